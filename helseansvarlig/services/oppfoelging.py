"""Follow-ups: add, do, put off, wait for others, review. What is done keeps its date and result.

A new date can follow in the same step, and so does the next time of what recurs.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from helseansvarlig.domain.logg import Hendelse
from helseansvarlig.domain.oppfoelging import Oppfoelging, Venting, Vurdering, next_date, next_of, require_whole
from helseansvarlig.domain.stoppunkt import Bedring
from helseansvarlig.domain.stoppunktfrist import require_free
from helseansvarlig.errors import KnownError
from helseansvarlig.services.oekt import Oekt
from helseansvarlig.services.ports import Done, Unit


class OppfoelgingService:
    """What somebody has promised to do by a date."""

    def __init__(self, oekt: Oekt) -> None:
        self._oekt = oekt

    def get(self, oppfoelging_id: str) -> Oppfoelging:
        """Return one follow-up. Raises `finnes_ikke`."""
        with self._oekt.store.read() as unit:
            return unit.oppfoelging.get(oppfoelging_id)

    def add(self, barn_id: str, hva: str, hvem: str, frist: date, kilde: str = "") -> Done[Oppfoelging]:
        """Add a follow-up with what it cannot be without. Raises as `create`."""
        return self.create(Oppfoelging("", barn_id, hva, hvem, frist, kilde=kilde))

    def create(self, row: Oppfoelging) -> Done[Oppfoelging]:
        """Add a follow-up; the id is made here. Raises as `require_whole`."""
        fresh = _trimmed(replace(row, id=self._oekt.new_id()))
        with self._oekt.store.write(Hendelse("oppfoelging.ny", barn_id=fresh.barn_id)) as unit:
            return Done(unit.oppfoelging.save(fresh), unit.act.changes())

    def change(self, row: Oppfoelging) -> Done[Oppfoelging]:
        """Keep a follow-up as it has been written anew. Raises `finnes_ikke` and as `require_whole`."""
        whole = _trimmed(row)
        return self._write(Hendelse("oppfoelging.endret"), row.id, lambda _before: whole)

    def remove(self, oppfoelging_id: str) -> Done[Oppfoelging]:
        """Take away what should never have stood there. Raises `finnes_ikke`, `mangler_stoppunkt`."""
        with self._oekt.store.write(Hendelse("oppfoelging.fjernet")) as unit:
            row = unit.oppfoelging.get(oppfoelging_id)
            require_free(row)
            unit.act.describe(Hendelse("oppfoelging.fjernet", barn_id=row.barn_id))
            unit.oppfoelging.remove(oppfoelging_id)
            return Done(row, unit.act.changes())

    def mark_done(
        self, oppfoelging_id: str, resultat: str = "", ny_frist: date | None = None, ses_paa: date | None = None
    ) -> Done[Oppfoelging]:
        """Mark as done today; with `ny_frist`, or when it recurs, the same thing stands again for another day.

        `ses_paa` is when its effect is to be looked at. Raises `finnes_ikke`, `mangler_stoppunkt`.
        """
        oekt, today = self._oekt, self._oekt.clock.today()
        with oekt.store.write(Hendelse("oppfoelging.gjort")) as unit:
            row = unit.oppfoelging.get(oppfoelging_id)
            require_free(row)
            unit.act.describe(Hendelse("oppfoelging.gjort", barn_id=row.barn_id))
            done = replace(row, gjort=today, gjort_av=oekt.bruker.navn, resultat=resultat.strip())
            done = keep_done(unit, oekt, replace(done, ses_paa=ses_paa or row.ses_paa), ny_frist)
            return Done(done, unit.act.changes())

    def reopen(self, oppfoelging_id: str) -> Done[Oppfoelging]:
        """Take back that something was done."""
        return self._write(
            Hendelse("oppfoelging.aapnet"), oppfoelging_id, lambda row: replace(row, gjort=None, gjort_av="")
        )

    def postpone(self, oppfoelging_id: str, frist: date) -> Done[Oppfoelging]:
        """Move the date; the rule's own day stands beside it."""
        return self._write(Hendelse("oppfoelging.flyttet"), oppfoelging_id, lambda row: replace(row, frist=frist))

    def take_over(self, oppfoelging_id: str) -> Done[Oppfoelging]:
        """Let the deputy do it; she who had it becomes the deputy. Raises `oppfoelging_uten_stedfortreder`."""

        def taken(row: Oppfoelging) -> Oppfoelging:
            if not row.stedfortreder:
                raise KnownError("oppfoelging_uten_stedfortreder")
            return replace(row, hvem=row.stedfortreder, stedfortreder=row.hvem)

        return self._write(Hendelse("oppfoelging.overtatt"), oppfoelging_id, taken)

    def heard(self, oppfoelging_id: str) -> Done[Oppfoelging]:
        """Note a sign of life from those we wait for. Raises `oppfoelging_venter_ikke`."""
        today = self._oekt.clock.today()
        return self._write(
            Hendelse("oppfoelging.livstegn"),
            oppfoelging_id,
            lambda row: replace(row, venter=replace(_waiting(row), sist_hoert=today)),
        )

    def remind(self, oppfoelging_id: str, frist: date) -> Done[Oppfoelging]:
        """Note that they were reminded today, and when to look again. Raises `oppfoelging_venter_ikke`."""
        today = self._oekt.clock.today()
        return self._write(
            Hendelse("oppfoelging.purret"),
            oppfoelging_id,
            lambda row: replace(row, frist=frist, venter=replace(_waiting(row), purret=today)),
        )

    def review(
        self, oppfoelging_id: str, barn: Bedring | None = None, ansatt: Bedring | None = None, tekst: str = ""
    ) -> Done[Oppfoelging]:
        """Answer «Har barnet fått det bedre?» in one voice or both; a voice that says nothing keeps its answer.

        Raises `oppfoelging_ikke_gjort`: there is no effect to look at yet.
        """
        today = self._oekt.clock.today()

        def reviewed(row: Oppfoelging) -> Oppfoelging:
            if row.gjort is None:
                raise KnownError("oppfoelging_ikke_gjort")
            before = row.vurdering or Vurdering(today, None, None)
            answer = Vurdering(today, barn or before.barn, ansatt or before.ansatt, tekst.strip() or before.tekst)
            return replace(row, vurdering=answer)

        return self._write(Hendelse("oppfoelging.vurdert"), oppfoelging_id, reviewed)

    def _write(
        self, hendelse: Hendelse, oppfoelging_id: str, change: Callable[[Oppfoelging], Oppfoelging]
    ) -> Done[Oppfoelging]:
        """Change one row in one act, and let the log tell whose it is."""
        with self._oekt.store.write(hendelse) as unit:
            row = unit.oppfoelging.get(oppfoelging_id)
            unit.act.describe(replace(hendelse, barn_id=row.barn_id))
            return Done(unit.oppfoelging.save(change(row)), unit.act.changes())


def keep_done(unit: Unit, oekt: Oekt, done: Oppfoelging, ny_frist: date | None = None) -> Oppfoelging:
    """Keep inside the caller's act that something is done, on its day; it stands again when it recurs or is to.

    Whoever ticks it off comes here: the health lead, or one of the staff whose word she takes.
    """
    day = done.gjort or oekt.clock.today()
    again = ny_frist or (next_date(done.gjentas, day) if done.gjentas is not None else None)
    if again is not None:
        unit.oppfoelging.save(next_of(done, oekt.new_id(), again))
    return unit.oppfoelging.save(done)


def _trimmed(row: Oppfoelging) -> Oppfoelging:
    trimmed = replace(
        row,
        hva=row.hva.strip(),
        hvem=row.hvem.strip(),
        behov=row.behov.strip(),
        stedfortreder=row.stedfortreder.strip(),
    )
    require_whole(trimmed)
    return trimmed


def _waiting(row: Oppfoelging) -> Venting:
    if row.venter is None:
        raise KnownError("oppfoelging_venter_ikke")
    return row.venter
