"""The child's own reservations: what it asked us not to tell is weighed, answered, obeyed, and lifted by the child."""

from __future__ import annotations

from dataclasses import replace

from helseansvarlig.domain.institusjon import Mottakerkategori
from helseansvarlig.domain.logg import Hendelse
from helseansvarlig.domain.samtykke import Samtykke
from helseansvarlig.domain.samtykkeforbehold import Forbehold, Oenske
from helseansvarlig.errors import KnownError
from helseansvarlig.services.deling import unweighed_wishes
from helseansvarlig.services.oekt import Oekt
from helseansvarlig.services.ports import Done
from helseansvarlig.services.svarvern import source_of


class ForbeholdService:
    """Reservations of every child."""

    def __init__(self, oekt: Oekt) -> None:
        self._oekt = oekt

    def waiting(self, barn_id: str) -> tuple[Oenske, ...]:
        """Return the child's wishes that nobody has weighed yet; while there are any, the gate asks."""
        with self._oekt.store.read() as unit:
            return unweighed_wishes(unit, barn_id)

    def of_barn(self, barn_id: str) -> list[Forbehold]:
        """Return a child's reservations, newest first, the lifted ones too."""
        with self._oekt.store.read() as unit:
            return unit.forbehold.of_barn(barn_id)

    def keep(self, forbehold: Forbehold) -> Done[Forbehold]:
        """Keep a wish as weighed: what it holds back, from whom, and what the child was answered; the id is made here.

        One that holds nothing back is kept too: it was weighed. Raises `forbehold_mangler_svar` without a sentence to
        the child, `finnes_ikke`.
        """
        if not forbehold.svar_til_barnet.strip():
            raise KnownError("forbehold_mangler_svar")
        fresh = replace(forbehold, id=self._oekt.new_id())
        told = Hendelse("forbehold.nytt", barn_id=fresh.barn_id, objekt=f"forbehold:{fresh.id}")
        with self._oekt.store.write(told) as unit:
            unit.barn.get(fresh.barn_id)
            return Done(unit.forbehold.save(fresh), unit.act.changes())

    def reserve(
        self, kartlegging_id: str, sti: str, mottakere: frozenset[Mottakerkategori], barnets_ord: str = ""
    ) -> Done[Forbehold]:
        """Keep one answer of a kartlegging from these recipients, or from everybody when none is named.

        It is obeyed from today on, whoever asks, until the child lifts it; nobody weighs it first. Raises
        `svar_er_alt_forbeholdt`, `finnes_ikke`.
        """
        oekt, hendelse = self._oekt, Hendelse("forbehold.nytt")
        today = oekt.clock.today()
        with oekt.store.write(hendelse) as unit:
            row = unit.kartlegging.get(kartlegging_id)
            fresh = Forbehold(
                id=oekt.new_id(),
                barn_id=row.barn_id,
                dato=today,
                innhold=frozenset(),
                barnets_ord=barnets_ord.strip(),
                hoert_av=oekt.bruker.navn,
                mottakere=mottakere,
                kilde=source_of(kartlegging_id, sti),
                skjema_id=row.skjema_id,
                sti=sti,
            )
            if any(one.svar == fresh.svar and one.holds_on(today) for one in unit.forbehold.of_barn(row.barn_id)):
                raise KnownError("svar_er_alt_forbeholdt")
            unit.act.describe(replace(hendelse, barn_id=row.barn_id, objekt=f"forbehold:{fresh.id}"))
            return Done(unit.forbehold.save(fresh), unit.act.changes())

    def lift(self, forbehold_id: str) -> Done[Forbehold]:
        """End a reservation from today, because the child wants it. Raises `forbehold_er_opphevet`."""
        with self._oekt.store.write(Hendelse("forbehold.opphevet")) as unit:
            row = unit.forbehold.get(forbehold_id)
            if row.opphevet is not None:
                raise KnownError("forbehold_er_opphevet")
            unit.act.describe(Hendelse("forbehold.opphevet", barn_id=row.barn_id, objekt=f"forbehold:{row.id}"))
            return Done(unit.forbehold.save(replace(row, opphevet=self._oekt.clock.today())), unit.act.changes())

    def lift_of(self, samtykke_id: str) -> Done[Samtykke]:
        """End the reservations that came with an answer about consent. Raises `forbehold_er_opphevet`."""
        with self._oekt.store.write(Hendelse("forbehold.opphevet")) as unit:
            row = unit.samtykke.get(samtykke_id)
            if not row.forbehold or row.forbehold_opphevet is not None:
                raise KnownError("forbehold_er_opphevet")
            unit.act.describe(Hendelse("forbehold.opphevet", barn_id=row.barn_id, objekt=f"samtykke:{row.id}"))
            return Done(
                unit.samtykke.save(replace(row, forbehold_opphevet=self._oekt.clock.today())), unit.act.changes()
            )
