"""Handing in: only the health lead reads it, nobody can write in another's name, and foreign bytes harm nothing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from helseansvarlig.clock import FixedClock
from helseansvarlig.domain.fremmed import MAX_TEXT, write_record
from helseansvarlig.domain.logg import Hendelse
from helseansvarlig.domain.person import Rolle, Rom
from helseansvarlig.domain.rom import Delt, Frigivelsesart, Innleveringsart, Innleveringsstatus, Innlevert, Romstatus
from helseansvarlig.errors import KnownError
from helseansvarlig.services.frigivelse import Frigivbart, FrigivelseService
from helseansvarlig.services.innfletting import InnflettingService
from helseansvarlig.services.innlevering import Hentet, InnboksService, InnleveringService
from helseansvarlig.services.ports import OpenKeys
from helseansvarlig.services.ports.rom import RomAapent
from tests.fakes.romhus import Romhus
from tests.fakes.sider import readable_pages

CANARY = "kanarifugl-levert"
USE = b"helseansvarlig/1/innlevering\n"


@pytest.fixture
def hus(tmp_path: Path, clock: FixedClock) -> Iterator[Romhus]:
    with closing(Romhus(tmp_path / "hvelv", clock)) as hus:
        hus.child()
        yield hus


@pytest.fixture
def inbox(hus: Romhus) -> InnboksService:
    return InnboksService(hus.oekt, hus.tilgang)


def hand_in(hus: Romhus, text: str = CANARY, about: str = "") -> Innlevert:
    with hus.inside(hus.staff, Rom.MOETE) as rom:
        return InnleveringService(rom).hand_in(Innleveringsart.NOTAT, text, about).value


def own(hus: Romhus) -> list[Innlevert]:
    with hus.inside(hus.staff, Rom.MOETE) as rom:
        return InnleveringService(rom).own()


def letter(rom: RomAapent, row_id: str, fra: str = "") -> dict[str, str]:
    """A letter as the program writes it."""
    return {
        "id": row_id, "hvelv": rom.keys.hvelv_id(), "rom": rom.rom.value, "fra": fra or rom.bruker.id,
        "skrevet": rom.clock.now().isoformat(), "art": "notat", "gjelder": "", "tekst": "hei", "dag": "",
    }  # fmt: skip


def plant(rom: RomAapent, row_id: str, content: bytes, signer: OpenKeys | None = None, fra: str = "") -> None:
    """Play somebody of the staff with a program of her own: any bytes, sealed as they should be."""
    sealed = rom.keys.seal_for_leads(rom.rom, (signer or rom.keys).sign(USE + content) + content)
    row = Innlevert(row_id, fra or rom.bruker.id, Innleveringsart.NOTAT, rom.clock.now(), Romstatus.VENTER, sealed)
    with rom.store.write(Hendelse("innlevering.levert")) as unit:
        unit.innlevert.save(row)


def test_the_lead_reads_what_was_handed_in_and_by_whom(hus: Romhus, inbox: InnboksService) -> None:
    row = hand_in(hus)

    assert inbox.fetch().value == Hentet(nye=1)

    (got,) = inbox.waiting()
    assert (got.id, got.innhold, got.fra_navn) == (row.id, CANARY, "Stille Vik")
    assert (got.skrevet, got.status) == (row.skrevet, Innleveringsstatus.NY)


def test_nobody_with_the_compartments_key_reads_it_not_even_its_writer(hus: Romhus) -> None:
    hand_in(hus)

    assert CANARY not in readable_pages(hus.files.path(Rom.MOETE), hus.staff.room_key(Rom.MOETE, "db"))
    with pytest.raises(KnownError) as caught:
        hus.staff.open_handed_in(Rom.MOETE, own(hus)[0].forseglet)
    assert caught.value.code == "mangler_tilgang"


def test_its_writer_sees_that_it_has_been_fetched(hus: Romhus, inbox: InnboksService) -> None:
    hand_in(hus)
    assert [one.status for one in own(hus)] == [Romstatus.VENTER]

    inbox.fetch()

    assert [(one.status, one.forseglet) for one in own(hus)] == [(Romstatus.HENTET, b"")]


def test_fetching_twice_doubles_nothing(hus: Romhus, inbox: InnboksService) -> None:
    hand_in(hus)

    inbox.fetch()

    assert inbox.fetch().value == Hentet()
    assert len(inbox.waiting()) == 1


def test_a_visit_that_was_cut_off_before_the_compartment_heard_of_it_is_done_again(
    hus: Romhus, inbox: InnboksService
) -> None:
    row = hand_in(hus)
    inbox.fetch()
    with hus.inside(hus.staff, Rom.MOETE) as rom, rom.store.write(Hendelse("innlevering.levert")) as unit:
        unit.innlevert.save(row)  # the compartment as it was before

    inbox.fetch()

    assert len(inbox.waiting()) == 1
    assert own(hus)[0].status is Romstatus.HENTET


def test_what_is_about_something_shared_comes_to_that_child(hus: Romhus, inbox: InnboksService) -> None:
    shared = FrigivelseService(hus.oekt, hus.tilgang).release(
        Rom.MOETE, "b1", [Frigivbart(Frigivelsesart.NOTAT, Delt("Vakker", "", "", "Sov godt"))], "m", hus.clock.today()
    )  # fmt: skip
    hand_in(hus, about=shared.value[0].id)
    hand_in(hus, "uten barn", about="finnes-ikke")

    inbox.fetch()

    assert {one.innhold: one.barn_id for one in inbox.waiting()} == {CANARY: "b1", "uten barn": ""}


def test_it_becomes_a_note_in_the_childs_record_by_the_one_who_wrote_it_and_can_be_taken_back(
    hus: Romhus, inbox: InnboksService
) -> None:
    row = hand_in(hus)
    inbox.fetch()

    note = InnflettingService(hus.oekt).merge(row.id, "b1").value

    assert (note.tekst, note.skrevet_av, note.tid, note.lagt_inn_av) == (
        CANARY,
        "Stille Vik",
        row.skrevet,
        "Trygg Havn",
    )
    assert inbox.waiting() == []
    hus.store.undo()
    assert [one.id for one in inbox.waiting()] == [row.id]


def test_it_is_laid_aside_and_kept(hus: Romhus, inbox: InnboksService) -> None:
    row = hand_in(hus)
    inbox.fetch()

    InnflettingService(hus.oekt).lay_aside(row.id, "snakket om det")

    assert inbox.waiting() == []
    with hus.store.read() as unit:
        assert unit.innlevering.get(row.id).innhold == CANARY


def test_what_has_been_dealt_with_is_not_dealt_with_again(hus: Romhus, inbox: InnboksService) -> None:
    row = hand_in(hus)
    inbox.fetch()
    InnflettingService(hus.oekt).lay_aside(row.id, "snakket om det")

    with pytest.raises(KnownError) as caught:
        InnflettingService(hus.oekt).merge(row.id, "b1")

    assert caught.value.code == "innlevering_behandlet"


@pytest.mark.parametrize(
    ("text", "code"), [("  \u200b ", "innlevering_tom"), ("a" * (MAX_TEXT + 1), "innlevering_for_lang")]
)
def test_nothing_and_too_much_are_refused_at_once(hus: Romhus, text: str, code: str) -> None:
    with pytest.raises(KnownError) as caught:
        hand_in(hus, text)

    assert caught.value.code == code
    assert own(hus) == []


def test_the_longest_text_with_every_kind_of_letter_arrives(hus: Romhus, inbox: InnboksService) -> None:
    text = ('«ø"\\\n👩\u200d⚕️' * MAX_TEXT)[:MAX_TEXT].rstrip()
    hand_in(hus, text)

    inbox.fetch()

    assert inbox.waiting()[0].innhold == text


FORGERIES: dict[str, dict[str, str]] = {
    "annet navn": {"fra": "en-annen"},
    "annen id": {"id": "x2"},
    "annet rom": {"rom": "leder"},
    "annet hvelv": {"hvelv": "ff"},
    "ukjent art": {"art": "diagnose"},
    "uten tidssone": {"skrevet": "2026-11-23T09:30:00"},
    "ingen tid": {"skrevet": "i går"},
    "før kalenderen": {"skrevet": "0001-01-01T00:00:00+23:59"},
    "etter kalenderen": {"skrevet": "9999-12-31T23:59:59+00:00"},
    "snudd skrift": {"tekst": "a\u202eb"},
    "et felt til": {"mer": "b"},
    "for lang": {"tekst": "a" * (MAX_TEXT + 1)},
}


@pytest.mark.parametrize("kind", FORGERIES)
def test_a_letter_that_is_not_what_it_should_be_is_set_aside_and_told(
    hus: Romhus, inbox: InnboksService, kind: str
) -> None:
    with hus.inside(hus.staff, Rom.MOETE) as rom:
        plant(rom, "x1", write_record({**letter(rom, "x1"), **FORGERIES[kind]}))

    assert inbox.fetch().value == Hentet(ugyldige=1)

    assert inbox.waiting() == []
    assert own(hus)[0].status is Romstatus.UGYLDIG
    assert own(hus)[0].forseglet, "what could not be read is kept as it came"
    assert hus.store.log_rows(1)[0].handling == "innlevering.ugyldig"
    assert inbox.fetch().value == Hentet(), "and is not told again"


def test_the_control_of_the_forgeries_arrives(hus: Romhus, inbox: InnboksService) -> None:
    with hus.inside(hus.staff, Rom.MOETE) as rom:
        plant(rom, "x1", write_record(letter(rom, "x1")))

    assert inbox.fetch().value == Hentet(nye=1)


@pytest.mark.parametrize("content", [b"", b"x", b"[" * 100_000, b"\xff" * 300, b"a" * 1_000_000])
def test_any_bytes_at_all_do_no_harm(hus: Romhus, inbox: InnboksService, content: bytes) -> None:
    with hus.inside(hus.staff, Rom.MOETE) as rom:
        plant(rom, "x1", content)

    assert inbox.fetch().value == Hentet(ugyldige=1)


def test_one_of_the_staff_cannot_write_in_anothers_name(hus: Romhus, inbox: InnboksService) -> None:
    other = hus.invite("Rask Foss", Rolle.MOETEDELTAKER)
    victim = other.bruker().id
    with hus.inside(hus.staff, Rom.MOETE) as rom:
        plant(rom, "x1", write_record(letter(rom, "x1", fra=victim)), fra=victim)
        plant(rom, "x2", write_record(letter(rom, "x2", fra=victim)), signer=other, fra=victim)

    assert inbox.fetch().value == Hentet(nye=1, ugyldige=1)
    assert [one.id for one in inbox.waiting()] == ["x2"], "the one that the other has signed herself"


def test_a_sealed_letter_under_a_new_id_is_not_read_a_second_time(hus: Romhus, inbox: InnboksService) -> None:
    row = hand_in(hus)
    with hus.inside(hus.staff, Rom.MOETE) as rom, rom.store.write(Hendelse("innlevering.levert")) as unit:
        unit.innlevert.save(replace(row, id="en-til"))

    assert inbox.fetch().value == Hentet(nye=1, ugyldige=1)


def test_an_id_that_others_chose_does_not_come_into_the_log(hus: Romhus, inbox: InnboksService) -> None:
    with hus.inside(hus.staff, Rom.MOETE) as rom:
        plant(rom, "Vakker Blomst har ringt\n", b"")

    inbox.fetch()

    assert hus.store.log_rows(1)[0].objekt == "innlevert:ukjent"
