"""Five daily tasks in the real program by keys alone: every press counts, Tab too; only typed text is free.

| Task | At most |
|---|---|
| Unlock and see what is due | 1 |
| Write twelve words about a child | 3 |
| Open a child | 2 |
| «May I tell BUP this?», with the reason | 1 |
| Done, and a new date | 3 |
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from helseansvarlig.bootstrap import build_services, open_hvelv
from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.institusjon import Institusjon, Mottakerkategori
from helseansvarlig.domain.person import Rolle
from helseansvarlig.domain.samtykke import Innhold, Samtykke, Samtykketype
from helseansvarlig.tjenester import Tjenester
from tests.e2e.maskin import Maskin
from tests.e2e.taster import Taster

PASSWORD = "blå båt på fjorden i kveld"
TWELVE = "Våknet tre ganger i natt, ville ha te og sitte i stua"


def furnish(services: Tjenester) -> None:
    """Three children; a consent towards BUP; two things late and one for today."""
    today = services.aapent.oekt.clock.today()
    names = ("Lys Måne", "Modig Gran", "Vakker Blomst")
    _lys, modig, vakker = (
        services.barn.register(Barn("", navn, today.replace(day=1) - timedelta(days=365 * 15))).value for navn in names
    )
    given = Samtykke(
        "", vakker.id, Samtykketype.DELING, True, vakker.navn, frozenset({Innhold.PSYKISK, Innhold.SKOLE}),
        frozenset({Mottakerkategori.BUP}), "Utredning", today,
    )  # fmt: skip
    services.samtykke.register(given)
    for barn, what, days in ((vakker, "Ring fastlegen", -2), (modig, "Etterspør svar", -1), (modig, "Kontaktmøte", 0)):
        services.oppfoelging.add(barn.id, what, "Trygg Havn", today + timedelta(days=days))


@pytest.fixture
def maskin(qapp: QApplication, tmp_path: Path) -> Iterator[Maskin]:
    machine = Maskin(qapp, tmp_path / "hvelv")
    hvelv = open_hvelv(machine.folder, machine.around)
    prepared = hvelv.prepare(Institusjon("Solbakken"), "Trygg Havn", Rolle.HELSEANSVARLIG, PASSWORD)
    services = build_services(hvelv.create(prepared))
    furnish(services)
    hvelv.lock(services.aapent)
    yield machine
    machine.stop()


@pytest.fixture
def hands(maskin: Maskin) -> Taster:
    """Somebody who has unlocked, and stands where unlocking leads; no press has been counted yet."""
    found = unlocked(maskin)
    found.presses = 0
    return found


def unlocked(machine: Maskin) -> Taster:
    hands = machine.start()
    hands.wait_for("Passord")
    hands.settle(300)
    hands.presses = 0
    hands.type(PASSWORD)
    hands.press("Enter")
    hands.wait_for("Ring fastlegen")
    hands.settle(300)
    return hands


def open_child(hands: Taster) -> None:
    hands.press("Alt+2")
    hands.wait_for("Finn i lista")
    hands.settle(300)
    hands.type("vakk")
    hands.press("Enter")
    hands.wait_for("Vakker Blomst, 15 år")
    hands.settle(300)


def write_note(hands: Taster) -> None:
    hands.type(TWELVE)
    hands.press("Ctrl+Enter")
    hands.wait_until(lambda: "Hva så eller hørte du?" not in hands.read(), "the note was not saved")


@pytest.mark.xvfb
def test_unlocking_shows_what_is_due(maskin: Maskin) -> None:
    hands = unlocked(maskin)
    assert hands.presses <= 1
    assert "2 dager over" in hands.read()
    assert hands.focus_name() == "Gjort: Vakker Blomst: Ring fastlegen", "what is most overdue is the next thing to do"


@pytest.mark.xvfb
def test_twelve_words_are_written_from_anywhere(hands: Taster) -> None:
    """From a page that is about nobody, one first says who it is about."""
    hands.press("Ctrl+J")
    hands.wait_for("Hva så eller hørte du?")
    hands.settle(300)
    hands.type("Vakk")
    hands.press("Enter")
    write_note(hands)
    assert hands.presses <= 3


@pytest.mark.xvfb
def test_a_child_is_opened(hands: Taster) -> None:
    open_child(hands)
    assert hands.presses <= 2


@pytest.mark.xvfb
def test_on_a_childs_page_a_note_and_an_answer_about_sharing_are_at_hand(hands: Taster) -> None:
    open_child(hands)
    hands.presses = 0
    hands.press("Ctrl+B")
    hands.wait_for("Dette kan vi dele med BUP")
    hands.wait_for("Vakker Blomst har sagt ja")
    assert hands.presses <= 1

    hands.presses = 0
    hands.press("Ctrl+J")
    hands.wait_for("Hva så eller hørte du?")
    hands.settle(300)
    write_note(hands)
    assert hands.presses <= 2, "who it is about is known"
    hands.wait_for(TWELVE)


@pytest.mark.xvfb
def test_a_follow_up_is_done_and_stands_again_for_a_new_date(hands: Taster) -> None:
    hands.press("Ctrl+Enter")
    hands.wait_for("Skal det gjøres igjen en annen dag?")
    hands.settle(300)
    assert hands.focus_name() == "Gjort: Modig Gran: Etterspør svar"
    hands.press("Up")
    hands.type("om 3 dager")
    hands.press("Enter")
    hands.wait_until(lambda: "Skal det gjøres igjen" not in hands.read(), "the date was not taken")
    hands.wait_for("Ring fastlegen")
    assert hands.presses <= 3
