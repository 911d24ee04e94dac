"""Finds what tells who somebody is in a text that shall not: names, places, birth dates, numbers, initials.

One search for two uses: a text that shall name nobody, and one that shall name no other child. It finds too much rather
than too little, and a person looks. It is no promise: what it does not find may still point at somebody, so its result
is worded «funnet» or «ikke funnet», never «anonymt».
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.kjente_navn import Kjente, Navneord, others_of, telling_words
from helseansvarlig.domain.navnedato import days_in
from helseansvarlig.domain.navnetall import Tallfunn, addresses, identity_numbers, known_numbers, telephones
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
    """Which known name a word is a part of, and which part; `alene` tells that it names by itself.

    `er_kort` is one that a name is cut down to.
    """

    nummer: int
    ledd: int
    slag: Funnslag
    alene: bool
    er_kort: bool = False


class Navneleter:
    """Looks for what is known; made once for a record, then asked about many texts.

    With `bare_kjente` it looks for nothing but known names and numbers: no initials, no days, no addresses.
    """

    def __init__(self, kjente: Kjente, ordliste: Navneord, *, bare_kjente: bool = False) -> None:
        self._kjente = kjente
        self._ordliste = ordliste
        self._bare_kjente = bare_kjente
        self._by_word: dict[str, list[_Kjent]] = defaultdict(list)
        self._initials: set[str] = set()
        self._whole: dict[int, frozenset[int]] = {}
        self._silent = {word for name in kjente.egne for word in words_of(name)}
        self._may_be_named: set[int] = set()
        for name in sorted(kjente.navn):
            self._learn(name, Funnslag.NAVN)
        for name in sorted(kjente.steder):
            self._learn(name, Funnslag.STED)
        for name in sorted(kjente.hele):
            self._learn_whole(name)
        for name in sorted(kjente.egne | kjente.voksne):
            self._may_be_named.add(self._learn_whole(name))
        for short in sorted(kjente.kortformer):
            self._by_word[short].append(_Kjent(-1, 0, Funnslag.NAVN, alene=True, er_kort=True))

    def __eq__(self, other: object) -> bool:
        """Tell whether the same is looked for: a page is drawn anew only when something is different."""
        return isinstance(other, Navneleter) and self._made_of() == other._made_of()

    def __hash__(self) -> int:
        """Agree with `__eq__`."""
        return hash(self._made_of())

    def _made_of(self) -> tuple[Kjente, Navneord, bool]:
        return self._kjente, self._ordliste, self._bare_kjente

    def find(self, text: str) -> tuple[Funn, ...]:
        """Return every place found, in the order of the text; where two overlap, the one that tells more."""
        read = read_comparable(text)
        found = _without_overlap([*self._named(read), *self._numbered(read), *self._initialled(read)])
        return tuple(self._told(one, read, text) for one in found)

    def _told(self, one: _Sted, read: Navnetekst, text: str) -> Funn:
        start, slutt = read.original(one.start, one.slutt)
        return Funn(start, slutt, one.slag, text[start:slutt], one.er_sikkert)

    def _learn(self, name: str, kind: Funnslag) -> None:
        whole = words_of(name)
        number = self._number(whole)
        telling = telling_words(name, self._ordliste, is_place=kind is Funnslag.STED)
        for place, word in enumerate(whole):
            alone = word in telling and word not in self._silent
            self._by_word[word].append(_Kjent(number, place, kind, alone))
        if "-" in name and len(whole) > 1:
            self._by_word["".join(whole[:2])].append(_Kjent(number, len(whole), kind, alene=True))
        if kind is Funnslag.NAVN and len(whole) > 1 and not self._bare_kjente:
            for shape in (r"[^\W\d_]+", r"\S+"):  # of «Al-Masri», both A and M
                letters = [word[0] for word in re.findall(shape, name.lower())]
                self._initials |= {letters[0] + letters[-1], "".join(letters)}

    def _learn_whole(self, name: str) -> int:
        """Learn a name whose words tell nothing by themselves, and return its number."""
        whole = words_of(name)
        number = self._number(whole)
        for place, word in enumerate(whole):
            self._by_word[word].append(_Kjent(number, place, Funnslag.NAVN, alene=False))
        return number

    def _number(self, words: tuple[str, ...]) -> int:
        number = len(self._whole)
        self._whole[number] = frozenset(range(len(words)))
        return number

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
        """Yield a run of words as one name, unless it is but a word of the language, or one who may be named."""
        whole = self._in_full(known)
        if whole and whole <= self._may_be_named:
            return
        named = [one for some in known for one in some if one.nummer not in self._may_be_named]
        if not (whole - self._may_be_named or any(one.alene for one in named)):
            return
        parts = {(one.nummer, one.ledd) for one in named}
        kind = min((one.slag for one in named), key=[*Funnslag].index)
        is_word = all(self._is_word(word.noekkel) for word in words)
        is_whole = len(words) > 1 and len(parts) > 1
        has_capital = any(word.er_stor for word in words)
        is_small_name = in_small and not all(one.er_kort for one in named)
        if has_capital or is_small_name or is_whole or not is_word:
            certain = has_capital and (is_whole or not is_word)
            yield _Sted(words[0].start, words[-1].slutt, kind, certain)

    def _in_full(self, known: list[list[_Kjent]]) -> set[int]:
        """Return which names of people stand here with all their words."""
        parts: dict[int, set[int]] = defaultdict(set)
        for one in (one for some in known for one in some if one.slag is Funnslag.NAVN and not one.er_kort):
            parts[one.nummer].add(one.ledd)
        return {number for number, found in parts.items() if found >= self._whole[number]}

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
        if self._bare_kjente:
            yield from _placed(Funnslag.NUMMER, known_numbers(read.tegn, self._kjente.numre))
            return
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
            yield from _placed(kind, found)

    def _initialled(self, read: Navnetekst) -> Iterator[_Sted]:
        """Yield initials of known people; what is also a short form of something is none."""
        for shape in _INITIALS:
            for found in shape.finditer(read.tegn):
                letters = "".join(filter(None, found.groups())).lower()
                is_short_form = found[0].lower() in self._ordliste.forkortelser  # «AS», but not «A.S.» or «ASs»
                if letters in self._initials and not is_short_form:
                    yield _Sted(*found.span(), Funnslag.INITIALER, er_sikkert=False)


def names_of_others(barn: Barn | None, alle: Iterable[Barn], voksne: Iterable[str] = ()) -> Navneleter:
    """Return what finds every other child in a text about `barn`, as `others_of` knows them.

    Any of their names may be a word too («Modig»), so it counts where it is written as a name.
    """
    known = others_of(barn, alle, voksne)
    as_words = frozenset(word for name in (*known.navn, *known.hele) for word in words_of(name)) | known.kortformer
    return Navneleter(known, Navneord(ogsaa_ord=as_words), bare_kjente=True)


def _placed(kind: Funnslag, found: Iterable[Tallfunn]) -> Iterator[_Sted]:
    return (_Sted(one.start, one.slutt, kind, one.er_sikker) for one in found)


def _without_overlap(found: Iterable[_Sted]) -> list[_Sted]:
    """Return places that do not overlap: the certain before the uncertain, the long before the short."""
    kept: list[_Sted] = []
    for one in sorted(found, key=lambda one: (not one.er_sikkert, one.start - one.slutt, one.start)):
        if all(one.slutt <= other.start or other.slutt <= one.start for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda one: one.start)
