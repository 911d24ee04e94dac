"""Only one machine is the living one: moving retires the old copy, and two that go different ways are told."""

from __future__ import annotations

import json
import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from helseansvarlig.bootstrap import Surroundings
from helseansvarlig.clock import FixedClock
from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.person import Rolle
from helseansvarlig.domain.rom import Innleveringsart
from helseansvarlig.errors import KnownError
from helseansvarlig.locked_facts import peek
from helseansvarlig.services.innlevering import InnleveringService
from helseansvarlig.services.ports.rom import RomAapent
from tests.fakes.noekkelring import MinneNoekkelring
from tests.fakes.omgivelser import cheap_surroundings
from tests.fakes.proevehvelv import PASSWORD, Proevehvelv

NEW = "et helt nytt passord til havet"


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "pinne"
    folder.mkdir()
    return folder


@pytest.fixture
def there(tmp_path: Path, clock: FixedClock) -> Proevehvelv:
    """The new laptop: another folder, another key store, the same time."""
    return Proevehvelv(tmp_path / "der", cheap_surroundings(clock, MinneNoekkelring()))


def register(vault: Proevehvelv, name: str, clock: FixedClock) -> None:
    assert vault.aapent is not None
    vault.adopt(vault.aapent).barn.register(Barn("", name, clock.today().replace(year=2011)))


def names(vault: Proevehvelv) -> list[str]:
    assert vault.aapent is not None
    return [line.barn.navn for line in vault.adopt(vault.aapent).barn.list_barn()]


def move(vault: Proevehvelv, stick: Path) -> Path:
    """Move out, lock, and return the copy on the stick."""
    moved = vault.unlock().flytting.move_out(stick)
    vault.lock()
    (copy,) = stick.rglob(moved.kopi.navn)
    return copy


def test_everything_comes_along_and_the_old_machine_says_where_it_went(
    proevehvelv: Proevehvelv, there: Proevehvelv, stick: Path, clock: FixedClock
) -> None:
    proevehvelv.unlock()
    register(proevehvelv, "Vakker Blomst", clock)
    proevehvelv.lock()
    copy = move(proevehvelv, stick)

    there.service.adopt(copy)
    there.recover(NEW, proevehvelv.code)

    assert names(there) == ["Vakker Blomst"]
    with pytest.raises(KnownError, match="hvelv_flyttet") as told:
        proevehvelv.unlock()
    assert told.value.params["naar"] == peek(proevehvelv.folder).flyttet == clock.now().isoformat()
    assert peek(there.folder).flyttet == ""
    there.lock()


def test_the_move_stands_in_both_logs(proevehvelv: Proevehvelv, there: Proevehvelv, stick: Path) -> None:
    services = proevehvelv.unlock()
    moved = services.flytting.move_out(stick)
    assert services.logg.newest(1)[0].handling == "hvelv.flyttet"
    assert services.logg.newest(1)[0].objekt.startswith(f"kopi:{moved.kopi.navn} hode:")
    proevehvelv.lock()
    (copy,) = stick.rglob(moved.kopi.navn)

    there.service.adopt(copy)
    assert there.recover(NEW, proevehvelv.code).logg.newest(1)[0].handling == "hvelv.gjenopprettet"
    there.lock()


def test_what_was_the_second_place_before_is_so_afterwards(
    proevehvelv: Proevehvelv, stick: Path, tmp_path: Path
) -> None:
    usual = tmp_path / "fast"
    usual.mkdir()
    services = proevehvelv.unlock()
    services.aapent.backups.set_second_place(usual)
    services.flytting.move_out(stick)

    assert services.aapent.backups.second_place() == usual


@pytest.mark.parametrize(("gone", "code"), [("borte", "medium_borte"), ("hvelv/kopi", "kopi_samme_sted")])
def test_a_move_that_fails_leaves_the_vault_alive(
    proevehvelv: Proevehvelv, tmp_path: Path, gone: str, code: str
) -> None:
    services = proevehvelv.unlock()
    services.kopi.take()  # makes the folder
    with pytest.raises(KnownError, match=code):
        services.flytting.move_out(tmp_path / gone)
    proevehvelv.lock()

    proevehvelv.unlock()


def test_the_sheet_lets_the_old_machine_take_over_again(proevehvelv: Proevehvelv, stick: Path) -> None:
    move(proevehvelv, stick)

    proevehvelv.recover(NEW)
    proevehvelv.lock()
    proevehvelv.unlock(NEW)


def test_two_copies_that_both_were_written_to_are_told(
    proevehvelv: Proevehvelv, there: Proevehvelv, stick: Path, clock: FixedClock
) -> None:
    """The old machine took over again although the new one lives: their copies meet on the stick."""
    there.service.adopt(move(proevehvelv, stick))
    spent = proevehvelv.code
    there.recover(NEW, spent)
    register(there, "Modig Gran", clock)
    assert there.aapent is not None
    there.aapent.backups.set_second_place(stick)
    clock.moment += timedelta(minutes=5)
    there.aapent.backups.take()
    there.aapent.backups.mirror()
    there.lock()

    proevehvelv.recover("enda et annet godt passord", spent)
    register(proevehvelv, "Lett Sky", clock)
    assert proevehvelv.aapent is not None
    proevehvelv.aapent.backups.set_second_place(stick)

    told = proevehvelv.aapent.backups.forked(elsewhere=True)
    assert told is not None
    assert told.kode == "to_levende_kopier"


def test_a_copy_opened_by_password_on_another_machine_is_a_living_copy_of_its_own(
    proevehvelv: Proevehvelv, surroundings: Surroundings, tmp_path: Path
) -> None:
    """The same key store, as on a shared account: the password alone opens, and the name must differ all the same."""
    services = proevehvelv.unlock()
    copy = services.kopi.take().value
    name = services.aapent.keys.eksemplar()
    proevehvelv.lock()
    elsewhere = Proevehvelv(tmp_path / "en annen maskin", surroundings)
    elsewhere.service.adopt(proevehvelv.folder / "kopi" / copy.navn)

    opened = elsewhere.unlock()

    assert opened.aapent.keys.eksemplar() not in ("", name)
    assert opened.logg.newest(1)[0].handling == "hvelv.ny_maskin"
    elsewhere.lock()


def test_a_machine_killed_while_it_takes_over_is_a_living_copy_of_its_own_all_the_same(
    proevehvelv: Proevehvelv, surroundings: Surroundings, tmp_path: Path
) -> None:
    """It has a name of its own before the database is put in place: whatever it is cut off by, two are never one."""
    services = proevehvelv.unlock()
    copy = services.kopi.take().value
    name = services.aapent.keys.eksemplar()
    proevehvelv.lock()
    elsewhere = Proevehvelv(tmp_path / "en annen maskin", surroundings)
    elsewhere.service.adopt(proevehvelv.folder / "kopi" / copy.navn)
    in_the_way = elsewhere.folder / "helse.tilbake.db" / "noe"
    in_the_way.mkdir(parents=True)
    with pytest.raises(KnownError):
        elsewhere.unlock()
    assert not (elsewhere.folder / "helse.db").exists()
    shutil.rmtree(in_the_way.parent)
    assert json.loads((elsewhere.folder / "hode.json").read_bytes())["eksemplar"] != name

    opened = elsewhere.unlock()

    assert opened.aapent.keys.eksemplar() not in ("", name)
    elsewhere.lock()


def test_meeting_staff_wait_on_the_new_machine_until_a_lead_has_opened_there(
    proevehvelv: Proevehvelv, surroundings: Surroundings, tmp_path: Path
) -> None:
    """Their compartment lies in the copy still: an empty one in its place would hide what they have handed in."""
    staff = proevehvelv.unlock().brukere.invite("Stille Vind", Rolle.MOETEDELTAKER).value
    proevehvelv.lock()
    opened = proevehvelv.service.begin(staff.bruker.id, staff.startkode, NEW)
    assert isinstance(opened, RomAapent)
    InnleveringService(opened).hand_in(Innleveringsart.NOTAT, "Han spurte etter maling.")
    proevehvelv.service.lock_room(opened)
    copy = proevehvelv.unlock().kopi.take().value
    proevehvelv.lock()
    elsewhere = Proevehvelv(tmp_path / "en annen maskin", surroundings)
    elsewhere.service.adopt(proevehvelv.folder / "kopi" / copy.navn)

    with pytest.raises(KnownError, match="venter_paa_helseansvarlig"):
        elsewhere.service.unlock_any(staff.bruker.id, NEW)

    assert elsewhere.unlock().innboks.fetch().value.nye == 1
    elsewhere.lock()
    opened = elsewhere.service.unlock_any(staff.bruker.id, NEW)
    assert isinstance(opened, RomAapent)
    elsewhere.service.lock_room(opened)


def test_an_empty_place_that_is_filled_on_request_is_a_living_copy_of_its_own_too(
    proevehvelv: Proevehvelv, surroundings: Surroundings, tmp_path: Path
) -> None:
    services = proevehvelv.unlock()
    copy = services.kopi.take().value
    name = services.aapent.keys.eksemplar()
    proevehvelv.lock()
    elsewhere = Proevehvelv(tmp_path / "en annen maskin", surroundings)
    elsewhere.service.adopt(proevehvelv.folder / "kopi" / copy.navn)

    opened = elsewhere.adopt(elsewhere.service.restore(elsewhere.user_id, PASSWORD))

    assert opened.aapent.keys.eksemplar() not in ("", name)
    elsewhere.lock()
