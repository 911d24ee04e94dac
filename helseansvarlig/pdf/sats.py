"""Sets each block of the document model as rows. The only place that knows what a block looks like."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import singledispatchmethod
from itertools import zip_longest

from helseansvarlig.domain import dokumentmodell as dm
from helseansvarlig.domain.ordlyd import Tekst
from helseansvarlig.pdf import stil
from helseansvarlig.pdf.bilde import LOGOLUFT, set_logo
from helseansvarlig.pdf.element import Element, Rolle, group, heading, labelled, paragraph
from helseansvarlig.pdf.innhold import set_contents
from helseansvarlig.pdf.linjer import shown, wrap
from helseansvarlig.pdf.papirfelt import set_field, set_signature
from helseansvarlig.pdf.qr import qr_surfaces, side_of
from helseansvarlig.pdf.rad import Bit, Flate, Rad, air
from helseansvarlig.pdf.soeyler import set_bars
from helseansvarlig.pdf.stil import Stil
from helseansvarlig.pdf.tabell import set_table
from helseansvarlig.pdf.tegn import UKJENT

_BARNESTREK = (Flate(0, 3.5, stil.BARN),)
_ROLIG = (Flate(0, stil.SATSBREDDE, stil.ROLIG_FLATE), Flate(0, 3.5, stil.STREK))
_VIKTIG = (Flate(0, stil.SATSBREDDE, stil.VIKTIG_FLATE), Flate(0, 6, stil.VIKTIG))
_PUNKT, _NUMMER = 14.0, 20.0
_QR_LUFT = 18.0
"""Between the square and its words: more than the four modules of white that a camera wants."""
_FELT = (stil.ETIKETT, stil.BROED)
_END = 2
"""The last rows of an item: its last line and the air below it."""
_UNDER_SIGNATUR = 3
"""So many lines of the text, at least, stand on the page that is signed."""
_HELT = stil.SATSHOEYDE / 5
"""A question whose answer takes no more is read in one glance: it never runs over to the next page."""
_AVSKRIFT = (stil.AVSKRIFTETIKETT, stil.AVSKRIFT)


@dataclass(frozen=True, slots=True)
class Sats:
    """Typesetter for one document; running text is set `stoerrelse` times as large as a letter's.

    `sider` are the pages of its parts from 1, once they are known: a list of contents shows them.
    """

    tekst: Tekst
    stoerrelse: float = 1.0
    sider: tuple[int, ...] = ()

    def set_document(self, modell: dm.Dokumentmodell) -> Iterator[Rad]:
        """Yield the rows of the whole document: title, draft line, blocks, and a word about `□` if there are any."""
        missing = False
        for row in self._all_rows(modell):
            missing = missing or any(UKJENT in shown(bit.tekst) for bit in row.biter)
            yield row
        if missing:
            yield air(8)
            yield from self._lines(self.tekst("pdf.ukjent_tegn"), stil.KILDE)

    def _all_rows(self, modell: dm.Dokumentmodell) -> Iterator[Rad]:
        yield from self._title(modell)
        if modell.utkast:
            yield from self._lines(self.tekst("pdf.utkast_linje"), stil.DEMPET_BROED)
        for blokk, after in zip_longest(modell.blokker, modell.blokker[1:]):
            # A page with nothing but signatures could be put behind any document.
            rows = self.set_block(blokk)
            yield from _with_last_lines_held(rows) if isinstance(after, dm.Signatur) else rows

    def _title(self, modell: dm.Dokumentmodell) -> Iterator[Rad]:
        """Yield the title, with our logo at its right: a document takes no more room for being on our paper."""
        logo = (set_logo(modell.brevhode, stil.TITTEL.linje * self.stoerrelse),) if modell.brevhode.logo else ()
        room = logo[0].x - LOGOLUFT if logo else stil.SATSBREDDE
        for number, row in enumerate(self._lines(modell.tittel, stil.TITTEL, heading(1), width=room)):
            yield replace(row, bilder=logo) if number == 0 else row

    @singledispatchmethod
    def set_block(self, blokk: dm.Blokk) -> Iterator[Rad]:
        """Yield the rows of one block."""
        raise TypeError(type(blokk).__name__)

    @set_block.register
    def _(self, blokk: dm.Overskrift) -> Iterator[Rad]:
        level = min(max(blokk.nivaa, 1), 3)
        yield from self._lines(blokk.tekst, stil.OVERSKRIFT[level], heading(level), hold=True)

    @set_block.register
    def _(self, blokk: dm.Avsnitt) -> Iterator[Rad]:
        style = stil.DEMPET_BROED if blokk.dempet else stil.BROED
        yield from self._lines(blokk.tekst, style, paragraph(spraak=blokk.spraak), hold=blokk.innleder)

    @set_block.register
    def _(self, blokk: dm.Sitat) -> Iterator[Rad]:
        quote = Element(Rolle.SITAT)
        parts = (
            (blokk.etikett, stil.SITATETIKETT, paragraph(quote)),
            (blokk.i_anfoersel, stil.SITAT, paragraph(quote, blokk.spraak)),
            (blokk.kilde, stil.SITATKILDE, paragraph(quote)),
        )
        yield from self._framed(parts, _BARNESTREK, padding=2)

    @set_block.register
    def _(self, blokk: dm.Merknad) -> Iterator[Rad]:
        title, body = (stil.VIKTIGTITTEL, stil.VIKTIGTEKST) if blokk.viktig else (stil.MERKNADTITTEL, stil.MERKNAD)
        notice = group()
        parts = ((blokk.tittel, title, paragraph(notice)), (blokk.tekst, body, paragraph(notice)))
        yield from self._framed(parts, _VIKTIG if blokk.viktig else _ROLIG, padding=9)

    @set_block.register
    def _(self, blokk: dm.Felter) -> Iterator[Rad]:
        rule = Rad(1, (), (Flate(0, stil.SATSBREDDE, stil.TEKST),), hold=True)
        if blokk.framhevet:
            yield air(6, hold=True)
            yield rule
            yield air(7, hold=True)
        facts = Element(Rolle.LISTE, art="None")
        for index, (etikett, verdi) in enumerate(blokk.rader):
            field = self._field(etikett, verdi, labelled(facts), _AVSKRIFT if blokk.avskrift else _FELT)
            yield from _with_company(field, index, len(blokk.rader))
        if blokk.framhevet:
            yield air(5)
            yield Rad(1, (), (Flate(0, stil.SATSBREDDE, stil.TEKST),))
            yield air(8)
        else:
            yield air(4)

    @set_block.register
    def _(self, blokk: dm.Spoersmaal) -> Iterator[Rad]:
        rows = [
            *self._lines(blokk.tittel, stil.DELTITTEL, heading(3), hold=True),
            *self._lines(blokk.svar, stil.BROED, hold_last=bool(blokk.kilde)),
            *self._lines(blokk.kilde, stil.KILDE),
        ]
        is_short = sum(row.hoeyde for row in rows) <= _HELT
        yield from (replace(row, hold=True) if is_short and row is not rows[-1] else row for row in rows)

    @set_block.register
    def _(self, blokk: dm.Liste) -> Iterator[Rad]:
        indent = _NUMMER if blokk.nummerert else _PUNKT
        items = Element(Rolle.LISTE, art="Decimal" if blokk.nummerert else "Disc")
        for number, punkt in enumerate(blokk.punkter, start=1):
            mark = f"{number}." if blokk.nummerert else "•"
            yield from _with_company(self._marked(mark, punkt, indent, labelled(items)), number - 1, len(blokk.punkter))
        yield air(4)

    @set_block.register
    def _(self, blokk: dm.Tabell) -> Iterator[Rad]:
        table = Element(Rolle.TABELL)
        rows = [*set_table(blokk, table)]
        if not rows:
            yield from self._lines(blokk.tittel, stil.DELTITTEL, hold=True)
            for row in blokk.rader:
                yield from self.set_block(dm.Felter(tuple(zip(blokk.kolonner, row, strict=True))))
            return
        yield from self._lines(blokk.tittel, stil.DELTITTEL, Element(Rolle.TABELLTITTEL, table), hold=True)
        yield air(2, hold=True)
        yield from rows
        yield air(10)

    @set_block.register
    def _(self, blokk: dm.Innholdsliste) -> Iterator[Rad]:
        yield from self._lines(blokk.tittel, stil.DELTITTEL, hold=True)
        yield from set_contents(blokk, self.sider)

    @set_block.register
    def _(self, blokk: dm.Signatur) -> Iterator[Rad]:
        rows = [row for rolle, navn in blokk.roller for row in set_signature(rolle, navn, self.tekst)]
        # All lines to sign on stand on one page: who signs last sees what the first one signed.
        yield from (replace(row, hold=row is not rows[-1]) for row in rows)

    @set_block.register
    def _(self, blokk: dm.Tomme) -> Iterator[Rad]:
        if blokk.navn:
            yield from self._lines(blokk.som_linje, stil.DEMPET_BROED)

    @set_block.register
    def _(self, blokk: dm.Qrkode) -> Iterator[Rad]:
        figure = Element(Rolle.FIGUR, alternativ=self.tekst("pdf.kode"))
        square = tuple(replace(one, element=figure) for one in qr_surfaces(blokk.innhold))
        side = side_of(square)
        beside = wrap(blokk.alternativ, stil.KILDE, stil.SATSBREDDE - side - _QR_LUFT)
        yield air(6, hold=True)
        height = max(side, len(beside) * stil.KILDE.linje)
        words = Bit("\n".join(beside), stil.KILDE, side + _QR_LUFT, element=paragraph())
        yield Rad(height, (words,), square)
        yield air(10)

    @set_block.register
    def _(self, blokk: dm.Soeyler) -> Iterator[Rad]:
        yield from self._lines(blokk.tittel, stil.DELTITTEL, hold=True)
        rows = [*set_bars(blokk, self.tekst)]
        if rows:
            yield from rows
        else:
            yield from self.set_block(dm.Felter(tuple((one.navn, one.ord) for one in blokk.soeyler)))

    @set_block.register
    def _(self, blokk: dm.Skjemafelt) -> Iterator[Rad]:
        rows = [*set_field(blokk, self.tekst)]
        # A question is answered on one page: what is asked, what can be ticked, what is written.
        yield from (replace(row, hold=row is not rows[-1]) for row in rows)

    def _lines(
        self,
        text: str,
        style: Stil,
        element: Element | None = None,
        *,
        hold: bool = False,
        hold_last: bool = False,
        width: float = stil.SATSBREDDE,
    ) -> Iterator[Rad]:
        """Yield the text with the air its style wants, as paragraphs if no element is given; nothing for empty text."""
        style = style.grown(self.stoerrelse)
        lines = wrap(text, style, width - style.innrykk)
        if not lines:
            return
        if style.foer:
            yield air(style.foer, hold=True)
        for index, (line, part) in enumerate(_paragraphs(lines, element or paragraph())):
            yield Rad(
                style.linje,
                (Bit(line, style, style.innrykk, element=part),),
                hold=hold or _keeps(index, len(lines)) or (hold_last and index == len(lines) - 1),
            )
        yield air(style.etter if not hold_last else 1, hold=hold or hold_last)

    def _framed(
        self, parts: tuple[tuple[str, Stil, Element], ...], frame: tuple[Flate, ...], padding: float
    ) -> Iterator[Rad]:
        """Yield texts beside a bar (and on a tint) that runs unbroken past all of them."""
        grown = [(text, style.grown(self.stoerrelse), part) for text, style, part in parts]
        texts = [(wrap(text, style, stil.SATSBREDDE - style.innrykk - 12), style, part) for text, style, part in grown]
        texts = [(lines, style, part) for lines, style, part in texts if lines]
        if not texts:
            return
        yield air(6, hold=True)
        yield air(padding, frame, hold=True)
        for lines, style, part in texts:
            for index, (line, element) in enumerate(_paragraphs(lines, part)):
                last_line = index == len(lines) - 1
                yield Rad(
                    style.linje + (style.etter if last_line else 0),
                    (Bit(line, style, style.innrykk, element=element),),
                    frame,
                    hold=_keeps(index, len(lines)) or last_line,
                )
        yield air(padding, frame)
        yield air(10)

    def _field(
        self, etikett: str, verdi: str, elements: tuple[Element, Element], styles: tuple[Stil, Stil]
    ) -> Iterator[Rad]:
        """Yield a label with its value beside it; both may run over several lines and pages."""
        beside, style = (one.grown(self.stoerrelse) for one in styles)
        name, content = elements
        label = wrap(etikett, beside, stil.ETIKETTBREDDE - 10)
        value = wrap(verdi or "–", style, stil.SATSBREDDE - stil.ETIKETTBREDDE)
        count = max(len(label), len(value))
        for index in range(count):
            biter = []
            if index < len(label):
                biter.append(Bit(label[index], beside, element=name))
            if index < len(value):
                biter.append(Bit(value[index], style, stil.ETIKETTBREDDE, element=content))
            yield Rad(style.linje, tuple(biter), hold=_keeps(index, count))
        yield air(beside.etter)

    def _marked(self, mark: str, text: str, indent: float, elements: tuple[Element, Element]) -> Iterator[Rad]:
        label, content = elements
        style = stil.BROED.grown(self.stoerrelse)
        lines = wrap(text, style, stil.SATSBREDDE - indent)
        for index, line in enumerate(lines):
            body = Bit(line, style, indent, element=content)
            biter = (Bit(mark, style, element=label), body) if index == 0 else (body,)
            yield Rad(style.linje, biter, hold=_keeps(index, len(lines)))
        if lines:
            yield air(2 * self.stoerrelse)


def _paragraphs(lines: list[str], element: Element) -> Iterator[tuple[str, Element]]:
    """Yield each line with its element; after a blank line a new paragraph of the same kind begins."""
    for line, before in zip(lines, ("", *lines), strict=False):
        if not before and element.rolle is Rolle.AVSNITT:
            element = replace(element)
        yield line, element


def _with_last_lines_held(rows: Iterator[Rad]) -> Iterator[Rad]:
    """Yield a block's rows, its last lines held to what comes next; a block of few lines comes whole."""
    known = [*rows]
    lines = [number for number, row in enumerate(known) if row.biter]
    first = lines[-_UNDER_SIGNATUR] if len(lines) > _UNDER_SIGNATUR else 0
    yield from (replace(row, hold=row.hold or number >= first) for number, row in enumerate(known))


def _with_company(rows: Iterator[Rad], index: int, count: int) -> Iterator[Rad]:
    """Yield an item's rows, its end held to the next one where it or that one would stand alone over a page break."""
    waiting = list[Rad]()
    for row in rows:
        if len(waiting) == _END:
            yield waiting.pop(0)
        waiting.append(row)
    yield from (replace(row, hold=True) if _keeps(index, count) else row for row in waiting)


def _keeps(index: int, count: int) -> bool:
    """Tell whether a line must stay with the next: the first two and the last two of a paragraph do."""
    return count > 1 and index in (0, count - 2)
