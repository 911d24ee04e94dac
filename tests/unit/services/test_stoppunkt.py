"""A stop point has both halves; what is to be done becomes follow-ups in the same act."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.stoppunkt import Bedring, Faktum, Stoppunkt
from helseansvarlig.errors import KnownError
from helseansvarlig.services.stoppunkt import Tiltak
from helseansvarlig.tjenester import Tjenester

DAY = date(2026, 11, 23)


def stop(barn: Barn, conclusion: str = "Vi ringer BUP") -> Stoppunkt:
    return Stoppunkt("", barn.id, DAY, "Trygg Havn", DAY + timedelta(14), (Faktum("Sover lite"),), "", conclusion)


def test_what_is_to_be_done_stands_as_follow_ups_at_once(tjenester: Tjenester, barn: Barn) -> None:
    done = tjenester.stoppunkt.create(stop(barn), [Tiltak("Ringe BUP", "", DAY), Tiltak("  ", "", DAY)])

    tasks = tjenester.ett_barn.picture(barn.id).oppfoelginger
    assert [(t.hva, t.hvem, t.kilde) for t in tasks] == [("Ringe BUP", "Trygg Havn", f"stoppunkt:{done.value.id}")]
    assert done.changes.concerns("stoppunkt")
    assert done.changes.concerns("oppfoelging")


def test_it_is_taken_back_with_its_follow_ups(tjenester: Tjenester, barn: Barn) -> None:
    tjenester.stoppunkt.create(stop(barn), [Tiltak("Ringe BUP", "Varm Vind", DAY)])
    tjenester.angre.undo()

    assert tjenester.stoppunkt.of_barn(barn.id) == []
    assert tjenester.ett_barn.picture(barn.id).oppfoelginger == ()


def test_without_anything_to_do_it_is_refused_and_nothing_is_kept(tjenester: Tjenester, barn: Barn) -> None:
    with pytest.raises(KnownError, match="stoppunkt_mangler_gjoer"):
        tjenester.stoppunkt.create(stop(barn, ""), [Tiltak(" ", "Varm Vind", DAY)])

    assert tjenester.stoppunkt.of_barn(barn.id) == []


def test_has_it_become_better_is_answered_in_two_voices_that_leave_each_other_alone(
    tjenester: Tjenester, barn: Barn
) -> None:
    made = tjenester.stoppunkt.create(stop(barn), []).value
    tjenester.stoppunkt.set_bedring(made.id, barn=Bedring.NEI)
    row = tjenester.stoppunkt.set_bedring(made.id, ansatt=Bedring.JA).value

    assert (row.bedring_barn, row.bedring_ansatt) == (Bedring.NEI, Bedring.JA)


def test_the_newest_of_a_day_is_the_one_that_counts(tjenester: Tjenester, barn: Barn) -> None:
    tjenester.stoppunkt.create(stop(barn, "Først"), [])
    tjenester.stoppunkt.create(stop(barn, "Så"), [])

    picture = tjenester.ett_barn.picture(barn.id)
    assert picture.stoppunkt is not None
    assert picture.stoppunkt.konklusjon == "Så"
