"""What is odd about a vault is told, the gravest first: an old header, a lost end, a copy, a clock."""

from __future__ import annotations

import shutil
import zipfile
from datetime import date, timedelta
from pathlib import Path

import pytest

from helseansvarlig.clock import FixedClock
from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.person import Rolle
from helseansvarlig.errors import KnownError
from helseansvarlig.services.aapning import FROM_COPY, HEADER_ROLLED_BACK, Aapent
from tests.fakes.noekkelring import MinneNoekkelring
from tests.fakes.proevehvelv import PASSWORD, Proevehvelv

HEADERS = ("hode.json", "hode.forrige.json")
NEW = "et helt nytt passord til havet"


def codes(vault: Proevehvelv) -> list[str]:
    assert vault.aapent is not None
    return [one.kode for one in vault.aapent.varsler]


def headers(vault: Proevehvelv) -> dict[str, bytes]:
    return {name: (vault.folder / name).read_bytes() for name in HEADERS}


def put_back(vault: Proevehvelv, old: dict[str, bytes]) -> None:
    for name, data in old.items():
        (vault.folder / name).write_bytes(data)


def test_all_is_well_and_nothing_is_said(proevehvelv: Proevehvelv) -> None:
    for _ in range(3):
        proevehvelv.unlock()
        assert codes(proevehvelv) == []
        proevehvelv.lock()


@pytest.mark.parametrize("remembers", ["log", "machine"])
def test_a_header_from_before_a_change_of_password_is_told(
    proevehvelv: Proevehvelv, ring: MinneNoekkelring, remembers: str
) -> None:
    """Put back with the old password: the log knows the newer generation, and so does this machine."""
    old = headers(proevehvelv)
    proevehvelv.unlock()
    assert proevehvelv.aapent is not None
    proevehvelv.service.change_password(proevehvelv.aapent, PASSWORD, NEW)
    proevehvelv.lock()
    put_back(proevehvelv, old)
    if remembers == "log":
        for name in [one for one in ring.innhold if one.startswith("anker/")]:
            del ring.innhold[name]

    proevehvelv.unlock(PASSWORD)

    assert codes(proevehvelv) == [HEADER_ROLLED_BACK]
    assert proevehvelv.aapent is not None
    assert proevehvelv.aapent.varsler[0].alvorlig
    assert proevehvelv.aapent.oekt.store.log_rows(1)[0].utfall == HEADER_ROLLED_BACK


def test_an_old_header_stays_told_until_the_password_is_changed(proevehvelv: Proevehvelv) -> None:
    old = headers(proevehvelv)
    proevehvelv.unlock().brukere.invite("Rolig Bekk", Rolle.STEDFORTREDER)
    proevehvelv.lock()
    put_back(proevehvelv, old)
    for _ in range(2):
        proevehvelv.unlock()
        assert codes(proevehvelv) == [HEADER_ROLLED_BACK]
        proevehvelv.lock()

    proevehvelv.unlock()
    assert proevehvelv.aapent is not None
    proevehvelv.service.change_password(proevehvelv.aapent, PASSWORD, NEW)
    proevehvelv.lock()
    proevehvelv.unlock(NEW)
    assert codes(proevehvelv) == []


def test_a_deputy_whose_machine_remembers_an_older_place_is_no_alarm(proevehvelv: Proevehvelv) -> None:
    """Deputies alternate: an older place that the log still holds is what it should be."""
    invited = proevehvelv.unlock().brukere.invite("Rolig Bekk", Rolle.STEDFORTREDER).value
    proevehvelv.lock()
    begun = proevehvelv.service.begin(invited.bruker.id, invited.startkode, NEW)
    assert isinstance(begun, Aapent)
    proevehvelv.adopt(begun)
    proevehvelv.lock()

    proevehvelv.unlock()

    assert codes(proevehvelv) == []


def test_a_clock_that_was_set_back_is_told_and_nothing_is_refused(proevehvelv: Proevehvelv, clock: FixedClock) -> None:
    proevehvelv.unlock()
    proevehvelv.lock()
    clock.moment -= timedelta(days=2)

    proevehvelv.unlock()

    assert codes(proevehvelv) == ["klokka_hoppet"]


def test_a_witness_that_is_gone_is_told(proevehvelv: Proevehvelv) -> None:
    (proevehvelv.folder / "vitne").unlink()

    proevehvelv.unlock()

    assert codes(proevehvelv) == ["vitne_mangler"]


# --- the copies as a memory of their own: everything else that remembers was put back or emptied

VAULT_FILES = (*HEADERS, "helse.db", "vitne")


def set_back_to(vault: Proevehvelv, old: Path) -> None:
    """Put the vault's files of an earlier day in place, witness and header too, and leave the copies."""
    for name in VAULT_FILES:
        shutil.copyfile(old / name, vault.folder / name)


@pytest.fixture
def earlier(proevehvelv: Proevehvelv, ring: MinneNoekkelring, clock: FixedClock, tmp_path: Path) -> Path:
    """The folder as it was a day ago. Since then a child was registered and a copy taken; then the key store went."""
    proevehvelv.unlock().kopi.take()
    proevehvelv.lock()
    kept = Path(shutil.copytree(proevehvelv.folder, tmp_path / "i går"))
    clock.moment += timedelta(days=1)
    services = proevehvelv.unlock()
    services.barn.register(Barn("", "Vakker Blomst", date(2011, 3, 4)))
    services.kopi.take()
    proevehvelv.lock()
    for name in [one for one in ring.innhold if one.startswith("anker/")]:
        del ring.innhold[name]
    return kept


def test_copies_that_the_log_holds_are_no_alarm(proevehvelv: Proevehvelv, earlier: Path) -> None:
    assert (earlier / "helse.db").exists()
    proevehvelv.unlock()

    assert codes(proevehvelv) == []


def test_a_vault_older_than_its_own_copy_is_told(proevehvelv: Proevehvelv, earlier: Path, clock: FixedClock) -> None:
    set_back_to(proevehvelv, earlier)

    services = proevehvelv.unlock()

    assert proevehvelv.aapent is not None
    (told,) = proevehvelv.aapent.varsler
    assert (told.kode, told.alvorlig) == ("kopi_er_nyere", True)
    assert told.params == {"naar": clock.moment.isoformat()}
    assert services.logg.newest(1)[0].utfall == "kopi_er_nyere"
    with pytest.raises(KnownError, match="kopi_er_nyere"):
        services.kopi.compare()


def test_it_is_told_again_until_the_copy_has_been_brought_back(proevehvelv: Proevehvelv, earlier: Path) -> None:
    set_back_to(proevehvelv, earlier)
    newest = proevehvelv.service.copies()[0].navn
    for _ in range(2):
        proevehvelv.unlock()
        assert codes(proevehvelv) == ["kopi_er_nyere"]
        proevehvelv.lock()

    services = proevehvelv.adopt(proevehvelv.service.restore(proevehvelv.user_id, PASSWORD, newest))
    assert [line.barn.navn for line in services.barn.list_barn()] == ["Vakker Blomst"]
    proevehvelv.lock()

    proevehvelv.unlock()
    assert codes(proevehvelv) == []


def test_an_older_copy_brought_back_on_purpose_is_told_once_and_is_no_alarm_afterwards(
    proevehvelv: Proevehvelv, earlier: Path
) -> None:
    assert earlier.exists()
    _, older = proevehvelv.service.copies()
    proevehvelv.adopt(proevehvelv.service.restore(proevehvelv.user_id, PASSWORD, older.navn))
    assert codes(proevehvelv) == [FROM_COPY]
    proevehvelv.lock()

    services = proevehvelv.unlock()

    assert codes(proevehvelv) == []
    services.kopi.compare()


def test_a_copy_whose_manifest_somebody_wrote_over_is_no_witness(proevehvelv: Proevehvelv, earlier: Path) -> None:
    """What it says of itself must be signed under its key; damage is told where copies are read."""
    set_back_to(proevehvelv, earlier)
    newest = proevehvelv.folder / "kopi" / proevehvelv.service.copies()[0].navn
    with zipfile.ZipFile(newest) as archive:
        content = {name: archive.read(name) for name in archive.namelist()}
    content["kopi.json"] = content["kopi.json"].replace(b'"skjema":', b'"skjema":1')
    with zipfile.ZipFile(newest, "w") as archive:
        for name, data in content.items():
            archive.writestr(name, data)

    proevehvelv.unlock()

    assert codes(proevehvelv) == []


def test_a_copy_in_the_second_place_is_looked_at_where_there_is_time(
    proevehvelv: Proevehvelv, earlier: Path, tmp_path: Path
) -> None:
    stick = tmp_path / "pinne" / "helseansvarlig-kopier"
    stick.mkdir(parents=True)
    newest = proevehvelv.folder / "kopi" / proevehvelv.service.copies()[0].navn
    shutil.move(newest, stick / newest.name)
    set_back_to(proevehvelv, earlier)
    services = proevehvelv.unlock()
    assert codes(proevehvelv) == []
    services.kopi.set_second_place(stick.parent)

    with pytest.raises(KnownError, match="kopi_er_nyere"):
        services.kopi.look_after()
