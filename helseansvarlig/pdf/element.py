"""The structure elements that what is set belongs to: what a screen reader is told about each run on the page."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Rolle(StrEnum):
    """The standard structure types of PDF 1.7 (ISO 32000-1, 14.8.4) that we use; the value is their name in the file.

    A heading's level is added when the tree is built: only there it is known which heading stands above it.
    """

    DOKUMENT = "Document"
    OVERSKRIFT = "H"
    AVSNITT = "P"
    GRUPPE = "Div"
    SITAT = "BlockQuote"
    LISTE = "L"
    PUNKT = "LI"
    ETIKETT = "Lbl"
    INNHOLD = "LBody"
    INNHOLDSLISTE = "TOC"
    INNHOLDSPOST = "TOCI"
    TABELL = "Table"
    TABELLTITTEL = "Caption"
    TABELLRAD = "TR"
    TABELLHODE = "TH"
    CELLE = "TD"
    FIGUR = "Figure"
    FELT = "Form"


@dataclass(frozen=True, slots=True, eq=False)
class Element:
    """One element: runs that carry the same object, on however many pages, are one paragraph, label or cell.

    `over` is the element it lies in; None is the document itself. `alternativ` is said instead of what is drawn.
    `spraak` (BCP 47) is set where it is not the document's. `art` is the one attribute the role has: how a list is
    numbered (`None`, `Disc`, `Decimal`) and what a field to fill in is (`cb` to tick, `tv` to write on).
    """

    rolle: Rolle
    over: Element | None = None
    nivaa: int = 0
    alternativ: str = ""
    spraak: str = ""
    art: str = ""


def paragraph(over: Element | None = None, spraak: str = "") -> Element:
    """Return a new paragraph."""
    return Element(Rolle.AVSNITT, over, spraak=spraak)


def group(over: Element | None = None) -> Element:
    """Return a new group of what belongs together without being a paragraph itself."""
    return Element(Rolle.GRUPPE, over)


def heading(nivaa: int) -> Element:
    """Return a new heading of a wished level, 1 to 3."""
    return Element(Rolle.OVERSKRIFT, nivaa=nivaa)


def labelled(liste: Element) -> tuple[Element, Element]:
    """Return label and content of a new item in `liste`."""
    item = Element(Rolle.PUNKT, liste)
    return Element(Rolle.ETIKETT, item), Element(Rolle.INNHOLD, item)
