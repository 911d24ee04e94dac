"""What is odd about a vault is told, the gravest first: an old header, a lost end, a copy, a clock."""

from __future__ import annotations

from datetime import timedelta

import pytest

from helseansvarlig.clock import FixedClock
from helseansvarlig.domain.person import Rolle
from helseansvarlig.services.aapning import HEADER_ROLLED_BACK, Aapent
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
