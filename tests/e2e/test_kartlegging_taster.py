"""A kartlegging in the real program by keys alone, every press counted: gone on with in two, one for each answer.

| Task 6 | At most |
|---|---|
| Go on with a kartlegging, from anywhere | 2 |
| An answer | 1 |
| The next theme | 1 |
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from helseansvarlig.bootstrap import build_services, open_hvelv
from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.institusjon import Institusjon
from helseansvarlig.domain.person import Rolle
from tests.e2e.maskin import Maskin
from tests.e2e.taster import Taster
from tests.fakes.maler import approve

PASSWORD = "blå båt på fjorden i kveld"
ITEMS = 12
OFTE = [
    {"valueCoding": {"system": "urn:proeve", "code": code, "display": code.capitalize()}}
    for code in ("aldri", "sjelden", "ofte")
]
TEMPLATE = {
    "resourceType": "Questionnaire",
    "id": "tolv",
    "url": "urn:proeve:tolv",
    "version": "1.0.0",
    "status": "active",
    "title": "Tolv spørsmål",
    "item": [
        {
            "linkId": "t", "type": "group", "text": "Tema med tolv",
            "item": [
                {"linkId": f"t.{n}", "type": "choice", "text": f"Spørsmål nummer {n}?", "answerOption": OFTE}
                for n in range(1, ITEMS + 1)
            ],
        },
        {
            "linkId": "u", "type": "group", "text": "Tema to",
            "item": [{"linkId": "u.1", "type": "boolean", "text": "Et til?"}],
        },
    ],
}  # fmt: skip


@pytest.fixture
def maskin(qapp: QApplication, tmp_path: Path) -> Iterator[Maskin]:
    machine = Maskin(qapp, tmp_path / "hvelv")
    hvelv = open_hvelv(machine.folder, machine.around)
    prepared = hvelv.prepare(Institusjon("Solbakken"), "Trygg Havn", Rolle.HELSEANSVARLIG, PASSWORD)
    services = build_services(hvelv.create(prepared))
    today = services.aapent.oekt.clock.today()
    barn = services.barn.register(Barn("", "Vakker Blomst", today - timedelta(days=365 * 15))).value
    services.mal.bring_in(json.dumps(TEMPLATE).encode())
    approve(services, "tolv")
    services.kartlegging.start(barn.id, "tolv", "Rolig Bekk")
    hvelv.lock(services.aapent)
    yield machine
    machine.stop()


def unlocked(machine: Maskin) -> Taster:
    hands = machine.start()
    hands.wait_for("Passord")
    hands.settle(300)
    hands.type(PASSWORD)
    hands.press("Enter")
    hands.wait_for("Fortsett")
    hands.settle(300)
    hands.presses = 0
    return hands


def resumed(machine: Maskin) -> Taster:
    hands = unlocked(machine)
    hands.press("Ctrl+K")
    hands.settle(300)
    hands.type("fortsett")
    hands.wait_for("Fortsett kartlegging")
    hands.settle(300)
    hands.press("Enter")
    hands.wait_for("Tema 1 av 2")
    hands.settle(300)
    return hands


@pytest.mark.xvfb
def test_a_kartlegging_is_gone_on_with_from_anywhere_in_two(maskin: Maskin) -> None:
    hands = resumed(maskin)
    assert hands.presses <= 2
    assert "Vakker Blomst sammen med Rolig Bekk" in hands.read()
    assert "Spørsmål nummer 1?" in hands.read()


@pytest.mark.xvfb
def test_a_theme_of_twelve_takes_a_key_for_each_answer_and_one_for_the_step(maskin: Maskin) -> None:
    hands = resumed(maskin)
    hands.presses = 0
    for number in range(ITEMS):
        hands.press(str(number % 3 + 1))
        hands.settle(50)
    hands.press("Ctrl+Enter")
    hands.wait_for("Tema 2 av 2")

    assert hands.presses <= ITEMS + 1
    hands.wait_for("1 spørsmål igjen")
    assert answers(maskin) == [OFTE[n % 3]["valueCoding"]["code"] for n in range(ITEMS)]


def answers(machine: Maskin) -> list[str]:
    """What lies in the vault, in form order."""
    assert machine.program is not None
    session = machine.program.session
    assert session is not None
    found: list[str] = []

    def read() -> None:
        service = session.services.kartlegging
        picture = service.picture(service.last_begun())
        found.extend(picture.svar.get(f"t/t.{n}").verdier[0].kode for n in range(1, ITEMS + 1))  # type: ignore[union-attr]  # all are codings

    machine.program.jobs.run(read)
    machine.taster.wait_until(lambda: len(found) == ITEMS, "the vault has not got them all")
    return found
