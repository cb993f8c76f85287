"""Grammar: one tongue per language, with its words in `lexicon/`."""

from palabre.errors import UnknownLanguage
from palabre.publish.brief.grammar.base import Clause, NounPhrase, Tongue
from palabre.publish.brief.grammar.english import English
from palabre.publish.brief.grammar.french import French

__all__ = ["Clause", "NounPhrase", "Tongue", "tongue"]


def tongue(language: str) -> Tongue:
    """The tongue of a language. Raises UnknownLanguage for any but English and French."""
    if language == "en":
        return English()
    if language == "fr":
        return French()
    raise UnknownLanguage(language, "a brief is written in English or in French", "ask for en or fr")
