"""Every act of every service can be taken back and done again, across a lock, or it is stated why it cannot.

The services are walked by what they promise: whoever adds one that answers with `Done` writes a scene for it here, or a
reason.
"""

from __future__ import annotations

import ast
import inspect
import shutil
import typing
from collections.abc import Callable, Iterator
from dataclasses import fields, replace
from datetime import timedelta
from pathlib import Path

import pytest

from helseansvarlig.bootstrap import make_receiver, receiver_card
from helseansvarlig.clock import FixedClock
from helseansvarlig.domain.avvik import Avvik
from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.brevhode import Brevhode
from helseansvarlig.domain.dokument import Dokument, Dokumenttype
from helseansvarlig.domain.forsendelse import Mottaker
from helseansvarlig.domain.hendelsesnotat import (
    Anrop,
    Ettersamtale,
    Hendelsesnotat,
    Steg,
    Underretning,
    Varsling,
    Vurdert,
)
from helseansvarlig.domain.innsynsmerke import Merkegrunn
from helseansvarlig.domain.institusjon import Institusjon, Motpart, Mottakerkategori
from helseansvarlig.domain.instrument import Instrument, Tall
from helseansvarlig.domain.kartlegging import Kartlegging
from helseansvarlig.domain.kartlegging_samtale import Samtale
from helseansvarlig.domain.logg import Hendelse
from helseansvarlig.domain.mal import Mal
from helseansvarlig.domain.malredigering import Ordlyd
from helseansvarlig.domain.medvirkning import Medvirkning
from helseansvarlig.domain.moete import Deltaker, Droeftingsmodus, Moete, Moetetype, Sak
from helseansvarlig.domain.nivaabeslutning import Hjelpenivaa, Nivaabeslutning
from helseansvarlig.domain.notat import Notatart
from helseansvarlig.domain.omraade import Omraade
from helseansvarlig.domain.oppfoelging import Oppfoelging, Venting
from helseansvarlig.domain.person import Rom
from helseansvarlig.domain.rolleinnehaver import Rolleinnehaver, Samarbeidsrolle
from helseansvarlig.domain.rom import (
    Delt,
    Frigivelse,
    Frigivelsesart,
    Innlevering,
    Innleveringsart,
    Innleveringsstatus,
)
from helseansvarlig.domain.rutine import Rutine
from helseansvarlig.domain.saksliste import Sakvalg
from helseansvarlig.domain.saksnoekkel import Saksnoekkel
from helseansvarlig.domain.samarbeidsavtale import Avtaletema, Samarbeidsavtale, Temapunkt
from helseansvarlig.domain.samtykke import Innhold, Samtykke, Samtykketype
from helseansvarlig.domain.samtykkeforbehold import Forbehold
from helseansvarlig.domain.skjema import Punkttype, Tekst
from helseansvarlig.domain.steg import Stegpunkt
from helseansvarlig.domain.stoppunkt import Bedring, Faktum, Stoppunkt
from helseansvarlig.domain.svar import besvart
from helseansvarlig.domain.utgang import Bekreftelse, Oensket
from helseansvarlig.domain.utlevering import Kanal
from helseansvarlig.domain.utleveringsregister import Aarsak, Feilsending
from helseansvarlig.domain.veiledning import Veiledning
from helseansvarlig.services.avvik import Avvikstiltak
from helseansvarlig.services.frister import Bestemmelse
from helseansvarlig.services.lokalnummer import Nummersvar
from helseansvarlig.services.malredigering import Nyttpunkt
from helseansvarlig.services.ports import Done, Unit
from helseansvarlig.services.stoppunkt import Temaer, Tiltak
from helseansvarlig.tjenester import Tjenester
from tests.fakes.maler import approve
from tests.fakes.proevehvelv import Proevehvelv
from tests.fakes.ut import let_out

ROOT = Path(__file__).resolve().parents[3]
MAL, SOVN, MAT = "psykisk-livskvalitet-egne-ord", "psykisk/psykisk.1", "psykisk/psykisk.7"
AVTALE = Samarbeidsavtale("", "BUP Hamar", temaer=(Temapunkt(Avtaletema.AKUTT, "Ring.", "Liv", "s. 2"),))
RULE = "vurdering_av_henvisning"
STEPS = {steg: f"Gjør {steg}" for steg in Steg}
LIST = "Navn;Født\nModig Gran;4.3.2011\nStille Vind;1.1.2012\n".encode()

FORM = b'{"resourceType":"Questionnaire","id":"f","status":"active","item":[{"linkId":"1","type":"text"}]}'
QUESTION = Nyttpunkt("", Punkttype.TEKST, Ordlyd(Tekst("Noe mer?")))

OUTSIDE = "it reaches another file: a compartment, a copy, the header, a folder"
SENT = "it is on its way out of the house or has been answered from there"
FINAL = "it has been signed: a correction is a new version"
HERS = "it is the leader's yes: it is written anew, or the template is taken out of use"
SAT = "the child sat there: when the machine was given to it and taken back is a fact"
GOES = "a deletion is approved by a leader and is for good"
ITSELF = "it is taking back, or it is a draft that holds no record"

REASONS = {
    "dokument.freeze": FINAL,
    "mal.approve": HERS, "malforelegg.lay_before": OUTSIDE, "malforelegg.take_approvals": HERS,
    "barnemodus.begin": SAT, "barnemodus.end": SAT,
    "utboks.seal": SENT, "utboks.carry": SENT, "utboks.send_all": SENT, "utboks.retry": SENT, "utboks.stop": SENT,
    "utboks.fetch_receipts": SENT, "utboks.import_receipt": SENT,
    "brukere.invite": OUTSIDE, "brukere.reinvite": OUTSIDE, "brukere.set_period": OUTSIDE,
    "kopi.delete_old_key": OUTSIDE, "kopi.look_after": OUTSIDE, "kopi.mirror": OUTSIDE, "kopi.rehearse": OUTSIDE,
    "romvern.restore": OUTSIDE, "kopi.set_second_place": OUTSIDE, "kopi.take": OUTSIDE,
    "frigivelse.expire": OUTSIDE, "frigivelse.release": OUTSIDE, "frigivelse.withdraw": OUTSIDE,
    "moetedeling.release": OUTSIDE,
    "innboks.fetch": OUTSIDE, "lederoversikt.share": OUTSIDE,
    "sletting.carry_out": GOES, "sletting.request": GOES, "sletting.take_approvals": GOES, "sletting.withdraw": GOES,
    "utkast.discard": ITSELF, "utkast.keep": ITSELF, "angre.redo": ITSELF, "angre.undo": ITSELF,
}  # fmt: skip
"""What cannot be taken back, and why."""

WRITTEN_FOR_GOOD = {
    "avsendernoekkel.fornyet": "somebody who knew the old key is gone, and it must not come back",
    "avsenderkort.laget": "the key has been made, and its card may have been handed out",
    "dokument.frosset": FINAL,
    "filer.forseglet": SENT,
    "forsendelse.feilet": SENT, "forsendelse.forseglet": SENT, "forsendelse.overfoert": SENT,
    "forsendelse.paa_nytt": SENT, "forsendelse.stanset": SENT, "kvittering.mottatt": SENT,
    "innlevering.hentet": OUTSIDE, "institusjon.opprettet": "it is the beginning of the vault",
    "rom.tilbakekalt": OUTSIDE, "rom.utloept": OUTSIDE,
    "sletting.anmodet": GOES, "sletting.godkjent": GOES, "sletting.trukket": GOES, "sletting.utfoert": GOES,
    "mal.forelagt": OUTSIDE, "mal.godkjent": HERS,
    "barnemodus.begynt": SAT, "barnemodus.avsluttet": SAT,
    "utkast.forkastet": ITSELF, "utkast.lagret": ITSELF,
}  # fmt: skip
"""Acts that write rows and say themselves that they cannot be taken back."""


def acting_methods() -> list[str]:
    """Every method of an open vault's services that answers with `Done`, as «service.method»."""
    found = []
    for name, service in typing.get_type_hints(Tjenester).items():
        for method, function in inspect.getmembers(service, inspect.isfunction):
            answers = typing.get_origin(typing.get_type_hints(function).get("return")) is Done
            if answers and not method.startswith("_"):
                found.append(f"{name}.{method}")
    return sorted(found)


class Hus:
    """An open vault with a child in it, and everything that acts may need to stand on."""

    def __init__(self, vault: Proevehvelv, clock: FixedClock, kommune: Path) -> None:
        self.vault = vault
        self.t = vault.unlock()
        self.today = clock.today()
        self.kommune = kommune
        self.barn = self.t.barn.register(Barn("", "Vakker Blomst", clock.today() - timedelta(days=5500))).value
        self.t.institusjon.save(Institusjon("Solbakken", "A2", "310000051"))
        approve(self.t, MAL)

    def relock(self) -> None:
        self.vault.lock()
        self.t = self.vault.unlock()

    def snapshot(self) -> dict[str, list[object]]:
        """All records, table by table."""
        with self.t.aapent.oekt.store.read() as unit:
            tables = {one.name: getattr(unit, one.name) for one in fields(Unit)}
            return {name: rows.all() for name, rows in tables.items() if hasattr(rows, "all")}

    def follow_up(self, **facts: typing.Any) -> Oppfoelging:
        row = Oppfoelging("", self.barn.id, "Time hos tannlege", "Trygg Havn", self.today + timedelta(days=3))
        return self.t.oppfoelging.create(replace(row, **facts)).value

    def done(self) -> Oppfoelging:
        return self.t.oppfoelging.mark_done(self.follow_up().id, ses_paa=self.today + timedelta(days=30)).value

    def waiting(self) -> Oppfoelging:
        ago = self.today - timedelta(days=20)
        return self.follow_up(venter=Venting("BUP", ago, ago, "bup"))

    def asking(self) -> Kartlegging:
        """A kartlegging with an answer that asks for somebody."""
        row = self.kartlegging()
        self.t.kartlegging.answer(row.id, SOVN, besvart(2))
        return row

    def ferdig(self) -> Kartlegging:
        return self.t.kartlegging.finish(self.asking().id).value

    def kartlegging(self) -> Kartlegging:
        return self.t.kartlegging.start(self.barn.id, MAL, "Rolig Bekk", "På rommet", "ja").value

    def consent(self, **facts: typing.Any) -> Samtykke:
        row = Samtykke(
            "", self.barn.id, Samtykketype.DELING, True, self.barn.navn, frozenset(Innhold),
            frozenset({Mottakerkategori.BUP}), "henvisning", self.today,
        )  # fmt: skip
        return self.t.samtykke.register(replace(row, **facts)).value

    def wish(self) -> Forbehold:
        return Forbehold(
            "", self.barn.id, self.today, frozenset({Innhold.RUS}), "Ikke om rus", svar_til_barnet="Det blir hos oss."
        )

    def stop_point(self) -> Stoppunkt:
        return Stoppunkt(
            "", self.barn.id, self.today, "Rolig Bekk", self.today + timedelta(days=7),
            (Faktum("Sover lite", "Nattevakt", dato=self.today),), "Jeg vil sove", "Hun trenger ro",
            beslutning="Te før leggetid",
        )  # fmt: skip

    def incident(self, **facts: typing.Any) -> Hendelsesnotat:
        """A note in which everything is done."""
        now = self.t.aapent.oekt.clock.now()
        row = Hendelsesnotat(
            "", self.barn.id, now, "Tok for mange tabletter", "Trygg Havn", "livsfare",
            anrop=(Anrop("Medisinsk nødtelefon", "113", now, "Trygg Havn", "De kommer"),),
            barnevern=Underretning(now, "Trygg Havn", "Klok Stein"),
            statsforvalter=Vurdert(Varsling.VARSLET, "Livet var i fare", "Trygg Havn"),
            samtale=Ettersamtale(self.today, "Rolig Bekk", "Jeg ville bare sove"), plan_sett_paa=self.today,
        )  # fmt: skip
        return self.t.hendelsesnotat.write(replace(row, **facts), STEPS).value

    def instrument(self) -> Instrument:
        row = Instrument("", self.barn.id, "Et skjema", self.today, "Klok Stein", "psykolog", tall=(Tall("Sum", "12"),))
        return self.t.instrument.register(row).value

    def level(self) -> Nivaabeslutning:
        return Nivaabeslutning(
            "", self.barn.id, Omraade.PSYKISK, self.today, Hjelpenivaa.KOMMUNE, "Trenger noen å snakke med", "Te",
            "Trygg Havn", self.today + timedelta(days=30),
        )  # fmt: skip

    def routine(self) -> Rutine:
        return Rutine("", "Legetilsyn", "Ring.", "Liv", self.today, self.today + timedelta(days=90))

    def deviation(self) -> Avvik:
        return Avvik("", self.today, "Nummeret manglet.", "Ringte 116117.", "")

    def meeting(self) -> Moete:
        return self.t.moete.create(Moete("", Moetetype.KONTAKTMOETE, self.today, "BUP Hamar")).value

    def matter(self, moete: Moete) -> Sak:
        return Sak(
            "", moete.id, 0, "Søvn", Droeftingsmodus.GENERELL, beslutning="Ringe", ansvarlig="Trygg Havn",
            frist=self.today + timedelta(days=4),
        )  # fmt: skip

    def document(self) -> Dokument:
        self.t.notat.add(self.barn.id, Notatart.BARNET_SA, "Jeg vil sove.", "Rolig Bekk")
        return self.t.dokument.create(
            Dokumenttype.HENVISNINGSGRUNNLAG, Mottakerkategori.BARNEVERNSTJENESTEN, "Kommunen", barn_id=self.barn.id
        ).value

    def signed(self) -> Dokument:
        return self.t.dokument.freeze(self.document().id).value

    def card(self) -> bytes:
        return receiver_card(self.kommune).read_bytes()

    def handed_in(self) -> Innlevering:
        now = self.t.aapent.oekt.clock.now()
        row = Innlevering(
            "i1", Rom.MOETE, "", "u9", "Stille Vind", now, now, Innleveringsart.NOTAT, "Sov godt",
            Innleveringsstatus.NY, "",
        )  # fmt: skip
        with self.t.aapent.oekt.store.write(Hendelse("innlevering.hentet", angrebar=False)) as unit:
            return unit.innlevering.save(row)

    def done_task(self) -> Innlevering:
        """One of the staff says that a task of the child is done, which was released to her."""
        task = self.t.oppfoelging.add(self.barn.id, "Ringe skolen", "Stille Vind", self.today).value
        now, told = self.t.aapent.oekt.clock.now(), Delt("Vakker", "", "", "Ringe skolen")
        shared = Frigivelse(
            "f1", Rom.MOETE, self.barn.id, Frigivelsesart.OPPFOELGING, "møte", self.today, now, "Trygg Havn",
            told.to_text(), None, f"oppfoelging:{task.id}",
        )  # fmt: skip
        said = replace(self.handed_in(), art=Innleveringsart.GJORT, gjelder="f1", dag=self.today, barn_id=self.barn.id)
        with self.t.aapent.oekt.store.write(Hendelse("innlevering.hentet", angrebar=False)) as unit:
            unit.frigivelse.save(shared)
            return unit.innlevering.save(said)


Act = Callable[[Hus], Callable[[], Done[typing.Any]]]
"""Prepares, and returns the act itself."""


def _sak(hus: Hus) -> Callable[[], Done[typing.Any]]:
    sak = hus.t.moete.add_sak(hus.matter(hus.meeting())).value
    return lambda: hus.t.moete.save_sak(replace(sak, vet="Sover lite"))


def _finish_meeting(hus: Hus) -> Callable[[], Done[typing.Any]]:
    moete = hus.meeting()
    hus.t.moete.add_sak(hus.matter(moete))
    return lambda: hus.t.moete.finish(moete.id)


def _with_people(hus: Hus) -> Moete:
    people = (Deltaker("Klok Stein", "psykolog"), Deltaker("Rolig Bekk"))
    return hus.t.moete.save(replace(hus.meeting(), deltakere=people)).value


def _held(hus: Hus) -> Moete:
    return hus.t.moete.finish(_with_people(hus).id).value


def _spoken_of(hus: Hus) -> Saksnoekkel:
    """Spoken of without a name, before there was a consent."""
    hus.t.moete.add_sak(Sak("", hus.meeting().id, 0, "En ungdom", Droeftingsmodus.UTEN_NAVN), om=hus.barn.id)
    hus.consent()
    return hus.t.saksnoekkel.of_barn(hus.barn.id)[0].noekkel


def _queue(hus: Hus) -> Callable[[], Done[typing.Any]]:
    motpart = hus.t.installasjon.trust_card(hus.card(), "Klok Stein, 55 00 00 00").value
    dokument = hus.document()
    hus.t.dokument.freeze(dokument.id)
    return lambda: hus.t.utboks.queue(dokument.id, motpart.id)


def _queue_confirmed(hus: Hus) -> Callable[[], Done[typing.Any]]:
    motpart = hus.t.installasjon.trust_card(hus.card(), "Klok Stein, 55 00 00 00").value
    dokument = hus.document()
    hus.t.dokument.freeze(dokument.id)
    said = hus.t.utgang.summarise(Oensket(dokument.id, Kanal.SENDT, motpart.id))
    return lambda: hus.t.utgang.queue(Bekreftelse(said, said.skriv, frozenset(said.maa_bekreftes)))


def _line_out(hus: Hus) -> int:
    """Something that was let out on paper; returns its line in the register."""
    let_out(hus.t, hus.document().id, Kanal.PAPIR)
    return hus.t.utleveringsregister.lines()[0].nummer


def _with(make: Callable[[Hus], typing.Any], act: Callable[[Hus, typing.Any], Done[typing.Any]]) -> Act:
    """Return the scene of an act upon something that is made first."""

    def prepare(hus: Hus) -> Callable[[], Done[typing.Any]]:
        made = make(hus)
        return lambda: act(hus, made)

    return prepare


def _told(hus: Hus) -> Samtykke:
    given = hus.consent()
    return hus.t.samtykke.withdraw(given.id, hus.barn.navn).value


def _draft(hus: Hus) -> Mal:
    return hus.t.malredigering.copy(MAL, Tekst("Vår")).value


def _own_form(hus: Hus) -> Mal:
    own = hus.t.malredigering.publish(_draft(hus).id).value
    approve(hus.t, own.skjema_id)
    return own


def _behind(hus: Hus) -> Kartlegging:
    """Begun in the first version of an own form, of which the second hides what was answered."""
    own = _own_form(hus)
    row = hus.t.kartlegging.start(hus.barn.id, own.skjema_id, "Rolig Bekk").value
    hus.t.kartlegging.answer(row.id, SOVN, besvart(4))
    following = hus.t.malredigering.new_version(own.skjema_id).value
    hus.t.malredigering.set_hidden(following.id, SOVN, hidden=True)
    hus.t.malredigering.publish(following.id)
    approve(hus.t, own.skjema_id)
    return row


def _in_role(hus: Hus) -> Rolleinnehaver:
    bup = hus.t.institusjon.add_motpart(Motpart("", "BUP", Mottakerkategori.BUP)).value
    person = Rolleinnehaver("", bup.id, Samarbeidsrolle.BARNEVERNANSVARLIG, "Klar Himmel", fra=hus.today)
    return hus.t.samarbeid.add_person(person).value


SCENES: dict[str, Act] = {
    "samarbeid.add_person": _with(_in_role, lambda h, one: h.t.samarbeid.add_person(replace(one, navn="Lun Peis"))),
    "samarbeid.change_person": _with(_in_role, lambda h, one: h.t.samarbeid.change_person(replace(one, telefon="55"))),
    "samarbeid.end_person": _with(_in_role, lambda h, one: h.t.samarbeid.end_person(one.id, h.today)),
    "samarbeid.remove_person": _with(_in_role, lambda h, one: h.t.samarbeid.remove_person(one.id)),
    "institusjon.add_motpart": lambda h: lambda: h.t.institusjon.add_motpart(Motpart("", "BUP", Mottakerkategori.BUP)),
    "institusjon.save": lambda h: lambda: h.t.institusjon.save(Institusjon("Solbakken", "Ny avdeling")),
    "institusjon.save_motpart": _with(
        lambda h: h.t.institusjon.add_motpart(Motpart("", "BUP", Mottakerkategori.BUP)).value,
        lambda h, one: h.t.institusjon.save_motpart(replace(one, telefon="55 00 00 00")),
    ),
    "institusjon.check_motpart": _with(
        lambda h: h.t.institusjon.add_motpart(Motpart("", "BUP", Mottakerkategori.BUP)).value,
        lambda h, one: h.t.institusjon.check_motpart(one.id),
    ),
    "barn.register": lambda h: lambda: h.t.barn.register(replace(h.barn, navn="Modig Gran")),
    "barn.save": lambda h: lambda: h.t.barn.save(replace(h.barn, pronomen="hun")),
    "barneliste.register": lambda h: lambda: h.t.barneliste.register(h.t.barneliste.preview(LIST).rader),
    "medvirkning.write": _with(
        lambda h: h.t.medvirkning.write(h.barn.id, "stoppunkt:s1", Medvirkning(vekt="Stor")),
        lambda h, _: h.t.medvirkning.write(h.barn.id, "stoppunkt:s1", Medvirkning(barnet_sa="Jeg vil sove")),
    ),
    "notat.add": lambda h: lambda: h.t.notat.add(h.barn.id, Notatart.VIL_HA_HJELP, "Nå", "Rolig Bekk", "Snakke"),
    "oppfoelging.add": lambda h: lambda: h.t.oppfoelging.add(h.barn.id, "Ringe", "Trygg Havn", h.today),
    "oppfoelging.create": lambda h: h.follow_up,
    "oppfoelging.change": _with(Hus.follow_up, lambda h, one: h.t.oppfoelging.change(replace(one, hva="Ringe BUP"))),
    "oppfoelging.heard": _with(Hus.waiting, lambda h, one: h.t.oppfoelging.heard(one.id)),
    "oppfoelging.mark_done": _with(
        Hus.follow_up, lambda h, one: h.t.oppfoelging.mark_done(one.id, "Gikk bra", h.today + timedelta(days=9))
    ),
    "oppfoelging.postpone": _with(
        Hus.follow_up, lambda h, one: h.t.oppfoelging.postpone(one.id, h.today + timedelta(days=9))
    ),
    "oppfoelging.remind": _with(
        Hus.waiting, lambda h, one: h.t.oppfoelging.remind(one.id, h.today + timedelta(days=9))
    ),
    "oppfoelging.remove": _with(Hus.follow_up, lambda h, one: h.t.oppfoelging.remove(one.id)),
    "oppfoelging.reopen": _with(Hus.done, lambda h, one: h.t.oppfoelging.reopen(one.id)),
    "oppfoelging.review": _with(Hus.done, lambda h, one: h.t.oppfoelging.review(one.id, Bedring.LITT, Bedring.JA)),
    "oppfoelging.take_over": _with(
        lambda h: h.follow_up(hvem="Rolig Bekk", stedfortreder="Trygg Havn"),
        lambda h, one: h.t.oppfoelging.take_over(one.id),
    ),
    "frister.begin": lambda h: lambda: h.t.frister.begin(h.barn.id, RULE, h.today),
    "frister.decide": _with(
        lambda h: h.t.frister.begin(h.barn.id, RULE, h.today),
        lambda h, _: h.t.frister.decide(RULE, Bestemmelse(True, "Rutine 4.2", 6)),
    ),
    "frister.put_back": _with(
        lambda h: h.t.frister.decide(RULE, Bestemmelse(True, "Rutine 4.2", 6)),
        lambda h, _: h.t.frister.put_back(RULE),
    ),
    "kartlegging.begin": lambda h: lambda: h.t.kartlegging.begin(h.barn.id, MAL, Samtale("Rolig Bekk")),
    "kartlegging.describe": _with(
        Hus.kartlegging, lambda h, one: h.t.kartlegging.describe(one.id, Samtale("Stille Vind", "Bilen"))
    ),
    "retting.correct": _with(
        Hus.ferdig, lambda h, one: h.t.retting.correct(one.id, {SOVN: besvart(8), MAT: besvart(False)}, "Skrev feil")
    ),
    "svaroppfoelging.begin": _with(Hus.asking, lambda h, one: h.t.svaroppfoelging.begin(one.id, SOVN)),
    "kartlegging.start": lambda h: lambda: h.t.kartlegging.start(h.barn.id, MAL, "Rolig Bekk"),
    "kartlegging.answer": _with(Hus.kartlegging, lambda h, one: h.t.kartlegging.answer(one.id, SOVN, besvart(4))),
    "kartlegging.answer_all": _with(
        Hus.kartlegging,
        lambda h, one: h.t.kartlegging.answer_all(one.id, {SOVN: besvart(4), MAT: besvart(True)}),
    ),
    "kartlegging.finish": _with(
        lambda h: h.t.kartlegging.answer(h.kartlegging().id, SOVN, besvart(4)).value.kartlegging,
        lambda h, one: h.t.kartlegging.finish(one.id),
    ),
    "stoppunkt.create": lambda h: lambda: h.t.stoppunkt.create(
        h.stop_point(), [Tiltak("Te", "", h.today), Tiltak("Tur", "Rolig Bekk", h.today)], Temaer(nye=("Søvn",))
    ),
    "tema.raise_all": lambda h: lambda: h.t.tema.raise_all(h.barn.id, ["Søvn", "Skole"]),
    "innsynsmerke.mark": _with(
        lambda h: h.t.notat.add(h.barn.id, Notatart.OBSERVASJON, "Sov").value,
        lambda h, one: h.t.innsynsmerke.mark(h.barn.id, f"notat:{one.id}", Merkegrunn.FARE, "Grunn"),
    ),
    "innsynsmerke.unmark": _with(
        lambda h: h.t.innsynsmerke.mark(
            h.barn.id, f"notat:{h.t.notat.add(h.barn.id, Notatart.OBSERVASJON, 'Sov').value.id}", Merkegrunn.FARE, "x"
        ).value,
        lambda h, one: h.t.innsynsmerke.unmark(h.barn.id, one.rad),
    ),
    "tema.raise_tema": lambda h: lambda: h.t.tema.raise_tema(h.barn.id, "Søvn"),
    "hendelsesnotat.write": _with(
        lambda h: h.incident(samtale=Ettersamtale(), plan_sett_paa=None),
        lambda h, one: h.t.hendelsesnotat.write(replace(one, plan_sett_paa=h.today), STEPS),
    ),
    "hendelsesnotat.finish": _with(Hus.incident, lambda h, one: h.t.hendelsesnotat.finish(one.id)),
    "hendelsesnotat.reopen": _with(
        lambda h: h.t.hendelsesnotat.finish(h.incident().id).value, lambda h, one: h.t.hendelsesnotat.reopen(one.id)
    ),
    "instrument.register": lambda h: h.instrument,
    "instrument.change": _with(Hus.instrument, lambda h, one: h.t.instrument.change(replace(one, versjon="2"))),
    "nivaabeslutning.decide": _with(
        lambda h: h.t.nivaabeslutning.decide(h.level(), "Se på igjen"),
        lambda h, _: h.t.nivaabeslutning.decide(replace(h.level(), nivaa=Hjelpenivaa.BUP), "Se på igjen"),
    ),
    "brevhode.save": _with(
        lambda h: h.t.brevhode.save(Brevhode(bunnlinje="Solbakken")),
        lambda h, _: h.t.brevhode.save(Brevhode(bunnlinje="Solbakken AS")),
    ),
    "lokalnummer.save": _with(
        lambda h: h.t.lokalnummer.save({"bup_akutt": Nummersvar("62 00 00 00")}),
        lambda h, _: h.t.lokalnummer.save({"bup_akutt": Nummersvar(), "tannlegevakt": Nummersvar("", True)}),
    ),
    "stoppunkt.set_bedring": _with(
        lambda h: h.t.stoppunkt.create(h.stop_point(), []).value,
        lambda h, one: h.t.stoppunkt.set_bedring(one.id, Bedring.LITT),
    ),
    "samtykke.register": lambda h: lambda: h.t.samtykke.register(
        Samtykke("", h.barn.id, Samtykketype.DELING, False, h.barn.navn, frozenset(Innhold),
                 frozenset({Mottakerkategori.BUP}), "henvisning", h.today)
    ),
    "samtykke.renew": _with(Hus.consent, lambda h, one: h.t.samtykke.renew(one.id, h.today + timedelta(days=90))),
    "samtykke.withdraw": _with(Hus.consent, lambda h, one: h.t.samtykke.withdraw(one.id, h.barn.navn)),
    "samtykke.tell_recipient": _with(_told, lambda h, one: h.t.samtykke.tell_recipient(one.id, "BUP")),
    "forbehold.keep": lambda h: lambda: h.t.forbehold.keep(h.wish()),
    "forbehold.reserve": _with(
        Hus.asking, lambda h, one: h.t.forbehold.reserve(one.id, SOVN, frozenset({Mottakerkategori.BUP}))
    ),
    "forbehold.lift": _with(
        lambda h: h.t.forbehold.keep(h.wish()).value, lambda h, one: h.t.forbehold.lift(one.id)
    ),
    "forbehold.lift_of": _with(
        lambda h: h.consent(forbehold=frozenset({Innhold.FAMILIE})), lambda h, one: h.t.forbehold.lift_of(one.id)
    ),
    "samarbeidsavtale.create": lambda h: lambda: h.t.samarbeidsavtale.create(AVTALE),
    "samarbeidsavtale.save": _with(
        lambda h: h.t.samarbeidsavtale.create(AVTALE).value,
        lambda h, one: h.t.samarbeidsavtale.save(replace(one, motpart="BUP Lia")),
    ),
    "samarbeidsavtale.tick": _with(
        lambda h: h.t.samarbeidsavtale.create(AVTALE).value,
        lambda h, one: h.t.samarbeidsavtale.tick(one.id, Avtaletema.AKUTT, paa_plass=True),
    ),
    "kom_i_gang.tick": lambda h: lambda: h.t.kom_i_gang.tick(Stegpunkt.DIALOG, gjort=True),
    "rutine.create": lambda h: lambda: h.t.rutine.create(h.routine()),
    "rutine.save": _with(
        lambda h: h.t.rutine.create(h.routine()).value,
        lambda h, one: h.t.rutine.save(replace(one, tekst="Ring først.")),
    ),
    "rutine.mark_read": _with(
        lambda h: h.t.rutine.create(h.routine()).value, lambda h, one: h.t.rutine.mark_read(one.id, "Rolig Bekk")
    ),
    "rutine.retire": _with(
        lambda h: h.t.rutine.create(h.routine()).value, lambda h, one: h.t.rutine.retire(one.id)
    ),
    "veiledning.create": lambda h: lambda: h.t.veiledning.create(Veiledning("", h.today, "Søvn", "Faste voksne.")),
    "veiledning.save": _with(
        lambda h: h.t.veiledning.create(Veiledning("", h.today, "Søvn", "Faste voksne.")).value,
        lambda h, one: h.t.veiledning.save(replace(one, tema="Mat")),
    ),
    "avvik.report": lambda h: lambda: h.t.avvik.report(h.deviation(), Avvikstiltak("Henge opp", "Liv", h.today)),
    "avvik.save": _with(
        lambda h: h.t.avvik.report(h.deviation()).value, lambda h, one: h.t.avvik.save(replace(one, straks="Ringte."))
    ),
    "avvik.close": _with(
        lambda h: h.t.avvik.report(h.deviation()).value, lambda h, one: h.t.avvik.close(one.id, "Nummeret henger der.")
    ),
    "moete.create": lambda h: lambda: h.t.moete.create(Moete("", Moetetype.KONTAKTMOETE, h.today, "BUP Hamar")),
    "moete.save": _with(Hus.meeting, lambda h, one: h.t.moete.save(replace(one, sted="Teams"))),
    "moete.add_sak": _with(Hus.meeting, lambda h, one: h.t.moete.add_sak(h.matter(one))),
    "moete.save_sak": _sak,
    "moete.finish": _finish_meeting,
    "innmeldtsak.put_forward": lambda h: lambda: h.t.innmeldtsak.put_forward("Søvn", h.barn.id, f"barn:{h.barn.id}"),
    "innmeldtsak.take_back": _with(
        lambda h: h.t.innmeldtsak.put_forward("Søvn", h.barn.id).value, lambda h, one: h.t.innmeldtsak.take_back(one.id)
    ),
    "saksliste.take": _with(
        lambda h: (h.t.innmeldtsak.put_forward("Søvn", h.barn.id).value, h.meeting())[1],
        lambda h, one: h.t.saksliste.take(
            one.id, [Sakvalg(s.noekkel, "Om en ungdom") for s in h.t.saksliste.suggest(one.id)]
        ),
    ),
    "saksnoekkel.link": _with(_spoken_of, lambda h, one: h.t.saksnoekkel.link(one.id)),
    "moetemodus.set_present": _with(
        _with_people, lambda h, one: h.t.moetemodus.set_present(one.id, frozenset({"Klok Stein"}))
    ),
    "referat.approve": _with(_held, lambda h, one: h.t.referat.approve(one.id, "Klok Stein")),
    "referat.add": _with(
        lambda h: h.t.referat.approve(_held(h).id, "Klok Stein").value,
        lambda h, one: h.t.referat.add(one.moete_id, 0, "Det var tirsdag"),
    ),
    "dokument.create": lambda h: lambda: h.t.dokument.create(
        Dokumenttype.HENVISNINGSGRUNNLAG, Mottakerkategori.FASTLEGE, "Legen", barn_id=h.barn.id
    ),
    "dokument.write": _with(Hus.document, lambda h, one: h.t.dokument.write(one.id, {"problemstilling": "Søvn"})),
    "dokument.new_edition": _with(Hus.signed, lambda h, one: h.t.dokument.new_edition(one.id)),
    "installasjon.trust_card": lambda h: lambda: h.t.installasjon.trust_card(h.card(), "Klok Stein, 55 00 00 00"),
    "utboks.queue": _queue,
    "utgang.queue": _queue_confirmed,
    "utleveringsregister.recall": _with(
        _line_out, lambda h, number: h.t.utleveringsregister.recall(number, Aarsak.FEIL_MOTTAKER, "Ringte dem")
    ),
    "utleveringsregister.report": _with(
        _line_out,
        lambda h, number: h.t.utleveringsregister.report(
            number, Feilsending(h.t.utleveringsregister.now(), "BUP", "Feil konvolutt")
        ),
    ),
    "mal.bring_in": lambda h: lambda: h.t.mal.bring_in(FORM),
    "mal.retire": lambda h: lambda: h.t.mal.retire(MAL),
    "mal.put_back": _with(lambda h: h.t.mal.retire(MAL), lambda h, _: h.t.mal.put_back(MAL)),
    "malredigering.copy": lambda h: lambda: h.t.malredigering.copy(MAL, Tekst("Vår")),
    "malredigering.new_version": _with(_own_form, lambda h, one: h.t.malredigering.new_version(one.skjema_id)),
    "malredigering.rename": _with(_draft, lambda h, one: h.t.malredigering.rename(one.id, Tekst("Ny"))),
    "malredigering.set_hidden": _with(_draft, lambda h, one: h.t.malredigering.set_hidden(one.id, MAT, hidden=True)),
    "malredigering.move": _with(_draft, lambda h, one: h.t.malredigering.move(one.id, "psykisk", 1)),
    "malredigering.add": _with(_draft, lambda h, one: h.t.malredigering.add(one.id, QUESTION)),
    "malredigering.remove": _with(
        lambda h: h.t.malredigering.add(_draft(h).id, QUESTION).value,
        lambda h, one: h.t.malredigering.remove(one.mal.id, one.linjer[-1].sti),
    ),
    "malredigering.reword": _with(
        _draft, lambda h, one: h.t.malredigering.reword(one.id, SOVN, Ordlyd(Tekst("Sover du?")))
    ),
    "malredigering.publish": _with(_draft, lambda h, one: h.t.malredigering.publish(one.id)),
    "malredigering.discard": _with(_draft, lambda h, one: h.t.malredigering.discard(one.id)),
    "malbytte.move": _with(_behind, lambda h, one: h.t.malbytte.move(one.id, "Ny versjon")),
    "innfletting.merge": _with(Hus.handed_in, lambda h, one: h.t.innfletting.merge(one.id, h.barn.id)),
    "innfletting.lay_aside": _with(Hus.handed_in, lambda h, one: h.t.innfletting.lay_aside(one.id, "Snakket om det")),
    "innfletting.close_task": _with(Hus.done_task, lambda h, one: h.t.innfletting.close_task(one.id)),
    "innfletting.make_task": _with(
        Hus.handed_in, lambda h, one: h.t.innfletting.make_task(one.id, h.barn.id, "Trygg Havn", h.today)
    ),
    "innfletting.raise_in_meeting": _with(
        Hus.handed_in, lambda h, one: h.t.innfletting.raise_in_meeting(one.id, h.barn.id)
    ),
}  # fmt: skip
"""How each act that can be taken back comes about."""


@pytest.fixture(scope="module")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A municipality's key and card: making them takes half a second."""
    folder = tmp_path_factory.mktemp("kommune") / "kommune"
    make_receiver(folder, Mottaker("312345676", "4601", "00", "konto-1"), "Elvebyen barnevernstjeneste")
    return folder


@pytest.fixture
def hus(proevehvelv: Proevehvelv, clock: FixedClock, made_once: Path, tmp_path: Path) -> Hus:
    return Hus(proevehvelv, clock, Path(shutil.copytree(made_once, tmp_path / "kommune")))


def test_every_act_has_a_scene_or_a_reason_and_none_has_both() -> None:
    assert sorted([*SCENES, *REASONS]) == acting_methods()


@pytest.mark.parametrize("name", SCENES)
def test_an_act_is_taken_back_and_done_again_across_a_lock(hus: Hus, name: str) -> None:
    act = SCENES[name](hus)
    before, waited = hus.snapshot(), hus.t.angre.next_undo()
    act()
    after = hus.snapshot()
    assert after != before, "the control: the act does something"

    hus.relock()
    assert hus.t.angre.next_undo() != waited
    hus.t.angre.undo()
    assert hus.snapshot() == before
    assert hus.t.angre.next_undo() == waited

    hus.relock()
    hus.t.angre.redo()
    assert hus.snapshot() == after
    hus.t.logg.check_vault()


def services() -> Iterator[tuple[Path, ast.Module]]:
    for path in sorted((ROOT / "helseansvarlig" / "services").rglob("*.py")):
        yield path, ast.parse(path.read_text("utf-8"))


def said_for_good(tree: ast.AST) -> Iterator[str]:
    """The codes of acts that are described with `angrebar=False` where rows are written."""
    for node in ast.walk(tree):
        if isinstance(node, ast.With) and any("store.write(" in ast.unparse(item) for item in node.items):
            for call in ast.walk(node):
                if isinstance(call, ast.Call) and any(_is_for_good(keyword) for keyword in call.keywords):
                    yield from (one for one in map(_code, ast.walk(call)) if "." in one)


def _is_for_good(keyword: ast.keyword) -> bool:
    return keyword.arg == "angrebar" and isinstance(keyword.value, ast.Constant) and keyword.value.value is False


def _code(node: ast.AST) -> str:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def test_what_says_itself_that_it_is_for_good_has_a_stated_reason() -> None:
    said = {code for _, tree in services() for code in said_for_good(tree)}
    assert said - WRITTEN_FOR_GOOD.keys() == set()
    assert WRITTEN_FOR_GOOD.keys() - said == set()


def test_a_planted_act_without_a_reason_is_found() -> None:
    planted = ast.parse(
        'with self._oekt.store.write(Hendelse("notat.glemt", angrebar=False)) as unit:\n    unit.notat.save(row)'
    )
    assert list(said_for_good(planted)) == ["notat.glemt"]


def test_sealing_ends_what_could_be_taken_back(hus: Hus) -> None:
    """«Until sent or legally final»: signing ends it for the document, sealing for what stands in the outbox."""
    queued = _queue(hus)().value
    assert hus.t.angre.next_undo() is not None
    hus.t.utboks.seal(queued.id)
    point = hus.t.angre.next_undo()
    assert point is None or point.handling not in ("forsendelse.ny", "dokument.opprettet", "dokument.endret")
