"""What a document lacks before it is signed, in words that each lead to where it is mended; none of it stops."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from helseansvarlig.domain.dokument import Dokumentstatus
from helseansvarlig.domain.samtykke import Innhold
from helseansvarlig.services.dokument import Dokumentbilde
from helseansvarlig.services.dokumenttyper.mangler import Mangel, Savn, missing_in
from helseansvarlig.services.dokumenttyper.utvalg import chosen_in
from ui.i18n import marked, tr, tr_marked
from ui.screens.dokumenter.notes_model import Leser

DELING = "deling"
"""Stands for the part that asks whether it may be shared."""

_WORDS = {
    Mangel.FELT: marked("Ikke fylt ut: {part}"),
    Mangel.BARNETS_ORD: marked("Barnets egne ord står ikke der"),
    Mangel.BARNETS_SYN: marked("Det står ikke hva barnet mener"),
    Mangel.HENVISER: marked("Ingen står som formell henviser"),
    Mangel.INGEN_OVERTAR: marked("Ingen overtar: {part}"),
    Mangel.SJEKKET_UT: marked("Ikke sjekket ut med barnet"),
}


@dataclass(frozen=True, slots=True)
class Savnbilde:
    """One line: what is missing, and the part and field it leads to. What is serious stands first."""

    ord: str
    del_id: str
    felt_id: str = ""
    er_alvorlig: bool = False


def missing_view(picture: Dokumentbilde, felter: Mapping[str, str], leser: Leser) -> tuple[Savnbilde, ...]:
    """Return the lines with `felter` written; nothing for a signed document."""
    if picture.dokument.status is Dokumentstatus.FROSSET:
        return ()
    lines = [*_others_named(picture, felter, leser), *_gate(picture), *_empty(picture, felter)]
    return tuple({(one.ord, one.del_id): one for one in reversed(lines)}.values())[::-1]


def _others_named(picture: Dokumentbilde, felter: Mapping[str, str], leser: Leser) -> Iterator[Savnbilde]:
    own = {felt.id: part for part in picture.deler for felt in part.felter}
    written = {felt_id: text for felt_id, text in felter.items() if felt_id in own}
    for felt_id, text in written.items():
        for found in leser.names_in(text)[:1]:
            part = picture.tekst(own[felt_id].tittel)
            said = tr("Navn på et annet barn er nevnt i {part}: «{name}»", part=part, name=found.tekst)
            yield Savnbilde(said, own[felt_id].id, felt_id, er_alvorlig=True)


def _gate(picture: Dokumentbilde) -> Iterator[Savnbilde]:
    if picture.deling is not None and not picture.deling.lets_through:
        yield Savnbilde(tr("Det er ikke avgjort om dette kan deles"), DELING, er_alvorlig=True)


def _empty(picture: Dokumentbilde, felter: Mapping[str, str]) -> Iterator[Savnbilde]:
    if picture.barn is None:
        return
    chosen = chosen_in(picture.dokument, felter)
    goes = frozenset(Innhold) if chosen is None else chosen
    if picture.deling is not None:
        goes -= picture.deling.holdt_tilbake
    for one in missing_in(picture.dokument, picture.deler, felter, goes):
        yield Savnbilde(_words(picture, one), one.del_id, one.felt_id)


def _words(picture: Dokumentbilde, one: Savn) -> str:
    part = next(part for part in picture.deler if part.id == one.del_id)
    return tr_marked(_WORDS[one.art], part=picture.tekst(part.tittel))
