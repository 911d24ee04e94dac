"""Finds what tells who somebody is in a text that shall not: names, places, birth dates, numbers, initials.

It is a search and no promise: what it finds is found, what it does not find may still point at somebody. So its result
is worded «funnet» or «ikke funnet», never «anonymt».
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from helseansvarlig.domain.kjente_navn import Kjente, Navneord, telling_words
from helseansvarlig.domain.navnedato import days_in
from helseansvarlig.domain.navnetall import addresses, identity_numbers, telephones
from helseansvarlig.domain.navnetekst import Navnetekst, Ord, read_comparable, words_of

_BETWEEN = re.compile(r"[\s,.\u00a0–-]{0,3}")
_BORN = re.compile(r"\b(?:født|fødd|fødselsdato|fødselsdag|f\.)\W{0,3}(?:den\s|i\s)?$")
_INITIALS = tuple(
    re.compile(rf"(?<![\w.]){letters}(?:['’]?s)?(?!\w)")
    for letters in (
        r"([A-ZÆØÅ])\.[ -]?([A-ZÆØÅ])\.?",
        r"([A-ZÆØÅ])\.[ -]?([A-ZÆØÅ])\.[ -]?([A-ZÆØÅ])\.?",
        r"([A-ZÆØÅ]{2,3})",
    )
)
_CASE_NEEDED = 2
"""A name of so few letters counts only where it is written with a capital: «Bo», not «bo»."""


class Funnslag(StrEnum):
    """What kind of thing was found."""

    NAVN = "navn"
    STED = "sted"
    INITIALER = "initialer"
    FOEDSELSDATO = "foedselsdato"
    NUMMER = "nummer"
    TELEFON = "telefon"
    ADRESSE = "adresse"


@dataclass(frozen=True, slots=True)
class Funn:
    """One place in the text, by its characters; `tekst` is what stands there.

    With `er_sikkert` it can hardly be anything else; without, a person must look: «Stein» may be a stone.
    """

    start: int
    slutt: int
    slag: Funnslag
    tekst: str
    er_sikkert: bool


@dataclass(frozen=True, slots=True)
class _Sted:
    """A found place in the comparable text."""

    start: int
    slutt: int
    slag: Funnslag
    er_sikkert: bool


@dataclass(frozen=True, slots=True)
class _Kjent:
    """Which known name a word is a part of, and which part; `alene` tells that it names by itself."""

    nummer: int
    ledd: int
    slag: Funnslag
    alene: bool


class Navneleter:
    """Looks for what is known; made once for a record, then asked about many texts."""

    def __init__(self, kjente: Kjente, ordliste: Navneord) -> None:
        self._kjente = kjente
        self._ordliste = ordliste
        self._by_word: dict[str, list[_Kjent]] = defaultdict(list)
        self._initials: set[str] = set()
        named = [(name, Funnslag.NAVN) for name in sorted(kjente.navn)]
        named += [(name, Funnslag.STED) for name in sorted(kjente.steder)]
        for number, (name, kind) in enumerate(named):
            self._learn(name, number, kind)

    def find(self, text: str) -> tuple[Funn, ...]:
        """Return every place found, in the order of the text; where two overlap, the one that tells more."""
        read = read_comparable(text)
        found = _without_overlap([*self._named(read), *self._numbered(read), *self._initialled(read)])
        return tuple(self._told(one, read, text) for one in found)

    def _told(self, one: _Sted, read: Navnetekst, text: str) -> Funn:
        start, slutt = read.original(one.start, one.slutt)
        return Funn(start, slutt, one.slag, text[start:slutt], one.er_sikkert)

    def _learn(self, name: str, number: int, kind: Funnslag) -> None:
        whole = words_of(name)
        telling = telling_words(name, self._ordliste, is_place=kind is Funnslag.STED)
        for place, word in enumerate(whole):
            self._by_word[word].append(_Kjent(number, place, kind, word in telling))
        if "-" in name and len(whole) > 1:
            self._by_word["".join(whole[:2])].append(_Kjent(number, len(whole), kind, alene=True))
        if kind is Funnslag.NAVN and len(whole) > 1:
            for shape in (r"[^\W\d_]+", r"\S+"):  # of «Al-Masri», both A and M
                letters = [word[0] for word in re.findall(shape, name.lower())]
                self._initials |= {letters[0] + letters[-1], "".join(letters)}

    def _named(self, read: Navnetekst) -> Iterator[_Sted]:
        """Yield names and places: words of the same name that follow each other are one."""
        words = read.words()
        in_small = not any(word.er_stor for word in words)  # where nothing is written large, a name is not either
        known = [self._known(word.noekkel) for word in words]
        at = 0
        while at < len(words):
            if not known[at]:
                at += 1
                continue
            end = self._end_of_name(at, words, known, read.tegn)
            yield from self._judged(words[at:end], known[at:end], in_small=in_small)
            at = end

    def _end_of_name(self, at: int, words: list[Ord], known: list[list[_Kjent]], text: str) -> int:
        """Return the number of the first word that is no longer part of the same name."""
        same = {(one.nummer, one.slag) for one in known[at]}
        end = at + 1
        while end < len(words) and _BETWEEN.fullmatch(text, words[end - 1].slutt, words[end].start):
            also = same & {(one.nummer, one.slag) for one in known[end]}
            if not also:
                break
            same, end = also, end + 1
        return end

    def _judged(self, words: list[Ord], known: list[list[_Kjent]], *, in_small: bool) -> Iterator[_Sted]:
        """Yield a run of words as one name, unless it is but a word of the language."""
        if not any(one.alene for some in known for one in some):
            return
        parts = {(one.nummer, one.ledd) for some in known for one in some}
        kind = min((one.slag for one in known[0]), key=[*Funnslag].index)
        is_word = all(self._is_word(word.noekkel) for word in words)
        is_whole = len(words) > 1 and len(parts) > 1
        has_capital = any(word.er_stor for word in words)
        if has_capital or in_small or is_whole or not is_word:
            certain = has_capital and (is_whole or not is_word)
            yield _Sted(words[0].start, words[-1].slutt, kind, certain)

    def _known(self, key: str) -> list[_Kjent]:
        """Return what a word is part of, also with the «s» of who owns something."""
        found = self._by_word.get(key, [])
        if key.endswith("s") and len(key) > _CASE_NEEDED and key[:-1] in self._by_word:
            return [*found, *self._by_word[key[:-1]]]
        return found

    def _is_word(self, key: str) -> bool:
        """Tell whether it may as well be a word of the language."""
        plain = self._ordliste.ogsaa_ord
        return len(key) <= _CASE_NEEDED or key in plain or key.removesuffix("s") in plain

    def _numbered(self, read: Navnetekst) -> Iterator[_Sted]:
        """Yield birth dates, numbers, telephones and addresses."""
        small = read.tegn.lower() if len(read.tegn.lower()) == len(read.tegn) else read.tegn
        for day in days_in(small):
            is_born = day.is_whole and _BORN.search(small, max(0, day.start - 20), day.start) is not None
            is_known = any(day.may_be(one) for one in self._kjente.foedselsdatoer)
            if is_known or is_born:
                yield _Sted(day.start, day.slutt, Funnslag.FOEDSELSDATO, day.is_whole)
        for kind, found in (
            (Funnslag.NUMMER, identity_numbers(read.tegn, self._kjente.numre)),
            (Funnslag.TELEFON, telephones(read.tegn, self._kjente.telefoner)),
            (Funnslag.ADRESSE, addresses(read.tegn)),
        ):
            for one in found:
                yield _Sted(one.start, one.slutt, kind, one.er_sikker)

    def _initialled(self, read: Navnetekst) -> Iterator[_Sted]:
        """Yield initials of known people; what is also a short form of something is none."""
        for shape in _INITIALS:
            for found in shape.finditer(read.tegn):
                letters = "".join(filter(None, found.groups())).lower()
                is_short_form = found[0].lower() in self._ordliste.forkortelser  # «AS», but not «A.S.» or «ASs»
                if letters in self._initials and not is_short_form:
                    yield _Sted(*found.span(), Funnslag.INITIALER, er_sikkert=False)


def _without_overlap(found: Iterable[_Sted]) -> list[_Sted]:
    """Return places that do not overlap: the certain before the uncertain, the long before the short."""
    kept: list[_Sted] = []
    for one in sorted(found, key=lambda one: (not one.er_sikkert, one.start - one.slutt, one.start)):
        if all(one.slutt <= other.start or other.slutt <= one.start for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda one: one.start)
