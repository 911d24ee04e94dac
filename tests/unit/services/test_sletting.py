"""Deletion happens once everything is in place and a leader has signed for exactly this, and leaves no word behind."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from helseansvarlig.clock import FixedClock
from helseansvarlig.domain.dokument import Dokument, Dokumenttype
from helseansvarlig.domain.forsendelse import Tilstand
from helseansvarlig.domain.hendelsesnotat import Hendelsesnotat
from helseansvarlig.domain.institusjon import Mottakerkategori
from helseansvarlig.domain.kartlegging import Kartlegging
from helseansvarlig.domain.logg import Hendelse
from helseansvarlig.domain.notat import Notat, Notatart
from helseansvarlig.domain.oppfoelging import Oppfoelging
from helseansvarlig.domain.person import Rolle, Rom
from helseansvarlig.domain.rom import Delt, Frigivelsesart, Innleveringsart
from helseansvarlig.domain.sletting import (
    COPIES_LAST,
    Aapenslag,
    Protokoll,
    Slettet,
    Sletting,
    Slettingstilstand,
    signed_bytes,
)
from helseansvarlig.domain.tema import Tema
from helseansvarlig.errors import KnownError
from helseansvarlig.services.frigivelse import Frigivbart, FrigivelseService
from helseansvarlig.services.godkjenning import GodkjenningService
from helseansvarlig.services.innlevering import InnboksService, InnleveringService
from helseansvarlig.services.oekt import Oekt
from helseansvarlig.services.ports import OpenKeys
from helseansvarlig.services.sletting import SlettingService, answer_text
from tests.fakes.romhus import Romhus
from tests.fakes.sider import readable_pages
from tests.fakes.sletterom import ACT, CANARY, MOVED, hand_over, ready_child

DAY = timedelta(days=1)


@pytest.fixture
def hus(tmp_path: Path, clock: FixedClock) -> Iterator[Romhus]:
    with closing(Romhus(tmp_path / "hvelv", clock)) as hus:
        yield hus


@pytest.fixture
def shared(hus: Romhus) -> FrigivelseService:
    return FrigivelseService(hus.oekt, hus.tilgang)


@pytest.fixture
def service(hus: Romhus, shared: FrigivelseService) -> SlettingService:
    return SlettingService(hus.oekt, hus.tilgang, shared)


@pytest.fixture
def requested(hus: Romhus, service: SlettingService) -> Sletting:
    """A deletion that is laid before the leader."""
    ready_child(hus)
    return service.request("b1").value


def approve(hus: Romhus, service: SlettingService, keys: OpenKeys | None = None) -> int:
    """The leader signs what she sees, and the health lead fetches it."""
    with hus.inside(keys or hus.leader, Rom.LEDER) as rom:
        leader = GodkjenningService(rom, InnleveringService(rom))
        leader.approve(leader.waiting()[0].frigitt.id)
    return fetch(hus, service)


def fetch(hus: Romhus, service: SlettingService) -> int:
    InnboksService(hus.oekt, hus.tilgang).fetch()
    return service.take_approvals().value


def code_of(act: Callable[[], object]) -> str:
    with pytest.raises(KnownError) as caught:
        act()
    return caught.value.code


def pages(hus: Romhus) -> str:
    """All that can be read on every page of every file, freed pages and write-ahead logs too."""
    found = readable_pages(hus.folder / "helse.db", hus.keys.database_key())
    for rom in (Rom.MOETE, Rom.LEDER):
        if hus.files.path(rom).exists():
            found += readable_pages(hus.files.path(rom), hus.keys.room_key(rom, "db"))
    return found


def test_the_whole_way_from_request_to_deletion(hus: Romhus, service: SlettingService, requested: Sletting) -> None:
    assert approve(hus, service) == 1

    told = service.carry_out(requested.id).value

    assert told.antall["notat"] == 2, "one that stands, and the history of one that was deleted before"
    assert {"barn", "svar", "samtykke", "dokument", "utboks", "frigivelse", "innlevering"} <= told.antall.keys()
    with hus.store.read() as unit:
        assert unit.barn.find("b1") is None
        assert unit.sletting.get(requested.id).tilstand is Slettingstilstand.UTFOERT


def test_no_page_holds_a_word_of_the_child_afterwards(
    hus: Romhus, service: SlettingService, shared: FrigivelseService, requested: Sletting
) -> None:
    thing = Frigivbart(Frigivelsesart.NOTAT, Delt("Vakker", "", "", f"{CANARY}-delt"))
    with hus.store.read() as unit:
        assert unit.barn.get("b1").flyttet == MOVED
    shared.release(Rom.MOETE, "b1", [thing], "møte", hus.clock.today())
    assert f"{CANARY}-delt" in pages(hus)
    approve(hus, service)
    assert pages(hus).count(CANARY) > 30, "the control: the same reading finds them before"

    service.carry_out(requested.id)

    assert CANARY not in pages(hus)
    assert "15831199984" not in pages(hus)


def test_log_rows_protocol_receipt_and_approval_are_kept_and_the_chain_still_proves_itself(
    hus: Romhus, service: SlettingService, requested: Sletting
) -> None:
    before = len(hus.store.log_rows(10_000))
    approve(hus, service)
    service.carry_out(requested.id)

    hus.store.verify_log()
    hus.store.verify_rows()
    kept = service.done()[0]
    assert len(hus.store.log_rows(10_000)) > before
    assert base64.b64decode(kept.protokoll.kvittering) == b"signert kvittering"
    assert Protokoll.from_text(kept.protokoll.protokoll).forseglet_sha256 == "cd" * 32
    assert hus.keys.signed(kept.godkjent_av, signed_bytes(kept.protokoll.protokoll), kept.godkjenning)
    assert kept.kopier_til == hus.clock.today() + COPIES_LAST


def test_what_is_told_names_the_last_day_of_old_copies_and_where_the_name_still_stands(
    hus: Romhus, service: SlettingService
) -> None:
    ready_child(hus)
    hus.child("b2", "Modig Gran")
    with hus.store.write(ACT) as unit:
        name = unit.barn.get("b1").navn
        unit.notat.save(Notat("g1", "b2", hus.clock.now(), Notatart.OBSERVASJON, f"Lekte med {name}", "Trygg Havn"))
    row = service.request("b1").value
    approve(hus, service)

    told = service.carry_out(row.id).value

    assert told == Slettet(told.antall, hus.clock.today() + COPIES_LAST, {"notat": 1})
    with hus.store.read() as unit:
        assert unit.notat.get("g1").tekst.startswith("Lekte med"), "another child's record is never touched"


def test_another_childs_records_and_the_general_matters_stay(hus: Romhus, service: SlettingService) -> None:
    ready_child(hus)
    hus.child("b2", "Modig Gran")
    row = service.request("b1").value
    approve(hus, service)
    service.carry_out(row.id)

    with hus.store.read() as unit:
        assert [barn.navn for barn in unit.barn.all()] == ["Modig Gran"]
        assert [sak.id for sak in unit.sak.of("m1")] == ["s2"]


def open_task(hus: Romhus) -> None:
    with hus.store.write(ACT) as unit:
        unit.oppfoelging.save(Oppfoelging("o9", "b1", "Ring", "Rolig Bekk", hus.clock.today()))


def begun_kartlegging(hus: Romhus) -> None:
    with hus.store.write(ACT) as unit:
        unit.kartlegging.save(Kartlegging("k9", "b1", "s", "1", "h", hus.clock.now(), "Rolig Bekk"))


def unsigned_document(hus: Romhus) -> None:
    with hus.store.write(ACT) as unit:
        unit.dokument.save(
            Dokument(
                "d9", Dokumenttype.HENVISNINGSGRUNNLAG, "b1", "", Mottakerkategori.BUP, "", "nb", {}, hus.clock.now()
            )
        )


def half_written(hus: Romhus) -> None:
    with hus.store.write(Hendelse("utkast.lagret", angrebar=False)) as unit:
        unit.utkast.put("samtykke:b1", "halvskrevet")


def on_its_way(hus: Romhus) -> None:
    with hus.store.write(ACT) as unit:
        row = unit.utboks.get("u1")
        unit.utboks.save(replace(row, id="u9", loepenr=2, tilstand=Tilstand.OVERFOERT, registrert=None))


def to_be_looked_at(hus: Romhus) -> None:
    with hus.store.write(ACT) as unit:
        unit.utboks.save(replace(unit.utboks.get("u1"), oppgave="delvis_registrert"))


def handed_in(hus: Romhus) -> None:
    shared = FrigivelseService(hus.oekt, hus.tilgang)
    thing = Frigivbart(Frigivelsesart.NOTAT, Delt("Vakker", "", "", "x"))
    released = shared.release(Rom.MOETE, "b1", [thing], "møte", hus.clock.today()).value[0]
    with hus.inside(hus.staff, Rom.MOETE) as rom:
        InnleveringService(rom).hand_in(Innleveringsart.NOTAT, "Nytt om barnet", released.id)
    InnboksService(hus.oekt, hus.tilgang).fetch()


def open_theme(hus: Romhus) -> None:
    with hus.store.write(ACT) as unit:
        unit.tema.save(Tema("t9", "b1", "Søvn", hus.clock.today(), "Rolig Bekk"))


def incident_underway(hus: Romhus) -> None:
    with hus.store.write(ACT) as unit:
        unit.hendelsesnotat.save(Hendelsesnotat("h9", "b1", hus.clock.now(), "Rømte", "Rolig Bekk"))


OPEN = {
    open_theme: Aapenslag.TEMA,
    incident_underway: Aapenslag.HENDELSE,
    open_task: Aapenslag.FRIST,
    begun_kartlegging: Aapenslag.KARTLEGGING,
    unsigned_document: Aapenslag.DOKUMENT,
    half_written: Aapenslag.UTKAST,
    on_its_way: Aapenslag.SENDING,
    to_be_looked_at: Aapenslag.SENDING,
    handed_in: Aapenslag.INNLEVERT,
}


@pytest.mark.parametrize(("something", "kind"), OPEN.items())
def test_nothing_is_asked_for_while_something_is_open_and_its_kind_is_told(
    hus: Romhus, service: SlettingService, something: Callable[[Romhus], None], kind: Aapenslag
) -> None:
    ready_child(hus)
    assert service.conditions("b1").aapent == ()
    something(hus)

    assert [one.slag for one in service.conditions("b1").aapent] == [kind]
    assert code_of(lambda: service.request("b1")) == "sletting_noe_aapent"


@pytest.mark.parametrize("something", OPEN)
def test_nothing_is_deleted_when_something_has_been_opened_since(
    hus: Romhus, service: SlettingService, requested: Sletting, something: Callable[[Romhus], None]
) -> None:
    approve(hus, service)
    something(hus)

    assert code_of(lambda: service.carry_out(requested.id)) == "sletting_noe_aapent"
    with hus.store.read() as unit:
        assert unit.notat.get("n1")


def test_a_rejected_sending_that_was_made_good_later_is_not_open(hus: Romhus, service: SlettingService) -> None:
    ready_child(hus)
    with hus.store.write(ACT) as unit:
        unit.utboks.save(replace(unit.utboks.get("u1"), id="u0", loepenr=0, tilstand=Tilstand.AVVIST, registrert=None))

    assert service.conditions("b1").aapent == ()


def test_a_child_who_lives_here_or_moves_tomorrow_is_not_deleted(hus: Romhus, service: SlettingService) -> None:
    hus.child("b1")
    hand_over(hus)
    assert code_of(lambda: service.request("b1")) == "sletting_ikke_flyttet"

    hus.child("b1", flyttet=hus.clock.today() + DAY)

    assert code_of(lambda: service.request("b1")) == "sletting_ikke_flyttet"


@pytest.mark.parametrize("state", [s for s in Tilstand if s not in (Tilstand.REGISTRERT, Tilstand.SETT)])
def test_only_a_signed_receipt_that_it_is_registered_counts(
    hus: Romhus, service: SlettingService, state: Tilstand
) -> None:
    hus.child("b1", flyttet=MOVED)
    hand_over(hus, state=state)

    assert code_of(lambda: service.request("b1")) == "sletting_uten_kvittering"


def test_the_receipt_of_another_kind_of_document_does_not_count(hus: Romhus, service: SlettingService) -> None:
    ready_child(hus)
    with hus.store.write(ACT) as unit:
        unit.dokument.save(replace(unit.dokument.get("d1"), dokumenttype=Dokumenttype.REFERAT))

    assert code_of(lambda: service.request("b1")) == "sletting_uten_kvittering"


def test_without_the_leaders_word_nothing_is_deleted(service: SlettingService, requested: Sletting) -> None:
    assert code_of(lambda: service.carry_out(requested.id)) == "sletting_ikke_godkjent"


CHANGES: list[Callable[[Romhus], None]] = []


def changed(act: Callable[[Romhus], None]) -> Callable[[Romhus], None]:
    CHANGES.append(act)
    return act


@changed
def a_note_more(hus: Romhus) -> None:
    with hus.store.write(ACT) as unit:
        unit.notat.save(Notat("n5", "b1", hus.clock.now(), Notatart.TELEFON, "Mor ringte", "Trygg Havn"))


@changed
def a_note_reworded(hus: Romhus) -> None:
    with hus.store.write(ACT) as unit:
        unit.notat.save(replace(unit.notat.get("n1"), tekst="omskrevet"))


@changed
def a_consent_narrowed(hus: Romhus) -> None:
    with hus.store.write(ACT) as unit:
        row = unit.samtykke.get("a1")
        unit.samtykke.save(replace(row, mottakere=row.mottakere - {Mottakerkategori.BUP}))


@changed
def an_answer_given(hus: Romhus) -> None:
    with hus.store.write(ACT) as unit:
        row = unit.svar.of("k1")[0]
        unit.svar.save(replace(row, svar=replace(row.svar, barnets_ord="noe annet")))


@pytest.mark.parametrize("change", CHANGES)
def test_an_approval_holds_for_the_record_as_it_was_and_no_other(
    hus: Romhus, service: SlettingService, requested: Sletting, change: Callable[[Romhus], None]
) -> None:
    approve(hus, service)
    change(hus)

    assert code_of(lambda: service.carry_out(requested.id)) == "godkjenning_ugyldig"
    with hus.store.read() as unit:
        assert unit.notat.get("n1")
    assert hus.store.log_rows(1)[0].utfall == "avslag:godkjenning_ugyldig"


def test_a_new_request_takes_the_place_of_the_old_one(
    hus: Romhus, service: SlettingService, requested: Sletting
) -> None:
    approve(hus, service)
    a_note_more(hus)
    again = service.request("b1").value

    with hus.store.read() as unit:
        assert unit.sletting.get(requested.id).tilstand is Slettingstilstand.TRUKKET
    with hus.inside(hus.leader, Rom.LEDER) as rom:
        assert [one.frigitt.id for one in GodkjenningService(rom, InnleveringService(rom)).waiting()] == [again.id]
    assert approve(hus, service) == 1
    service.carry_out(again.id)


def test_a_request_that_is_taken_back_can_no_longer_be_approved_or_carried_out(
    hus: Romhus, service: SlettingService, requested: Sletting
) -> None:
    service.withdraw(requested.id)

    with hus.inside(hus.leader, Rom.LEDER) as rom:
        assert GodkjenningService(rom, InnleveringService(rom)).waiting() == []
    assert code_of(lambda: service.carry_out(requested.id)) == "sletting_utfoert"


def answer_by(hus: Romhus, keys: OpenKeys, rom: Rom, sletting_id: str, signature: bytes) -> None:
    with hus.inside(keys, rom) as inside:
        service = InnleveringService(inside)
        service.hand_in(Innleveringsart.GODKJENNING, answer_text(sletting_id, signature))


def test_one_of_the_staff_cannot_approve(hus: Romhus, service: SlettingService, requested: Sletting) -> None:
    signature = hus.staff.sign(signed_bytes(requested.protokoll.protokoll))
    answer_by(hus, hus.staff, Rom.MOETE, requested.id, signature)

    assert fetch(hus, service) == 0
    assert code_of(lambda: service.carry_out(requested.id)) == "sletting_ikke_godkjent"


def test_the_health_lead_cannot_approve_her_own_request(
    hus: Romhus, service: SlettingService, requested: Sletting
) -> None:
    signature = hus.keys.sign(signed_bytes(requested.protokoll.protokoll))
    answer_by(hus, hus.keys, Rom.LEDER, requested.id, signature)

    assert fetch(hus, service) == 0


@pytest.mark.parametrize("broken", [b"", b"x" * 64, hashlib.sha512(b"noe").digest()])
def test_a_signature_that_does_not_hold_is_laid_aside(
    hus: Romhus, service: SlettingService, requested: Sletting, broken: bytes
) -> None:
    answer_by(hus, hus.leader, Rom.LEDER, requested.id, broken)

    assert fetch(hus, service) == 0
    assert fetch(hus, service) == 0, "and not looked at again"


def test_a_signature_over_another_protocol_does_not_fit(
    hus: Romhus, service: SlettingService, requested: Sletting
) -> None:
    other = Protokoll.from_text(requested.protokoll.protokoll)
    signature = hus.leader.sign(signed_bytes(replace(other, barn_id="b2").to_text()))
    answer_by(hus, hus.leader, Rom.LEDER, requested.id, signature)

    assert fetch(hus, service) == 0


def test_an_answer_to_nothing_is_laid_aside(hus: Romhus, service: SlettingService, requested: Sletting) -> None:
    with hus.inside(hus.leader, Rom.LEDER) as rom:
        InnleveringService(rom).hand_in(Innleveringsart.GODKJENNING, "ja, gjerne")
    answer_by(hus, hus.leader, Rom.LEDER, "finnes-ikke", hus.leader.sign(b"x"))

    assert fetch(hus, service) == 0
    assert requested.tilstand is Slettingstilstand.ANMODET


def test_an_approval_of_a_leader_who_has_left_counts_no_more(
    hus: Romhus, service: SlettingService, requested: Sletting
) -> None:
    approve(hus, service)
    gone = hus.leader.bruker().id
    people = [one for one in hus.keysafe.people() if one.id != gone]
    later = SlettingService(
        hus.oekt, replace(hus.tilgang, people=lambda: people), FrigivelseService(hus.oekt, hus.tilgang)
    )

    assert code_of(lambda: later.carry_out(requested.id)) == "godkjenning_ugyldig"


def test_another_leader_may_approve(hus: Romhus, service: SlettingService) -> None:
    second = hus.invite("Rask Foss", Rolle.LEDER)
    ready_child(hus)
    row = service.request("b1").value

    assert approve(hus, service, second) == 1
    service.carry_out(row.id)


def test_a_deputy_may_carry_out_what_the_lead_asked_for(
    hus: Romhus, service: SlettingService, requested: Sletting
) -> None:
    approve(hus, service)
    deputy = hus.invite("Rolig Elv", Rolle.STEDFORTREDER)
    hers = Oekt(hus.store, deputy.bruker(), hus.clock, hus.new_id)

    SlettingService(hers, hus.tilgang, FrigivelseService(hers, hus.tilgang)).carry_out(requested.id)

    assert service.done()[0].anmodet_av == hus.keys.bruker().id


def test_what_has_been_carried_out_is_not_carried_out_again(
    hus: Romhus, service: SlettingService, requested: Sletting
) -> None:
    approve(hus, service)
    service.carry_out(requested.id)

    assert code_of(lambda: service.carry_out(requested.id)) == "sletting_utfoert"


def test_a_deletion_cannot_be_taken_back(hus: Romhus, service: SlettingService, requested: Sletting) -> None:
    approve(hus, service)
    service.carry_out(requested.id)

    with hus.store.read() as unit:
        assert unit.barn.find("b1") is None
    waiting = hus.store.next_undo()
    assert waiting is None or waiting.barn_id != "b1"


def test_the_protocol_names_nobody_and_quotes_nothing(requested: Sletting) -> None:
    assert CANARY not in requested.protokoll.protokoll
    assert "Vakker" not in requested.protokoll.protokoll
    assert "15831199984" not in requested.protokoll.protokoll


def test_the_list_shows_who_has_moved_and_how_far_each_has_come(hus: Romhus, service: SlettingService) -> None:
    hus.child("b0", "Modig Gran")
    ready_child(hus)
    assert [(line.barn.id, line.sletting) for line in service.lines()] == [("b1", None)]

    row = service.request("b1").value
    approve(hus, service)

    (line,) = service.lines()
    assert line.vilkaar.godkjent
    assert line.sletting is not None
    assert line.sletting.id == row.id


def test_the_leader_sees_the_child_by_name_and_when_it_moved(hus: Romhus, requested: Sletting) -> None:
    with hus.inside(hus.leader, Rom.LEDER) as rom:
        service = GodkjenningService(rom, InnleveringService(rom))
        (laid,) = service.waiting()
        assert laid.anmodning.navn.startswith("Vakker")
        assert date.fromisoformat(laid.anmodning.flyttet) == MOVED
        assert laid.protokoll.sletting_id == requested.id
        assert not laid.besvart
        service.approve(laid.frigitt.id)
        assert service.waiting()[0].besvart
