"""Going through a record before somebody is given it: what is kept out and why, and where another child is named."""

from __future__ import annotations

from dataclasses import dataclass

from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.innsyn import Innslag, in_order
from helseansvarlig.domain.innsynsmerke import Innsynsmerke, Merkegrunn, require_reason
from helseansvarlig.domain.logg import Hendelse
from helseansvarlig.domain.navnefunn import Funn
from helseansvarlig.domain.ordlyd import Tekst
from helseansvarlig.errors import KnownError
from helseansvarlig.services.innsyn import named_others
from helseansvarlig.services.innsyn_innslag import entries_of
from helseansvarlig.services.innsyn_svar import answers_over_time
from helseansvarlig.services.oekt import Oekt
from helseansvarlig.services.ports import Done, Renderer, Templates, Unit


@dataclass(frozen=True, slots=True)
class Innslagslinje:
    """One entry with its mark, if it has one, and where another child is named in it."""

    innslag: Innslag
    merke: Innsynsmerke | None = None
    funn: tuple[Funn, ...] = ()

    @property
    def is_kept_out(self) -> bool:
        """Tell whether it is kept from somebody: by its mark, or because of a name that nobody has cleared."""
        return self.merke.grunn is not Merkegrunn.LIKEVEL if self.merke is not None else bool(self.funn)


@dataclass(frozen=True, slots=True)
class Gjennomgang:
    """A child's whole record, the oldest entry first; `tekst` is what its entries are told with, as on paper."""

    barn: Barn
    linjer: tuple[Innslagslinje, ...]
    tekst: Tekst


class InnsynsmerkeService:
    """Marks on entries; they stay in the record, and every printout heeds them."""

    def __init__(self, oekt: Oekt, templates: Templates, renderer: Renderer) -> None:
        self._oekt = oekt
        self._templates = templates
        self._renderer = renderer

    def go_through(self, barn_id: str, maalform: str = "nb") -> Gjennomgang:
        """Return what a person goes through when they open it; looking is logged. Raises `finnes_ikke`."""
        whole = self.picture(barn_id, maalform)
        self._oekt.store.log(Hendelse("innslag.lest", barn_id=barn_id, angrebar=False))
        return whole

    def picture(self, barn_id: str, maalform: str = "nb") -> Gjennomgang:
        """Return everything that is written about a child. Raises `finnes_ikke`."""
        with self._oekt.store.read() as unit:
            barn = unit.barn.get(barn_id)
            entries = self._entries(unit, barn, maalform)
            marks = {mark.rad: mark for mark in unit.innsynsmerke.of_barn(barn_id)}
            named = named_others(unit, barn, entries)
        lines = tuple(Innslagslinje(one, marks.get(one.rad), named.get(one.rad, ())) for one in entries)
        return Gjennomgang(barn, lines, self._renderer.words(maalform))

    def mark(self, barn_id: str, rad: str, grunn: Merkegrunn, begrunnelse: str) -> Done[Innsynsmerke]:
        """Put a mark on an entry, in place of the one it had. Raises `innsyn_mangler_grunn`, `finnes_ikke`."""
        why, oekt = require_reason(begrunnelse), self._oekt
        with oekt.store.write(Hendelse("innslag.merket", barn_id=barn_id, objekt=rad)) as unit:
            barn = unit.barn.get(barn_id)
            if rad not in {one.rad for one in self._entries(unit, barn, "nb")}:
                raise KnownError("finnes_ikke")
            before = _mark_on(unit, barn_id, rad)
            row_id = before.id if before is not None else oekt.new_id()
            mark = Innsynsmerke(row_id, barn_id, rad, grunn, why, oekt.clock.now(), oekt.bruker.navn)
            return Done(unit.innsynsmerke.save(mark), unit.act.changes())

    def unmark(self, barn_id: str, rad: str) -> Done[None]:
        """Take a mark away; that it was there stays in the history. Raises `finnes_ikke`."""
        with self._oekt.store.write(Hendelse("innslag.avmerket", barn_id=barn_id, objekt=rad)) as unit:
            mark = _mark_on(unit, barn_id, rad)
            if mark is None:
                raise KnownError("finnes_ikke")
            unit.innsynsmerke.remove(mark.id)
            return Done(None, unit.act.changes())

    def _entries(self, unit: Unit, barn: Barn, maalform: str) -> list[Innslag]:
        answers = answers_over_time(unit, barn, self._templates, maalform)
        return in_order((*answers.innslag, *entries_of(unit, self._oekt.store, barn.id)))


def _mark_on(unit: Unit, barn_id: str, rad: str) -> Innsynsmerke | None:
    return next((mark for mark in unit.innsynsmerke.of_barn(barn_id) if mark.rad == rad), None)
