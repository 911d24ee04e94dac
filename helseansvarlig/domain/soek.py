"""What can be found and by which words: a word of two letters or more, in every written form it has."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import pairwise

MOST_WORDS = 8
"""What somebody looks for is told in a few words; the rest of a text pasted by mistake is let be."""
MOST_FORMS = 12
SHORTEST_WORD = 2
"""One letter begins a tenth of everything that is written: it is a word on its way."""
SHORTEST_BEGINNING = 4
"""A word on its way is taken for one of ours when so much of it stands there."""
EXCERPT = 96


class Treffart(StrEnum):
    """Kinds of things that are found, in the order people expect them."""

    BARN = "barn"
    OPPFOELGING = "oppfoelging"
    DOKUMENT = "dokument"
    MOETE = "moete"
    STOPPUNKT = "stoppunkt"
    TEMA = "tema"
    NIVAA = "nivaa"
    HENDELSE = "hendelse"
    INSTRUMENT = "instrument"
    SAMTYKKE = "samtykke"
    BARNETS_ORD = "barnets_ord"
    SVAR = "svar"
    NOTAT = "notat"
    PARTNER = "partner"
    HUSET = "huset"
    MAL = "mal"


@dataclass(frozen=True, slots=True)
class Treff:
    """One thing that was found. `merke` is the code of its own kind (a note's, a document's), empty when it has none.

    `id` opens it: a matter on an agenda opens its meeting; of an answer it is `kartlegging.answer_id`. `barn` is the
    child's name, empty when it is about none. A template has no day, and an agreement none before it holds.
    """

    art: Treffart
    id: str
    barn_id: str
    barn: str
    dag: date | None
    merke: str
    tekst: str


@dataclass(frozen=True, slots=True)
class Soek:
    """What is looked for: every word must be there, in one of its forms or as a beginning."""

    ord: tuple[tuple[str, ...], ...] = ()

    def __bool__(self) -> bool:
        """Tell whether there is anything to look for."""
        return bool(self.ord)


@dataclass(frozen=True, slots=True)
class Ordformer:
    """Which ways of writing are the same word.

    `ord` are whole words («hva», «kva»); `ledd` also stand inside longer ones («tjeneste», «teneste»). Lower case.
    """

    ord: tuple[tuple[str, ...], ...] = ()
    ledd: tuple[tuple[str, ...], ...] = ()

    def read(self, text: str) -> Soek:
        """Return what a typed text asks for."""
        words = words_of(_number_in_one(text))
        return Soek(tuple(self.forms_of(word) for word in words if len(word) >= SHORTEST_WORD)[:MOST_WORDS])

    def forms_of(self, word: str) -> tuple[str, ...]:
        """Return a word's ways of being written, its own first."""
        forms = dict.fromkeys([word])
        for group in self.ord:
            if word in group:
                forms |= dict.fromkeys(group)
        for group in self.ledd:
            forms |= dict.fromkeys([other for form in forms for other in _exchanged(form, group)])
        written = [way for form in forms for way in (form, unicodedata.normalize("NFD", form))]
        return tuple(dict.fromkeys(written))[:MOST_FORMS]


def words_of(text: str) -> list[str]:
    """Return the runs of letters and digits in a text, in small letters, each letter and its mark as one."""
    composed = unicodedata.normalize("NFC", text).lower()
    return "".join(letter if letter.isalnum() else " " for letter in composed).split()


def fits(soek: Soek, text: str) -> bool:
    """Tell whether every word that is looked for begins a word of the text."""
    words = words_of(text)
    return all(any(word.startswith(forms) for word in words) for forms in soek.ord)


def excerpt(text: str, soek: Soek, length: int = EXCERPT) -> str:
    """Return the line of a text where it was found, cut round the place, or its beginning."""
    lines = [" ".join(line.split()) for line in text.splitlines()]
    forms = tuple(form for ways in soek.ord for form in ways)
    found = next((line for line in lines if _place(line, forms) >= 0), next(filter(None, lines), ""))
    return _cut(found, max(_place(found, forms), 0), length)


def _exchanged(form: str, group: Sequence[str]) -> Iterable[str]:
    inside = next((one for one in sorted(group, key=len, reverse=True) if one in form), "")
    if inside:
        yield from (form.replace(inside, other, 1) for other in group if other != inside)
    elif len(form) >= SHORTEST_BEGINNING and any(one.startswith(form) for one in group):
        yield from (one for one in group if not one.startswith(form))


def _number_in_one(text: str) -> str:
    """Return the text with an identity number that is written in two parts put together."""
    words = text.split()
    for at, (first, second) in enumerate(pairwise(words)):
        if (len(first), len(second)) == (6, 5) and (first + second).isdigit():
            return " ".join([*words[:at], first + second, *words[at + 2 :]])
    return text


def _place(line: str, forms: tuple[str, ...]) -> int:
    """Return where the first word stands that begins as one of these; -1 when none does."""
    small, at = line.lower(), 0
    while at < len(small):
        if small[at].isalnum():
            if small.startswith(forms, at):
                return at
            while at < len(small) and small[at].isalnum():
                at += 1
        at += 1
    return -1


def _cut(line: str, place: int, length: int) -> str:
    if len(line) <= length:
        return line
    start = max(0, min(place - length // 3, len(line) - length))
    piece = line[start : start + length]
    if start:
        piece = piece.partition(" ")[2] or piece
    if start + length < len(line):
        piece = piece.rpartition(" ")[0] or piece
    return f"{'… ' if start else ''}{piece}{' …' if start + length < len(line) else ''}"
