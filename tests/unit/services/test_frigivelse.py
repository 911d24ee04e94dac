"""What the health lead shares inside the house: exactly what she chose, until its last day, and gone when withdrawn."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest

from helseansvarlig.clock import FixedClock
from helseansvarlig.domain.logg import Hendelse
from helseansvarlig.domain.moete import Droeftingsmodus, Moete, Moetetype, Sak
from helseansvarlig.domain.notat import Notat, Notatart
from helseansvarlig.domain.oppfoelging import Oppfoelging
from helseansvarlig.domain.person import Rom
from helseansvarlig.domain.rom import Delt, Frigitt, Frigivelse, Frigivelsesart
from helseansvarlig.domain.stoppunkt import Stoppunkt
from helseansvarlig.errors import KnownError
from helseansvarlig.services.frigivelse import DeltService, Frigivbart, FrigivelseService
from tests.fakes.romhus import Romhus
from tests.fakes.sider import readable_pages

LAST = date(2026, 11, 30)
SECRET = "kanarifugl-hemmelig"
OPEN = "kanarifugl-delt"


@pytest.fixture
def hus(tmp_path: Path, clock: FixedClock) -> Iterator[Romhus]:
    with closing(Romhus(tmp_path / "hvelv", clock)) as hus:
        hus.child()
        yield hus


@pytest.fixture
def service(hus: Romhus) -> FrigivelseService:
    return FrigivelseService(hus.oekt, hus.tilgang)


def write_note(hus: Romhus, number: int, text: str) -> None:
    with hus.store.write(Hendelse("notat.skrevet", barn_id="b1")) as unit:
        unit.notat.save(Notat(f"n{number}", "b1", hus.clock.now(), Notatart.OBSERVASJON, text, "Trygg Havn"))


def thing(text: str = OPEN) -> Frigivbart:
    return Frigivbart(Frigivelsesart.NOTAT, Delt("Vakker", "2026-11-20", "observasjon", text))


def share(service: FrigivelseService, text: str = OPEN, last: date = LAST) -> Frigivelse:
    return service.release(Rom.MOETE, "b1", [thing(text)], "ukas møte", last).value[0]


def read_by_staff(hus: Romhus) -> list[Frigitt]:
    with hus.inside(hus.staff, Rom.MOETE) as rom:
        return DeltService(rom).shared()


def texts(rows: list[Frigitt]) -> list[str]:
    return [Delt.from_text(row.innhold).tekst for row in rows]


def test_staff_read_what_was_shared_with_why_by_whom_and_until_when(hus: Romhus, service: FrigivelseService) -> None:
    released = share(service)

    (row,) = read_by_staff(hus)

    assert (row.id, row.formaal, row.utloeper, row.frigitt_av) == (released.id, "ukas møte", LAST, "Trygg Havn")
    assert texts([row]) == [OPEN]


def test_what_was_not_shared_is_in_no_file_that_staff_have_a_key_to(hus: Romhus, service: FrigivelseService) -> None:
    write_note(hus, 1, SECRET)
    share(service)

    pages = readable_pages(hus.files.path(Rom.MOETE), hus.staff.room_key(Rom.MOETE, "db"))

    assert SECRET not in pages
    assert OPEN in pages


def test_what_is_withdrawn_is_gone_from_the_compartment_and_kept_in_the_list(
    hus: Romhus, service: FrigivelseService, clock: FixedClock
) -> None:
    row = share(service)

    service.withdraw(row.id)

    assert read_by_staff(hus) == []
    assert OPEN not in readable_pages(hus.files.path(Rom.MOETE), hus.staff.room_key(Rom.MOETE, "db"))
    with hus.store.read() as unit:
        assert unit.frigivelse.get(row.id).tilbakekalt == clock.now()


def test_what_runs_out_is_read_on_its_last_day_and_not_on_the_next(
    hus: Romhus, service: FrigivelseService, clock: FixedClock
) -> None:
    share(service)
    clock.moment += timedelta(days=7)
    assert texts(read_by_staff(hus)) == [OPEN]

    clock.moment += timedelta(days=1)

    assert read_by_staff(hus) == [], "the program holds the day although nobody has cleared up"
    assert service.expire().value == 1
    assert OPEN not in readable_pages(hus.files.path(Rom.MOETE), hus.staff.room_key(Rom.MOETE, "db"))


def test_what_has_run_out_does_not_come_back_when_the_clock_is_set_back(
    hus: Romhus, service: FrigivelseService, clock: FixedClock
) -> None:
    share(service)
    clock.moment += timedelta(days=30)
    service.expire()
    clock.moment -= timedelta(days=30)

    service.expire()

    assert read_by_staff(hus) == []


def test_a_compartment_that_was_changed_behind_the_list_is_put_right(hus: Romhus, service: FrigivelseService) -> None:
    row = share(service)
    with hus.inside(hus.staff, Rom.MOETE) as rom, rom.store.write(Hendelse("rom.avstemt")) as unit:
        unit.frigitt.save(
            Frigitt("falsk", row.art, "m", LAST, row.frigitt, "Trygg Havn", thing("falskt").delt.to_text())
        )
        unit.frigitt.remove(row.id)

    service.settle(Rom.MOETE)

    assert texts(read_by_staff(hus)) == [OPEN]


def test_a_power_cut_between_the_two_files_is_made_good_by_the_next_visit(
    hus: Romhus, service: FrigivelseService
) -> None:
    row = share(service)
    hus.files.path(Rom.MOETE).unlink()  # as if the copying had never been reached

    service.expire()

    assert [one.id for one in read_by_staff(hus)] == [row.id]


def test_settling_what_agrees_writes_nothing(hus: Romhus, service: FrigivelseService) -> None:
    share(service)
    with hus.inside(hus.keys, Rom.MOETE) as rom:
        before = rom.store.head()

    service.settle(Rom.MOETE)

    with hus.inside(hus.keys, Rom.MOETE) as rom:
        assert rom.store.head() == before


def test_reading_stands_in_the_compartments_log_with_the_readers_name(hus: Romhus, service: FrigivelseService) -> None:
    share(service)
    read_by_staff(hus)

    with hus.inside(hus.keys, Rom.MOETE) as rom:
        newest = rom.store.log_rows(1)[0]
    assert (newest.handling, newest.bruker_navn) == ("frigitt.lest", "Stille Vik")


def test_sharing_stands_in_the_childs_log_without_a_word_of_what_was_shared(
    hus: Romhus, service: FrigivelseService
) -> None:
    share(service)

    row = hus.store.log_rows(1)[0]

    assert (row.handling, row.barn_id, row.mottaker) == ("rom.frigitt", "b1", "moete")
    assert OPEN not in repr(row)


@pytest.mark.parametrize(
    ("things", "purpose", "last", "code"),
    [
        ([], "møte", LAST, "frigivelse_tom"),
        ([thing()], " ", LAST, "frigivelse_mangler_formaal"),
        ([thing()], "møte", date(2026, 11, 1), "frigivelse_dato"),
    ],
)
def test_a_release_says_what_why_and_until_when(
    service: FrigivelseService, things: list[Frigivbart], purpose: str, last: date, code: str
) -> None:
    with pytest.raises(KnownError) as caught:
        service.release(Rom.MOETE, "b1", things, purpose, last)

    assert caught.value.code == code
    assert service.shared() == []


def test_the_list_names_the_child_and_what_is_shared(service: FrigivelseService) -> None:
    share(service)

    (one,) = service.shared()

    assert one.barn is not None
    assert (one.barn.navn, one.delt.tekst) == ("Vakker Blomst", OPEN)


def test_notes_open_tasks_the_newest_stop_point_and_decisions_can_be_shared(
    hus: Romhus, service: FrigivelseService
) -> None:
    today = hus.clock.today()
    write_note(hus, 1, "Sov godt")
    with hus.store.write(Hendelse("oppfoelging.ny", barn_id="b1")) as unit:
        unit.oppfoelging.save(Oppfoelging("o1", "b1", "Ring skolen", "Rolig Bekk", today))
        unit.oppfoelging.save(Oppfoelging("o2", "b1", "Gjort for lenge siden", "Rolig Bekk", today, gjort=today))
        unit.stoppunkt.save(Stoppunkt("s1", "b1", today, "Rolig Bekk", today, (), "", "Vi følger søvnen"))
        unit.moete.save(Moete("m1", Moetetype.KONTAKTMOETE, today, "BUP"))
        for number, decision in enumerate(("Time i desember", " ")):
            sak = Sak(f"k{number}", "m1", number, "Søvn", Droeftingsmodus.IDENTIFISERT, "b1", beslutning=decision)
            unit.sak.save(sak)

    found = {(one.art, one.delt.tekst) for one in service.candidates("b1")}

    assert found == {
        (Frigivelsesart.NOTAT, "Sov godt"),
        (Frigivelsesart.OPPFOELGING, "Ring skolen"),
        (Frigivelsesart.STOPPUNKT, "Vi følger søvnen"),
        (Frigivelsesart.SAK, "Time i desember"),
    }


def test_a_child_goes_by_the_first_name_unless_two_here_share_it(hus: Romhus, service: FrigivelseService) -> None:
    write_note(hus, 1, "Sov godt")
    assert service.candidates("b1")[0].delt.om == "Vakker"

    hus.child("b2", "Vakker Gran")

    assert service.candidates("b1")[0].delt.om == "Vakker Blomst"
