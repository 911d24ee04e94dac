"""The machine is left, told over real buses: each way is heard, and no other session's."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.fakes.maskinbusser import Maskinbusser, Talker, machine_buses, talker

LISTENER = """
import sys
from PySide6.QtCore import QCoreApplication
from ui.system import SystemEvents
app = QCoreApplication([])
events = SystemEvents()
def say(way):
    print(way.value, flush=True)
events.left.connect(say)
events.start()
print("lytter", flush=True)
app.exec()
"""

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or shutil.which("dbus-daemon") is None, reason="a bus daemon carries the signals"
)


@pytest.fixture
def buses(tmp_path: Path) -> Iterator[Maskinbusser]:
    with machine_buses(tmp_path, dict(os.environ)) as found:
        yield found


@pytest.fixture
def listener(buses: Maskinbusser) -> Iterator[Talker]:
    """Listens, with its session known and sleep made to wait for it."""
    with talker([sys.executable, "-c", LISTENER], buses.environment) as listens:
        wait_until_it_knows_its_session(buses, listens)
        yield listens


def wait_until_it_knows_its_session(buses: Maskinbusser, listens: Talker) -> None:
    assert {buses.login.hear(), buses.login.hear()} == {"økt auto", "vent sleep Helseansvarlig delay"}
    assert listens.hear() == "lytter"
    for _ in range(50):  # the answer about the session is on its way to the listener
        buses.login.tell("laas")
        if listens.hear(0.2) == "laast":
            break
    while listens.hear(0.3):
        pass


@pytest.mark.parametrize(
    ("signal", "heard"),
    [
        ("sover", "sover"),
        ("laas", "laast"),
        ("laast", "laast"),
        ("borte", "byttet_bruker"),
        ("skjerm freedesktop", "laast"),
        ("skjerm gnome", "laast"),
        ("skjerm cinnamon", "laast"),
    ],
)
def test_each_way_to_leave_the_machine_is_heard(buses: Maskinbusser, listener: Talker, signal: str, heard: str) -> None:
    buses.login.tell(signal)
    assert listener.hear() == heard


def test_what_is_no_leaving_is_not_heard(buses: Maskinbusser, listener: Talker) -> None:
    for signal in ("laas en annen", "aapnet", "her", "skjerm vist"):
        buses.login.tell(signal)
    assert listener.hear(0.5) == ""
    buses.login.tell("sover")
    assert listener.hear() == "sover", "the control: it listens still"


def test_sleep_waits_until_the_process_is_gone(buses: Maskinbusser, listener: Talker) -> None:
    buses.login.tell("sover")
    assert buses.login.hear(0.5) == ""
    listener.end()
    assert buses.login.hear() == "slapp"


def test_without_any_bus_it_hears_nothing_and_nothing_fails(tmp_path: Path) -> None:
    nowhere = f"unix:path={tmp_path / 'ingen'}"
    around = {**os.environ, "DBUS_SYSTEM_BUS_ADDRESS": nowhere, "DBUS_SESSION_BUS_ADDRESS": nowhere}
    with talker([sys.executable, "-c", LISTENER], around) as alone:
        assert alone.hear() == "lytter"
        assert alone.process.poll() is None
