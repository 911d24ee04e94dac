"""Where another child of the house is named: in full, by number, by first or last name alone, inflected, cut short.

It finds too much rather than too little: a name that is also a word («Modig») counts where it is written as a name.
A person looks at what is found and says when it is somebody else.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from helseansvarlig.domain.barn import Barn

SHORTEST_NAME = 2
SHORTEST_NICKNAME = 4
"""So much of a first name stands for the name («Alex», «Kris»); shorter ones begin too many words."""

_INFLECTED = r"(?:['’]?s|['’])?"
"""What may follow a name: «Adas», «Ada's», «Jens'»."""

_WORD = re.compile(r"\w+(?:['’]\w+)?")
_LONG_NUMBER = re.compile(r"\d{5}")


@dataclass(frozen=True, slots=True)
class Navnefunn:
    """One place in a text: from and to (not including), and the words that stand there."""

    fra: int
    til: int
    ord: str


@dataclass(frozen=True, slots=True)
class Andrenavn:
    """What other children are called, ready to be looked for; made by `names_of_others`.

    Words are looked up, not tried one by one: a record of five years in a house of hundreds is read in a moment.
    """

    hele: re.Pattern[str] | None
    numre: re.Pattern[str] | None
    egne: re.Pattern[str] | None
    foerste: frozenset[str]
    deler: frozenset[str]
    korte: frozenset[str]

    def find(self, tekst: str) -> tuple[Navnefunn, ...]:
        """Return every place in a text where one of them is named, in order."""
        text = unicodedata.normalize("NFC", tekst)
        found = [_place(hit) for hit in self._wholes(text)]
        rest = _blank(self.egne, text)
        for one in found:
            rest = rest[: one.fra] + " " * len(one.ord) + rest[one.til :]
        in_small = text == text.lower()  # where nothing is written large, a name is not either
        found += [_place(hit) for hit in _WORD.finditer(rest) if self._names(hit.group(), in_small=in_small)]
        return tuple(sorted(found, key=lambda one: one.fra))

    def _wholes(self, text: str) -> Iterator[re.Match[str]]:
        words = {form for hit in _WORD.finditer(text) for form in _forms(hit.group())}
        if self.hele is not None and words & self.foerste:
            yield from self.hele.finditer(text)
        if self.numre is not None and _LONG_NUMBER.search(text):
            yield from self.numre.finditer(text)

    def _names(self, word: str, *, in_small: bool) -> bool:
        """Tell whether a word is a name by itself, and written as one."""
        is_large = word[0].isupper()
        forms = _forms(word)
        return ((is_large or in_small) and bool(forms & self.deler)) or (is_large and bool(forms & self.korte))


def names_of_others(barn: Barn, alle: Iterable[Barn], voksne: Iterable[str] = ()) -> Andrenavn:
    """Return what to look for in the record of `barn`: every other child in `alle`.

    A whole name or a number counts whoever it is; a part of a name only of one who has lived here at the same time. A
    part that the child itself is called by tells nothing. `voksne` are full names of grown-ups: where they stand in
    full, they are not taken for a child of the same name.
    """
    others = [one for one in alle if one.id != barn.id and _fold(one.navn) != _fold(barn.navn)]
    wholes = [_fold(one.navn) for one in others if one.navn.strip()]
    grown_up = {_fold(name) for name in (*voksne, *_people(barn)) if len(name.split()) > 1} - set(wholes)
    known = {part for name in (barn.navn, *grown_up) for part in _parts(name)}
    met = [one for one in others if _lived_together(barn, one)]
    parts = {part for one in met for part in _parts(one.navn)} - set(_parts(barn.navn))
    return Andrenavn(
        hele=_pattern(map(_spaced, wholes)),
        numre=_pattern(_number(one.identnummer) for one in others if one.identnummer),
        egne=_pattern(_spaced(name) for name in (_fold(barn.navn), *sorted(grown_up))),
        foerste=frozenset(form for name in wholes for hit in _WORD.findall(name)[:1] for form in _forms(hit)),
        deler=frozenset(parts),
        korte=frozenset(short for one in met for short in _shortened(one.navn)) - known - parts,
    )


def _lived_together(barn: Barn, other: Barn) -> bool:
    """Tell whether both have lived here at once; a day that is not written rules nothing out."""
    return _before(barn.innflyttet, other.flyttet) and _before(other.innflyttet, barn.flyttet)


def _before(came: date | None, left: date | None) -> bool:
    return came is None or left is None or came <= left


def _people(barn: Barn) -> Iterator[str]:
    """Yield the grown-ups that stand in a child's own record."""
    yield from (barn.trygg_voksen, barn.fastlege, barn.kontaktperson_barnevern)
    yield from (person.navn for person in barn.foreldreansvar)


def _parts(navn: str) -> Iterator[str]:
    """Yield the words of a name, and both halves of a double one."""
    for word in re.findall(r"[\w-]+", _fold(navn)):
        yield from (part for part in {word, *word.split("-")} if len(part) >= SHORTEST_NAME)


def _shortened(navn: str) -> Iterator[str]:
    first = next(iter(re.findall(r"\w+", _fold(navn))), "")
    yield from (first[:length] for length in range(SHORTEST_NICKNAME, len(first)))


def _forms(word: str) -> set[str]:
    """Return a word as a name could stand in it: as it is, and without the mark of belonging to somebody."""
    folded = word.casefold()
    return {folded, re.sub(r"['’]?s$", "", folded)}


def _fold(navn: str) -> str:
    return " ".join(unicodedata.normalize("NFC", navn).casefold().split())


def _spaced(navn: str) -> str:
    """Return a whole name, however it is spaced."""
    return r"\s+".join(re.escape(word) for word in navn.split())


def _number(identnummer: str) -> str:
    """Return a number, however it is divided."""
    return r"[\s.-]?".join(re.escape(sign) for sign in identnummer)


def _pattern(choices: Iterable[str]) -> re.Pattern[str] | None:
    one_of = "|".join(one for one in choices if one)
    return re.compile(rf"(?<!\w)(?:{one_of}){_INFLECTED}(?!\w)", re.IGNORECASE) if one_of else None


def _place(hit: re.Match[str]) -> Navnefunn:
    return Navnefunn(hit.start(), hit.end(), hit.group())


def _blank(pattern: re.Pattern[str] | None, text: str) -> str:
    """Return a text of the same length with what matches taken out."""
    return text if pattern is None else pattern.sub(lambda hit: " " * len(hit.group()), text)
