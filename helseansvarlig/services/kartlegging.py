"""Filling a template together with the child: every answer saved as given, both voices kept, nothing scored."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time

from helseansvarlig.clock import OSLO
from helseansvarlig.domain.bakom import paths_behind
from helseansvarlig.domain.barn import Barn, age_on
from helseansvarlig.domain.kartlegging import Kartlegging, Kartleggingsstatus, Svarrad, answer_id
from helseansvarlig.domain.kartlegging_lesing import READ_TOGETHER, disowned
from helseansvarlig.domain.kartlegging_samtale import Samtale, require_told, with_samtale
from helseansvarlig.domain.logg import Hendelse
from helseansvarlig.domain.mal import require_approved
from helseansvarlig.domain.samtykkeforbehold import is_held
from helseansvarlig.domain.skjema import Skjema, Tekst
from helseansvarlig.domain.skjema_alder import order_by_age, passer
from helseansvarlig.domain.skjema_kontroll import validate_svar
from helseansvarlig.domain.skjema_tre import expand
from helseansvarlig.domain.stoppunkt import Faktum
from helseansvarlig.domain.svar import Svar, Svarsett
from helseansvarlig.domain.svar_tilgang import steered_by_child
from helseansvarlig.domain.svartekst import values_text
from helseansvarlig.errors import KnownError
from helseansvarlig.services.fristrader import follow_kartlegging
from helseansvarlig.services.kartleggingsbilde import Kartleggingsbilde, answers_of, read_picture, template_of
from helseansvarlig.services.oekt import Oekt
from helseansvarlig.services.ports import Done, Templates, Unit
from helseansvarlig.services.stoppunktfrist import ask_for_stop
from helseansvarlig.services.svaroppfoelging import follow_answers

_NOON = time(12)


@dataclass(frozen=True, slots=True)
class Paabegynt:
    """A kartlegging that can be continued: its template's title and how many questions are left."""

    kartlegging: Kartlegging
    tittel: Tekst
    gjenstaar: int


@dataclass(frozen=True, slots=True)
class Kartleggingsstart:
    """What there is to begin with one child, and what has been begun, newest first.

    `maler` are approved and worded for the child's age, `andre` approved and worded for others, the nearest age first;
    `venter` is how many the leader has not approved yet.
    """

    barn: Barn
    maler: tuple[Skjema, ...]
    paabegynte: tuple[Paabegynt, ...]
    andre: tuple[Skjema, ...] = ()
    venter: int = 0


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
            rows = [row for row in unit.kartlegging.of_barn(barn_id) if not row.er_ferdig]
            approved = {one.id for one in unit.malgodkjenning.all()}
        pictures = [self.picture(row.id) for row in rows]
        begun = tuple(Paabegynt(p.kartlegging, p.skjema.tittel, p.remaining()) for p in pictures)
        age, every = age_on(barn.foedselsdato, self._oekt.clock.today()), self._templates.all()
        usable = order_by_age((one for one in every if one.innholdshash in approved), age)
        fitting = tuple(one for one in usable if passer(one, age))
        return Kartleggingsstart(barn, fitting, begun, usable[len(fitting) :], len(every) - len(usable))

    def last_begun(self) -> str:
        """Return the id of what was begun last with a child who lives here. Raises `ingen_paabegynt`."""
        with self._oekt.store.read() as unit:
            found = unit.oversikt.started(1).rader
        if not found:
            raise KnownError("ingen_paabegynt")
        return found[0].id

    def start(
        self, barn_id: str, skjema_id: str, spurt_av: str, sted: str = "", alenesamtale: str = ""
    ) -> Done[Kartlegging]:
        """Begin a kartlegging with a talk that is held now. Raises as `begin`."""
        return self.begin(barn_id, skjema_id, Samtale(spurt_av, sted, alenesamtale))

    def begin(self, barn_id: str, skjema_id: str, samtale: Samtale) -> Done[Kartlegging]:
        """Begin a kartlegging with the newest version of a template, which is kept with the answers.

        One that was filled in on paper stands on the day of its talk. Raises `skjema_finnes_ikke`, `mal_ikke_godkjent`
        and as `require_told`.
        """
        oekt = self._oekt
        skjema = self._templates.find(skjema_id)
        if skjema is None:
            raise KnownError("skjema_finnes_ikke")
        require_told(samtale, oekt.clock.today())
        row = Kartlegging(
            id=oekt.new_id(),
            barn_id=barn_id,
            skjema_id=skjema.id,
            skjema_versjon=skjema.versjon,
            skjema_hash=skjema.innholdshash,
            startet=oekt.clock.now() if samtale.papirdag is None else _noon(samtale.papirdag),
            spurt_av="",
        )
        with oekt.store.write(Hendelse("kartlegging.startet", barn_id=barn_id, objekt=f"kartlegging:{row.id}")) as unit:
            require_approved(skjema, unit.malgodkjenning.of(skjema.id))
            if unit.skjemakopi.find(skjema.innholdshash) is None:
                unit.skjemakopi.save(self._templates.copy_of(skjema))
            told = with_samtale(row, samtale, oekt.clock.now(), oekt.bruker.navn)
            return Done(unit.kartlegging.save(told), unit.act.changes())

    def describe(self, kartlegging_id: str, samtale: Samtale) -> Done[Kartlegging]:
        """Keep what is told about the talk, until the kartlegging is finished.

        Raises `kartlegging_ferdig` and as `require_told`.
        """
        oekt = self._oekt
        require_told(samtale, oekt.clock.today())
        hendelse = Hendelse("kartlegging.endret", objekt=f"kartlegging:{kartlegging_id}")
        with oekt.store.write(hendelse) as unit:
            row = unit.kartlegging.get(kartlegging_id)
            _require_open(row)
            unit.act.describe(replace(hendelse, barn_id=row.barn_id))
            told = with_samtale(row, samtale, oekt.clock.now(), oekt.bruker.navn)
            return Done(unit.kartlegging.save(told), unit.act.changes())

    def open(self, kartlegging_id: str) -> Kartleggingsbilde:
        """Return a kartlegging as a person opens it; looking is logged. Raises `finnes_ikke`."""
        picture = self.picture(kartlegging_id)
        row = picture.kartlegging
        self._oekt.store.log(
            Hendelse("kartlegging.lest", barn_id=row.barn_id, objekt=f"kartlegging:{row.id}", angrebar=False)
        )
        return picture

    def picture(self, kartlegging_id: str) -> Kartleggingsbilde:
        """Return a kartlegging as it stands now. Raises `finnes_ikke`."""
        with self._oekt.store.read() as unit:
            row = unit.kartlegging.get(kartlegging_id)
            return read_picture(unit, self._oekt, self._templates, row)

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
            require_places(unit, self._templates, row, given)
            unit.act.describe(Hendelse("svar.gitt", barn_id=row.barn_id, objekt=objekt))
            for sti, one in given.items():
                unit.svar.save(
                    Svarrad(
                        answer_id(kartlegging_id, sti), kartlegging_id, sti, one, oekt.clock.now(), oekt.bruker.navn
                    )
                )
            changes = unit.act.changes()
        return Done(self.picture(kartlegging_id), changes)

    def finish(self, kartlegging_id: str) -> Done[Kartlegging]:
        """Declare a kartlegging finished: its stop point stands as missing, and what asks for somebody is followed up.

        Raises `kartlegging_mangler_svar` (antall), `barnet_kjenner_seg_ikke_igjen`, `kartlegging_ferdig`.
        """
        oekt, hendelse = self._oekt, Hendelse("kartlegging.ferdig", objekt=f"kartlegging:{kartlegging_id}")
        with oekt.store.write(hendelse) as unit:
            row = unit.kartlegging.get(kartlegging_id)
            _require_open(row)
            picture = read_picture(unit, oekt, self._templates, row)
            _require_whole(picture)
            unit.act.describe(replace(hendelse, barn_id=row.barn_id))
            done = replace(row, status=Kartleggingsstatus.FERDIG, ferdig=oekt.clock.now())
            unit.kartlegging.save(done)
            follow_kartlegging(unit, oekt, row.barn_id, oekt.clock.today())
            ask_for_stop(unit, oekt, done)
            follow_answers(unit, oekt, picture)
            return Done(done, unit.act.changes())

    def suggested_facts(self, kartlegging_id: str, spraak: str = "nb") -> list[Faktum]:
        """Return what was answered as facts for a stop point, those that asked for somebody first.

        What the child keeps back from anybody is not suggested: a stop point goes into what is shared.
        """
        picture = self.picture(kartlegging_id)
        asking = {u.path for u in picture.utloest}
        held = picture.om.forbehold.keys() | steered_by_child(picture.skjema, picture.svar)
        asked = picture.kartlegging.startet.date()
        source = f"{picture.kartlegging.spurt_av}, {asked:%d.%m.%Y}"
        facts = [
            (place.path not in asking, Faktum(f"{place.punkt.tekst.paa(spraak)} {text}", source, dato=asked))
            for place in picture.steder
            if picture.stilles[place.path]
            and place.punkt.kontroll != READ_TOGETHER
            and not is_held(place.path, held)
            and (text := values_text(place.punkt, picture.svar.get(place.path), spraak))
        ]
        return [fact for _, fact in sorted(facts, key=lambda pair: pair[0])]


def require_places(unit: Unit, templates: Templates, row: Kartlegging, given: Mapping[str, Svar]) -> Svarsett:
    """Return the answers with the new ones among them. Raises `spoersmaal_finnes_ikke` for one to no question."""
    # Places are counted with the new answers in: one of them may begin another instance of a group.
    svar = Svarsett({**answers_of(unit, row.id).svar, **given})
    places = expand(template_of(unit, templates, row), svar)
    if not given.keys() <= {place.path for place in places} | paths_behind(places):
        raise KnownError("spoersmaal_finnes_ikke")
    return svar


def _require_whole(picture: Kartleggingsbilde) -> None:
    problems = validate_svar(picture.skjema, picture.svar)
    if problems or not any(one.is_settled for one in picture.svar.svar.values()):
        raise KnownError("kartlegging_mangler_svar", antall=max(1, len(problems)))
    if disowned(picture.skjema, picture.svar):
        raise KnownError("barnet_kjenner_seg_ikke_igjen")


def _require_open(row: Kartlegging) -> None:
    if row.er_ferdig:
        raise KnownError("kartlegging_ferdig")


def _noon(day: date) -> datetime:
    """Return the middle of a Norwegian day, so that it is that day everywhere it is read."""
    return datetime.combine(day, _NOON, OSLO).astimezone(UTC)
