"""The vault's life: a first run that is cut off leaves nothing, what fails lets go, and nothing is ever reset."""

from __future__ import annotations

import os
import subprocess
from datetime import date, timedelta
from pathlib import Path

import pytest

from helseansvarlig.bootstrap import Surroundings, open_hvelv
from helseansvarlig.clock import FixedClock
from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.institusjon import Institusjon
from helseansvarlig.domain.person import Rolle
from helseansvarlig.domain.varsel import Varsel
from helseansvarlig.errors import KnownError
from helseansvarlig.locked_facts import peek
from helseansvarlig.services.aapning import FROM_COPY, ROLLED_BACK
from tests.fakes.noekkelring import MinneNoekkelring
from tests.fakes.proevehvelv import PASSWORD, Proevehvelv, typed_back

NEW = "et helt nytt passord til havet"
PERSON = ("Trygg Havn", Rolle.HELSEANSVARLIG, PASSWORD)


def names(vault: Proevehvelv) -> list[str]:
    services = vault.unlock()
    found = [line.barn.navn for line in services.barn.list_barn()]
    vault.lock()
    return found


def register(vault: Proevehvelv, name: str = "Vakker Blomst") -> None:
    vault.unlock().barn.register(Barn("", name, date(2011, 3, 4)))
    vault.lock()


def damage(vault: Proevehvelv) -> bytes:
    raw = bytearray(vault.database.read_bytes())
    raw[100] ^= 1
    vault.database.write_bytes(raw)
    return bytes(raw)


def test_a_first_run_that_is_given_up_leaves_nothing(hvelv: Path, surroundings: Surroundings) -> None:
    service = open_hvelv(hvelv, surroundings)
    service.prepare(Institusjon("Solbakken"), *PERSON)

    assert not service.exists()
    assert list(hvelv.iterdir()) == []


@pytest.mark.parametrize(
    ("institution", "name", "code"), [(" ", "Trygg", "institusjon_mangler_navn"), ("Sol", "", "bruker_mangler_navn")]
)
def test_institution_and_person_have_names(
    hvelv: Path, surroundings: Surroundings, institution: str, name: str, code: str
) -> None:
    with pytest.raises(KnownError, match=code):
        open_hvelv(hvelv, surroundings).prepare(Institusjon(institution), name, Rolle.HELSEANSVARLIG, PASSWORD)


@pytest.mark.parametrize("weak", ["kort", "passord123456", "11111111111111"])
def test_a_password_that_is_soon_guessed_is_refused_wherever_one_is_set(
    proevehvelv: Proevehvelv, surroundings: Surroundings, tmp_path: Path, weak: str
) -> None:
    with pytest.raises(KnownError, match="passord_for_svakt"):
        open_hvelv(tmp_path / "ny", surroundings).prepare(Institusjon("Sol"), "Trygg", Rolle.HELSEANSVARLIG, weak)
    with pytest.raises(KnownError, match="passord_for_svakt"):
        proevehvelv.service.recover(proevehvelv.code, proevehvelv.user_id, weak)
    proevehvelv.unlock()
    assert proevehvelv.aapent is not None
    with pytest.raises(KnownError, match="passord_for_svakt"):
        proevehvelv.service.change_password(proevehvelv.aapent, PASSWORD, weak)

    assert not (tmp_path / "ny").exists()
    proevehvelv.lock()
    proevehvelv.unlock()  # the old password still opens, and the code is not spent
    proevehvelv.lock()
    proevehvelv.recover(NEW)


def test_a_made_vault_tells_its_names_and_opens(proevehvelv: Proevehvelv) -> None:
    assert peek(proevehvelv.folder).institusjon == proevehvelv.service.institusjon() == "Solbakken"
    assert [user.navn for user in proevehvelv.service.brukere()] == ["Trygg Havn"]
    assert proevehvelv.unlock().institusjon.get() == Institusjon("Solbakken")


def test_a_vault_is_never_made_over_another(proevehvelv: Proevehvelv) -> None:
    with pytest.raises(KnownError, match="hvelv_finnes"):
        proevehvelv.service.prepare(Institusjon("Solbakken"), *PERSON)


def test_of_two_first_runs_in_one_folder_the_second_is_refused(hvelv: Path, surroundings: Surroundings) -> None:
    one, other = Proevehvelv(hvelv, surroundings), Proevehvelv(hvelv, surroundings)
    first = one.service.prepare(Institusjon("Solbakken"), *PERSON)
    second = other.service.prepare(Institusjon("Solbakken"), *PERSON)
    one.adopt(one.service.create(first))
    one.lock()

    with pytest.raises(KnownError, match="hvelv_finnes"):
        other.service.create(second)
    assert names(one) == []


def test_a_first_run_that_was_cut_off_before_its_header_can_be_done_again(
    proevehvelv: Proevehvelv, surroundings: Surroundings
) -> None:
    for name in ("hode.json", "hode.forrige.json"):
        (proevehvelv.folder / name).unlink()
    again = Proevehvelv.create(proevehvelv.folder, surroundings)

    assert names(again) == []
    assert [f.name for f in (proevehvelv.folder / "karantene").rglob("*.db")] == ["helse.db"]


def test_what_is_written_is_there_after_locking(proevehvelv: Proevehvelv) -> None:
    register(proevehvelv)

    assert names(proevehvelv) == ["Vakker Blomst"]


def test_a_wrong_password_is_said_and_the_right_one_still_opens(proevehvelv: Proevehvelv) -> None:
    with pytest.raises(KnownError, match="feil_passord"):
        proevehvelv.unlock("feil passord her")

    assert names(proevehvelv) == []


def test_a_second_program_is_told_that_it_is_open(proevehvelv: Proevehvelv, surroundings: Surroundings) -> None:
    proevehvelv.unlock()
    other = open_hvelv(proevehvelv.folder, surroundings)

    with pytest.raises(KnownError, match="hvelv_opptatt"):
        other.unlock(other.brukere()[0].id, PASSWORD)


def test_an_emptied_key_store_is_said_and_the_code_opens_once(proevehvelv: Proevehvelv, ring: MinneNoekkelring) -> None:
    register(proevehvelv)
    ring.empty()

    with pytest.raises(KnownError, match="noekkelring_endret"):
        proevehvelv.unlock()
    spent = proevehvelv.code
    proevehvelv.recover(NEW)
    proevehvelv.lock()

    with pytest.raises(KnownError, match="gjenopprettingskode_feil"):
        proevehvelv.service.recover(spent, proevehvelv.user_id, NEW)
    assert spent != proevehvelv.code
    assert [line.barn.navn for line in proevehvelv.unlock(NEW).barn.list_barn()] == ["Vakker Blomst"]


def test_a_recovery_that_fails_does_not_spend_the_code(proevehvelv: Proevehvelv) -> None:
    (proevehvelv.folder / "hode.json.ny").mkdir()  # the new header cannot be written
    with pytest.raises(KnownError, match="disk_feil"):
        proevehvelv.recover(NEW)
    (proevehvelv.folder / "hode.json.ny").rmdir()

    assert names(proevehvelv) == []  # and it has let go of everything
    proevehvelv.recover(NEW)


def test_until_the_new_sheet_is_typed_back_the_old_one_opens(proevehvelv: Proevehvelv) -> None:
    """Written down by nobody, a new code would be worse than a spent one."""
    draft = proevehvelv.service.recover(proevehvelv.code, proevehvelv.user_id, NEW)
    first, second = typed_back(draft)
    for wrong in (("", ""), (first, "0000"), (second, first)):
        with pytest.raises(KnownError, match="ark_stemmer_ikke"):
            proevehvelv.service.finish_recovery(draft, wrong)

    assert names(proevehvelv) == []  # the password that was forgotten
    with pytest.raises(KnownError, match="gjenopprettingskode_feil"):
        proevehvelv.service.recover(draft.kode, proevehvelv.user_id, NEW)
    proevehvelv.recover(NEW)  # the sheet in the safe


def test_the_use_of_a_sheet_stands_in_the_log(proevehvelv: Proevehvelv) -> None:
    rows = proevehvelv.recover(NEW).logg.newest(1)

    assert [(row.handling, row.bruker_navn) for row in rows] == [("hvelv.gjenopprettet", "Trygg Havn")]


def test_a_changed_password_opens_and_copies_taken_afterwards_carry_it(
    proevehvelv: Proevehvelv, surroundings: Surroundings, tmp_path: Path
) -> None:
    services = proevehvelv.unlock()
    assert proevehvelv.aapent is not None
    proevehvelv.service.change_password(proevehvelv.aapent, PASSWORD, NEW)
    copy = services.kopi.take().value
    proevehvelv.lock()

    elsewhere = Proevehvelv(tmp_path / "en annen maskin", surroundings)
    elsewhere.service.adopt(proevehvelv.folder / "kopi" / copy.navn)

    with pytest.raises(KnownError, match="feil_passord"):
        elsewhere.unlock(PASSWORD)
    elsewhere.unlock(NEW)
    assert elsewhere.aapent is not None
    assert elsewhere.aapent.varsler == (Varsel(FROM_COPY, {"naar": copy.tatt.isoformat()}),)
    elsewhere.lock()
    elsewhere.unlock(NEW)
    assert elsewhere.aapent.varsler == (), "told once"
    elsewhere.lock()


def test_a_damaged_database_is_said_and_a_copy_takes_its_place_while_the_original_is_kept(
    proevehvelv: Proevehvelv,
) -> None:
    register(proevehvelv)
    proevehvelv.unlock().kopi.take()
    proevehvelv.lock()
    register(proevehvelv, "Modig Gran")
    damaged = damage(proevehvelv)

    for _ in range(2):  # it lets go each time: never «in use»
        with pytest.raises(KnownError, match="hvelv_skadet"):
            proevehvelv.unlock()
    copy = proevehvelv.service.copies()[0]
    opened = proevehvelv.service.restore(proevehvelv.user_id, PASSWORD)

    assert [line.barn.navn for line in proevehvelv.adopt(opened).barn.list_barn()] == ["Vakker Blomst"]
    assert opened.varsler == (Varsel(FROM_COPY, {"naar": copy.tatt.isoformat()}),)
    assert opened.oekt.store.log_rows(1)[0].handling == "hvelv.gjenopprettet_fra_kopi"
    assert [f.read_bytes() for f in (proevehvelv.folder / "karantene").rglob("*.db")] == [damaged]


def test_a_database_that_is_gone_is_never_replaced_by_an_empty_one(proevehvelv: Proevehvelv) -> None:
    register(proevehvelv)
    proevehvelv.database.unlink()

    with pytest.raises(KnownError, match="hvelv_skadet"):
        proevehvelv.unlock()

    assert not proevehvelv.database.exists()


@pytest.mark.parametrize(("put_back", "code"), [(("helse.db",), "hale_mangler"), (("helse.db", "vitne"), ROLLED_BACK)])
def test_an_older_file_put_back_is_noticed_on_the_machine_that_remembers(
    proevehvelv: Proevehvelv, clock: FixedClock, put_back: tuple[str, ...], code: str
) -> None:
    """The witness beside it tells; and when that is put back too, the machine's own key store does."""
    old = {name: (proevehvelv.folder / name).read_bytes() for name in put_back}
    clock.moment += timedelta(hours=1)
    register(proevehvelv)
    for name, data in old.items():
        (proevehvelv.folder / name).write_bytes(data)

    proevehvelv.unlock()

    assert proevehvelv.aapent is not None
    assert [one.kode for one in proevehvelv.aapent.varsler] == [code]
    assert proevehvelv.aapent.oekt.store.log_rows(1)[0].utfall == code


def test_a_machine_without_memory_says_nothing(proevehvelv: Proevehvelv, ring: MinneNoekkelring) -> None:
    for name in [n for n in ring.innhold if n.startswith("anker/")]:
        del ring.innhold[name]

    proevehvelv.unlock()

    assert proevehvelv.aapent is not None
    assert proevehvelv.aapent.varsler == ()


def test_the_life_of_a_vault_stands_in_its_log(proevehvelv: Proevehvelv) -> None:
    rows = proevehvelv.unlock().logg.newest(10)

    assert [row.handling for row in rows] == [
        "hvelv.laast_opp", "hvelv.laast", "institusjon.opprettet", "hvelv.opprettet",
    ]  # fmt: skip


@pytest.mark.skipif(os.name != "posix" or os.geteuid() != 0, reason="only root can make a small disk")
def test_on_a_full_disk_saving_is_refused_and_locking_is_not(tmp_path: Path, surroundings: Surroundings) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=80m", "none", disk], check=False).returncode != 0:
        pytest.skip("this machine does not let root make a small disk")
    try:
        vault = Proevehvelv.create(disk / "hvelv", surroundings)
        services = vault.unlock()
        services.barn.register(Barn("", "Vakker Blomst", date(2011, 3, 4)))
        _fill(disk)
        with pytest.raises(KnownError, match="disk_full"):
            for number in range(5000):
                services.utkast.keep(f"notat:{number}", "Jeg vil sove. " * 100)

        vault.lock()
        (disk / "fyll").unlink()

        assert names(vault) == ["Vakker Blomst"]
    finally:
        subprocess.run(["umount", disk], check=True)


def _fill(disk: Path) -> None:
    facts = os.statvfs(disk)
    with (disk / "fyll").open("wb") as file:
        file.write(bytes(facts.f_bavail * facts.f_bsize - 300_000))


@pytest.mark.parametrize("place", ["OneDrive - Solbakken", "Dropbox"])
def test_no_vault_is_made_in_a_synchronised_folder(tmp_path: Path, surroundings: Surroundings, place: str) -> None:
    service = open_hvelv(tmp_path / place / "hvelv", surroundings)

    with pytest.raises(KnownError, match="mappe_synkronisert"):
        service.prepare(Institusjon("Solbakken"), *PERSON)
    assert not (tmp_path / place).exists()


def test_before_unlocking_only_a_whole_header_is_shown(proevehvelv: Proevehvelv) -> None:
    path = proevehvelv.folder / "hode.json"
    path.write_bytes(path.read_bytes().replace(b"Solbakken", b"Solbakkem"))

    assert peek(proevehvelv.folder).institusjon == "Solbakken"  # its predecessor
    (proevehvelv.folder / "hode.forrige.json").write_bytes(b"{}")
    path.write_bytes(b"")
    assert (peek(proevehvelv.folder).exists, peek(proevehvelv.folder).brukere) == (True, ())
