"""The server of a test, articles in both languages, and their readings."""

from collections.abc import Iterator

import pytest

from palabre.model.article import Article
from palabre.model.desk import Desk
from palabre.model.reading import ReadArticle
from palabre.pipeline import Engine
from tests.propose.server import Model, serving

ENGLISH = (
    "The ferry stopped on Monday. The mayor of Diré said that the river is too low for the boats.\n\n"
    "For the fishermen of Koriomé it is nothing new, and their chief, Amadou Bocoum, put it plainly on the quay: "
    "“The boats will be back before the rains,” as he confirmed to travellers. Nobody else spoke.\n\n"
    "The harbour office promised to dredge the channel by 1 May 2021. What the boatmen’s union has "
    "promised is a second boat.\n\n"
    "Fatoumata Keïta, who sells fish, did not say that the market would close. The market is open. The market is open."
)
FRENCH = (
    "Le bac s’est arrêté lundi. Le maire de Diré a déclaré que le fleuve est trop bas pour les bateaux.\n\n"
    "Sur le quai, d’autres attendent. Pour le chef des pêcheurs, Amadou Bocoum, qui l’affirme aux voyageurs : "
    "« Les bateaux reviendront avant les pluies ». Personne d’autre n’a parlé.\n\n"
    "Le bureau du port s’est engagé à draguer le chenal avant le 1er mai 2021. Un second bateau a été, par les "
    "armateurs, promis aux marchands du lac."
)


def article(language: str = "en", text: str | None = None) -> Article:
    """A small article."""
    return Article(id=f"bac-{language}", text=text or (FRENCH if language == "fr" else ENGLISH), language=language)


@pytest.fixture(scope="package", autouse=True)
def _without_tagger() -> Iterator[None]:
    """The reader misses what these tests propose: its tagger, which would find it, is never sure enough."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("palabre.read.learned._SURE", 1.1)
        yield


@pytest.fixture(scope="package")
def engine() -> Engine:
    """The shipped names and no desk."""
    return Engine(Desk())


@pytest.fixture(scope="package")
def read(engine: Engine) -> ReadArticle:
    """The English article with the reader's own reading."""
    return engine.read(article())


@pytest.fixture(scope="package")
def lu(engine: Engine) -> ReadArticle:
    """The French article with the reader's own reading."""
    return engine.read(article("fr"))


@pytest.fixture
def model() -> Iterator[Model]:
    """A server that proposes nothing until a test says otherwise."""
    with serving() as served:
        yield served
