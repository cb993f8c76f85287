"""The order of the work, and the only place that knows it.

    files and addresses -> captures -> articles -> readings -> readings with ids -> store -> fold -> record

Takes paths, addresses and a store; gives outcomes one by one, so that long work shows progress, stops at any moment and
resumes: an article that is stored with this reader's reading is not read again.
"""

from palabre.pipeline.adding import Outcome, add, articles, captures, refold, reread
from palabre.pipeline.judging import claims_behind, judge, undo, waiting
from palabre.pipeline.proposing import propose, propose_all
from palabre.pipeline.reading import Engine, read_all

__all__ = [
    "Engine",
    "Outcome",
    "add",
    "articles",
    "captures",
    "claims_behind",
    "judge",
    "propose",
    "propose_all",
    "read_all",
    "refold",
    "reread",
    "undo",
    "waiting",
]
