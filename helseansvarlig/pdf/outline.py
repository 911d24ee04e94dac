"""«Les som tekst»: the same document as plain text, in the order a screen reader meets it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import singledispatch

from helseansvarlig.domain import dokumentmodell as dm
from helseansvarlig.pdf.tegn import clean_text
from helseansvarlig.pdf.tekster import load_tekster


def read_as_text(modell: dm.Dokumentmodell) -> str:
    """Return everything the pages say once, page marks first, one blank line between blocks.

    Raises `ukjent_maalform`.
    """
    tekst = load_tekster(modell.spraak)
    marks = [
        modell.tittel,
        tekst("pdf.utkast_linje") if modell.utkast else "",
        modell.merking.gjelder,
        tekst("pdf.til", mottaker=modell.merking.mottaker) if modell.merking.mottaker else "",
        modell.merking.fortrolighet,
        modell.brevhode.bunnlinje,
    ]
    logo = _join([modell.brevhode.alternativ]) if modell.brevhode.logo else ""
    parts = [logo, _join(marks), *(_join(list(_say(blokk))) for blokk in modell.blokker)]
    return "\n\n".join(part for part in parts if part) + "\n"


def _join(lines: list[str]) -> str:
    return "\n".join(clean_text(line).strip() for line in lines if line.strip())


@singledispatch
def _say(blokk: dm.Blokk) -> Iterator[str]:
    raise TypeError(type(blokk).__name__)


@_say.register
def _(blokk: dm.Overskrift) -> Iterator[str]:
    yield blokk.tekst


@_say.register
def _(blokk: dm.Avsnitt) -> Iterator[str]:
    yield blokk.tekst


@_say.register
def _(blokk: dm.Sitat) -> Iterator[str]:
    yield blokk.etikett
    yield blokk.i_anfoersel
    yield blokk.kilde


@_say.register
def _(blokk: dm.Felter) -> Iterator[str]:
    for etikett, verdi in blokk.rader:
        yield f"{etikett}: {verdi or '–'}"


@_say.register
def _(blokk: dm.Spoersmaal) -> Iterator[str]:
    yield blokk.tittel
    yield blokk.svar
    yield blokk.kilde


@_say.register
def _(blokk: dm.Liste) -> Iterator[str]:
    for number, punkt in enumerate(blokk.punkter, start=1):
        if clean_text(punkt).strip():
            yield f"{number}. {punkt}" if blokk.nummerert else f"• {punkt}"


@_say.register
def _(blokk: dm.Tabell) -> Iterator[str]:
    yield blokk.tittel
    for row in blokk.rader:
        yield "; ".join(f"{name}: {cell}" for name, cell in zip(blokk.kolonner, row, strict=True) if cell)


@_say.register
def _(blokk: dm.Innholdsliste) -> Iterator[str]:
    yield blokk.tittel
    yield from blokk.punkter


@_say.register
def _(blokk: dm.Merknad) -> Iterator[str]:
    yield blokk.tittel
    yield blokk.tekst


@_say.register
def _(blokk: dm.Signatur) -> Iterator[str]:
    for rolle, navn in blokk.roller:
        yield ", ".join(part for part in (navn, rolle) if part)


@_say.register
def _(blokk: dm.Tomme) -> Iterator[str]:
    if blokk.navn:
        yield blokk.som_linje


@_say.register
def _(blokk: dm.Qrkode) -> Iterator[str]:
    yield blokk.alternativ


@_say.register
def _(blokk: dm.Soeyler) -> Iterator[str]:
    yield blokk.tittel
    for soeyle in blokk.soeyler:
        yield f"{soeyle.navn}: {soeyle.ord or '–'}"


@_say.register
def _(blokk: dm.Skjemafelt) -> Iterator[str]:
    yield blokk.tittel
    yield blokk.hjelp
    yield "  ".join(f"{dm.RUTE} {one}" for one in blokk.valg)
    yield " – ".join(one for one in blokk.ender if one)
    if blokk.linjer:
        yield f"{blokk.etikett}: {dm.STREK}" if blokk.etikett else dm.STREK
    yield "  ".join(f"{dm.RUTE} {one}" for one in blokk.uten_svar)
