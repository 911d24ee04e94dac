"""Whom and what a text without names must not name: what a record knows of people and places."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.navnetekst import key_of, read_comparable, words_of

SHORTEST_NUMBER = 5
"""Fewer digits than this tell nothing by themselves."""

SHORTEST_NICKNAME = 4
"""So much of a first name stands for the name («Alex», «Kris»); shorter ones begin too many words."""

_NAME = re.compile(r"[^\W\d_]+(?:['’.-]+[^\W\d_]+)*\.?")
_BREAK = re.compile(r"[,;:()/\n]|(?<=\s)(?:ved|v|og|i|på|hos|fra|med|tlf|til)(?=[\s.])")
_NUMBER = re.compile(r"\d(?:[ .\u00a0-]?\d){4,14}")
_PARTICLES = frozenset(
    {
        "af",
        "al",
        "av",
        "bin",
        "da",
        "de",
        "del",
        "den",
        "der",
        "di",
        "dos",
        "du",
        "el",
        "la",
        "le",
        "ten",
        "van",
        "von",
        "zu",
    }
)


@dataclass(frozen=True, slots=True)
class Navneord:
    """What keeps ordinary words from counting as names.

    `ogsaa_ord` are names that are words too («Stein», «Vår»); `i_stedsnavn` and `roller` name nothing by themselves
    («avdeling», «mor»); `forkortelser` look like initials and are none. All are written as `key_of` does.
    """

    ogsaa_ord: frozenset[str] = frozenset()
    i_stedsnavn: frozenset[str] = frozenset()
    roller: frozenset[str] = frozenset()
    forkortelser: frozenset[str] = frozenset()

    def says_nothing(self, word: str) -> bool:
        """Tell whether a word, as it is compared, is the name of nobody and of no place."""
        return word in self.i_stedsnavn or word in self.roller or word in _PARTICLES


@dataclass(frozen=True, slots=True)
class Kjente:
    """Names of people and of places as they stand in the record, birth dates, and numbers as digits alone.

    Names in `hele` count in full only, and `kortformer` where they are written large. Who is in `egne` or `voksne` may
    be named in full; a word of `egne` alone tells of nobody else either.
    """

    navn: frozenset[str] = frozenset()
    steder: frozenset[str] = frozenset()
    foedselsdatoer: frozenset[date] = frozenset()
    numre: frozenset[str] = frozenset()
    telefoner: frozenset[str] = frozenset()
    hele: frozenset[str] = frozenset()
    kortformer: frozenset[str] = frozenset()
    egne: frozenset[str] = frozenset()
    voksne: frozenset[str] = frozenset()


def others_of(barn: Barn | None, alle: Iterable[Barn], voksne: Iterable[str] = ()) -> Kjente:
    """Return what is known of every other child in `alle`; without a `barn`, of every child.

    A whole name or a number counts whoever it is; a part of a name only of one who has lived here at the same time.
    `voksne` is what is written of grown-ups: where they stand in full, they are not taken for a child of the same name.
    """
    own = frozenset({barn.navn} if barn is not None else ())
    named = {words_of(name) for name in own}
    others = [one for one in alle if (barn is None or one.id != barn.id) and words_of(one.navn) not in named]
    met = frozenset(one.navn for one in others if _lived_together(barn, one))
    children = {words_of(one.navn) for one in others}
    near = names_in((*voksne, *_round(barn)), Navneord())
    grown_ups = frozenset(name for name in near if len(words_of(name)) > 1 and words_of(name) not in children)
    taken = {word for name in (*own, *grown_ups) for word in words_of(name)}
    return Kjente(
        navn=met,
        hele=frozenset(one.navn for one in others) - met,
        kortformer=frozenset(short for name in met for short in _shortened(name)) - taken,
        egne=own,
        voksne=grown_ups,
        numre=frozenset(one.identnummer for one in others if one.identnummer.isdigit()),
    )


def names_in(texts: Iterable[str], ordliste: Navneord) -> frozenset[str]:
    """Return the names of people in what was written about who somebody is: «Klok Furu, Fjellbygda legesenter».

    What stands before a comma, a bracket or a small word is one name; roles («mor», «nattevakt») are none.
    """
    return frozenset(
        name for part in _parts(texts) if not _is_place(part, ordliste) and (name := _name_in(part, ordliste))
    )


def places_in(texts: Iterable[str], ordliste: Navneord) -> frozenset[str]:
    """Return the names of places in the same: what holds a word such as «legesenter» or «skole»."""
    places = (part for part in _parts(texts) if _is_place(part, ordliste))
    return frozenset(name for part in places if (name := _name_in(part, ordliste)))


def numbers_in(texts: Iterable[str]) -> frozenset[str]:
    """Return the numbers in what was written, as digits alone and without the country's code."""
    found = ("".join(filter(str.isdigit, one[0])) for text in texts for one in _NUMBER.finditer(text))
    return frozenset(one.removeprefix("0047") for one in found if len(one) >= SHORTEST_NUMBER)


def telling_words(name: str, ordliste: Navneord, *, is_place: bool) -> tuple[str, ...]:
    """Return the words of a name that tell of it by themselves: of «BUP Elvebyen» the last, of «Bo Vest» both."""
    dull = ordliste.says_nothing if is_place else _PARTICLES.__contains__
    return tuple(word for word in words_of(name) if len(word) > 1 and not dull(word))


def _lived_together(barn: Barn | None, other: Barn) -> bool:
    """Tell whether both have lived here at once; a day that is not written rules nothing out."""
    if barn is None:
        return other.flyttet is None
    return _before(barn.innflyttet, other.flyttet) and _before(other.innflyttet, barn.flyttet)


def _before(came: date | None, left: date | None) -> bool:
    return came is None or left is None or came <= left


def _round(barn: Barn | None) -> Iterator[str]:
    """Yield what is written of the grown-ups in a child's own record."""
    if barn is not None:
        yield from (barn.trygg_voksen, barn.fastlege, barn.kontaktperson_barnevern)
        yield from (person.navn for person in barn.foreldreansvar)


def _shortened(name: str) -> Iterator[str]:
    first = next(iter(words_of(name)), "")
    yield from (first[:length] for length in range(SHORTEST_NICKNAME, len(first)))


def _parts(texts: Iterable[str]) -> Iterator[str]:
    return (part for text in texts for part in _BREAK.split(text))


def _is_place(part: str, ordliste: Navneord) -> bool:
    return any(word in ordliste.i_stedsnavn for word in words_of(part))


def _name_in(part: str, ordliste: Navneord) -> str:
    """Return the capitalised words of `part` that follow each other, as far as they can be a name; or nothing."""
    words: list[str] = []
    for found in _NAME.finditer(read_comparable(part).tegn):
        word = found[0]
        is_name = word[0].isupper() and not (word.isupper() and 1 < len(word) <= 4 and "." not in word)
        if is_name and not ordliste.says_nothing(key_of(word)):
            words.append(word)
        elif words and key_of(word) not in _PARTICLES:
            break
    return " ".join(words)
