"""Who gets it, as the address book knows them, and whether they have had anything from us before."""

from __future__ import annotations

from dataclasses import dataclass

from helseansvarlig.domain.adressebok import distinct_name, find_in_book
from helseansvarlig.domain.dokument import Dokument
from helseansvarlig.domain.institusjon import Motpart, Mottakerkategori
from helseansvarlig.domain.utgang import Oensket, Til, is_outside
from helseansvarlig.domain.utlevering import Kanal
from helseansvarlig.services.ports import Unit


@dataclass(frozen=True, slots=True)
class Mottakerfunn:
    """Who gets it, and which entries of the address book that may be: several when they cannot be told apart."""

    til: Til
    kanal: Kanal
    motparter: tuple[Motpart, ...] = ()
    er_i_bok: bool = True

    @property
    def motpart(self) -> Motpart | None:
        """Return the one entry it is; None when there is none, or no telling which."""
        return self.motparter[0] if len(self.motparter) == 1 else None


def find_recipient(unit: Unit, dokument: Dokument, oensket: Oensket) -> Mottakerfunn:
    """Return who gets it: for the outbox the chosen service, else whom the document names, or who was chosen here."""
    if oensket.kanal is Kanal.SENDT:
        found: tuple[Motpart, ...] = (unit.motpart.get(oensket.motpart_id),)
        return Mottakerfunn(_as_told(found[0]), oensket.kanal, found)
    name = dokument.mottaker_navn.strip() or oensket.navn.strip()
    in_book = isinstance(dokument.mottaker, Mottakerkategori) and dokument.mottaker is not Mottakerkategori.FORELDRE
    found = find_in_book(unit.motpart.all(), dokument.mottaker, name) if in_book and name else ()
    til = _as_told(found[0]) if len(found) == 1 else Til(dokument.mottaker, name)
    return Mottakerfunn(til, oensket.kanal, found, in_book)


def name_to_type(unit: Unit, til: Til, kanal: Kanal) -> str:
    """Return the name that must be typed, empty when these have had something from us before, or are of the house."""
    if not is_outside(til.mottaker):
        return ""
    if kanal is Kanal.SENDT:
        known = any(row.motpart_id == til.motpart_id for row in unit.utboks.all())
    else:
        name = distinct_name(til.navn)
        known = any(distinct_name(row.mottaker_navn) == name for row in unit.utlevering.of(til.mottaker.value))
    return "" if known else til.navn


def _as_told(motpart: Motpart) -> Til:
    return Til(
        motpart.kategori, motpart.navn, motpart.id, motpart.sted, motpart.telefon, motpart.sjekket, motpart.sjekket_av
    )
