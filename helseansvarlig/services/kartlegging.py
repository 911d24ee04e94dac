"""Filling a template together with the child: every answer saved as given, both voices kept, nothing scored."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.kartlegging import Kartlegging, Kartleggingsstatus, Svarrad, answer_id
from helseansvarlig.domain.logg import Hendelse
from helseansvarlig.domain.mal import require_approved
from helseansvarlig.domain.skjema import Skjema, Tekst
from helseansvarlig.domain.skjema_kontroll import validate_svar
from helseansvarlig.domain.skjema_tre import Forekomst, evaluate_enabled, expand
from helseansvarlig.domain.stoppunkt import Faktum
from helseansvarlig.domain.svar import Svar, Svarsett, Svarstatus
from helseansvarlig.domain.svartekst import values_text
from helseansvarlig.domain.utloeser import Utloest, utloeste
from helseansvarlig.errors import KnownError
from helseansvarlig.services.fristrader import follow_kartlegging
from helseansvarlig.services.oekt import Oekt
from helseansvarlig.services.ports import Done, Templates, Unit

READ_TOGETHER = "til-slutt"
"""Marks the question of whether the child recognises what is written: about the form, not about the child."""


@dataclass(frozen=True, slots=True)
class Tidligere:
    """An earlier answer to the same question."""

    dag: date
    svar: Svar


@dataclass(frozen=True, slots=True)
class Kartleggingsbilde:
    """Everything the filling screen shows. `steder` are the askable places in form order.

    `forrige` are the answers of the kartlegging before this one, which a fall is measured against.
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

    def with_svar(self, svar: Svarsett) -> Kartleggingsbilde:
        """Return the picture as it is with these answers, before they are saved: what is asked and what is set off."""
        return replace(
            self,
            svar=svar,
            steder=expand(self.skjema, svar),
            stilles=evaluate_enabled(self.skjema, svar),
            utloest=utloeste(self.skjema, svar, self.forrige),
        )

    def remaining(self) -> int:
        """Return how many questions are asked but not settled yet."""
        return sum(
            1
            for place in self.steder
            if place.punkt.is_fillable and self.stilles[place.path] and not self.svar.get(place.path).is_settled
        )


@dataclass(frozen=True, slots=True)
class Paabegynt:
    """A kartlegging that can be continued: its template's title and how many questions are left."""

    kartlegging: Kartlegging
    tittel: Tekst
    gjenstaar: int


@dataclass(frozen=True, slots=True)
class Kartleggingsstart:
    """What there is to begin with one child, and what has been begun, newest first."""

    barn: Barn
    maler: tuple[Skjema, ...]
    paabegynte: tuple[Paabegynt, ...]


class KartleggingService:
    """Kartlegginger of one child at a time."""

    def __init__(self, oekt: Oekt, templates: Templates) -> None:
        self._oekt = oekt
        self._templates = templates

    def templates(self) -> list[Skjema]:
        """Return the templates that can be started."""
        return self._templates.all()

    def beginnings(self, barn_id: str) -> Kartleggingsstart:
        """Return what can be begun or continued with one child. Raises `finnes_ikke`."""
        with self._oekt.store.read() as unit:
            barn = unit.barn.get(barn_id)
            rows = [row for row in unit.kartlegging.of_barn(barn_id) if row.status is Kartleggingsstatus.PAABEGYNT]
        pictures = [self.picture(row.id) for row in rows]
        begun = tuple(Paabegynt(p.kartlegging, p.skjema.tittel, p.remaining()) for p in pictures)
        return Kartleggingsstart(barn, tuple(self._templates.all()), begun)

    def start(
        self, barn_id: str, skjema_id: str, spurt_av: str, sted: str = "", alenesamtale: str = ""
    ) -> Done[Kartlegging]:
        """Begin a kartlegging with the newest version of a template, which is kept with the answers.

        Raises `skjema_finnes_ikke`, `kartlegging_mangler_spurt_av`, `mal_ikke_godkjent`.
        """
        skjema = self._templates.find(skjema_id)
        if skjema is None:
            raise KnownError("skjema_finnes_ikke")
        if not spurt_av.strip():
            raise KnownError("kartlegging_mangler_spurt_av")
        oekt = self._oekt
        row = Kartlegging(
            id=oekt.new_id(),
            barn_id=barn_id,
            skjema_id=skjema.id,
            skjema_versjon=skjema.versjon,
            skjema_hash=skjema.innholdshash,
            startet=oekt.clock.now(),
            spurt_av=spurt_av.strip(),
            sted=sted.strip(),
            alenesamtale_tilbudt=alenesamtale,
        )
        with oekt.store.write(Hendelse("kartlegging.startet", barn_id=barn_id, objekt=f"kartlegging:{row.id}")) as unit:
            require_approved(skjema, unit.malgodkjenning.of(skjema.id))
            if unit.skjemakopi.find(skjema.innholdshash) is None:
                unit.skjemakopi.save(self._templates.copy_of(skjema))
            return Done(unit.kartlegging.save(row), unit.act.changes())

    def open(self, kartlegging_id: str) -> Kartleggingsbilde:
        """Return a kartlegging as a person opens it; looking is logged. Raises `finnes_ikke`."""
        picture = self.picture(kartlegging_id)
        self._log("kartlegging.lest", picture.kartlegging)
        return picture

    def picture(self, kartlegging_id: str) -> Kartleggingsbilde:
        """Return a kartlegging as it stands now. Raises `finnes_ikke`."""
        with self._oekt.store.read() as unit:
            row = unit.kartlegging.get(kartlegging_id)
            skjema = self._template_of(unit, row)
            svar = _answers(unit, kartlegging_id)
            earlier = self._earlier(unit, row)
            empty = Kartleggingsbilde(
                kartlegging=row,
                barn=unit.barn.get(row.barn_id),
                skjema=skjema,
                svar=svar,
                steder=(),
                stilles={},
                utloest=(),
                tidligere=_by_path(earlier),
                forrige=earlier[0][1] if earlier else None,
            )
        return empty.with_svar(svar)

    def answer(self, kartlegging_id: str, sti: str, svar: Svar) -> Done[Kartleggingsbilde]:
        """Keep one answer exactly as given. Raises `kartlegging_ferdig`, `spoersmaal_finnes_ikke`."""
        return self.answer_all(kartlegging_id, {sti: svar})

    def answer_all(self, kartlegging_id: str, given: Mapping[str, Svar]) -> Done[Kartleggingsbilde]:
        """Keep several answers (by path) in one act, so that they are also undone as one. Raises as `answer`."""
        oekt = self._oekt
        objekt = f"kartlegging:{kartlegging_id}"
        with oekt.store.write(Hendelse("svar.gitt", objekt=objekt)) as unit:
            row = unit.kartlegging.get(kartlegging_id)
            _require_open(row)
            # Places are counted with the new answers in: one of them may begin another instance of a group.
            svar = Svarsett({**_answers(unit, kartlegging_id).svar, **given})
            places = {place.path for place in expand(self._template_of(unit, row), svar)}
            if not given.keys() <= places:
                raise KnownError("spoersmaal_finnes_ikke")
            unit.act.describe(Hendelse("svar.gitt", barn_id=row.barn_id, objekt=objekt))
            for sti, one in given.items():
                unit.svar.save(
                    Svarrad(answer_id(kartlegging_id, sti), kartlegging_id, sti, one, oekt.clock.now(), oekt.bruker.id)
                )
            changes = unit.act.changes()
        return Done(self.picture(kartlegging_id), changes)

    def finish(self, kartlegging_id: str) -> Done[Kartlegging]:
        """Declare a kartlegging finished. Raises `kartlegging_mangler_svar` (antall), `kartlegging_ferdig`."""
        with self._oekt.store.write(Hendelse("kartlegging.ferdig", objekt=f"kartlegging:{kartlegging_id}")) as unit:
            row = unit.kartlegging.get(kartlegging_id)
            _require_open(row)
            svar = _answers(unit, kartlegging_id)
            problems = validate_svar(self._template_of(unit, row), svar)
            if problems or not any(s.is_settled for s in svar.svar.values()):
                raise KnownError("kartlegging_mangler_svar", antall=max(1, len(problems)))
            unit.act.describe(
                Hendelse("kartlegging.ferdig", barn_id=row.barn_id, objekt=f"kartlegging:{kartlegging_id}")
            )
            done = replace(row, status=Kartleggingsstatus.FERDIG, ferdig=self._oekt.clock.now())
            unit.kartlegging.save(done)
            follow_kartlegging(unit, self._oekt, row.barn_id, self._oekt.clock.today())
            return Done(done, unit.act.changes())

    def suggested_facts(self, kartlegging_id: str, spraak: str = "nb") -> list[Faktum]:
        """Return what was answered as facts for a stop point, those that asked for somebody first."""
        picture = self.picture(kartlegging_id)
        asking = {u.path for u in picture.utloest}
        source = f"{picture.kartlegging.spurt_av}, {picture.kartlegging.startet:%d.%m.%Y}"
        asked = picture.kartlegging.startet.date()
        facts = [
            (place.path not in asking, Faktum(f"{place.punkt.tekst.paa(spraak)} {text}", source, dato=asked))
            for place in picture.steder
            if picture.stilles[place.path]
            and place.punkt.kontroll != READ_TOGETHER
            and (text := values_text(place.punkt, picture.svar.get(place.path), spraak))
        ]
        return [fact for _, fact in sorted(facts, key=lambda pair: pair[0])]

    def _log(self, handling: str, row: Kartlegging) -> None:
        self._oekt.store.log(Hendelse(handling, barn_id=row.barn_id, objekt=f"kartlegging:{row.id}", angrebar=False))

    def _template_of(self, unit: Unit, row: Kartlegging) -> Skjema:
        return self._templates.read_copy(unit.skjemakopi.get(row.skjema_hash))

    def _earlier(self, unit: Unit, row: Kartlegging) -> list[tuple[date, Svarsett]]:
        """Return the answers of earlier kartlegginger with the same template, newest first."""
        return [
            (other.startet.date(), _answers(unit, other.id))
            for other in unit.kartlegging.of_barn(row.barn_id)
            if other.skjema_id == row.skjema_id and other.startet < row.startet
        ]


def _answers(unit: Unit, kartlegging_id: str) -> Svarsett:
    return Svarsett({row.sti: row.svar for row in unit.svar.of(kartlegging_id)})


def _by_path(earlier: list[tuple[date, Svarsett]]) -> dict[str, tuple[Tidligere, ...]]:
    found: dict[str, list[Tidligere]] = {}
    for day, answers in earlier:
        for path, svar in answers.svar.items():
            if svar.status is not Svarstatus.IKKE_SPURT:
                found.setdefault(path, []).append(Tidligere(day, svar))
    return {path: tuple(rows) for path, rows in found.items()}


def _require_open(row: Kartlegging) -> None:
    if row.status is Kartleggingsstatus.FERDIG:
        raise KnownError("kartlegging_ferdig")
