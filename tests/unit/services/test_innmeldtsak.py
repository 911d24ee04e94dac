"""«Ta opp i møte»: a few words from where one stands, waiting until an agenda has them."""

from __future__ import annotations

import pytest

from helseansvarlig.clock import FixedClock
from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.notat import Notatart
from helseansvarlig.errors import KnownError
from helseansvarlig.tjenester import Tjenester


def test_it_waits_with_who_and_when_and_can_be_taken_back(tjenester: Tjenester, barn: Barn, clock: FixedClock) -> None:
    put = tjenester.innmeldtsak.put_forward(" Søvn ", barn.id, f"barn:{barn.id}").value
    general = tjenester.innmeldtsak.put_forward("Ringetid").value

    assert (put.tekst, put.meldt, put.meldt_av) == ("Søvn", clock.today(), "Trygg Havn")
    assert tjenester.innmeldtsak.waiting() == [put, general]
    assert tjenester.innmeldtsak.waiting(barn.id) == [put]
    tjenester.innmeldtsak.take_back(put.id)
    assert tjenester.innmeldtsak.waiting() == [general]


def test_it_says_something_about_somebody_we_know(tjenester: Tjenester) -> None:
    with pytest.raises(KnownError, match="innmeldt_mangler_tekst"):
        tjenester.innmeldtsak.put_forward("  ")
    with pytest.raises(KnownError, match="finnes_ikke"):
        tjenester.innmeldtsak.put_forward("Søvn", "ingen")
    assert tjenester.innmeldtsak.waiting() == []


def test_it_begins_with_whom_the_page_is_about_and_a_task_s_own_words(tjenester: Tjenester, barn: Barn) -> None:
    task = tjenester.oppfoelging.add(barn.id, "Etterspør svar", "Trygg Havn", tjenester.aapent.oekt.clock.today()).value
    note = tjenester.notat.add(barn.id, Notatart.BARNET_SA, "Ikke si det til noen", "Rolig Bekk").value
    begun = {kilde: tjenester.innmeldtsak.begin(kilde) for kilde in (f"oppfoelging:{task.id}", f"notat:{note.id}")}

    assert {one.barn_id for one in begun.values()} == {barn.id}
    assert [one.tekst for one in begun.values()] == ["Etterspør svar", ""], "what a child said is not copied by itself"
    assert tjenester.innmeldtsak.begin(f"barn:{barn.id}").barn_id == barn.id
    assert tjenester.innmeldtsak.begin("").barn_id == ""
