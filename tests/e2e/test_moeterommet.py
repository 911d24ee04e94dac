"""A meeting on the shared screen of the real program, by keys alone: two tasks counted, and a room that closes.

| Task | At most |
|---|---|
| Put something on the agenda of the next meeting | 2 |
| A decision, who does it, and when, in the meeting | 3 |

Every press counts, Tab too; only typed text is free. Locked in the midst of the meeting, by whichever of the ways,
nothing stands on the screen, and what was typed is there when the meeting goes on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from helseansvarlig.bootstrap import build_services, open_hvelv
from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.innmeldtsak import Innmeldtsak
from helseansvarlig.domain.institusjon import Institusjon
from helseansvarlig.domain.moete import Deltaker, Droeftingsmodus, Moete, Moetetype, Sak
from helseansvarlig.domain.oppfoelging import Oppfoelging
from helseansvarlig.domain.person import Rolle
from helseansvarlig.services.aapning import Aapent
from helseansvarlig.tjenester import Tjenester
from tests.e2e.maskin import Maskin
from tests.e2e.taster import Taster
from ui.session import Session
from ui.system.port import Away

PASSWORD = "blå båt på fjorden i kveld"
MATTERS = ("Ringetid", "Opplæring", "Avtalen")
SAID = "BUP ringer tilbake samme dag, også i helgene, og"

pytestmark = pytest.mark.xvfb


def furnish(services: Tjenester) -> None:
    """Three children, and a contact meeting today with three general matters."""
    today = services.aapent.oekt.clock.today()
    for navn in ("Lys Måne", "Modig Gran", "Vakker Blomst"):
        services.barn.register(Barn("", navn, today.replace(day=1) - timedelta(days=365 * 15)))
    people = (Deltaker("Rolig Bekk", "særkontakt"), Deltaker("Klok Stein", "psykolog", "BUP Hamar"))
    moete = services.moete.create(Moete("", Moetetype.KONTAKTMOETE, today, "BUP Hamar", "Teams", people)).value
    for title in MATTERS:
        services.moete.add_sak(Sak("", moete.id, 0, title, Droeftingsmodus.GENERELL))


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


def unlocked(machine: Maskin, expects: str) -> Taster:
    hands = machine.start()
    hands.wait_for("Passord")
    hands.settle(300)
    hands.type(PASSWORD)
    hands.press("Enter")
    hands.wait_for(expects)
    hands.settle(300)
    hands.presses = 0
    return hands


def session(machine: Maskin) -> Session:
    assert machine.program is not None
    assert isinstance(machine.program.session, Session)
    return machine.program.session


def held(machine: Maskin) -> Taster:
    """Somebody who has given the screen to the meeting, and stands in its first matter."""
    hands = unlocked(machine, "I dag")
    hands.press("Alt+3")
    hands.wait_for("Kontaktmøte")
    hands.settle(300)
    hands.press("Enter")
    hands.wait_for("Saksliste")
    hands.settle(300)
    hands.press("F9")
    hands.wait_for("MØTEMODUS")
    hands.wait_for("1  Ringetid")
    hands.settle(300)
    hands.presses = 0
    return hands


def in_the_record(machine: Maskin) -> tuple[tuple[Sak, ...], tuple[Oppfoelging, ...], tuple[Innmeldtsak, ...]]:
    """Lock, and read what there is: matters, follow-ups, and what waits for a meeting."""
    ended = machine.ended
    machine.taster.press("Ctrl+L")
    machine.taster.wait_until(lambda: machine.ended > ended, "it was never locked")
    machine.stop()
    hvelv = open_hvelv(machine.folder, machine.around)
    [user] = hvelv.brukere()
    opened = hvelv.unlock(user.id, PASSWORD)
    assert isinstance(opened, Aapent)
    with opened.oekt.store.read() as unit:
        saker = tuple(one for moete in unit.moete.all() for one in unit.sak.of(moete.id))
        found = saker, tuple(unit.oppfoelging.all()), tuple(unit.innmeldtsak.all())
    hvelv.lock(opened)
    return found


def test_something_is_put_on_the_next_agenda(maskin: Maskin) -> None:
    """Task 8."""
    hands = unlocked(maskin, "I dag")
    hands.press("Alt+2")
    hands.wait_until(lambda: hands.focus_name().startswith("Finn i lista"), "the list never had the keyboard")
    hands.type("vakk")
    hands.press("Enter")
    hands.wait_for("Vakker Blomst, 15 år")
    hands.settle(300)
    hands.presses = 0
    hands.press("Ctrl+M")
    hands.wait_for("Hva vil du ta opp?")
    hands.settle(300)
    hands.type("Søvn om natta")
    hands.press("Enter")
    hands.wait_until(lambda: "Hva vil du ta opp?" not in hands.read(), "it was not taken")
    assert hands.presses <= 2
    _saker, _tasks, waiting = in_the_record(maskin)
    assert [one.tekst for one in waiting] == ["Søvn om natta"]


def test_a_decision_has_somebody_and_a_day(maskin: Maskin) -> None:
    """Task 9; it is in the record at the next pause, without another press."""
    hands = held(maskin)
    hands.press("Ctrl+Enter")
    hands.type("BUP sender nummer")
    hands.press("Tab")
    hands.type("Klok Stein")
    hands.press("Tab")
    hands.type("om 3 dager")
    assert hands.presses <= 3
    hands.settle(1600)
    today = session(maskin).services.aapent.oekt.clock.today()
    saker, tasks, _waiting = in_the_record(maskin)
    assert (saker[0].beslutning, saker[0].ansvarlig) == ("BUP sender nummer", "Klok Stein")
    made = [(one.hva, one.hvem, one.frist) for one in tasks]
    assert made == [("BUP sender nummer", "Klok Stein", today + timedelta(days=3))]


def lock_key(machine: Maskin) -> None:
    machine.taster.press("Ctrl+L")


def closing(machine: Maskin) -> None:
    session(machine).window.close()


def sleep(machine: Maskin) -> None:
    session(machine)._watch._machine.left.emit(Away.SLEEPING)


def timer(machine: Maskin) -> None:
    """Nobody has been there for longer than a shared screen waits."""
    idle = session(machine)._watch._idle
    idle._seen = tuple(seen - idle._limit for seen in idle._seen)


@pytest.mark.parametrize("lock", [timer, lock_key, sleep, closing])
def test_locked_in_the_midst_nothing_is_shown_and_nothing_is_lost(
    maskin: Maskin, qapp: QApplication, lock: Callable[[Maskin], None]
) -> None:
    hands = held(maskin)
    hands.press("PgDn", "PgDn")
    hands.wait_for("3  Avtalen")
    hands.type(SAID)
    lock(maskin)
    hands.wait_until(lambda: maskin.ended == 1, "it was never locked")
    assert [one for one in qapp.topLevelWidgets() if one.isVisible()] == []
    assert hands.read() == ""
    assert len(maskin.relaunched) == 1, "a lock screen of its own, in a process that holds no key"
    maskin.stop()

    again = unlocked(maskin, "MØTEMODUS")
    again.wait_for("3  Avtalen")
    again.wait_until(lambda: again.focus_name() == "Hva vet vi nå", "the caret is elsewhere")
    assert SAID in again.read()
    assert "I dag" not in again.read(), "the others may still sit there"
    again.type(" skriver det ned.")
    again.settle(1600)
    saker, _tasks, _waiting = in_the_record(maskin)
    assert [one.vet for one in saker] == ["", "", f"{SAID} skriver det ned."]
