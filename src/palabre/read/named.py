"""Words inside names, and distances that no name lengthens. Document and token numbers in, answers out.

What a party is called must change no code: *Army of Liberation* releases nobody, the *Elders* of a council are no
persons who are captured, and a name of six words stands no further from its verb than one of a single word. Refuses to
see a name where no noun of a body begins it with a capital.
"""

from palabre.read.bodies import body_at
from palabre.read.document import Document
from palabre.read.names import shapes

LONGEST = 6  # words of a name before the one that is asked about


def in_body_name(doc: Document, at: int) -> bool:
    """Whether a token belongs to the name of a body that began before it: *l'Armée de libération*."""
    if doc.capitals:
        return False
    bodies = shapes(doc.language).bodies
    for first in range(at - 1, max(-1, at - 1 - LONGEST), -1):
        token = doc.tokens[first]
        if not token.text[0].isalpha() and token.text[0] not in "'’-":
            return False
        if token.name_like and token.lower in bodies:
            found = body_at(doc, first)
            return found is not None and found[1] > at
    return False


def steps(doc: Document, first: int, last: int) -> int:
    """How many tokens lie between two, each name counted as one."""
    count, at = 0, first
    while at < last:
        named = None if doc.capitals or not doc.tokens[at].name_like else body_at(doc, at)
        at = max(at + 1, min(named[1], last)) if named else at + 1
        count += 1
    return count
