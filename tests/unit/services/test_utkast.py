"""Drafts and the place to return to survive a lock and a crash, and are no part of history."""

from __future__ import annotations

from helseansvarlig.services.utkast import PLACE
from helseansvarlig.tjenester import Tjenester
from tests.fakes.proevehvelv import Proevehvelv


def test_a_draft_is_there_after_a_lock(proevehvelv: Proevehvelv) -> None:
    services = proevehvelv.unlock()
    services.utkast.keep("notat:b1", "Jeg vil")
    services.utkast.keep("notat:b1", "Jeg vil so")
    services.utkast.keep(PLACE, "barn/b1")
    proevehvelv.lock()

    again = proevehvelv.unlock()
    assert (again.utkast.find("notat:b1"), again.utkast.find(PLACE)) == ("Jeg vil so", "barn/b1")
    assert again.utkast.keys() == ["notat:b1"]


def test_a_draft_that_was_given_up_is_gone(tjenester: Tjenester) -> None:
    tjenester.utkast.keep("notat:b1", "Jeg vil")
    tjenester.utkast.discard("notat:b1")

    assert tjenester.utkast.find("notat:b1") is None
    assert tjenester.utkast.keys() == []


def test_drafts_are_not_what_undo_takes_back(tjenester: Tjenester) -> None:
    tjenester.utkast.keep("notat:b1", "Jeg vil")

    assert tjenester.angre.next_undo() is None
