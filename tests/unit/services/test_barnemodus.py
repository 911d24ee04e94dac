"""A child's own sitting: who began it and when, what it is ended by, and that a wrong password costs what it costs."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from helseansvarlig.bootstrap import Surroundings, build_services, open_hvelv
from helseansvarlig.clock import FixedClock
from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.institusjon import Institusjon
from helseansvarlig.domain.kartlegging import Kartlegging
from helseansvarlig.domain.person import Rolle
from helseansvarlig.errors import KnownError
from helseansvarlig.security.kdf import Kdfkost
from helseansvarlig.tjenester import Tjenester
from tests.fakes.maler import FIRST, approve
from tests.fakes.noekkelring import MinneNoekkelring

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
CHEAP = Kdfkost(8, 1)
PASSWORD = "eng fjell lampe elv"


class Hus:
    def __init__(self, folder: Path) -> None:
        self.clock = FixedClock(NOW)
        self.hvelv = open_hvelv(
            folder / "hvelv", Surroundings(clock=self.clock, ring=MinneNoekkelring(), kost=CHEAP, gulv=CHEAP)
        )
        prepared = self.hvelv.prepare(Institusjon("Solbakken"), "Trygg Havn", Rolle.HELSEANSVARLIG, PASSWORD)
        self.tjenester: Tjenester = build_services(self.hvelv.create(prepared))
        approve(self.tjenester, FIRST)
        self.barn = self.tjenester.barn.register(Barn("", "Vakker Blomst", date(2011, 3, 4))).value
        self.begun: Kartlegging = self.tjenester.kartlegging.start(self.barn.id, FIRST, "Rolig Bekk").value

    def sittings(self) -> list[tuple[datetime, str, datetime | None]]:
        told = self.tjenester.kartlegging.picture(self.begun.id).om.selvsvar
        return [(one.begynt, one.startet_av, one.avsluttet) for one in told]

    def acts(self) -> list[str]:
        return [row.handling for row in self.tjenester.aapent.oekt.store.log_rows(4)]


@pytest.fixture
def hus(tmp_path: Path) -> Iterator[Hus]:
    made = Hus(tmp_path)
    yield made
    made.hvelv.lock(made.tjenester.aapent)


def test_the_kartlegging_tells_who_gave_the_machine_away_and_when_it_came_back(hus: Hus) -> None:
    assert hus.sittings() == []
    hus.tjenester.barnemodus.begin(hus.begun.id)
    assert hus.sittings() == [(NOW, "Trygg Havn", None)]
    hus.clock.moment = NOW + timedelta(minutes=14)
    hus.tjenester.barnemodus.end()
    assert hus.sittings() == [(NOW, "Trygg Havn", NOW + timedelta(minutes=14))]


def test_a_window_that_is_made_anew_goes_on_with_the_same_sitting(hus: Hus) -> None:
    first = hus.tjenester.barnemodus.begin(hus.begun.id)
    again = hus.tjenester.barnemodus.begin(hus.begun.id)
    assert first.value.selvsvar == again.value.selvsvar
    assert first.changes.concerns("selvsvar")
    assert not again.changes.touched


def test_a_sitting_that_was_cut_off_stays_open_and_the_next_is_another(hus: Hus) -> None:
    hus.tjenester.barnemodus.begin(hus.begun.id)
    after_unlocking = build_services(hus.tjenester.aapent)
    hus.clock.moment = NOW + timedelta(hours=1)
    after_unlocking.barnemodus.begin(hus.begun.id)
    assert hus.sittings() == [(NOW + timedelta(hours=1), "Trygg Havn", None), (NOW, "Trygg Havn", None)]


def test_ending_what_nobody_began_does_nothing(hus: Hus) -> None:
    done = hus.tjenester.barnemodus.end()
    assert done.value is None
    assert not done.changes.touched


def test_a_finished_kartlegging_is_not_given_away(hus: Hus) -> None:
    with pytest.raises(KnownError, match="finnes_ikke"):
        hus.tjenester.barnemodus.begin("borte")
    assert hus.sittings() == []


def test_both_ends_stand_in_the_log_and_neither_can_be_undone(hus: Hus) -> None:
    before = hus.tjenester.angre.next_undo()
    hus.tjenester.barnemodus.begin(hus.begun.id)
    hus.tjenester.barnemodus.end()
    assert hus.acts()[:2] == ["barnemodus.avsluttet", "barnemodus.begynt"]
    assert hus.tjenester.angre.next_undo() == before


def test_the_adults_own_password_and_no_other_leads_out(hus: Hus) -> None:
    with pytest.raises(KnownError, match="feil_passord"):
        hus.tjenester.barnemodus.require_password("eng fjell lampe hav")
    hus.tjenester.barnemodus.require_password(PASSWORD)
    assert "hvelv.mislykkede_forsoek" in hus.acts(), "what somebody tried meanwhile is told"


def test_wrong_passwords_cost_time_here_as_at_the_door(hus: Hus) -> None:
    codes = []
    for _ in range(8):
        with pytest.raises(KnownError) as refused:
            hus.tjenester.barnemodus.require_password("feil")
        codes.append(refused.value.code)
    assert codes[0] == "feil_passord"
    assert codes[-1] == "for_mange_forsoek"
    with pytest.raises(KnownError, match="for_mange_forsoek"):
        hus.tjenester.barnemodus.require_password(PASSWORD)
    hus.clock.moment = NOW + timedelta(hours=1)
    hus.tjenester.barnemodus.require_password(PASSWORD)
