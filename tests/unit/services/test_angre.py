"""Taking back and doing again as a person does it: what it is about is said first."""

from __future__ import annotations

import pytest

from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.notat import Notatart
from helseansvarlig.errors import KnownError
from helseansvarlig.tjenester import Tjenester
from tests.fakes.proevehvelv import Proevehvelv


def test_it_says_what_it_took_back_and_what_it_did_again(tjenester: Tjenester, barn: Barn) -> None:
    tjenester.notat.add(barn.id, Notatart.OBSERVASJON, "Sover lite")

    back, again = tjenester.angre.undo(), tjenester.angre.redo()

    assert back.value == again.value
    assert back.value is not None
    assert (back.value.handling, back.value.barn_id) == ("notat.skrevet", barn.id)
    assert back.changes == again.changes


def test_the_list_survives_a_lock(proevehvelv: Proevehvelv) -> None:
    from datetime import date

    services = proevehvelv.unlock()
    services.barn.register(Barn("", "Vakker Blomst", date(2011, 3, 4)))
    proevehvelv.lock()

    services = proevehvelv.unlock()
    services.angre.undo()
    assert services.barn.list_barn() == []
    proevehvelv.lock()
    assert proevehvelv.unlock().angre.redo().value is not None


@pytest.mark.parametrize("step", ["undo", "redo"])
def test_nothing_is_said_to_be_nothing(tjenester: Tjenester, step: str) -> None:
    with pytest.raises(KnownError, match="ingenting_aa_angre"):
        getattr(tjenester.angre, step)()
    assert (tjenester.angre.next_undo(), tjenester.angre.next_redo()) == (None, None)
