"""Sets each block of the document model as rows. The only place that knows what a block looks like."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import singledispatchmethod
from itertools import accumulate, zip_longest

from helseansvarlig.domain import dokumentmodell as dm
from helseansvarlig.domain.ordlyd import Tekst
from helseansvarlig.pdf import stil
from helseansvarlig.pdf.kolonner import share_width
from helseansvarlig.pdf.linjer import wrap
from helseansvarlig.pdf.papirfelt import set_field
from helseansvarlig.pdf.qr import qr_surfaces, side_of
from helseansvarlig.pdf.rad import Bit, Flate, Rad, air
from helseansvarlig.pdf.skrift import load_glyphs, measure
from helseansvarlig.pdf.stil import Stil
from helseansvarlig.pdf.tegn import UKJENT, clean_text, replace_missing

CELLE_TEGN = 160
"""A table with a longer cell is set as label and value instead: a cell never splits over pages."""

_BARNESTREK = (Flate(0, 3.5, stil.BARN),)
_ROLIG = (Flate(0, stil.SATSBREDDE, stil.ROLIG_FLATE), Flate(0, 3.5, stil.STREK))
_VIKTIG = (Flate(0, stil.SATSBREDDE, stil.VIKTIG_FLATE), Flate(0, 6, stil.VIKTIG))
_PUNKT, _NUMMER = 14.0, 20.0
_CELLELUFT, _RADLUFT = 10.0, 4.0
_QR_LUFT = 18.0
"""Between the square and its words: more than the four modules of white that a camera wants."""
_FELT = (stil.ETIKETT, stil.BROED)
_AVSKRIFT = (stil.AVSKRIFTETIKETT, stil.AVSKRIFT)


@dataclass(frozen=True, slots=True)
class Sats:
    """Typesetter for one document."""

    tekst: Tekst

    def set_document(self, modell: dm.Dokumentmodell) -> Iterator[Rad]:
        """Yield the rows of the whole document: title, draft line, blocks, and a word about `□` if there are any."""
        missing = False
        for row in self._all_rows(modell):
            missing = missing or any(UKJENT in bit.tekst for bit in row.biter)
            yield row
        if missing:
            yield from self._lines(self.tekst("pdf.ukjent_tegn"), stil.KILDE)

    def _all_rows(self, modell: dm.Dokumentmodell) -> Iterator[Rad]:
        yield from self._lines(modell.tittel, stil.TITTEL)
        if modell.utkast:
            yield from self._lines(self.tekst("pdf.utkast_linje"), stil.DEMPET_BROED)
        for blokk, after in zip(modell.blokker, (*modell.blokker[1:], None), strict=True):
            # A page with nothing but signatures could be put behind any document.
            before_signature = isinstance(after, dm.Signatur)
            for row in self.set_block(blokk):
                yield replace(row, hold=True) if before_signature else row

    @singledispatchmethod
    def set_block(self, blokk: dm.Blokk) -> Iterator[Rad]:
        """Yield the rows of one block."""
        raise TypeError(type(blokk).__name__)

    @set_block.register
    def _(self, blokk: dm.Overskrift) -> Iterator[Rad]:
        yield from self._lines(blokk.tekst, stil.OVERSKRIFT[min(max(blokk.nivaa, 1), 3)], hold=True)

    @set_block.register
    def _(self, blokk: dm.Avsnitt) -> Iterator[Rad]:
        style = stil.DEMPET_BROED if blokk.dempet else stil.BROED
        yield from self._lines(blokk.tekst, style, hold=blokk.innleder)

    @set_block.register
    def _(self, blokk: dm.Sitat) -> Iterator[Rad]:
        parts = (
            (blokk.etikett, stil.SITATETIKETT),
            (blokk.i_anfoersel, stil.SITAT),
            (blokk.kilde, stil.SITATKILDE),
        )
        yield from self._framed(parts, _BARNESTREK, padding=2)

    @set_block.register
    def _(self, blokk: dm.Merknad) -> Iterator[Rad]:
        title, body = (stil.VIKTIGTITTEL, stil.VIKTIGTEKST) if blokk.viktig else (stil.MERKNADTITTEL, stil.MERKNAD)
        yield from self._framed(
            ((blokk.tittel, title), (blokk.tekst, body)), _VIKTIG if blokk.viktig else _ROLIG, padding=9
        )

    @set_block.register
    def _(self, blokk: dm.Felter) -> Iterator[Rad]:
        rule = Rad(1, (), (Flate(0, stil.SATSBREDDE, stil.TEKST),), hold=True)
        if blokk.framhevet:
            yield air(6, hold=True)
            yield rule
            yield air(7, hold=True)
        for etikett, verdi in blokk.rader:
            yield from self._field(etikett, verdi, *(_AVSKRIFT if blokk.avskrift else _FELT))
        if blokk.framhevet:
            yield air(5)
            yield Rad(1, (), (Flate(0, stil.SATSBREDDE, stil.TEKST),))
            yield air(8)
        else:
            yield air(4)

    @set_block.register
    def _(self, blokk: dm.Spoersmaal) -> Iterator[Rad]:
        yield from self._lines(blokk.tittel, stil.DELTITTEL, hold=True)
        yield from self._lines(blokk.svar, stil.BROED, hold_last=bool(blokk.kilde))
        yield from self._lines(blokk.kilde, stil.KILDE)

    @set_block.register
    def _(self, blokk: dm.Liste) -> Iterator[Rad]:
        indent = _NUMMER if blokk.nummerert else _PUNKT
        for number, punkt in enumerate(blokk.punkter, start=1):
            mark = f"{number}." if blokk.nummerert else "•"
            yield from self._marked(mark, punkt, indent)
        yield air(4)

    @set_block.register
    def _(self, blokk: dm.Tabell) -> Iterator[Rad]:
        yield from self._lines(blokk.tittel, stil.DELTITTEL, hold=True)
        if any(len(cell) > CELLE_TEGN for row in blokk.rader for cell in row):
            for row in blokk.rader:
                yield from self.set_block(dm.Felter(tuple(zip(blokk.kolonner, row, strict=True))))
            return
        yield air(2, hold=True)
        widths = _column_widths(blokk)
        head = replace(_table_row(blokk.kolonner, widths, stil.TABELLHODE, stil.STREK), hold=True)
        yield head
        for row in blokk.rader:
            yield replace(_table_row(row, widths, stil.TABELLCELLE, stil.HAARSTREK), hode=head)
        yield air(10)

    @set_block.register
    def _(self, blokk: dm.Signatur) -> Iterator[Rad]:
        rows = [row for rolle, navn in blokk.roller for row in self._signature(rolle, navn)]
        # All lines to sign on stand on one page: who signs last sees what the first one signed.
        yield from (replace(row, hold=row is not rows[-1]) for row in rows)

    def _signature(self, rolle: str, navn: str) -> Iterator[Rad]:
        half = stil.SATSBREDDE / 2 - 10
        yield air(30)
        yield Rad(0.8, (), (Flate(0, half, stil.STREK), Flate(half + 20, half, stil.STREK)))
        place = [Bit(self.tekst("pdf.sted_og_dato"), stil.KILDE)]
        who = [
            Bit(line, style, half + 20)
            for style, text in ((stil.ETIKETT, navn), (stil.KILDE, rolle))
            if text
            for line in wrap(text, style, half)
        ]
        for beside in zip_longest(place, who):
            biter = tuple(bit for bit in beside if bit is not None)
            yield Rad(max(bit.stil.linje for bit in biter), biter)

    @set_block.register
    def _(self, blokk: dm.Tomme) -> Iterator[Rad]:
        if blokk.navn:
            yield from self._lines(f"{blokk.etikett}: {', '.join(blokk.navn)}.", stil.DEMPET_BROED)

    @set_block.register
    def _(self, blokk: dm.Qrkode) -> Iterator[Rad]:
        square = qr_surfaces(blokk.innhold)
        side = side_of(square)
        beside = wrap(blokk.alternativ, stil.KILDE, stil.SATSBREDDE - side - _QR_LUFT)
        yield air(6, hold=True)
        yield Rad(side, (Bit("\n".join(beside), stil.KILDE, side + _QR_LUFT),), square)
        yield air(10)

    @set_block.register
    def _(self, blokk: dm.Skjemafelt) -> Iterator[Rad]:
        rows = [*set_field(blokk)]
        # A question is answered on one page: what is asked, what can be ticked, what is written.
        yield from (replace(row, hold=row is not rows[-1]) for row in rows)

    def _lines(self, text: str, style: Stil, *, hold: bool = False, hold_last: bool = False) -> Iterator[Rad]:
        """Yield a paragraph with the air its style wants; nothing at all for empty text."""
        lines = wrap(text, style, stil.SATSBREDDE - style.innrykk)
        if not lines:
            return
        if style.foer:
            yield air(style.foer, hold=True)
        for index, line in enumerate(lines):
            yield Rad(
                style.linje,
                (Bit(line, style, style.innrykk),),
                hold=hold or _keeps(index, len(lines)) or (hold_last and index == len(lines) - 1),
            )
        yield air(style.etter if not hold_last else 1, hold=hold or hold_last)

    def _framed(self, parts: tuple[tuple[str, Stil], ...], frame: tuple[Flate, ...], padding: float) -> Iterator[Rad]:
        """Yield texts beside a bar (and on a tint) that runs unbroken past all of them."""
        texts = [(wrap(text, style, stil.SATSBREDDE - style.innrykk - 12), style) for text, style in parts]
        texts = [(lines, style) for lines, style in texts if lines]
        if not texts:
            return
        yield air(6, hold=True)
        yield air(padding, frame, hold=True)
        for nth, (lines, style) in enumerate(texts):
            last_text = nth == len(texts) - 1
            for index, line in enumerate(lines):
                last_line = index == len(lines) - 1
                yield Rad(
                    style.linje + (style.etter if last_line else 0),
                    (Bit(line, style, style.innrykk),),
                    frame,
                    hold=_keeps(index, len(lines)) or last_line,
                )
            if last_text:
                yield air(padding, frame)
        yield air(10)

    def _field(self, etikett: str, verdi: str, beside: Stil, style: Stil) -> Iterator[Rad]:
        """Yield a label with its value beside it; both may run over several lines and pages."""
        label = wrap(etikett, beside, stil.ETIKETTBREDDE - 10)
        value = wrap(verdi or "–", style, stil.SATSBREDDE - stil.ETIKETTBREDDE)
        count = max(len(label), len(value))
        for index in range(count):
            biter = []
            if index < len(label):
                biter.append(Bit(label[index], beside))
            if index < len(value):
                biter.append(Bit(value[index], style, stil.ETIKETTBREDDE))
            yield Rad(style.linje, tuple(biter), hold=_keeps(index, count))
        yield air(beside.etter)

    def _marked(self, mark: str, text: str, indent: float) -> Iterator[Rad]:
        lines = wrap(text, stil.BROED, stil.SATSBREDDE - indent)
        for index, line in enumerate(lines):
            biter = (
                (Bit(mark, stil.BROED), Bit(line, stil.BROED, indent))
                if index == 0
                else (Bit(line, stil.BROED, indent),)
            )
            yield Rad(stil.BROED.linje, biter, hold=_keeps(index, len(lines)))
        if lines:
            yield air(2)


def _column_widths(blokk: dm.Tabell) -> tuple[float, ...]:
    def longest(column: int) -> float:
        cells = [_natural_width(row[column], stil.TABELLCELLE) for row in blokk.rader]
        return max((_natural_width(blokk.kolonner[column], stil.TABELLHODE), *cells)) + _CELLELUFT

    return share_width([longest(column) for column in range(len(blokk.kolonner))], stil.SATSBREDDE)


def _natural_width(text: str, style: Stil) -> float:
    lines = replace_missing(clean_text(text), load_glyphs()).split("\n")
    return max(measure(line, style.snitt, style.punkt) for line in lines)


def _table_row(cells: tuple[str, ...], widths: tuple[float, ...], style: Stil, rule: stil.Farge) -> Rad:
    """Return one row of a table; its height follows its tallest cell."""
    columns = [wrap(cell, style, width - _CELLELUFT) for cell, width in zip(cells, widths, strict=True)]
    tallest = max((len(lines) for lines in columns), default=1) or 1
    height = tallest * style.linje + 2 * _RADLUFT
    lefts = accumulate((0.0, *widths))
    cells_at = zip(lefts, columns, strict=False)
    biter = tuple(Bit("\n".join(lines), style, left, _RADLUFT) for left, lines in cells_at if lines)
    return Rad(height, biter, (Flate(0, stil.SATSBREDDE, rule, height - 0.8, 0.8),))


def _keeps(index: int, count: int) -> bool:
    """Tell whether a line must stay with the next: the first two and the last two of a paragraph do."""
    return count > 1 and index in (0, count - 2)
