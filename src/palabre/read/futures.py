"""French futures: the stem of a future or conditional in, the infinitive out: *accepter* of *accepter-a*.

Refuses nothing: an unknown stem is taken for a regular one.
"""

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
