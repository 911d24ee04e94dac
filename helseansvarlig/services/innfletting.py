"""What the health lead does with what was handed in: into a record, a task closed, a matter for a meeting, or aside.

Each is one act over the letter and what comes of it: both stand, or neither does, and undo takes both back.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TypeVar

from helseansvarlig.clock import OSLO
from helseansvarlig.domain.fremmed import clean
from helseansvarlig.domain.innmeldtsak import Innmeldtsak
from helseansvarlig.domain.logg import Hendelse
from helseansvarlig.domain.notat import Notat, Notatart
from helseansvarlig.domain.oppfoelging import Oppfoelging, require_whole
from helseansvarlig.domain.rom import (
    LEDERSVAR,
    Delt,
    Frigivelse,
    Innlevering,
    Innleveringsart,
    Innleveringsstatus,
)
from helseansvarlig.domain.stoppunktfrist import require_free
from helseansvarlig.errors import KnownError
from helseansvarlig.services.oekt import Oekt
from helseansvarlig.services.oppfoelging import keep_done
from helseansvarlig.services.ports import Done, Unit

T = TypeVar("T", Notat, Oppfoelging, Innmeldtsak)
_TASK = "oppfoelging:"


@dataclass(frozen=True, slots=True)
class Levertbilde:
    """A letter beside what it is about: the thing as it was released, and the task as it stands now.

    `oppgave` is None when the letter is about no task or the task is gone; `er_endret` tells that it is not what was
    released any more: written anew, closed, or gone.
    """

    rad: Innlevering
    delt: Delt | None = None
    oppgave: Oppfoelging | None = None
    er_endret: bool = False


class InnflettingService:
    """The ways on from a letter."""

    def __init__(self, oekt: Oekt) -> None:
        self._oekt = oekt

    @property
    def bruker(self) -> str:
        """Return the name of whoever deals with the letters."""
        return self._oekt.bruker.navn

    def look(self) -> list[Levertbilde]:
        """Return what waits, newest first, each beside what it is about. Raises `fremmed_ugyldig`."""
        with self._oekt.store.read() as unit:
            rows = [row for row in unit.innlevering.all() if row.venter and row.art not in LEDERSVAR]
            return [_beside(unit, row) for row in rows]

    def merge(self, innlevering_id: str, barn_id: str, art: Notatart = Notatart.OBSERVASJON) -> Done[Notat]:
        """Put it into a child's record as a note by the one who wrote it, on its day, saying who put it there.

        Raises `finnes_ikke`, `innlevering_behandlet`.
        """
        oekt = self._oekt

        def note(unit: Unit, row: Innlevering) -> Notat:
            unit.barn.get(barn_id)
            seen = row.skrevet if row.dag is None else _on_day(row, row.dag)
            words = (row.innhold, row.fra_navn)
            return unit.notat.save(
                Notat(oekt.new_id(), barn_id, seen, art, *words, lagt_inn_av=oekt.bruker.navn),
            )

        return self._into(innlevering_id, "innlevering.flettet", barn_id, note)

    def close_task(self, innlevering_id: str) -> Done[Oppfoelging]:
        """Close the task that it says is done, as the follow-ups' own service does: what was done, by whom, when.

        Raises `finnes_ikke` when the task is gone, `innlevering_alt_gjort`, `innlevering_uten_oppgave`,
        `innlevering_behandlet`, `mangler_stoppunkt`.
        """
        oekt = self._oekt

        def closed(unit: Unit, row: Innlevering) -> Oppfoelging:
            task = _task_of(unit, row)
            if row.art is not Innleveringsart.GJORT or row.dag is None or task is None:
                raise KnownError("innlevering_uten_oppgave")
            require_free(task)
            if task.gjort is not None:
                raise KnownError("innlevering_alt_gjort")
            day = min(row.dag, oekt.clock.today())
            return keep_done(unit, oekt, replace(task, gjort=day, gjort_av=row.fra_navn, resultat=row.innhold))

        return self._into(innlevering_id, "innlevering.lukket_oppgave", "", closed)

    def make_task(self, innlevering_id: str, barn_id: str, hvem: str, frist: date) -> Done[Oppfoelging]:
        """Make it a follow-up. Raises `finnes_ikke`, `innlevering_behandlet` and as `require_whole`."""

        def task(unit: Unit, row: Innlevering) -> Oppfoelging:
            if barn_id:
                unit.barn.get(barn_id)
            made = Oppfoelging(self._oekt.new_id(), barn_id, row.innhold, hvem.strip(), frist)
            require_whole(made)
            return unit.oppfoelging.save(made)

        return self._into(innlevering_id, "innlevering.ble_oppfoelging", barn_id, task)

    def raise_in_meeting(self, innlevering_id: str, barn_id: str = "") -> Done[Innmeldtsak]:
        """Let it wait for the next agenda. Raises `finnes_ikke`, `innlevering_behandlet`."""
        oekt = self._oekt

        def matter(unit: Unit, row: Innlevering) -> Innmeldtsak:
            if barn_id:
                unit.barn.get(barn_id)
            kilde = f"innlevering:{row.id}"
            return unit.innmeldtsak.save(
                Innmeldtsak(oekt.new_id(), barn_id, row.innhold, kilde, oekt.clock.today(), row.fra_navn)
            )

        return self._into(innlevering_id, "innlevering.ble_sak", barn_id, matter)

    def lay_aside(self, innlevering_id: str, grunn: str) -> Done[Innlevering]:
        """Lay it aside with a reason: it stays in the vault, in nobody's record.

        Raises `finnes_ikke`, `innlevering_behandlet`, `innlevering_mangler_grunn`.
        """
        if not grunn.strip():
            raise KnownError("innlevering_mangler_grunn")
        hendelse = Hendelse("innlevering.lagt_bort", objekt=f"innlevering:{innlevering_id}")
        with self._oekt.store.write(hendelse) as unit:
            row = unit.innlevering.get(innlevering_id)
            if not row.venter:
                raise KnownError("innlevering_behandlet")
            aside = replace(row, status=Innleveringsstatus.LAGT_BORT, grunn=grunn.strip())
            return Done(unit.innlevering.save(aside), unit.act.changes())

    def _into(
        self, innlevering_id: str, handling: str, barn_id: str, make: Callable[[Unit, Innlevering], T]
    ) -> Done[T]:
        """Let something come of a letter that waits, and remember what, in one act."""
        hendelse = Hendelse(handling, barn_id=barn_id, objekt=f"innlevering:{innlevering_id}")
        with self._oekt.store.write(hendelse) as unit:
            row = unit.innlevering.get(innlevering_id)
            if row.status is not Innleveringsstatus.NY:
                raise KnownError("innlevering_behandlet")
            made = make(unit, row)
            unit.act.describe(replace(hendelse, barn_id=made.barn_id))
            unit.innlevering.save(
                replace(
                    row, barn_id=made.barn_id, status=Innleveringsstatus.FLETTET,
                    flettet_til=f"{type(made).__name__.lower()}:{made.id}",
                )
            )  # fmt: skip
            return Done(made, unit.act.changes())


def _beside(unit: Unit, row: Innlevering) -> Levertbilde:
    released = unit.frigivelse.find(row.gjelder)
    if released is None:
        return Levertbilde(row)
    delt = Delt.from_text(released.innhold)
    if row.art is not Innleveringsart.GJORT:
        return Levertbilde(row, delt)
    task = _task(unit, released)
    changed = task is None or task.gjort is not None or _told(task) != (delt.tekst, delt.tittel, delt.dato)
    return Levertbilde(row, delt, task, changed)


def _task_of(unit: Unit, row: Innlevering) -> Oppfoelging | None:
    """Return the task a letter is about. Raises `finnes_ikke` when it is gone."""
    released = unit.frigivelse.find(row.gjelder)
    if released is None or not released.kilde.startswith(_TASK):
        return None
    return unit.oppfoelging.get(released.kilde.removeprefix(_TASK))


def _task(unit: Unit, released: Frigivelse) -> Oppfoelging | None:
    return unit.oppfoelging.find(released.kilde.removeprefix(_TASK)) if released.kilde.startswith(_TASK) else None


def _told(task: Oppfoelging) -> tuple[str, str, str]:
    return clean(task.hva), clean(task.hvem), task.frist.isoformat()


def _on_day(row: Innlevering, day: date) -> datetime:
    """Return the moment a note stands at: the day it was seen, at the hour it was written."""
    return datetime.combine(day, row.skrevet.astimezone(OSLO).timetz())
