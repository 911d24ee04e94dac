"""Quiet hints about how something is written: words that judge, abbreviations, names that are put before the person.

Hints stop nobody and are kept nowhere. What stands in quotation marks is somebody's own words, and is let be.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

_QUOTED = re.compile(r"«[^«»]*»|“[^“”]*”|\"[^\"\n]*\"")
_SENTENCE = re.compile(r"[^.!?…\n]+")
_WORD = re.compile(r"\w[\w’'-]*")
_BREAK = re.compile(r"(?<=[a-zæøå])\.(?=\s+[a-zæøå0-9])|(?<=\d)\.(?=\s?\S)")
"""A full stop inside a sentence: after an abbreviation («kl. 14», «ca. ti») or a number («3. mars»)."""


class Hintart(StrEnum):
    """What kind of hint it is: which sentence is shown."""

    DOEMMENDE = "doemmende"
    FORKORTELSE = "forkortelse"
    PERSON_FOERST = "person_foerst"
    LANG_SETNING = "lang_setning"


@dataclass(frozen=True, slots=True)
class Ordregel:
    """A word to notice and what could stand instead; `er_begynnelse` takes every word that begins so."""

    art: Hintart
    ord: str
    heller: str = ""
    er_begynnelse: bool = False


@dataclass(frozen=True, slots=True)
class Ordliste:
    """All rules of one written form; a sentence of more words than `lengste_setning` is long, 0 counts none."""

    regler: tuple[Ordregel, ...] = ()
    lengste_setning: int = 0


@dataclass(frozen=True, slots=True)
class Hint:
    """One place in a text, from character `fra` up to `til`; `heller` is what could stand there, if there is a word.

    `antall` is how many words a long sentence has.
    """

    art: Hintart
    fra: int
    til: int
    ord: str
    heller: str = ""
    antall: int = 0


def find_hints(text: str, liste: Ordliste) -> tuple[Hint, ...]:
    """Return every place to look at once more, in the order of the text."""
    bare = _QUOTED.sub(lambda quoted: " " * len(quoted[0]), text)
    found = [*_words(text, bare, liste.regler), *_sentences(text, bare, liste.lengste_setning)]
    return tuple(sorted(found, key=lambda hint: (hint.fra, hint.til)))


def _words(text: str, bare: str, regler: tuple[Ordregel, ...]) -> Iterator[Hint]:
    if not regler:
        return
    for match in _pattern(regler).finditer(bare):
        regel = regler[int((match.lastgroup or "r0")[1:])]
        yield Hint(regel.art, match.start(), match.end(), text[match.start() : match.end()], regel.heller)


def _sentences(text: str, bare: str, longest: int) -> Iterator[Hint]:
    if longest <= 0:
        return
    joined = _BREAK.sub(",", bare)
    for match in _SENTENCE.finditer(joined):
        words = list(_WORD.finditer(joined, match.start(), match.end()))
        if len(words) > longest:
            start, end = words[0].start(), words[-1].end()
            yield Hint(Hintart.LANG_SETNING, start, end, text[start:end], antall=len(words))


@lru_cache(maxsize=8)
def _pattern(regler: tuple[Ordregel, ...]) -> re.Pattern[str]:
    """Return all rules as one search, the longest first, so that «vil bare ha oppmerksomhet» is one hit."""
    numbered = sorted(enumerate(regler), key=lambda one: -len(one[1].ord))
    either = "|".join(f"(?P<r{number}>{_of_rule(regel)})" for number, regel in numbered)
    return re.compile(rf"(?<!\w)(?:{either})", re.IGNORECASE)


def _of_rule(regel: Ordregel) -> str:
    words = r"\s+".join(re.escape(word) for word in regel.ord.split())
    return rf"{words}\w*" if regel.er_begynnelse else rf"{words}(?!\w)"
