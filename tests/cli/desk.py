"""A small invented desk for the tests: two parties, a bridge, an attack and a truce, in both languages."""

import json
from pathlib import Path

DESK = """
[desk]
name = "Delta"
countries = ["ML"]

[[source]]
id = "gazette"
name = "The Delta Gazette"
kind = "newspaper"
language = "en"

[[source]]
id = "courrier"
name = "Le Courrier du Delta"
kind = "newspaper"
language = "fr"

[[source]]
id = "quiet"
name = "Radio Silence"
kind = "broadcaster"
language = "fr"

[[question]]
id = "talks"
en = "Should the River Council negotiate with the Northern Union?"
fr = "Le Conseil du fleuve doit-il négocier avec l’Union du Nord ?"
terms.en = ["negotiat", "talk", "Northern Union"]
terms.fr = ["négoci", "discussion", "Union du Nord"]

[[actor]]
id = "desk/river-council"
kind = "organisation"
name.en = "River Council"
name.fr = "Conseil du fleuve"

[[actor]]
id = "desk/northern-union"
kind = "armed_group"
name.en = "Northern Union"
name.fr = "Union du Nord"
acronyms = ["NUX"]

[[actor]]
id = "desk/delta-front"
kind = "armed_group"
name.en = "Delta Front"
name.fr = "Front du delta"
"""

ARTICLES: tuple[dict[str, str], ...] = (
    {
        "id": "bus-en",
        "title": "Bus attacked near Mopti",
        "published": "2021-03-02",
        "source": "gazette",
        "language": "en",
        "text": "Gunmen attacked a bus near Mopti on Monday, killing 12 civilians, the Delta police said.\n\n"
        "The River Council rejected talks with the Northern Union on Tuesday. "
        '"We will never negotiate with the Northern Union," the River Council said.\n\n'
        "The Northern Union denied that its fighters had attacked the bus.",
    },
    {
        "id": "bus-fr",
        "title": "Un autocar attaqué près de Mopti",
        "published": "2021-03-03",
        "source": "courrier",
        "language": "fr",
        "text": "Des hommes armés ont attaqué un autocar lundi près de Mopti, tuant 14 civils, "
        "a annoncé l’Union du Nord.\n\n"
        "L’Union du Nord a déclaré qu’il faut négocier avec le Conseil du fleuve.",
    },
    {
        "id": "truce-en",
        "title": "A truce for the bridge",
        "published": "2021-03-05",
        "source": "gazette",
        "language": "en",
        "text": "The River Council and the Delta Front signed a ceasefire agreement in Sévaré on Thursday. "
        "The Northern Union did not sign the agreement.\n\n"
        "The River Council promised to reopen the bridge by 15 March 2021.",
    },
    {
        "id": "truce-fr",
        "title": "Une trêve pour le pont",
        "published": "2021-03-06",
        "source": "courrier",
        "language": "fr",
        "text": "Le Conseil du fleuve a signé jeudi un accord de cessez-le-feu à Sévaré.\n\n"
        "Le Conseil du fleuve s’est engagé à rouvrir le pont avant le 15 mars 2021.",
    },
    {
        "id": "turn-en",
        "title": "Council changes its mind",
        "published": "2021-03-10",
        "source": "gazette",
        "language": "en",
        "text": "The River Council accepted talks with the Northern Union on Wednesday.\n\n"
        '"We must negotiate with the Northern Union," the River Council said in Mopti.\n\n'
        "The Delta Front rejected talks with the Northern Union on Wednesday.",
    },
)


def jsonl(path: Path, articles: tuple[dict[str, str], ...] = ARTICLES) -> Path:
    """The articles as a JSONL file."""
    path.write_text("".join(json.dumps(article, ensure_ascii=False) + "\n" for article in articles), encoding="utf-8")
    return path


def made(folder: Path) -> Path:
    """A folder with the desk's file and the articles."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "desk.toml").write_text(DESK, encoding="utf-8")
    return jsonl(folder / "articles.jsonl")
