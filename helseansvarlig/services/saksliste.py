"""The agenda builds itself: what the record holds that a meeting should see, offered to be ticked.

A matter about a child comes by name where the gate says yes, and with an alias where it does not. Then no word of the
child's record goes along: only the title that whoever prepares the meeting has seen and sent.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from textwrap import shorten

from helseansvarlig.clock import OSLO
from helseansvarlig.domain.deling import Avgjoerelse
from helseansvarlig.domain.institusjon import Motpart, Mottakerkategori, folded
from helseansvarlig.domain.logg import Hendelse
from helseansvarlig.domain.moete import Droeftingsmodus, Moete, Sak
from helseansvarlig.domain.moeterytme import counterpart_id
from helseansvarlig.domain.oppfoelging import Oppfoelging, awaits_review
from helseansvarlig.domain.saksliste import Forslagsart, Saksforslag, Sakvalg, all_before
from helseansvarlig.domain.samarbeidsavtale import Avtaletema, evaluation_due, without_replaced
from helseansvarlig.errors import KnownError
from helseansvarlig.services.deling import log_row
from helseansvarlig.services.oekt import Oekt
from helseansvarlig.services.ports import Done, Unit
from helseansvarlig.services.saksvern import add_to_agenda, alias_in, judge_named, keep_key, who_hears

FIRST_TIME = timedelta(days=90)
"""How far back the first meeting with somebody looks for acute events; our own choice."""

WORDS_OF_A_TOPIC = 90
"""How many letters of what is agreed about a topic are enough to know it again on an agenda."""

_SAK, _INNMELDT = "sak:", "innmeldtsak:"


@dataclass(frozen=True, slots=True)
class Moetegrunn:
    """Which meeting an agenda is for, and those before it with the same people, the newest first."""

    moete: Moete
    tidligere: tuple[Moete, ...] = ()

    @property
    def forrige(self) -> Moete | None:
        """Return the last one, None where this is the first."""
        return next(iter(self.tidligere), None)

    @property
    def siden(self) -> date:
        """Return the day from which things are new."""
        return self.forrige.dato if self.forrige is not None else self.moete.dato - FIRST_TIME


Sakskilde = Callable[[Unit, Moetegrunn], Iterable[Saksforslag]]
"""One place that suggestions come from; what it returns about a child is neither judged nor named yet."""


class SakslisteService:
    """Suggestions for one agenda, and the ticking of them. `flere` are sources that other parts of the house bring."""

    def __init__(self, oekt: Oekt, flere: Sequence[Sakskilde] = ()) -> None:
        self._oekt = oekt
        self._kilder = (*KILDER, *flere)

    def suggest(self, moete_id: str) -> tuple[Saksforslag, ...]:
        """Return what could be raised and is not there yet, in the order of an agenda. Raises `finnes_ikke`."""
        with self._oekt.store.read() as unit:
            return self._suggest(unit, unit.moete.get(moete_id))

    def take(self, moete_id: str, valg: Sequence[Sakvalg]) -> Done[tuple[Sak, ...]]:
        """Put what was ticked on the agenda in one act; what is gone meanwhile is left out.

        Of each child that is named there the log tells on which ground.

        Raises `moete_ferdig`, `finnes_ikke` and as `add_sak`.
        """
        oekt = self._oekt
        with oekt.store.write(Hendelse("saksliste.tatt_med", objekt=f"moete:{moete_id}")) as unit:
            moete = unit.moete.get(moete_id)
            if moete.ferdig:
                raise KnownError("moete_ferdig")
            found = {one.noekkel: one for one in self._suggest(unit, moete)}
            wanted = [(found[one.noekkel], one.tittel) for one in valg if one.noekkel in found]
            saker = tuple(self._add(unit, moete, forslag, tittel) for forslag, tittel in wanted)
            unit.act.describe(Hendelse("saksliste.tatt_med", objekt=f"moete:{moete_id}"))
            answers = [(one, judge_named(unit, oekt, moete, one, Avgjoerelse())) for one in _named_in(saker)]
            to, done = who_hears(unit, moete), Done(saker, unit.act.changes())
        for barn_id, answer in answers:
            oekt.store.log(log_row(barn_id, to, answer))
        return done

    def _suggest(self, unit: Unit, moete: Moete) -> tuple[Saksforslag, ...]:
        grunn = Moetegrunn(moete, tuple(all_before(unit.moete.all(), moete)))
        taken = _taken(unit, moete)
        found: dict[str, Saksforslag] = {}
        for kilde in self._kilder:
            for one in kilde(unit, grunn):
                if one.noekkel not in taken:
                    found.setdefault(one.noekkel, one)
        ordered = sorted(found.values(), key=lambda one: list(Forslagsart).index(one.art))
        return tuple(self._judged(unit, moete, one) for one in ordered)

    def _judged(self, unit: Unit, moete: Moete, forslag: Saksforslag) -> Saksforslag:
        """Say how a suggestion about a child would be taken up today, and what the child would be called."""
        if not forslag.barn_id:
            return forslag
        named = replace(forslag, barn=unit.barn.get(forslag.barn_id).fornavn)
        if judge_named(unit, self._oekt, moete, forslag.barn_id, Avgjoerelse()).lets_through:
            return replace(named, modus=Droeftingsmodus.IDENTIFISERT)
        alias = alias_in(unit, self._oekt, moete.id, forslag.barn_id)
        return replace(named, modus=Droeftingsmodus.UTEN_NAVN, alias=alias.navn, aldersgruppe=alias.aldersgruppe)

    def _add(self, unit: Unit, moete: Moete, forslag: Saksforslag, tittel: str) -> Sak:
        oekt, nameless = self._oekt, forslag.modus is Droeftingsmodus.UTEN_NAVN
        now = self._judged(unit, moete, forslag)  # the alias that was free before the others were added
        sak = Sak(
            "", moete.id, 0, tittel.strip(), forslag.modus,
            barn_id="" if nameless else forslag.barn_id, alias=now.alias if nameless else "",
            aldersgruppe=now.aldersgruppe if nameless else "", kilde="" if nameless else forslag.noekkel,
        )  # fmt: skip
        kept = add_to_agenda(unit, oekt, sak, Avgjoerelse())
        if nameless:
            keep_key(unit, oekt, kept, forslag.barn_id, forslag.noekkel)
        if forslag.noekkel.startswith(_INNMELDT):
            row = unit.innmeldtsak.get(forslag.noekkel.removeprefix(_INNMELDT))
            unit.innmeldtsak.save(replace(row, tatt_opp=oekt.clock.today()))
        return kept


def _named_in(saker: Iterable[Sak]) -> list[str]:
    return list(dict.fromkeys(sak.barn_id for sak in saker if sak.barn_id))


def _taken(unit: Unit, moete: Moete) -> frozenset[str]:
    """Return where the matters that stand on an agenda came from; of a nameless one only the child's record knows."""
    saker = unit.sak.of(moete.id)
    keys = (key.kilde for sak in saker for key in unit.saksnoekkel.of(sak.id))
    return frozenset(filter(None, (*(sak.kilde for sak in saker), *keys)))


def _not_done(unit: Unit, grunn: Moetegrunn) -> Iterator[Saksforslag]:
    """Yield what was decided last time or before and is not done; of a nameless matter about the same child as then."""
    about = {sak.id: _whose(unit, sak) for moete in grunn.tidligere for sak in unit.sak.of(moete.id)}
    for row in unit.oppfoelging.open_until(date.max):
        sak_id = row.kilde.removeprefix(_SAK)
        if row.kilde.startswith(_SAK) and sak_id in about:
            yield _of_task(Forslagsart.FORRIGE, row, about[sak_id])


def _whose(unit: Unit, sak: Sak) -> str:
    return sak.barn_id or next((key.barn_id for key in unit.saksnoekkel.of(sak.id)), "")


def _put_forward(unit: Unit, _grunn: Moetegrunn) -> Iterator[Saksforslag]:
    for row in unit.innmeldtsak.all():
        if row.tatt_opp is None:
            yield Saksforslag(Forslagsart.MELDT, f"{_INNMELDT}{row.id}", row.tekst, row.meldt, row.barn_id)


def _waiting_referrals(unit: Unit, _grunn: Moetegrunn) -> Iterator[Saksforslag]:
    for row in unit.oppfoelging.of_residents():
        if row.gjort is None and row.venter is not None and row.venter.kategori == Mottakerkategori.BUP:
            yield replace(_of_task(Forslagsart.HENVISNING, row, row.barn_id), dag=row.venter.siden)


def _acute(unit: Unit, grunn: Moetegrunn) -> Iterator[Saksforslag]:
    """Yield what has happened since last; a sum of it never leaves the record, only that something did."""
    living = {barn.id for barn in unit.oversikt.residents()}
    for row in unit.hendelsesnotat.all():
        day = row.naar.astimezone(OSLO).date()
        if day >= grunn.siden and row.barn_id in living:
            yield Saksforslag(Forslagsart.AKUTT, f"hendelsesnotat:{row.id}", "", day, row.barn_id)


def _moves(unit: Unit, grunn: Moetegrunn) -> Iterator[Saksforslag]:
    for barn in unit.oversikt.residents():
        if barn.planlagt_flytting is not None and barn.planlagt_flytting >= grunn.moete.dato:
            yield Saksforslag(Forslagsart.FLYTTING, f"barn:{barn.id}", "", barn.planlagt_flytting, barn.id)


def _agreed(unit: Unit, grunn: Moetegrunn) -> Iterator[Saksforslag]:
    """Yield the topics of an agreement with these people that are not in place, and that it is to be looked at."""
    book, moete = unit.motpart.all(), grunn.moete
    theirs = [one for one in without_replaced(unit.samarbeidsavtale.all()) if _is_with(moete, one.motpart, book)]
    for avtale in theirs:
        open_ones = [avtale.punkt(tema) for tema in Avtaletema if tema not in avtale.dekkede]
        for punkt in open_ones:
            if words := shorten(punkt.tekst, WORDS_OF_A_TOPIC, placeholder=" …"):
                yield Saksforslag(Forslagsart.AVTALE, f"avtaletema:{avtale.id}/{punkt.tema}", words)
        if not all(punkt.tekst.strip() for punkt in open_ones):
            yield Saksforslag(Forslagsart.AVTALE, f"samarbeidsavtale:{avtale.id}", "", avtale.gjelder_til)
        if evaluation_due(avtale, moete.dato):
            yield Saksforslag(Forslagsart.EVALUERING, f"avtaleevaluering:{avtale.id}", "", avtale.evalueres)


def _is_with(moete: Moete, motpart: str, book: Iterable[Motpart]) -> bool:
    known = counterpart_id(motpart, book)
    return known == moete.motpart_id if known and moete.motpart_id else folded(motpart) == folded(moete.motpart)


def _effects(unit: Unit, grunn: Moetegrunn) -> Iterator[Saksforslag]:
    """Yield what a meeting decided, that was done, and whose effect is to be looked at by the day of this one."""
    rows: list[Oppfoelging] = [*unit.oppfoelging.of_residents(), *unit.oppfoelging.of_barn("")]
    for row in rows:
        if row.kilde.startswith(_SAK) and awaits_review(row, grunn.moete.dato):
            sak = unit.sak.find(row.kilde.removeprefix(_SAK))
            about = _whose(unit, sak) if sak is not None else row.barn_id
            yield replace(_of_task(Forslagsart.EVALUERING, row, about), dag=row.ses_paa)


def _of_task(art: Forslagsart, row: Oppfoelging, barn_id: str) -> Saksforslag:
    return Saksforslag(art, f"oppfoelging:{row.id}", row.hva, row.frist, barn_id)


KILDER: tuple[Sakskilde, ...] = (_not_done, _put_forward, _waiting_referrals, _acute, _moves, _agreed, _effects)
"""The sources that this program always has."""
