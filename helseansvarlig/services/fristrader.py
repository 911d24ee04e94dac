"""Follow-ups that a rule makes due: begun, moved and taken away with the facts they are counted from.

They are rows like all others, so that one list tells what is due; each carries its rule and the day that gave.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from helseansvarlig.clock import OSLO
from helseansvarlig.domain.barn import Barn, intake_moment
from helseansvarlig.domain.frist import Frist, all_in_use, concerns, due
from helseansvarlig.domain.fristregel import Fristhendelse
from helseansvarlig.domain.oppfoelging import Oppfoelging, Regelgrunn, Venting
from helseansvarlig.services.oekt import Oekt
from helseansvarlig.services.ports import Unit

RECENT = timedelta(weeks=4)
"""A duty that fell due longer ago than this when its child was written in was somebody's before us: not ours to ask."""

_OF_THE_STAY = (Fristhendelse.INNFLYTTING, Fristhendelse.PLANLAGT_FLYTTING)


def rules_here(unit: Unit, oekt: Oekt) -> tuple[Frist, ...]:
    """Return every rule as it is used here."""
    return all_in_use(oekt.frister.regler, {valg.id: valg for valg in unit.fristvalg.all()})


def follow_barn(unit: Unit, oekt: Oekt, barn: Barn) -> None:
    """Bring what is due by rule into line with when a child came and when it is to leave."""
    rows = unit.oppfoelging.of_barn(barn.id)
    for frist in rules_here(unit, oekt):
        if frist.regel.hendelse in _OF_THE_STAY:
            _follow(unit, oekt, frist, barn, _own(rows, frist))


def follow_kartlegging(unit: Unit, oekt: Oekt, barn_id: str, ferdig: date) -> None:
    """A finished kartlegging answers the one that was due, and makes the next one due where there is a rule for it."""
    rows = unit.oppfoelging.of_barn(barn_id)
    for frist in rules_here(unit, oekt):
        if frist.regel.hendelse is not Fristhendelse.KARTLEGGING_FERDIG:
            continue
        for row in _own(rows, frist):
            if row.gjort is None:
                unit.oppfoelging.save(replace(row, gjort=ferdig, gjort_av=oekt.bruker.navn))
        if frist.er_i_bruk:
            unit.oppfoelging.save(begin(unit, oekt, frist, barn_id, ferdig))


def follow_rule(unit: Unit, oekt: Oekt, frist: Frist) -> None:
    """Bring all that a rule has made due into line after the institution decided something about it."""
    if frist.regel.hendelse in _OF_THE_STAY:
        for barn in unit.oversikt.residents():
            _follow(unit, oekt, frist, barn, _own(unit.oppfoelging.of_barn(barn.id), frist))
        return
    for row in unit.oppfoelging.open_by_rule(frist.regel.id):
        grunn = _ground(oekt, frist, row.fra_regel.regnet_fra) if row.fra_regel and frist.er_i_bruk else None
        # What somebody told us happened stays; only what the rule made of it changes.
        unit.oppfoelging.save(moved(row, grunn) if grunn else replace(row, fra_regel=None))


def begin(unit: Unit, oekt: Oekt, frist: Frist, barn_id: str, fra: date, barn: Barn | None = None) -> Oppfoelging:
    """Return the follow-up that a rule makes due, counted from the day `fra`; not saved yet."""
    grunn = _ground(oekt, frist, fra, barn)
    return Oppfoelging(
        oekt.new_id(),
        barn_id,
        frist.regel.tekst.nb,
        oekt.bruker.navn,
        grunn.dag,
        kilde=f"frist:{frist.regel.id}",
        venter=_whose_move(unit, frist.regel.motpart, fra),
        fra_regel=grunn,
    )


def moved(row: Oppfoelging, grunn: Regelgrunn) -> Oppfoelging:
    """Return the row with its rule's new day; a day that somebody has chosen herself stays."""
    chosen = row.fra_regel is None or row.frist != row.fra_regel.dag
    return replace(row, fra_regel=grunn, frist=row.frist if chosen else grunn.dag)


def _follow(unit: Unit, oekt: Oekt, frist: Frist, barn: Barn, own: Sequence[Oppfoelging]) -> None:
    fra = _counted_from(frist, barn)
    open_ones = [row for row in own if row.gjort is None]
    if fra is None:
        for row in open_ones:
            unit.oppfoelging.remove(row.id)
        return
    grunn = _ground(oekt, frist, fra, barn)
    for row in open_ones:
        unit.oppfoelging.save(moved(row, grunn))
    is_ours = grunn.dag >= oekt.clock.today() - RECENT
    if not open_ones and is_ours and not _is_answered(own, barn, fra):
        unit.oppfoelging.save(begin(unit, oekt, frist, barn.id, fra, barn))


def _counted_from(frist: Frist, barn: Barn) -> date | None:
    """Return the day a rule counts from for this child, or None when it is not for this child or not in use."""
    if barn.flyttet is not None or not frist.er_i_bruk or not concerns(frist.regel, er_akutt=barn.akuttvedtak):
        return None
    return barn.innflyttet if frist.regel.hendelse is Fristhendelse.INNFLYTTING else barn.planlagt_flytting


def _is_answered(own: Sequence[Oppfoelging], barn: Barn, fra: date) -> bool:
    """Tell whether this was done in this stay; a date that is mended afterwards does not ask for it again."""
    begun = barn.innflyttet or date.min
    return any(
        row.gjort >= begun or row.fra_regel.regnet_fra == fra
        for row in own
        if row.gjort is not None and row.fra_regel is not None
    )


def _own(rows: Sequence[Oppfoelging], frist: Frist) -> list[Oppfoelging]:
    return [row for row in rows if row.fra_regel is not None and row.fra_regel.regel == frist.regel.id]


def _ground(oekt: Oekt, frist: Frist, fra: date, barn: Barn | None = None) -> Regelgrunn:
    found = due(frist, fra, oekt.frister.fridager, intake_moment(barn, OSLO) if barn is not None else None)
    return Regelgrunn(frist.regel.id, fra, found.dag, found.innen)


def _whose_move(unit: Unit, kategori: str, fra: date) -> Venting | None:
    if not kategori:
        return None
    known = [motpart.navn for motpart in unit.motpart.all() if motpart.kategori.value == kategori]
    return Venting(known[0] if len(known) == 1 else "", fra, fra, kategori)
