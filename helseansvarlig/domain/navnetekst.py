"""A text made comparable: one way to write letters and digits, nothing unseen, and the way back to what was typed."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

_ODD = re.compile("[^\t\n\r -~\u00a0-\u00ac\u00ae-\u00b1\u00bb\u00bf-\u012f–—…•«»“”’‘]")
"""What may be written in another way: few texts hold such a character."""

_WORD = re.compile(r"[^\W\d_]+")
_ACCENTS = str.maketrans("áàâãäçéèêëíìîïñóòôõöúùûüýÿðđłšžčćþ", "aaaaæceeeeiiiinooooøuuuuyydđlszccþ")
_STARTS = frozenset('.!?:;…\n\r«“"(•–—-*/')
"""After one of these a capital letter says nothing of the word: any word has one there."""


@dataclass(frozen=True, slots=True)
class Ord:
    """One word where it stands in the comparable text: `noekkel` is what names are looked up by."""

    start: int
    slutt: int
    noekkel: str
    er_stor: bool
    begynner: bool


@dataclass(frozen=True, slots=True)
class Navnetekst:
    """`tegn` is the text as it is compared; `sted` says where each of its characters stood, None when all stand there.

    The characters count is that of `tegn`.
    """

    tegn: str
    sted: tuple[int, ...] | None = None

    def original(self, start: int, slutt: int) -> tuple[int, int]:
        """Return where a part of `tegn` stood in the text as it was written."""
        if self.sted is None:
            return start, slutt
        return self.sted[start], self.sted[slutt - 1] + 1

    def words(self) -> list[Ord]:
        """Return the words in order; a word is letters alone."""
        return [
            Ord(found.start(), found.end(), key_of(found[0]), found[0][0].isupper(), self._begins(found.start()))
            for found in _WORD.finditer(self.tegn)
        ]

    def _begins(self, at: int) -> bool:
        """Tell whether a word begins a sentence, a line or a quotation."""
        before = self.tegn[max(0, at - 4) : at].rstrip(" \t\u00a0")
        return not before or before[-1] in _STARTS


def read_comparable(text: str) -> Navnetekst:
    """Return `text` as it is compared.

    Digits of any script become 0–9, letters with their accents one character, and what cannot be seen (soft hyphens,
    zero-width and direction marks) goes.
    """
    if _ODD.search(text) is None:
        return Navnetekst(text)
    kept: list[str] = []
    where: list[int] = []
    done = 0
    for odd in _ODD.finditer(text):
        at, char = odd.start(), odd[0]
        kept += text[done:at]
        where += range(done, at)
        done = at + 1
        if not unicodedata.combining(char):
            plain = _plain(char)
            kept += plain
            where += [at] * len(plain)
        elif kept and len(joined := unicodedata.normalize("NFC", kept[-1] + char)) == 1:
            kept[-1] = joined
    return Navnetekst("".join(kept) + text[done:], (*where, *range(done, len(text))))


def key_of(word: str) -> str:
    """Return what a word of a name is compared by: «Håkon», «HAAKON» and «Hakon» with an accent are the same."""
    small = word.lower()
    return (small if small.isascii() else small.replace("i\u0307", "i").translate(_ACCENTS)).replace("aa", "å")


def words_of(name: str) -> tuple[str, ...]:
    """Return the words of a name, each as it is compared."""
    return tuple(word.noekkel for word in read_comparable(name).words())


@cache
def _plain(char: str) -> str:
    """Return the characters that stand for `char`; none for what cannot be seen."""
    if unicodedata.category(char) == "Cf":
        return ""
    digit = unicodedata.digit(char, None)
    return str(digit) if digit is not None else unicodedata.normalize("NFKC", char)
