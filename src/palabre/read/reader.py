"""The reader: an article in, its reading out. The only module of the stage that knows the order of the components.

Each component is one file of the same shape: what it takes, what it gives, what it refuses, and a versioned name that
goes on each of its claims. Refuses languages that are neither English nor French.
"""

from collections.abc import Iterable
from dataclasses import replace

from palabre.errors import UnknownLanguage
from palabre.model.article import Article
from palabre.model.position import Question
from palabre.model.reading import ReaderVersion, Reading
from palabre.read import (
    accords,
    affiliations,
    commitments,
    credits,
    events,
    mentions,
    positions,
    roles,
    statements,
    times,
)
from palabre.read.anonymous import anonymous
from palabre.read.asked import with_asked
from palabre.read.backdrop import with_backdrop
from palabre.read.both_ends import with_both_ends
from palabre.read.deeds_between import with_relations
from palabre.read.document import Document
from palabre.read.elsewhere import without_other_places
from palabre.read.event_places import with_tagged_places
from palabre.read.exact import with_exact_places
from palabre.read.follow_on import with_settings_told_before
from palabre.read.furniture import ParagraphKind
from palabre.read.learned import read_tags
from palabre.read.mentions import Names
from palabre.read.recipients import without_towns
from palabre.read.setting import Setting
from palabre.read.truecase import as_written, true_case
from palabre.read.undated import with_likely_days

VERSION = ReaderVersion(name="palabre", version="2")  # 1: rules alone


def read(article: Article, names: Names, questions: Iterable[Question] = ()) -> Reading:
    """What an article says, without ids of actors and places (those are the stage `resolve`'s).

    Args:
        article: with its language.
        names: the known names of actors and places.
        questions: the desk's questions; without any, questions are proposed.

    Raises:
        UnknownLanguage: the article has no language, or one that is not read.
    """
    if article.language is None:
        raise UnknownLanguage(article.id, "the language of the text is not known", "give it, en or fr")
    text = true_case(article.text, article.language)
    if text == article.text:
        return _read(Document(article, article.language), names, questions)
    cased = _read(Document(replace(article, text=text), article.language), names, questions)
    return as_written(cased, article.text)


def _read(doc: Document, names: Names, questions: Iterable[Question]) -> Reading:
    found_times = times.read_times(doc)
    found_mentions = mentions.read_mentions(doc, names)
    places = mentions.read_places(doc, found_mentions)
    tags = read_tags(doc, found_mentions, places)
    found_statements = statements.read_statements(doc, found_times, found_mentions, tags)
    found_events = events.read_events(doc, found_times, places, found_statements, found_mentions)
    found_events = with_relations(doc, found_events, tags.seen, found_statements, found_times, places)
    if pair := doc.article.asked:
        hidden, setting = anonymous(doc, found_mentions, places), Setting(doc, found_times, places)
        found_events = with_asked(doc, found_events, pair, found_statements, hidden, setting)
    found_events = with_tagged_places(doc, found_events, places, tags.seen, found_mentions)
    found_events = without_other_places(doc, found_events, places)
    found_events = with_exact_places(doc, found_events, places)
    found_events = with_both_ends(doc, found_events, places)
    found_events = with_settings_told_before(doc, found_events, found_times, places)
    found_events = with_likely_days(doc, found_events, found_times, found_statements)
    found_events = without_towns(with_backdrop(doc, found_events, found_mentions, places, names))
    return Reading(
        article=doc.article.id,
        reader=VERSION,
        language=doc.language,
        credits=credits.read_credits(doc.text, [(p.start, p.end) for p in doc.paragraphs], doc.language),
        mentions=found_mentions,
        times=found_times,
        statements=found_statements,
        positions=positions.read_positions(doc, found_statements, found_events, questions),
        events=found_events,
        accords=accords.read_accords(doc, found_times, places),
        commitments=commitments.read_commitments(doc, found_times, found_statements),
        affiliations=affiliations.read_affiliations(doc),
        roles=roles.read_roles(doc),
        furniture=tuple((p.start, p.end) for p in doc.paragraphs if p.kind is ParagraphKind.FURNITURE),
    )
