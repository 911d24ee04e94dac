"""A change of keys is on the disk, in every later copy and in the log, in that order."""

from __future__ import annotations

import json

import pytest

from helseansvarlig.domain.logg import Hendelse
from helseansvarlig.domain.person import Rolle
from helseansvarlig.errors import KnownError
from helseansvarlig.services.noekkelbytte import logged_generation
from tests.fakes.proevehvelv import PASSWORD, Proevehvelv

NEW = "et helt nytt passord til havet"


def generation(vault: Proevehvelv) -> int:
    return int(json.loads((vault.folder / "hode.json").read_bytes())["generasjon"])


def test_each_change_is_logged_with_the_generation_it_made(proevehvelv: Proevehvelv) -> None:
    services = proevehvelv.unlock()
    store = services.aapent.oekt.store
    assert logged_generation(store) == 0
    invited = services.brukere.invite("Rolig Bekk", Rolle.STEDFORTREDER).value
    assert services.logg.newest(1)[0].objekt == f"bruker:{invited.bruker.id} hode:{generation(proevehvelv)}"
    proevehvelv.service.change_password(services.aapent, PASSWORD, NEW)

    assert services.logg.newest(1)[0].objekt == f"hode:{generation(proevehvelv)}"
    assert logged_generation(store) == generation(proevehvelv) == services.aapent.keys.generasjon()


def test_acts_that_change_no_header_tell_no_generation(proevehvelv: Proevehvelv) -> None:
    services = proevehvelv.unlock()
    store = services.aapent.oekt.store
    store.log(Hendelse("mottakerkort.godkjent", objekt="motpart:id0001 hode:x", angrebar=False))

    assert logged_generation(store) == 0


def test_two_changes_in_one_session_both_hold(proevehvelv: Proevehvelv) -> None:
    """The second begins where the first ended: a password changed after an invitation does not undo it."""
    services = proevehvelv.unlock()
    services.brukere.invite("Rolig Bekk", Rolle.STEDFORTREDER)
    proevehvelv.service.change_password(services.aapent, PASSWORD, NEW)
    services.brukere.invite("Stille Vind", Rolle.LEDER)
    proevehvelv.lock()

    proevehvelv.unlock(NEW)
    assert [one.navn for one in proevehvelv.service.brukere()] == ["Trygg Havn", "Rolig Bekk", "Stille Vind"]


def test_a_header_that_cannot_be_written_leaves_the_keys_as_they_were(proevehvelv: Proevehvelv) -> None:
    services = proevehvelv.unlock()
    before = services.aapent.keys
    (proevehvelv.folder / "hode.json.ny").mkdir()
    with pytest.raises(KnownError):
        proevehvelv.service.change_password(services.aapent, PASSWORD, NEW)
    (proevehvelv.folder / "hode.json.ny").rmdir()

    assert services.aapent.keys is before
    assert logged_generation(services.aapent.oekt.store) == 0
