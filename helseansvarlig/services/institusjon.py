"""The institution's own facts and the services it works with."""

from __future__ import annotations

from dataclasses import replace

from helseansvarlig.domain.institusjon import INSTITUSJON_ID, Institusjon, Motpart, Mottakerkategori
from helseansvarlig.domain.logg import Hendelse
from helseansvarlig.errors import KnownError
from helseansvarlig.services.oekt import Oekt
from helseansvarlig.services.ports import Done


class InstitusjonService:
    """Who we are, and our address book."""

    def __init__(self, oekt: Oekt) -> None:
        self._oekt = oekt

    def get(self) -> Institusjon:
        """Return our own facts."""
        with self._oekt.store.read() as unit:
            return unit.institusjon.get(INSTITUSJON_ID)

    def save(self, institusjon: Institusjon) -> Done[Institusjon]:
        """Change our own facts. Raises `institusjon_mangler_navn`."""
        if not institusjon.navn.strip():
            raise KnownError("institusjon_mangler_navn")
        with self._oekt.store.write(Hendelse("institusjon.endret")) as unit:
            return Done(unit.institusjon.save(institusjon), unit.act.changes())

    def motparter(self, kategori: Mottakerkategori | None = None) -> list[Motpart]:
        """Return the address book, by name, one category or all."""
        with self._oekt.store.read() as unit:
            return [m for m in unit.motpart.all() if kategori is None or m.kategori is kategori]

    def add_motpart(self, motpart: Motpart) -> Done[Motpart]:
        """Add a service; the id is made here. Raises `motpart_mangler_navn`."""
        if not motpart.navn.strip():
            raise KnownError("motpart_mangler_navn")
        fresh = replace(motpart, id=self._oekt.new_id())
        with self._oekt.store.write(Hendelse("motpart.ny", objekt=f"motpart:{fresh.id}")) as unit:
            return Done(unit.motpart.save(fresh), unit.act.changes())

    def save_motpart(self, motpart: Motpart) -> Done[Motpart]:
        """Change a service's facts. Raises `motpart_mangler_navn`, `finnes_ikke`."""
        if not motpart.navn.strip():
            raise KnownError("motpart_mangler_navn")
        with self._oekt.store.write(Hendelse("motpart.endret", objekt=f"motpart:{motpart.id}")) as unit:
            unit.motpart.get(motpart.id)
            return Done(unit.motpart.save(motpart), unit.act.changes())

    def check_motpart(self, motpart_id: str) -> Done[Motpart]:
        """Put down that the user has made sure, today, that a service's facts are right. Raises `finnes_ikke`."""
        oekt = self._oekt
        with oekt.store.write(Hendelse("motpart.sjekket", objekt=f"motpart:{motpart_id}")) as unit:
            checked = replace(unit.motpart.get(motpart_id), sjekket=oekt.clock.today(), sjekket_av=oekt.bruker.navn)
            return Done(unit.motpart.save(checked), unit.act.changes())
