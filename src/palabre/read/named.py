"""Words inside names, and distances that no name lengthens. Document and token numbers in, answers out.

What a party is called must change no code: *Army of Liberation* releases nobody, the *Elders* of a council are no
persons who are captured, and a name of six words stands no further from its verb than one of a single word. Refuses to
see a name where no noun of a body begins it with a capital.
"""

from palabre.read.document import Document
from palabre.read.names import shapes
from palabre.read.whole_names import name_over


def in_body_name(doc: Document, at: int) -> bool:
    """Whether a token belongs to the name of a body that began before it: *l'Armée de libération*.

    The owner that opens a name is none of the sentence's words either: *the People's Army*.
    """
    name = name_over(doc, at)
    if name is None or not any(t.lower in shapes(doc.language).bodies for t in doc.tokens[slice(*name)]):
        return False
    return name[0] < at or doc.tokens[at + 1].lower == "'s"


def steps(doc: Document, first: int, last: int) -> int:
    """How many tokens lie between two, each name counted as one."""
    count, at = 0, first
    while at < last:
        name = name_over(doc, at)
        at = min(name[1], last) if name else at + 1
        count += 1
    return count
