"""Access is given with a start code, runs from day to day, and is taken away with a new key: never the last lead's."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

import pytest

from helseansvarlig.bootstrap import build_services
from helseansvarlig.clock import FixedClock
from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.person import Bruker, Rolle, Rom
from helseansvarlig.errors import KnownError
from helseansvarlig.locked_facts import peek
from helseansvarlig.services.aapning import Aapent
from helseansvarlig.services.ports.rom import RomAapent
from helseansvarlig.tjenester import Tjenester
from tests.fakes.proevehvelv import PASSWORD, Proevehvelv

HERS = "lampe elv mose tårn"
TODAY = date(2026, 11, 23)


@dataclass
class Hus:
    """A vault with a lead who is working, and a deputy who has begun."""

    vault: Proevehvelv
    tjenester: Tjenester
    stedfortreder: Bruker

    def lock(self) -> None:
        self.vault.lock()

    def as_deputy(self, password: str = HERS) -> Tjenester:
        opened = self.vault.service.unlock(self.stedfortreder.id, password)
        return self.vault.adopt(opened)


@pytest.fixture
def hus(proevehvelv: Proevehvelv) -> Iterator[Hus]:
    invited = proevehvelv.unlock().brukere.invite("Rolig Bekk", Rolle.STEDFORTREDER).value
    proevehvelv.lock()
    begun = proevehvelv.service.begin(invited.bruker.id, invited.startkode, HERS)
    assert isinstance(begun, Aapent)
    proevehvelv.adopt(begun)
    proevehvelv.lock()
    yield Hus(proevehvelv, proevehvelv.unlock(), invited.bruker)
    proevehvelv.let_go()


def log(tjenester: Tjenester, count: int = 1) -> list[tuple[str, str, str]]:
    return [(row.handling, row.bruker_navn, row.utfall) for row in tjenester.logg.newest(count)]


def test_a_new_person_begins_with_her_code_and_sees_the_same_records(proevehvelv: Proevehvelv) -> None:
    services = proevehvelv.unlock()
    services.barn.register(Barn("", "Vakker Blomst", date(2011, 3, 4)))
    invited = services.brukere.invite("Rolig Bekk", Rolle.STEDFORTREDER).value
    assert invited.bruker.har_startkode
    assert len(invited.startkode.split()) == 4
    assert [begins for *_, begins in peek(proevehvelv.folder).brukere] == [False, True]
    proevehvelv.lock()

    begun = proevehvelv.service.begin(invited.bruker.id, invited.startkode.lower(), HERS)

    assert isinstance(begun, Aapent)
    assert [line.barn.navn for line in proevehvelv.adopt(begun).barn.list_barn()] == ["Vakker Blomst"]
    assert log(build_services(begun)) == [("bruker.begynte", "Rolig Bekk", "ok")]
    assert not next(one for one in begun.knippe.noekler.people() if one.id == invited.bruker.id).har_startkode
    assert [begins for *_, begins in peek(proevehvelv.folder).brukere] == [False, False]
    with pytest.raises(KnownError, match="startkode_utloept"):
        proevehvelv.lock()
        proevehvelv.service.begin(invited.bruker.id, invited.startkode, HERS)


def test_the_lead_never_learns_the_password_and_a_weak_one_is_refused(proevehvelv: Proevehvelv) -> None:
    invited = proevehvelv.unlock().brukere.invite("Rolig Bekk", Rolle.STEDFORTREDER).value
    proevehvelv.lock()
    with pytest.raises(KnownError, match="passord_for_svakt"):
        proevehvelv.service.begin(invited.bruker.id, invited.startkode, "kort")
    with pytest.raises(KnownError, match="startkode_trengs"):
        proevehvelv.service.unlock(invited.bruker.id, invited.startkode)

    proevehvelv.unlock()  # a refused beginning has let go of the folder


def test_a_start_code_is_good_for_fourteen_days(proevehvelv: Proevehvelv, clock: FixedClock) -> None:
    invited = proevehvelv.unlock().brukere.invite("Rolig Bekk", Rolle.STEDFORTREDER).value
    proevehvelv.lock()
    clock.moment += timedelta(days=15)

    with pytest.raises(KnownError, match="startkode_utloept"):
        proevehvelv.service.begin(invited.bruker.id, invited.startkode, HERS)


def test_two_people_never_share_a_name(tjenester: Tjenester) -> None:
    with pytest.raises(KnownError, match="bruker_finnes"):
        tjenester.brukere.invite(" trygg havn ", Rolle.STEDFORTREDER)
    with pytest.raises(KnownError, match="bruker_mangler_navn"):
        tjenester.brukere.invite("  ", Rolle.STEDFORTREDER)
    assert [one.navn for one in tjenester.brukere.list()] == ["Trygg Havn"]


def test_access_runs_from_and_to_its_days(hus: Hus, clock: FixedClock) -> None:
    brukere = hus.tjenester.brukere
    brukere.set_period(hus.stedfortreder.id, TODAY, TODAY + timedelta(days=2))
    assert log(hus.tjenester) == [("bruker.tid_endret", "Trygg Havn", "ok")]
    hus.lock()
    clock.moment += timedelta(days=2)
    hus.as_deputy()
    hus.lock()
    clock.moment += timedelta(days=1)

    with pytest.raises(KnownError, match="tilgang_utloept"):
        hus.as_deputy()
    hus.vault.unlock().brukere.set_period(hus.stedfortreder.id, None, None)
    hus.lock()
    hus.as_deputy()


def test_access_that_ends_before_it_begins_is_refused(hus: Hus) -> None:
    with pytest.raises(KnownError, match="periode_feil"):
        hus.tjenester.brukere.set_period(hus.stedfortreder.id, TODAY, TODAY - timedelta(days=1))
    with pytest.raises(KnownError, match="periode_feil"):
        hus.tjenester.brukere.invite("Stille Vind", Rolle.LEDER, TODAY, TODAY - timedelta(days=1))


def test_a_new_start_code_replaces_a_forgotten_password(hus: Hus) -> None:
    again = hus.tjenester.brukere.reinvite(hus.stedfortreder.id).value
    hus.lock()

    with pytest.raises(KnownError, match="startkode_trengs"):
        hus.as_deputy()
    begun = hus.vault.service.begin(hus.stedfortreder.id, again.startkode, "enda et annet godt passord")
    assert isinstance(begun, Aapent)
    assert hus.vault.adopt(begun).aapent.oekt.bruker.navn == "Rolig Bekk"


def test_nobody_takes_away_her_own_access_or_the_last_leads(proevehvelv: Proevehvelv) -> None:
    brukere = proevehvelv.unlock().brukere
    own = proevehvelv.user_id
    assert brukere.is_self(own)
    for act in (brukere.remove, brukere.reinvite):
        with pytest.raises(KnownError, match="egen_tilgang"):
            act(own)
    with pytest.raises(KnownError, match="siste_helseansvarlig"):
        brukere.set_period(own, None, TODAY)
    invited = brukere.invite("Rolig Bekk", Rolle.STEDFORTREDER).value
    assert invited.bruker.har_startkode
    with pytest.raises(KnownError, match="siste_helseansvarlig"):
        brukere.set_period(own, None, TODAY)  # a start code nobody has used opens nothing yet


def test_who_is_removed_opens_nothing_that_lies_here(hus: Hus) -> None:
    hus.tjenester.barn.register(Barn("", "Vakker Blomst", date(2011, 3, 4)))
    old_key = hus.vault.database_key()

    removed = hus.tjenester.brukere.remove(hus.stedfortreder.id)

    assert removed.ferdig
    assert removed.rom == frozenset(Rom)
    hus.lock()
    with pytest.raises(KnownError, match="ukjent_bruker"):
        hus.as_deputy()
    assert hus.vault.database_key() != old_key
    services = hus.vault.unlock()
    assert [line.barn.navn for line in services.barn.list_barn()] == ["Vakker Blomst"]
    assert hus.vault.aapent is not None
    assert hus.vault.aapent.varsler == ()
    services.logg.check_vault()


def test_work_goes_on_in_the_new_file_until_the_program_locks(hus: Hus) -> None:
    """What is written between the removal and the lock (a draft, where she was) is not lost with the old file."""
    services = hus.tjenester
    services.brukere.remove(hus.stedfortreder.id)
    services.utkast.keep("notat:1", "Jeg vil sove")
    services.barn.register(Barn("", "Modig Gran", date(2010, 5, 6)))
    hus.lock()

    again = hus.vault.unlock()
    assert again.utkast.find("notat:1") == "Jeg vil sove"
    assert [line.barn.navn for line in again.barn.list_barn()] == ["Modig Gran"]


def test_the_log_tells_of_a_removal_from_its_beginning_to_the_new_key(hus: Hus) -> None:
    hus.tjenester.brukere.remove(hus.stedfortreder.id)

    told = [one for one in log(hus.tjenester, 4) if one[0] != "kopi.tatt"]
    assert told[:2] == [("hvelv.noekkel_byttet", "Trygg Havn", "ok"), ("bruker.fjernet", "Trygg Havn", "begynt")]


def test_copies_under_the_old_key_are_told_and_one_under_the_new_is_taken_at_once(hus: Hus) -> None:
    hus.tjenester.kopi.take()
    removed = hus.tjenester.brukere.remove(hus.stedfortreder.id)
    assert [one.navn for one in removed.gamle_kopier]
    hus.lock()

    copies = hus.vault.unlock().kopi.all()
    assert [one.under_gammel_noekkel for one in copies] == [False, *[True] * len(removed.gamle_kopier)]


def test_only_the_copies_that_her_own_password_opens_are_counted(hus: Hus) -> None:
    """One from before she was given access, one from before her own, one that is damaged: none of those is hers."""
    first = hus.tjenester.kopi.take().value
    later = hus.tjenester.brukere.invite("Modig Fjell", Rolle.STEDFORTREDER).value.bruker
    both = hus.tjenester.kopi.take().value
    broken = hus.tjenester.kopi.take().value
    (hus.vault.folder / "kopi" / broken.navn).write_bytes(b"ingen kopi")

    assert [one.navn for one in hus.tjenester.brukere.old_copies(later.id)] == [both.navn]
    removed = hus.tjenester.brukere.remove(hus.stedfortreder.id)

    assert [one.navn for one in removed.gamle_kopier] == [both.navn, first.navn]
    hus.lock()
    services = hus.vault.unlock()
    again = services.brukere.remove(later.id)
    told = {one.navn for one in again.gamle_kopier}
    assert both.navn in told, "its key is an earlier one still, and her password opens it"
    assert first.navn not in told
    hus.lock()
    services = hus.vault.unlock()
    assert not told & {one.navn for one in services.kopi.all() if not one.under_gammel_noekkel}


def test_of_meeting_staff_the_copies_with_her_compartment_are_told_and_can_be_deleted(hus: Hus) -> None:
    services = hus.tjenester
    staff = services.brukere.invite("Stille Vind", Rolle.MOETEDELTAKER).value
    hus.lock()
    opened = hus.vault.service.begin(staff.bruker.id, staff.startkode, HERS)
    assert isinstance(opened, RomAapent)
    hus.vault.service.lock_room(opened)
    services = hus.vault.unlock()
    hers = services.kopi.take().value

    removed = services.brukere.remove(staff.bruker.id)

    assert hers.navn in {one.navn for one in removed.gamle_kopier}
    hus.lock()
    services = hus.vault.unlock()
    assert {one.navn: one.under_gammel_noekkel for one in services.kopi.all()}[hers.navn]
    services.kopi.delete_old_key()
    assert hers.navn not in {one.navn for one in services.kopi.all()}


def test_a_copy_without_its_header_keeps_nobodys_access_alive(hus: Hus) -> None:
    copy = hus.tjenester.kopi.take().value
    path = hus.vault.folder / "kopi" / copy.navn
    with zipfile.ZipFile(path) as archive:
        kept = {name: archive.read(name) for name in archive.namelist() if name != "hode.json"}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        for name, data in kept.items():
            archive.writestr(name, data)

    assert hus.tjenester.brukere.remove(hus.stedfortreder.id).gamle_kopier == ()


def test_a_removal_that_fails_changes_nothing_and_says_so_in_the_log(hus: Hus) -> None:
    (hus.vault.folder / "helse.ny.db").mkdir()  # the file under the new key cannot be written
    (hus.vault.folder / "helse.ny.db" / "noe").touch()
    header = (hus.vault.folder / "hode.json").read_bytes()

    with pytest.raises(KnownError):
        hus.tjenester.brukere.remove(hus.stedfortreder.id)

    assert (hus.vault.folder / "hode.json").read_bytes() == header
    (hus.vault.folder / "helse.ny.db" / "noe").unlink()
    (hus.vault.folder / "helse.ny.db").rmdir()
    hus.tjenester.barn.register(Barn("", "Vakker Blomst", date(2011, 3, 4)))
    hus.lock()
    hus.as_deputy()


def test_a_removal_cut_off_after_the_switch_is_finished_by_whoever_opens_next(hus: Hus) -> None:
    """Killed between the header and the file: the header has decided."""
    knippe = hus.tjenester.aapent.knippe
    change = knippe.noekler.without(knippe.keys, hus.stedfortreder.id)
    hus.tjenester.aapent.rotasjon.prepare(change.keys)
    knippe.noekler.commit(change.keys)
    hus.tjenester.aapent.oekt.store.close()
    hus.tjenester.aapent.fil.release()
    hus.vault.aapent = None
    assert json.loads((hus.vault.folder / "hode.json").read_bytes())["venter"] == "rotasjon"

    services = hus.vault.unlock()

    assert log(services)[0][0] == "hvelv.noekkel_byttet"
    assert json.loads((hus.vault.folder / "hode.json").read_bytes())["venter"] == ""
    assert not (hus.vault.folder / "helse.ny.db").exists()


def test_staff_and_leader_open_their_own_compartment_and_never_the_health_records(proevehvelv: Proevehvelv) -> None:
    brukere = proevehvelv.unlock().brukere
    staff = brukere.invite("Stille Vind", Rolle.MOETEDELTAKER).value
    leader = brukere.invite("Klok Stein", Rolle.LEDER).value
    proevehvelv.lock()
    for invited, room in ((staff, Rom.MOETE), (leader, Rom.LEDER)):
        opened = proevehvelv.service.begin(invited.bruker.id, invited.startkode, HERS)
        assert isinstance(opened, RomAapent)
        assert opened.rom is room
        proevehvelv.service.lock_room(opened)
        with pytest.raises(KnownError, match="bare_for_rolle"):
            proevehvelv.service.unlock(invited.bruker.id, HERS)
        with pytest.raises(KnownError, match="bare_for_rolle"):
            proevehvelv.service.recover(proevehvelv.code, invited.bruker.id, PASSWORD)


def test_after_a_removal_the_others_still_open_their_compartments_and_she_does_not(hus: Hus) -> None:
    service, brukere = hus.vault.service, hus.tjenester.brukere
    staff, leaving = (brukere.invite(name, Rolle.MOETEDELTAKER).value for name in ("Stille Vind", "Varm Sol"))
    hus.lock()
    for one in (staff, leaving):
        opened = service.begin(one.bruker.id, one.startkode, HERS)
        assert isinstance(opened, RomAapent)
        service.lock_room(opened)
    hus.vault.unlock().brukere.remove(leaving.bruker.id)
    hus.lock()

    with pytest.raises(KnownError, match="ukjent_bruker"):
        service.unlock_any(leaving.bruker.id, HERS)
    again = service.unlock_any(staff.bruker.id, HERS)
    assert isinstance(again, RomAapent)
    told = {row.bruker_navn for row in again.store.log_rows(10)}
    assert told == {"Stille Vind", "Varm Sol"}, "its history has come along"
    service.lock_room(again)
    hus.vault.unlock().brukere.remove(hus.stedfortreder.id)  # every compartment has another key now
    hus.lock()
    again = service.unlock_any(staff.bruker.id, HERS)
    assert isinstance(again, RomAapent)
    again.store.verify()
    service.lock_room(again)


def test_a_compartments_new_key_that_was_cut_off_is_finished_by_its_own_people(hus: Hus) -> None:
    service, brukere = hus.vault.service, hus.tjenester.brukere
    staff, leaving = (brukere.invite(name, Rolle.MOETEDELTAKER).value for name in ("Stille Vind", "Varm Sol"))
    hus.lock()
    opened = service.begin(staff.bruker.id, staff.startkode, HERS)
    assert isinstance(opened, RomAapent)
    service.lock_room(opened)
    aapent = hus.vault.unlock().aapent
    change = aapent.knippe.noekler.without(aapent.keys, leaving.bruker.id)
    aapent.rotasjon.prepare(change.keys)
    aapent.knippe.noekler.commit(change.keys)
    aapent.oekt.store.close()
    aapent.fil.release()
    hus.vault.aapent = None

    opened = service.unlock_any(staff.bruker.id, HERS)

    assert isinstance(opened, RomAapent)
    service.lock_room(opened)
    hus.vault.unlock()
    assert json.loads((hus.vault.folder / "hode.json").read_bytes())["venter"] == ""


def test_wrong_passwords_before_the_right_one_stand_in_the_log(proevehvelv: Proevehvelv) -> None:
    for _ in range(2):
        with pytest.raises(KnownError, match="feil_passord"):
            proevehvelv.unlock("feil passord her")

    rows = proevehvelv.unlock().logg.newest(2)
    assert [(row.handling, row.objekt) for row in rows] == [
        ("hvelv.laast_opp", ""), ("hvelv.mislykkede_forsoek", "forsoek:2"),
    ]  # fmt: skip


def test_after_wrong_passwords_there_is_a_wait_and_never_a_lockout(proevehvelv: Proevehvelv, clock: FixedClock) -> None:
    for _ in range(3):
        with pytest.raises(KnownError, match="feil_passord"):
            proevehvelv.unlock("feil passord her")
    with pytest.raises(KnownError, match="for_mange_forsoek") as waits:
        proevehvelv.unlock()
    clock.moment += timedelta(seconds=int(waits.value.params["sekunder"]))
    proevehvelv.unlock()


@pytest.mark.parametrize("rolle", [Rolle.MOETEDELTAKER, Rolle.LEDER])
def test_somebody_with_one_compartment_changes_her_own_password(hus: Hus, rolle: Rolle) -> None:
    """More than once in a session, and it is told in her compartment's log; nobody else's password is touched."""
    service = hus.vault.service
    hers = hus.tjenester.brukere.invite("Stille Vind", rolle).value
    hus.lock()
    opened = service.begin(hers.bruker.id, hers.startkode, HERS)
    assert isinstance(opened, RomAapent)

    service.change_password(opened, HERS, "måke skjær bølge tang")
    with pytest.raises(KnownError, match="feil_passord"):
        service.change_password(opened, HERS, "granne kopp ullteppe ved")
    with pytest.raises(KnownError, match="passord_for_svakt"):
        service.change_password(opened, "måke skjær bølge tang", "kort")
    service.change_password(opened, "måke skjær bølge tang", "granne kopp ullteppe ved")
    assert [row.handling for row in opened.store.log_rows(2)] == ["hvelv.passord_byttet"] * 2
    service.lock_any(opened)

    with pytest.raises(KnownError, match="feil_passord"):
        service.unlock_any(hers.bruker.id, "måke skjær bølge tang")
    service.lock_any(service.unlock_any(hers.bruker.id, "granne kopp ullteppe ved"))
    assert hus.vault.unlock().aapent.varsler == (), "the lead finds her vault as it was"
    hus.lock()
    assert hus.as_deputy().barn.list_barn() == []
