"""A question on paper: room for a hand, squares that a thick pen finds, the question never parted from its answer."""

from __future__ import annotations

from collections.abc import Iterator

from helseansvarlig.domain import dokumentmodell as dm
from helseansvarlig.pdf import stil
from helseansvarlig.pdf.linjer import wrap
from helseansvarlig.pdf.rad import Bit, Flate, Rad, air
from helseansvarlig.pdf.skrift import load_glyphs, measure
from helseansvarlig.pdf.stil import Stil
from helseansvarlig.pdf.tegn import clean_text, replace_missing

SKRIVEHOEYDE = 27.0
"""Points between two lines to write on: 9.5 mm, room for a child's hand."""

_INN = 16.0
_LUFT = 16.0
"""Between one choice and the next."""

_TETT = 5.0
"""Between a square and its word."""

_ETTER = 9.0


def set_field(blokk: dm.Skjemafelt) -> Iterator[Rad]:
    """Yield the rows of one question."""
    yield from _text(blokk.tittel, stil.DELTITTEL)
    yield from _text(blokk.hjelp, stil.KILDE)
    yield from _choices(blokk.valg, stil.RUTE, stil.RUTETEKST)
    yield from _ends(blokk)
    yield from _writing_lines(blokk.etikett, blokk.linjer)
    yield from _choices(blokk.uten_svar, stil.SMAARUTE, stil.SMAATEKST)
    yield air(_ETTER)
    if blokk.uten_svar:
        yield Rad(0.6, (), (Flate(0, stil.SATSBREDDE, stil.HAARSTREK),))
        yield air(_ETTER)


def _text(text: str, style: Stil) -> Iterator[Rad]:
    for line in wrap(text, style, stil.SATSBREDDE):
        yield Rad(style.linje, (Bit(line, style),))


def _choices(words: tuple[str, ...], square: Stil, style: Stil) -> Iterator[Rad]:
    """Yield squares with their words beside each other; what is too long for the line is broken below itself."""
    across = measure(dm.RUTE, square.snitt, square.punkt) + _TETT
    biter: list[Bit] = []
    left = 0.0
    for word in words:
        width = across + _width(word, style)
        if biter and left + width > stil.SATSBREDDE:
            yield Rad(square.linje, tuple(biter))
            biter, left = [], 0.0
        lines = wrap(word, style, stil.SATSBREDDE - across) or [""]
        biter += [Bit(dm.RUTE, square, left), Bit(lines[0], style, left + across)]
        left += width + _LUFT
        for line in lines[1:]:
            yield Rad(square.linje, tuple(biter))
            biter = [Bit(line, style, across)]
            left = stil.SATSBREDDE
    if biter:
        yield Rad(square.linje, tuple(biter))


def _ends(blokk: dm.Skjemafelt) -> Iterator[Rad]:
    low, high = blokk.ender
    if not (low or high):
        return
    half = stil.SATSBREDDE / 2 - _INN
    style = stil.KILDE
    right = _width(high, style)
    biter = [Bit(line, style) for line in wrap(low, style, half)[:1]]
    biter += [Bit(line, style, stil.SATSBREDDE - min(right, half)) for line in wrap(high, style, half)[:1]]
    yield Rad(style.linje, tuple(biter))


def _writing_lines(label: str, count: int) -> Iterator[Rad]:
    style = stil.SKRIVEETIKETT
    for number in range(count):
        words = label if number == 0 else ""
        indent = _width(words, style) + _TETT if words else 0.0
        rule = Flate(indent, stil.SATSBREDDE - indent, stil.STREK, SKRIVEHOEYDE - 4, 0.7)
        yield Rad(SKRIVEHOEYDE, (Bit(words, style),) if words else (), (rule,))


def _width(text: str, style: Stil) -> float:
    shown = replace_missing(clean_text(text), load_glyphs())
    return max((measure(line, style.snitt, style.punkt) for line in shown.split("\n")), default=0.0)
