"""French: elision, contraction, agreement, the conditional of hearsay, dates, spaces."""

import re
from collections.abc import Sequence
from datetime import date

from palabre.model.event import EventStatus
from palabre.model.place import NamedPlace, PlacePrecision, PlaceRelation
from palabre.model.time import Period, TimePrecision
from palabre.model.toll import Qualifier
from palabre.publish.brief.grammar.base import Bounds, Clause, NounPhrase, Tongue
from palabre.publish.brief.marks import bare

_VOWELS = "aeiouyàâäéèêëîïôöùûüœæ"
_HEAD_END = re.compile(r",| (?:de|du|des|d[’'].*|en|à|au|aux|pour|avec|contre|liés?|liées?|qui|que|et|dans|sur)\b")
_MUTE = ("homi", "homm", "habi", "hôpi", "hôte", "hist", "hori", "huma", "heur", "hiver", "hélic", "hési")
_HEDGE = {Qualifier.AT_LEAST: "au moins ", Qualifier.UP_TO: "jusqu’à ", Qualifier.ABOUT: "quelque "}
_VAGUE = ((2000, "des milliers"), (200, "des centaines"), (20, "des dizaines"))


class French(Tongue):
    """French as a newspaper writes it."""

    language = "fr"

    def typeset(self, text: str) -> str:
        """No-break spaces before the high marks and inside guillemets; the curly apostrophe."""
        text = re.sub(r"(?<=\w)'(?=\w)", "’", text)
        text = re.sub(r"[ \u00a0\u202f]*([;!?])(?![\w/])", "\u202f\\1", text)
        text = re.sub(r"[ \u00a0\u202f]+:", "\u00a0:", text)
        return re.sub(r"«[ \u00a0\u202f]*", "«\u00a0", re.sub(r"[ \u00a0\u202f]*»", "\u00a0»", text))

    def definite(self, noun: str, *, feminine: bool) -> NounPhrase:
        """*l’attaque*, *la prise*, *le siège*."""
        article = "l’" if vowel(noun) else "la " if feminine else "le "
        return NounPhrase(text=article + noun, feminine=feminine)

    def people(self, bounds: Bounds, nouns: Sequence[str]) -> NounPhrase:
        """*au moins 12 civils*, *un Casque bleu*, *des dizaines de personnes*."""
        one, many, feminine = nouns[0], nouns[1], nouns[2] == "f"
        low, best, high = bounds.low, bounds.best, bounds.high
        if bounds.qualifier is Qualifier.VAGUE:
            count = next((words for least, words in _VAGUE if (low or 0) >= least), "plusieurs")
            text = f"plusieurs {many}" if count == "plusieurs" else f"{count} {elide('de', many)}"
            return NounPhrase(text=text, plural=True, feminine=feminine)
        if low is not None and high is not None and low != high:
            first, last = self.pair(low, high)
            text = f"{first} à {last} {many}"
            return NounPhrase(text=text, plural=True, feminine=feminine)
        number = best if best is not None else low if low is not None else high
        if number is None:
            return NounPhrase(text=f"des {many}", plural=True, feminine=feminine)
        noun = one if number < 2 else many
        text = f"{_HEDGE.get(bounds.qualifier, '')}{self._count(number, feminine)} {noun}"
        return NounPhrase(text=text, plural=number > 1, feminine=feminine)

    def amount(self, bounds: Bounds) -> str:
        """*au moins 16*, *2 à 10*, *des dizaines*."""
        low, best, high = bounds.low, bounds.best, bounds.high
        if bounds.qualifier is Qualifier.VAGUE:
            return next((words for least, words in _VAGUE if (low or 0) >= least), "plusieurs")
        if low is not None and high is not None and low != high:
            return f"{self.digits(low)} à {self.digits(high)}"
        number = best if best is not None else low if low is not None else high
        return "" if number is None else f"{_HEDGE.get(bounds.qualifier, '')}{self.digits(number)}"

    def _count(self, number: int, feminine: bool) -> str:
        if feminine and number < 2:
            return ("aucune", "une")[number]
        return self.number(number)

    def name(self, text: str, *, country: str | None = None, registered: bool = False) -> NounPhrase:
        """A name: *la France*, *l’Union africaine*, *les jihadistes*, *Moctar Ouane*."""
        text = text.replace("'", "’")
        articles = self.words.country
        if country:
            for article, codes in (("le", articles.le), ("la", articles.la), ("les", articles.les)):
                if country in codes:
                    return NounPhrase(text=f"{article} {text}", plural=article == "les", feminine=article == "la")
            return NounPhrase(text=f"l’{text}" if country in articles.elided else text, feminine=text.endswith("e"))
        first, plural, feminine = self._first(text)
        if first in self.words.articled:
            return NounPhrase(text=text[:1].lower() + text[1:], plural=plural, feminine=feminine)
        return self._with_article(text, plural=plural, feminine=feminine)

    def _first(self, text: str) -> tuple[str, bool, bool]:
        words = self.words
        first = re.split(r"(?<=’)| ", text.lower(), maxsplit=1)[0]
        head = _HEAD_END.split(bare(text), maxsplit=1)[0].lower().removeprefix(first).strip() or first
        noun = head.split(" ")[0]
        plural = first in words.plural_articles or (first[:1].isdigit() and first != "1")
        plural = plural or (
            first not in words.articled and text[:1].islower() and first[-1:] in "sx" and len(first) > 3
        )
        feminine = first in words.feminine_articles or first in words.feminine_heads or noun in words.feminine_heads
        return first, plural or first in words.plural_heads, feminine

    def _with_article(self, text: str, *, plural: bool, feminine: bool) -> NounPhrase:
        first = text.split(" ", maxsplit=1)[0].lower()
        known = (
            first in self.words.feminine_heads
            or first in self.words.masculine_heads
            or first in self.words.plural_heads
        )
        if text[:1].isdigit() or not (known or text[:1].islower()) or (bare(text) != text and not known):
            return NounPhrase(text=text, plural=plural, feminine=feminine)
        if plural:
            return NounPhrase(text=f"{'les' if text[:1].isupper() else 'des'} {text}", plural=True, feminine=feminine)
        article = "l’" if vowel(text) else "la " if feminine else "le "
        return NounPhrase(text=article + text, feminine=feminine)

    def of(self, phrase: NounPhrase) -> str:
        """*du Mali*, *de la France*, *d’Alger*, *des Nations unies*."""
        for article, short in (("le ", "du "), ("les ", "des "), ("des ", "de ")):
            if phrase.text.startswith(article):
                rest = phrase.text[len(article) :]
                return elide("de", rest) if short == "de " else short + rest
        return elide("de", phrase.text)

    def to(self, phrase: NounPhrase) -> str:
        """*au Mali*, *aux jihadistes*, *à la France*."""
        for article, short in (("le ", "au "), ("les ", "aux ")):
            if phrase.text.startswith(article):
                return short + phrase.text[len(article) :]
        return f"à {phrase.text}"

    def by(self, phrase: NounPhrase) -> str:
        """*par X*."""
        return f"par {phrase.text}"

    def with_preposition(self, preposition: str, phrase: NounPhrase) -> str:
        """A preposition before a phrase; *de* and *à* contract, also at the end of a longer one."""
        if preposition == "de" or preposition.endswith(" de"):
            return f"{preposition[:-2]}{self.of(phrase)}"
        if preposition == "à" or preposition.endswith(" à"):
            return f"{preposition[:-1]}{self.to(phrase)}"
        return f"{preposition} {phrase.text}".strip()

    def clause(
        self, subject: NounPhrase, forms: Sequence[str], *, status: EventStatus, passive: bool = False, rest: str = ""
    ) -> Clause:
        """*a attaqué*, *aurait attaqué*, *affirme avoir attaqué*, *doit attaquer*, *pourrait*, *n’a pas attaqué*."""
        many = subject.plural
        infinitive, done = forms[0], forms[1]
        if passive:
            infinitive, done = f"être {self.agree(done, subject)}", f"été {self.agree(done, subject)}"
        claims = "affirment" if many else "affirme"
        negated = f"{'n’ont' if many else 'n’a'} pas {done}"
        verbs = {
            EventStatus.ALLEGED: f"{'auraient' if many else 'aurait'} {done}",
            EventStatus.PLANNED: f"{'doivent' if many else 'doit'} {infinitive}",
            EventStatus.HYPOTHETICAL: f"{'pourraient' if many else 'pourrait'} {infinitive}",
            EventStatus.NEGATED: negated,
            EventStatus.DENIED: negated,
        }
        after = {EventStatus.DENIED: ", selon un démenti"}
        if passive:
            after[EventStatus.CLAIMED] = ", selon ceux qui le revendiquent"
        else:
            verbs[EventStatus.CLAIMED] = f"{claims} avoir {done}"
        verb = verbs.get(status, f"{'ont' if many else 'a'} {done}")
        return Clause(core=" ".join(w for w in (subject.text, verb, rest) if w), after=after.get(status, ""))

    def noun(self, kind: str, *, several: bool = False) -> NounPhrase:
        """*une attaque*; *des attaques*."""
        words = self.words.kind[kind]
        feminine = words.gender == "f"
        if several:
            return NounPhrase(text=f"des {words.plural or words.noun + 's'}", plural=True, feminine=feminine)
        return NounPhrase(text=f"{'une' if feminine else 'un'} {words.noun}", feminine=feminine)

    def agree(self, participle: str, phrase: NounPhrase) -> str:
        """*tué, tuée, tués, tuées*; each word of a longer participle agrees."""
        return " ".join(_ending(word, phrase) for word in participle.split(" "))

    def day(self, day: date, *, year: int | None = None, weekday: bool = True) -> str:
        """*lundi 26 octobre*, *1er novembre 2020*."""
        text = f"{'1er' if day.day == 1 else day.day} {self.words.months[day.month - 1]}"
        text = f"{self.words.weekdays[day.weekday()]} {text}" if weekday else text
        return text if day.year == year else f"{text} {day.year}"

    def stretch(self, first: date, last: date) -> str:
        """*du 26 octobre au 1er novembre 2020*."""
        if first == last:
            return self.day(first)
        head = "1er" if first.day == 1 else str(first.day)
        if first.month != last.month or first.year != last.year:
            head = self.day(first, year=last.year, weekday=False)
        return f"du {head} au {self.day(last, weekday=False)}"

    def when(self, period: Period, *, year: int | None = None) -> str:
        """*lundi 26 octobre*, *à la mi-octobre*, *fin octobre*, *en octobre 2019*."""
        first, last = period.start, period.end
        if first is None or last is None:
            return ""
        if first == last:
            return self.day(first, year=year)
        month, tail = self.words.months[first.month - 1], "" if first.year == year else f" {first.year}"
        match period.precision:
            case TimePrecision.WEEK:
                return f"dans la semaine du {self.day(first, year=year, weekday=False)}"
            case TimePrecision.PART_OF_MONTH if first.month == last.month and first.day in {1, 11, 21}:
                return f"{({1: 'début ', 11: 'à la mi-', 21: 'fin '})[first.day]}{month}{tail}"
            case TimePrecision.MONTH:
                return f"en {month}{tail}"
            case TimePrecision.PART_OF_YEAR if first.month in {1, 10} and last.year == first.year:
                return f"{'début' if first.month == 1 else 'fin'} {first.year}"
            case TimePrecision.YEAR if first.year == last.year:
                return f"en {first.year}"
        start = self.day(first, year=last.year, weekday=False)
        return f"entre le {start} et le {self.day(last, year=year, weekday=False)}"

    def where(self, place: NamedPlace, *, own: bool) -> str:
        """*à Bankass*, *près de Boni*, *à 15 km de Boni*, *au Mali*, *dans la région de Mopti*."""
        text = place.text.replace("'", "’") if own else (place.name or place.text)
        phrase = self.name(text, country=place.country if place.precision is PlacePrecision.COUNTRY else None)
        if place.distance_km is not None:
            return f"à {f'{place.distance_km:g}'.replace('.', ',')} km {self.of(phrase)}"
        match place.relation:
            case PlaceRelation.NEAR:
                return f"près {self.of(phrase)}"
            case PlaceRelation.FROM:
                return f"depuis {phrase.text}"
        return self._within(text, phrase, place.precision)

    def _within(self, text: str, phrase: NounPhrase, precision: PlacePrecision | None) -> str:
        if precision is PlacePrecision.COUNTRY:
            masculine = phrase.text.startswith(("le ", "les "))
            if masculine:
                return self.to(phrase)
            return f"en {text}" if phrase.text != text else f"à {text}"
        if phrase.text != text or text[:1].islower():
            return f"dans {phrase.text}"
        if precision in {PlacePrecision.ADM1, PlacePrecision.ADM2}:
            return f"dans la région {elide('de', text)}"
        return f"au {text}" if precision is PlacePrecision.REGION else f"à {text}"


def vowel(text: str) -> bool:
    """Whether the words begin with a vowel's sound, as far as spelling tells (*h* as sounded but in common words)."""
    first = bare(text).lstrip("« \u00a0").lower()
    if first.startswith(_MUTE):
        return True
    return first[:1] in _VOWELS and not first.startswith(("onz", "oui", "yé"))


def elide(word: str, following: str) -> str:
    """*de*, *que*, *ne* before a word, elided before a vowel."""
    if following and vowel(following) and not bare(following).startswith("«"):
        return f"{word[:-1]}’{following}"
    return f"{word} {following}"


def _ending(word: str, phrase: NounPhrase) -> str:
    if phrase.feminine:
        word += "e"
    return f"{word}s" if phrase.plural and not word.endswith("s") else word
