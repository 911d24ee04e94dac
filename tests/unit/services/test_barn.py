"""Children: registered with a name and a possible birth date, found in order, never lost by a wrong id."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from helseansvarlig.clock import FixedClock
from helseansvarlig.domain.barn import Barn
from helseansvarlig.errors import KnownError
from helseansvarlig.tjenester import Tjenester


def test_a_child_is_kept_with_a_fresh_id_and_a_trimmed_name(tjenester: Tjenester) -> None:
    done = tjenester.barn.register(Barn("noe annet", "  Vakker Blomst ", date(2011, 3, 4)))

    assert tjenester.barn.get(done.value.id) == done.value
    assert (done.value.navn, done.value.id) == ("Vakker Blomst", done.value.id.strip())
    assert done.value.id != "noe annet"
    assert done.changes.barn == {done.value.id}


@pytest.mark.parametrize("name", ["", "   ", "\n"])
def test_a_child_without_a_name_is_refused(tjenester: Tjenester, barn: Barn, name: str) -> None:
    with pytest.raises(KnownError, match="barn_mangler_navn"):
        tjenester.barn.register(Barn("", name, date(2011, 3, 4)))
    with pytest.raises(KnownError, match="barn_mangler_navn"):
        tjenester.barn.save(replace(barn, navn=name))


@pytest.mark.parametrize("born", [date(2026, 11, 24), date(2000, 11, 23), date(1911, 3, 4)])
def test_a_birth_date_in_the_future_or_beyond_ettervern_is_a_slip(tjenester: Tjenester, born: date) -> None:
    with pytest.raises(KnownError, match="barn_foedselsdato"):
        tjenester.barn.register(Barn("", "Vakker Blomst", born))


@pytest.mark.parametrize("born", [date(2026, 11, 23), date(2000, 11, 24)])
def test_born_today_and_not_yet_twenty_six_are_taken(tjenester: Tjenester, born: date) -> None:
    tjenester.barn.register(Barn("", "Vakker Blomst", born))


def test_a_change_is_kept_as_it_is_shown(tjenester: Tjenester, barn: Barn) -> None:
    done = tjenester.barn.save(replace(barn, navn=" Vakker Blomst ", pronomen="hun"))

    assert done.value == tjenester.barn.get(barn.id) == replace(barn, pronomen="hun")


def test_nobody_is_made_by_changing_somebody_unknown(tjenester: Tjenester, barn: Barn) -> None:
    with pytest.raises(KnownError, match="finnes_ikke"):
        tjenester.barn.save(replace(barn, id="ukjent"))

    assert [line.barn for line in tjenester.barn.list_barn()] == [barn]


def test_who_has_moved_is_listed_only_when_asked_for(tjenester: Tjenester, barn: Barn, clock: FixedClock) -> None:
    tjenester.barn.save(replace(barn, flyttet=clock.today()))

    assert tjenester.barn.list_barn() == []
    assert [line.barn.id for line in tjenester.barn.list_barn(also_moved=True)] == [barn.id]


def test_a_line_tells_age_consent_and_what_comes_next(tjenester: Tjenester, barn: Barn, clock: FixedClock) -> None:
    later = tjenester.oppfoelging.add(barn.id, "Ringe BUP", "Trygg", clock.today() + timedelta(5)).value
    first = tjenester.oppfoelging.add(barn.id, "Snakke", "Trygg", clock.today() + timedelta(1)).value
    line = tjenester.barn.list_barn()[0]
    tjenester.oppfoelging.mark_done(first.id)

    assert (line.alder, line.deling.lets_through, line.neste) == (15, False, first)
    assert tjenester.barn.list_barn()[0].neste == later
