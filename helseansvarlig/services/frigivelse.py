"""Releasing into a compartment: chosen rows are copied in with purpose and last day, withdrawn, and run out.

The health records hold the list of what is shared; a compartment is made to agree with it each time, so a power cut
between the two files is made good by the next time.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import date

from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.deling import Delingsvurdering
from helseansvarlig.domain.fremmed import clean
from helseansvarlig.domain.logg import Hendelse
from helseansvarlig.domain.moete import require_no_name
from helseansvarlig.domain.person import Rom
from helseansvarlig.domain.rom import (
    TIL_ALLE,
    Delt,
    Frigitt,
    Frigivelse,
    Frigivelsesart,
    Til,
    copy_of,
    is_for,
    require_purpose_and_day,
)
from helseansvarlig.domain.samtykkeforbehold import quotes
from helseansvarlig.errors import KnownError
from helseansvarlig.services.deling import judge, outcome, require_whole
from helseansvarlig.services.husdeling import content_shared, question_inside
from helseansvarlig.services.oekt import Oekt
from helseansvarlig.services.ports import Changes, Done, Unit
from helseansvarlig.services.ports.rom import RomAapent, RomStore, Romtilgang
from helseansvarlig.services.svarvern import held_words, is_raised_by_held, require_not_quoted

LEDERS = frozenset({Frigivelsesart.OVERSIKT, Frigivelsesart.SLETTING, Frigivelsesart.MAL})
"""What is made for the leader by services of their own, and never chosen from a list."""


@dataclass(frozen=True, slots=True)
class Frigivbart:
    """Something that can be released; `kilde` is the row it is made from, «table:id»."""

    art: Frigivelsesart
    delt: Delt
    kilde: str = ""


@dataclass(frozen=True, slots=True)
class Deling:
    """One release as the health lead sees it: the child by name, and what was copied."""

    frigivelse: Frigivelse
    barn: Barn | None
    delt: Delt


class FrigivelseService:
    """What the health lead shares inside the house."""

    def __init__(self, oekt: Oekt, tilgang: Romtilgang) -> None:
        self._oekt = oekt
        self._tilgang = tilgang

    def candidates(self, barn_id: str) -> list[Frigivbart]:
        """Return what can be shared about a child, newest first. Raises `finnes_ikke`."""
        with self._oekt.store.read() as unit:
            barn = unit.barn.get(barn_id)
            found = list(self._open_things(unit, barn))
        return sorted(found, key=lambda one: one.delt.dato, reverse=True)

    def release(
        self,
        rom: Rom,
        barn_id: str,
        things: Sequence[Frigivbart],
        formaal: str,
        utloeper: date,
        til: Til = TIL_ALLE,
    ) -> Done[list[Frigivelse]]:
        """Share these things about one child, or about none (`barn_id` empty), until a day, that day included.

        The gate is asked as towards everybody; what is about no child may name none. Raises `frigivelse_tom`,
        `frigivelse_mangler_formaal`, `frigivelse_dato`, `rom_uten_noekkel`, `ukjent_bruker`, `deling_uten_grunnlag`,
        `deling_maa_avgjoeres`, `deling_ikke_alt`, `svar_er_forbeholdt`, `sak_nevner_barn`, file faults.
        """
        oekt = self._oekt
        require_purpose_and_day(formaal, utloeper, oekt.clock.today())
        if not things:
            raise KnownError("frigivelse_tom")
        self._require_readers(rom, til)
        hendelse = Hendelse("rom.frigitt", barn_id=barn_id, objekt=f"rom:{rom}", mottaker=rom.value, angrebar=False)
        with oekt.store.write(hendelse) as unit:
            if barn_id:
                answer = self._require_through(unit, barn_id, things, formaal)
                unit.act.describe(replace(hendelse, formaal=answer.grunnlag.value, utfall=outcome(answer)))
            else:
                self._require_about_nobody(unit, things)
            released = [
                unit.frigivelse.save(
                    Frigivelse(
                        oekt.new_id(), rom, barn_id, one.art, clean(formaal), utloeper,
                        oekt.clock.now(), oekt.bruker.navn, one.delt.to_text(), None, one.kilde, til.moete,
                        til.mottakere,
                    )
                )
                for one in things
            ]  # fmt: skip
            changes = unit.act.changes()
        self.settle(rom)
        return Done(released, changes)

    def require_open(self, barn_id: str, things: Sequence[Frigivbart], formaal: str) -> None:
        """Refuse what `release` would refuse of a child, before anything is shared. Raises as `release`."""
        with self._oekt.store.read() as unit:
            self._require_through(unit, barn_id, things, formaal)

    def shared(self) -> list[Deling]:
        """Return what people in the house can read now, newest first; what is for the leader is not among it."""
        with self._oekt.store.read() as unit:
            children = {barn.id: barn for barn in unit.barn.all()}
            rows = [row for row in unit.frigivelse.all() if row.er_delt and row.art not in LEDERS]
        return [Deling(row, children.get(row.barn_id), Delt.from_text(row.innhold)) for row in rows]

    def withdraw(self, frigivelse_id: str) -> Done[Frigivelse]:
        """Take something out of its compartment. Who has read it, has read it. Raises `finnes_ikke`."""
        with self._oekt.store.write(Hendelse("rom.tilbakekalt", angrebar=False)) as unit:
            row = unit.frigivelse.get(frigivelse_id)
            unit.act.describe(
                Hendelse(
                    "rom.tilbakekalt", barn_id=row.barn_id, objekt=f"frigivelse:{row.id}", mottaker=row.rom.value,
                    angrebar=False,
                )
            )  # fmt: skip
            done = Done(self._end(unit, row), unit.act.changes())
        self.settle(done.value.rom)
        return done

    def expire(self) -> Done[int]:
        """End what had its last day before today, or may not be told any more, and return how many ended.

        Every compartment is made to agree.
        """
        today = self._oekt.clock.today()
        with self._oekt.store.read() as unit:
            shown = [row for row in unit.frigivelse.all() if row.er_delt]
            ended = [row for row in shown if row.utloeper < today or self._is_closed(unit, row)]
        changes = Changes()
        if ended:
            with self._oekt.store.write(Hendelse("rom.utloept", angrebar=False)) as unit:
                for row in ended:
                    self._end(unit, row)
                changes = unit.act.changes()
        for rom in self._tilgang.rooms():
            self.settle(rom)
        return Done(len(ended), changes)

    def settle(self, rom: Rom) -> None:
        """Make a compartment hold exactly what is shared with it now; nothing is written when it does."""
        with self._oekt.store.read() as unit:
            rows = [row for row in unit.frigivelse.all() if row.rom is rom and row.er_delt]
        with closing(self._tilgang.open(rom)) as store:
            _make_agree(store, rows)

    def _require_readers(self, rom: Rom, til: Til) -> None:
        self._tilgang.require(rom)
        if not {*til.mottakere} <= {one.id for one in self._tilgang.people()}:
            raise KnownError("ukjent_bruker")

    def _require_through(
        self, unit: Unit, barn_id: str, things: Sequence[Frigivbart], formaal: str
    ) -> Delingsvurdering:
        contents = [content_shared(one.art, one.delt) for one in things]
        question = question_inside(barn_id, contents, clean(formaal), self._oekt.clock.today())
        answer = require_whole(judge(unit, self._oekt, question))
        require_not_quoted(map(_said, things), held_words(unit, barn_id, answer.holdte_svar))
        return answer

    def _require_about_nobody(self, unit: Unit, things: Sequence[Frigivbart]) -> None:
        """Keep out a child's name, and an answer that any child keeps back."""
        said, children = [_said(one) for one in things], unit.barn.all()
        require_no_name(said, ((one.navn, one.identnummer) for one in children))
        for one in children:
            question = question_inside(one.id, (), "", self._oekt.clock.today())
            require_not_quoted(said, held_words(unit, one.id, judge(unit, self._oekt, question).holdte_svar))

    def _is_closed(self, unit: Unit, row: Frigivelse) -> bool:
        """Tell whether the gate would not let this through now: the child has asked for it since."""
        if row.art in LEDERS or unit.barn.find(row.barn_id) is None:
            return False
        delt = Delt.from_text(row.innhold)
        content = content_shared(row.art, delt)
        question = question_inside(row.barn_id, (content,), row.formaal, self._oekt.clock.today())
        answer = judge(unit, self._oekt, question)
        words = held_words(unit, row.barn_id, answer.holdte_svar)
        return not answer.lets_through or quotes(f"{delt.tittel}\n{delt.tekst}", words)

    def _open_things(self, unit: Unit, barn: Barn) -> Iterator[Frigivbart]:
        """Yield what can be shared, without what would give away an answer that the child keeps back."""
        held = judge(unit, self._oekt, question_inside(barn.id, (), "", self._oekt.clock.today())).holdte_svar
        words = held_words(unit, barn.id, held)
        for thing in _things_of(unit, barn, called_inside(barn, unit.barn.all()), held):
            if not quotes(_said(thing), words):
                yield thing

    def _end(self, unit: Unit, row: Frigivelse) -> Frigivelse:
        return unit.frigivelse.save(replace(row, tilbakekalt=row.tilbakekalt or self._oekt.clock.now()))


class DeltService:
    """What has been shared with somebody who has a key to one compartment only."""

    def __init__(self, rom: RomAapent) -> None:
        self._rom = rom

    def shared(self) -> list[Frigitt]:
        """Return what may be read today, newest first, and log that it was read."""
        today, me = self._rom.clock.today(), self._rom.bruker.id
        with self._rom.store.read() as unit:
            there = [row for row in unit.frigitt.all() if row.utloeper >= today and row.art not in LEDERS]
        rows = [row for row in there if is_for(row, me)]
        if rows:
            self._rom.store.log(Hendelse("frigitt.lest", objekt=f"rom:{self._rom.rom}"))
        return rows


def _make_agree(store: RomStore, rows: Sequence[Frigivelse]) -> None:
    wanted = {row.id: copy_of(row) for row in rows}
    with store.read() as unit:
        there = {row.id: row for row in unit.frigitt.all()}
    if wanted == there:
        return
    with store.write(Hendelse("rom.avstemt")) as unit:
        for gone in there.keys() - wanted.keys():
            unit.frigitt.remove(gone)
        for row_id, row in wanted.items():
            if there.get(row_id) != row:
                unit.frigitt.save(row)


def called_inside(barn: Barn, everybody: Sequence[Barn]) -> str:
    """Return the first name, or the whole one where two who have not moved share it."""
    same = [one for one in everybody if one.fornavn == barn.fornavn and one.flyttet is None]
    return barn.fornavn if len(same) <= 1 else barn.navn


def _said(thing: Frigivbart) -> str:
    return f"{thing.delt.tittel}\n{thing.delt.tekst}"


def _things_of(unit: Unit, barn: Barn, om: str, held: frozenset[str]) -> Iterator[Frigivbart]:
    for notat in unit.notat.of_barn(barn.id):
        yield Frigivbart(
            Frigivelsesart.NOTAT,
            Delt(om, notat.tid.date().isoformat(), notat.art.value, notat.tekst),
            f"notat:{notat.id}",
        )
    for task in unit.oppfoelging.of_barn(barn.id):
        if task.gjort is None and not is_raised_by_held(unit, task.kilde, held):
            told = Delt(om, task.frist.isoformat(), task.hvem, task.hva)
            yield Frigivbart(Frigivelsesart.OPPFOELGING, told, f"oppfoelging:{task.id}")
    for stop in unit.stoppunkt.of_barn(barn.id)[:1]:
        told = Delt(om, stop.dato.isoformat(), stop.eier, stop.konklusjon)
        yield Frigivbart(Frigivelsesart.STOPPUNKT, told, f"stoppunkt:{stop.id}")
    meetings = {moete.id: moete for moete in unit.moete.all()}
    for sak in unit.sak.of_barn(barn.id):
        if sak.beslutning.strip() and sak.moete_id in meetings:
            day = meetings[sak.moete_id].dato.isoformat()
            yield Frigivbart(Frigivelsesart.SAK, Delt(om, day, sak.tittel, sak.beslutning), f"sak:{sak.id}")
