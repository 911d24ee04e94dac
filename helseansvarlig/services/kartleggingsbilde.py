"""One kartlegging as it stands: what is asked, what was answered, and what is told about each answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.frist import Frist, due_day
from helseansvarlig.domain.innsynskrets import Innsynskrets
from helseansvarlig.domain.kartlegging import Kartlegging, Svarrad
from helseansvarlig.domain.kartlegging_retting import Svarretting, history_by_path
from helseansvarlig.domain.oppfoelging import Oppfoelging
from helseansvarlig.domain.samtykkeforbehold import Forbehold
from helseansvarlig.domain.selvsvar import Selvsvar
from helseansvarlig.domain.skjema import Nivaa, Skjema
from helseansvarlig.domain.skjema_tre import Forekomst, enabled_in, expand
from helseansvarlig.domain.svar import Svar, Svarsett, Svarstatus
from helseansvarlig.domain.utloeser import REGEL_FOR, Utloest, utloeste
from helseansvarlig.services.deling import held_by_child, who_may_know
from helseansvarlig.services.fristrader import rules_here
from helseansvarlig.services.oekt import Oekt
from helseansvarlig.services.ports import Templates, Unit
from helseansvarlig.services.stoppunktfrist import stop_due
from helseansvarlig.services.svarvern import source_of


@dataclass(frozen=True, slots=True)
class Tidligere:
    """An earlier answer to the same question."""

    dag: date
    svar: Svar


@dataclass(frozen=True, slots=True)
class OmSvarene:
    """What is told about the answers, by path.

    `gitt` is the row as it was last given, `rettinger` what stood before, newest first; `forbehold` what the child
    keeps back today, `oppfoelginger` what an answer has led to; `selvsvar` when the child answered by
    herself, newest first. `stoppunkt_innen` is the day by which its stop point is to be made, while it is missing;
    `innsynskrets` who may learn what today, None in a picture that was not read from the record.
    """

    gitt: Mapping[str, Svarrad] = field(default_factory=dict)
    rettinger: Mapping[str, tuple[Svarretting, ...]] = field(default_factory=dict)
    forbehold: Mapping[str, Forbehold] = field(default_factory=dict)
    oppfoelginger: Mapping[str, Oppfoelging] = field(default_factory=dict)
    selvsvar: tuple[Selvsvar, ...] = ()
    stoppunkt_innen: date | None = None
    innsynskrets: Innsynskrets | None = None


@dataclass(frozen=True, slots=True)
class Kartleggingsbilde:
    """Everything the filling screen shows. `steder` are the askable places in form order.

    `forrige` are the answers of the kartlegging before this one, which a fall is measured against; `dager` how many
    days each level has here, those without a rule in use left out.
    """

    kartlegging: Kartlegging
    barn: Barn
    skjema: Skjema
    svar: Svarsett
    steder: tuple[Forekomst, ...]
    stilles: Mapping[str, bool]
    utloest: tuple[Utloest, ...]
    tidligere: Mapping[str, tuple[Tidligere, ...]]
    forrige: Svarsett | None = None
    om: OmSvarene = field(default_factory=OmSvarene)
    dager: Mapping[Nivaa, int] = field(default_factory=dict)

    def with_svar(self, svar: Svarsett) -> Kartleggingsbilde:
        """Return the picture as it is with these answers, before they are saved: what is asked and what is set off."""
        steder = expand(self.skjema, svar)
        return replace(
            self,
            svar=svar,
            steder=steder,
            stilles=enabled_in(self.skjema)(svar, steder),
            utloest=utloeste(self.skjema, svar, self.forrige),
        )

    def remaining(self) -> int:
        """Return how many questions are asked but not settled yet."""
        return sum(
            1
            for place in self.steder
            if place.punkt.is_fillable and self.stilles[place.path] and not self.svar.get(place.path).is_settled
        )


def read_picture(unit: Unit, oekt: Oekt, templates: Templates, row: Kartlegging) -> Kartleggingsbilde:
    """Return a kartlegging as it stands inside the caller's reading or act. Raises `finnes_ikke`."""
    svar = answers_of(unit, row.id)
    earlier = _earlier(unit, row)
    today, fridager = oekt.clock.today(), oekt.frister.fridager
    barn = unit.barn.get(row.barn_id)
    empty = Kartleggingsbilde(
        kartlegging=row,
        barn=barn,
        skjema=template_of(unit, templates, row),
        svar=svar,
        steder=(),
        stilles={},
        utloest=(),
        tidligere=_by_path(earlier),
        forrige=earlier[0][1] if earlier else None,
        om=_told(unit, oekt, row, barn),
        dager={
            level: (due_day(frist, today, fridager) - today).days for level, frist in level_rules(unit, oekt).items()
        },
    )
    return empty.with_svar(svar)


def level_rules(unit: Unit, oekt: Oekt) -> dict[Nivaa, Frist]:
    """Return the rule of each level that waits for a day, as it is used here; one out of use is left out."""
    rules = {frist.regel.id: frist for frist in rules_here(unit, oekt) if frist.er_i_bruk}
    return {level: rules[rule] for level, rule in REGEL_FOR.items() if rule in rules}


def template_of(unit: Unit, templates: Templates, row: Kartlegging) -> Skjema:
    """Return the exact template that a kartlegging's answers were given to."""
    return templates.read_copy(unit.skjemakopi.get(row.skjema_hash))


def answers_of(unit: Unit, kartlegging_id: str) -> Svarsett:
    """Return the answers as they were last given."""
    return Svarsett({row.sti: row.svar for row in unit.svar.of(kartlegging_id)})


def _told(unit: Unit, oekt: Oekt, row: Kartlegging, barn: Barn) -> OmSvarene:
    rows = {one.sti: one for one in unit.svar.of(row.id)}
    held, today = held_by_child(unit, oekt, row.barn_id), oekt.clock.today()
    raised = {one.kilde: one for one in unit.oppfoelging.of_barn(row.barn_id)}
    return OmSvarene(
        gitt=rows,
        rettinger=history_by_path(unit.svarretting.of(row.id)),
        forbehold={one.sti: one for one in held.forbehold if one.skjema_id == row.skjema_id and one.holds_on(today)},
        oppfoelginger={sti: raised[source] for sti in rows if (source := source_of(row.id, sti)) in raised},
        selvsvar=tuple(unit.selvsvar.of(row.id)),
        innsynskrets=who_may_know(unit, oekt, barn, held),
        stoppunkt_innen=stop_due(unit, row) if row.er_ferdig else None,
    )


def _earlier(unit: Unit, row: Kartlegging) -> list[tuple[date, Svarsett]]:
    """Return the answers of earlier kartlegginger with the same template, newest first."""
    return [
        (other.startet.date(), answers_of(unit, other.id))
        for other in unit.kartlegging.of_barn(row.barn_id)
        if other.skjema_id == row.skjema_id and other.startet < row.startet
    ]


def _by_path(earlier: list[tuple[date, Svarsett]]) -> dict[str, tuple[Tidligere, ...]]:
    found: dict[str, list[Tidligere]] = {}
    for day, answers in earlier:
        for path, svar in answers.svar.items():
            if svar.status is not Svarstatus.IKKE_SPURT:
                found.setdefault(path, []).append(Tidligere(day, svar))
    return {path: tuple(rows) for path, rows in found.items()}
