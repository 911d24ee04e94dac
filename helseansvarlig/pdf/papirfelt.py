"""A question on paper: room for a hand, squares that a thick pen finds, the question never parted from its answer."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from helseansvarlig.domain import dokumentmodell as dm
from helseansvarlig.domain.ordlyd import Tekst
from helseansvarlig.pdf import stil
from helseansvarlig.pdf.element import Element, Rolle, group, labelled, paragraph
from helseansvarlig.pdf.linjer import natural_width, wrap
from helseansvarlig.pdf.rad import Bit, Flate, Rad, air
from helseansvarlig.pdf.skrift import measure
from helseansvarlig.pdf.stil import Stil

SKRIVEHOEYDE = 27.0
"""Points between two lines to write on: 9.5 mm, room for a child's hand."""

_FOR_HAANDEN = 18.0
"""Above a line to sign on: however close the text is set, a hand needs this."""

_INN = 16.0
_LUFT = 16.0
"""Between one choice and the next."""

_TETT = 5.0
"""Between a square and its word."""

_ETTER = 9.0
_LENGSTE_ETIKETT = stil.SATSBREDDE / 2
"""A longer label stands above the line it belongs to, so that there is room left to write."""


def set_field(blokk: dm.Skjemafelt, tekst: Tekst) -> Iterator[Rad]:
    """Yield the rows of one question; `tekst` says what a square and a line are to somebody who does not see them."""
    question = group()
    square = tekst("pdf.rute")
    yield from _text(blokk.tittel, stil.DELTITTEL, question)
    yield from _text(blokk.hjelp, stil.KILDE, question)
    yield from _choices(blokk.valg, (stil.RUTE, stil.RUTETEKST), question, square)
    yield from _ends(blokk, question)
    yield from _writing_lines(blokk.etikett, blokk.linjer, question, tekst("pdf.skrivelinje"))
    yield from _choices(blokk.uten_svar, (stil.SMAARUTE, stil.SMAATEKST), question, square)
    yield air(_ETTER)
    if blokk.uten_svar:
        yield Rad(0.6, (), (Flate(0, stil.SATSBREDDE, stil.HAARSTREK),))
        yield air(_ETTER)


def set_signature(rolle: str, navn: str, tekst: Tekst) -> Iterator[Rad]:
    """Yield one place to sign: a line for place and date, and one for the name below it."""
    signature = group()
    when, whose = group(signature), group(signature)
    half = stil.SATSBREDDE / 2 - 10
    right = half + 20
    day = Element(Rolle.FELT, when, alternativ=tekst("pdf.skrivelinje"), art="tv")
    words = Bit(tekst("pdf.sted_og_dato"), stil.KILDE, element=paragraph(when))
    name = Element(Rolle.FELT, whose, alternativ=tekst("pdf.underskrift"), art="tv")
    who = [
        Bit(line, style, right, element=part)
        for style, text, part in (
            (stil.ETIKETT, navn, paragraph(whose)),
            (stil.KILDE, rolle, paragraph(whose)),
        )
        for line in wrap(text, style, half)
    ]
    yield air(12)
    yield Rad(_FOR_HAANDEN)
    yield Rad(0.8, (), (Flate(0, half, stil.STREK, element=day), Flate(right, half, stil.STREK, element=name)))
    for beside in zip_longest((words,), who):
        biter = tuple(bit for bit in beside if bit is not None)
        yield Rad(max(bit.stil.linje for bit in biter), biter)


def _text(text: str, style: Stil, question: Element) -> Iterator[Rad]:
    element = paragraph(question)
    for line in wrap(text, style, stil.SATSBREDDE):
        yield Rad(style.linje, (Bit(line, style, element=element),))


def _choices(words: tuple[str, ...], styles: tuple[Stil, Stil], question: Element, spoken: str) -> Iterator[Rad]:
    """Yield squares with their words beside each other; what is too long for the line is broken below itself."""
    square, style = styles
    across = measure(dm.RUTE, square.snitt, square.punkt) + _TETT
    choices = Element(Rolle.LISTE, question, art="None")
    biter: list[Bit] = []
    left = 0.0
    for word in words:
        label, content = labelled(choices)
        tick = Element(Rolle.FELT, label, alternativ=spoken, art="cb")
        width = across + natural_width(word, style)
        if biter and left + width > stil.SATSBREDDE:
            yield Rad(square.linje, tuple(biter))
            biter, left = [], 0.0
        lines = wrap(word, style, stil.SATSBREDDE - across) or [""]
        biter += [Bit(dm.RUTE, square, left, element=tick), Bit(lines[0], style, left + across, element=content)]
        left += width + _LUFT
        for line in lines[1:]:
            yield Rad(square.linje, tuple(biter))
            biter = [Bit(line, style, across, element=content)]
            left = stil.SATSBREDDE
    if biter:
        yield Rad(square.linje, tuple(biter))


def _ends(blokk: dm.Skjemafelt, question: Element) -> Iterator[Rad]:
    half = stil.SATSBREDDE / 2 - _INN
    style = stil.KILDE
    low, high = (wrap(text, style, half) for text in blokk.ender)
    right = stil.SATSBREDDE - max((natural_width(line, style) for line in high), default=0.0)
    sides = ((low, 0.0, paragraph(question)), (high, right, paragraph(question)))
    columns = ([Bit(line, style, x, element=element) for line in lines] for lines, x, element in sides)
    for beside in zip_longest(*columns):
        yield Rad(style.linje, tuple(bit for bit in beside if bit is not None))


def _writing_lines(label: str, count: int, question: Element, spoken: str) -> Iterator[Rad]:
    """Yield lines to write on, the first one after its label."""
    style = stil.SKRIVEETIKETT
    words = paragraph(question)
    field = Element(Rolle.FELT, question, alternativ=spoken, art="tv")
    lines = wrap(label, style, _LENGSTE_ETIKETT) if count else []
    for line in lines[:-1]:
        yield Rad(stil.KILDE.linje, (Bit(line, style, element=words),))
    for line in [*lines[-1:], *[""] * count][:count]:
        indent = natural_width(line, style) + _TETT if line else 0.0
        rule = Flate(indent, stil.SATSBREDDE - indent, stil.STREK, SKRIVEHOEYDE - 4, 0.7, field)
        yield Rad(SKRIVEHOEYDE, (Bit(line, style, element=words),) if line else (), (rule,))
