"""A language model of the user's own, as an option: it may propose claims, and each is checked against the article.

Takes an address, an article's ground and its reading; gives claims whose every word stands in the article, marked as
proposed, and a count of what was dropped and why. Off unless a person names a model. The only door to such a model.
"""

from palabre.propose.endpoint import KEY_VARIABLE, TIMEOUT, Endpoint, endpoint
from palabre.propose.ground import Ground
from palabre.propose.proposer import Proposed, Proposer, Tally

__all__ = ["KEY_VARIABLE", "TIMEOUT", "Endpoint", "Ground", "Proposed", "Proposer", "Tally", "endpoint"]
