"""Agreements with those the house works with: written, ticked topic by topic, looked at together, renewed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from helseansvarlig.domain.institusjon import INSTITUSJON_ID
from helseansvarlig.domain.kjente_navn import Navneord
from helseansvarlig.domain.logg import Hendelse
from helseansvarlig.domain.samarbeidsavtale import Avtalepart, Avtaletema, Samarbeidsavtale, tick, tidy, words_in
from helseansvarlig.services.oekt import Oekt
from helseansvarlig.services.ports import Done
from helseansvarlig.services.uten_barn import require_no_child


class SamarbeidsavtaleService:
    """Agreements. None of them names a child."""

    def __init__(self, oekt: Oekt, ordliste: Navneord) -> None:
        self._oekt = oekt
        self._ordliste = ordliste

    def list_avtaler(self) -> list[Samarbeidsavtale]:
        """Return all agreements, by whom they are with."""
        with self._oekt.store.read() as unit:
            return unit.samarbeidsavtale.all()

    def get(self, avtale_id: str) -> Samarbeidsavtale:
        """Return one agreement. Raises `finnes_ikke`."""
        with self._oekt.store.read() as unit:
            return unit.samarbeidsavtale.get(avtale_id)

    def blank(self) -> Samarbeidsavtale:
        """Return an agreement to begin with: ourselves on one side, the only BUP of the address book on the other."""
        with self._oekt.store.read() as unit:
            house = unit.institusjon.get(INSTITUSJON_ID)
            others = [one for one in unit.motpart.all() if one.kategori.value == "bup"]
        own = Avtalepart(house.navn, self._oekt.bruker.navn, telefon=house.telefon)
        if len(others) != 1:
            return Samarbeidsavtale("", "", (own,))
        other = others[0]
        return Samarbeidsavtale(
            "", other.navn, (own, Avtalepart(other.navn, other.kontaktperson, telefon=other.telefon))
        )

    def create(self, avtale: Samarbeidsavtale, *, sett_over: bool = False) -> Done[Samarbeidsavtale]:
        """Keep a new agreement; the id is made here. Raises as `tidy` and `require_no_child`."""
        return self._keep(replace(avtale, id=self._oekt.new_id()), "samarbeidsavtale.ny", sett_over=sett_over)

    def save(self, avtale: Samarbeidsavtale, *, sett_over: bool = False) -> Done[Samarbeidsavtale]:
        """Keep an agreement as it is written now. Raises `finnes_ikke` and as `create`."""
        self.get(avtale.id)
        return self._keep(avtale, "samarbeidsavtale.endret", sett_over=sett_over)

    def tick(self, avtale_id: str, tema: Avtaletema, *, paa_plass: bool) -> Done[Samarbeidsavtale]:
        """Say today that a topic is in place, or that it is not. Raises `avtaletema_mangler`, `finnes_ikke`."""
        day: date | None = self._oekt.clock.today() if paa_plass else None
        with self._oekt.store.write(
            Hendelse("samarbeidsavtale.krysset", objekt=f"samarbeidsavtale:{avtale_id}")
        ) as unit:
            ticked = tick(unit.samarbeidsavtale.get(avtale_id), tema, day)
            return Done(unit.samarbeidsavtale.save(ticked), unit.act.changes())

    def _keep(self, avtale: Samarbeidsavtale, handling: str, *, sett_over: bool) -> Done[Samarbeidsavtale]:
        kept = tidy(avtale)
        with self._oekt.store.write(Hendelse(handling, objekt=f"samarbeidsavtale:{kept.id}")) as unit:
            require_no_child(unit, self._ordliste, words_in(kept), sett_over=sett_over)
            return Done(unit.samarbeidsavtale.save(kept), unit.act.changes())
