"""Reconcile: same text? same story? same event? who moved? Readings and judgements in, a record out.

Input: articles with their readings, people's judgements, the desk, the actor register behind a Protocol.
Output: a `Record`, the same for the same input in any order. Refuses: nothing; it does no input or output.
"""

from palabre.reconcile.actors import ActorNames
from palabre.reconcile.commitments import status_on
from palabre.reconcile.fold import fold, group_stories
from palabre.reconcile.gather import replay
from palabre.reconcile.people import applicable
from palabre.reconcile.trace import claims_of

__all__ = ["ActorNames", "applicable", "claims_of", "fold", "group_stories", "replay", "status_on"]
