"""Articles that a question needs: a bare thing in, the thing with its article out.

*called for truce* asks *Should there be a truce?*, *il n'y aura pas de retraite* asks *Faut-il une retraite ?*. Refuses
what stands without an article in English (*dialogue*, *independence*).
"""

import re

from palabre.read.questions import question_shapes

_SINGULAR = re.compile(r"(?:compromis|refus|retrait|accès|progrès|sursis|procès|cessez-le-feu|corps|cours|temps)$")


def with_article(thing: str, language: str) -> str:
    """*truce* as *a truce*; as it stands where it has an article, counts several, or cannot be counted."""
    if language != "en" or not re.match(question_shapes("en")["countable"], thing, re.IGNORECASE):
        return thing
    return f"an {thing}" if thing[0].lower() in "aeio" else f"a {thing}"


def asked_for(thing: str, language: str) -> str:
    """What there is said to be none of, as it can be asked for: *retrait* as *un retrait*, *troupes* as *des troupes*.

    The gender goes by the ending of the first word.
    """
    if language == "en":
        return with_article(thing, language)
    noun = thing.split(maxsplit=1)[0].lower()
    if noun[-1] in "sx" and noun != "paix" and not _SINGULAR.search(noun):
        return f"des {thing}"
    feminine = re.search(question_shapes("fr")["feminine"], noun)
    return f"une {thing}" if feminine else f"un {thing}"
