"""French verbs of what is to come: a stem in, the infinitive or the subjunctive out.

Refuses nothing: an unknown stem is taken for a regular one.
"""

import re

_FUTURES = {  # future stems that are no infinitive
    "ser": "être",
    "aur": "avoir",
    "ir": "aller",
    "fer": "faire",
    "verr": "voir",
    "pourr": "pouvoir",
    "devr": "devoir",
    "voudr": "vouloir",
    "saur": "savoir",
    "recevr": "recevoir",
    "enverr": "envoyer",
}


def infinitive(future: str) -> str:
    """The infinitive of a French future stem: *accepter* of *accepter-a*, *rendre* of *rendr-a*."""
    if future in _FUTURES:
        return _FUTURES[future]
    if future.endswith("iendr"):
        return f"{future[:-5]}enir"  # *maintiendr-a*
    return future if future.endswith(("er", "ir")) else f"{future}e"


_SUBJUNCTIVES = {  # stems of the imperfect whose subjunctive is another one: singular, plural
    "ét": ("soit", "soient"),
    "av": ("ait", "aient"),
    "all": ("aille", "aillent"),
    "fais": ("fasse", "fassent"),
    "pouv": ("puisse", "puissent"),
    "sav": ("sache", "sachent"),
    "dev": ("doive", "doivent"),
    "recev": ("reçoive", "reçoivent"),
    "voul": ("veuille", "veuillent"),
}
_CHANGING = re.compile(r"(?:(?<=[vt])|(?<=pr))en$")  # *venait*, *tenait*, *prenait*


def subjunctive(imperfect: str, *, plural: bool) -> str:
    """The subjunctive of a French imperfect stem: *cesse* of *cess-ait*, *tiennent* of *ten-aient*."""
    if imperfect in _SUBJUNCTIVES:
        return _SUBJUNCTIVES[imperfect][plural]
    changed = _CHANGING.search(imperfect)
    stem = f"{imperfect[:-2]}{'enn' if imperfect.endswith('pren') else 'ienn'}" if changed else imperfect
    return f"{stem}ent" if plural else f"{stem}e"
