"""`ytelse`: the benchmarks. What depends on the machine is a ratio to a floor measured in the same run."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from statistics import median

from helseansvarlig import bootstrap
from helseansvarlig.bootstrap import DEMO_PASSWORD
from helseansvarlig.cli_output import Output
from helseansvarlig.cli_session import Groups
from helseansvarlig.cli_ytelse_dokument import tagging_ratio
from helseansvarlig.cli_ytelse_skjema import run_large_form
from helseansvarlig.clock import SystemClock
from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.institusjon import Institusjon
from helseansvarlig.domain.mal import Godkjenningsmaate, Lederord
from helseansvarlig.domain.person import Rolle
from helseansvarlig.domain.svar import besvart
from helseansvarlig.errors import KnownError
from helseansvarlig.services.hvelv import HvelvService
from helseansvarlig.tjenester import Tjenester

ROOT = Path(__file__).resolve().parents[1]
MEASURE_START = "HELSEANSVARLIG_MAAL_START"
"""With this variable set, the window prints a line when the password field is painted, and ends."""

MEASURED_TEMPLATE = "psykisk-livskvalitet-egne-ord"
"""The longest of the templates that ship: saving an answer draws all of it anew."""

START_LIMIT = 1.5
UNLOCK_LIMIT_MS = 150.0
ANSWER_LIMIT_MS = 150.0
FORM_LIMIT_MS = 300.0
TAGGING_LIMIT = 1.3
STARTS, UNLOCKS, ANSWERS, FORMS = 11, 5, 20, 9
_LONGEST_START_S = 60.0


@dataclass(frozen=True, slots=True)
class Maaling:
    """One measured value with its limit; smaller is better."""

    navn: str
    verdi: float
    grense: float

    @property
    def ok(self) -> bool:
        """Tell whether the value is within its limit."""
        return self.verdi <= self.grense


def add_commands(groups: Groups, common: argparse.ArgumentParser) -> None:
    """Add the benchmarks."""
    groups.add_parser(
        "ytelse", parents=[common], help="mål oppstart, opplåsing, lagring, skjema og dokument"
    ).set_defaults(command=run)


def run(_given: argparse.Namespace, output: Output) -> None:
    """Print one line a measurement. Raises `ytelse_over_grensen`, `maaling_mislyktes`."""
    slow = 0
    with tempfile.TemporaryDirectory(prefix="ytelse-") as folder:
        for found in measure(Path(folder) / "hvelv"):
            slow += not found.ok
            facts = {"navn": found.navn, "verdi": round(found.verdi, 3), "grense": found.grense, "ok": found.ok}
            words = f"{found.navn}: {found.verdi:.2f} (grense {found.grense:g}) {'ok' if found.ok else 'FOR TREGT'}"
            output.row(facts, words)
    if slow:
        raise KnownError("ytelse_over_grensen", antall=slow)


def measure(vault: Path) -> Iterator[Maaling]:
    """Yield every measurement, made on a small vault of its own."""
    hvelv = bootstrap.open_hvelv(vault, bootstrap.without_keyring(SystemClock()))
    facts = Institusjon("Ytelse", orgnr="310000019")
    hvelv.lock(hvelv.create(hvelv.prepare(facts, "Rask Bris", Rolle.HELSEANSVARLIG, DEMO_PASSWORD)))
    yield Maaling("opplaasing_minus_noekkelavledning_ms", _unlock_ms(hvelv), UNLOCK_LIMIT_MS)
    aapent = hvelv.unlock(hvelv.brukere()[0].id, DEMO_PASSWORD)
    try:
        yield Maaling("lagre_ett_svar_ms", _answer_ms(bootstrap.build_services(aapent)), ANSWER_LIMIT_MS)
    finally:
        hvelv.lock(aapent)
    yield Maaling("lese_og_kjoere_300_punkter_ms", _form_ms(), FORM_LIMIT_MS)
    yield Maaling("tagget_dokument_mot_bare_tegnet", tagging_ratio(), TAGGING_LIMIT)
    yield Maaling("start_til_passordfelt_mot_bart_vindu", _start_ratio(vault), START_LIMIT)


def _unlock_ms(hvelv: HvelvService) -> float:
    """Return what unlocking takes beside the one derivation of the password."""

    def unlock() -> None:
        hvelv.lock(hvelv.unlock(user, DEMO_PASSWORD))

    user = hvelv.brukere()[0].id
    beyond = [_seconds(unlock) - _seconds(bootstrap.derive_once) for _ in range(UNLOCKS)]
    return max(0.0, median(beyond) * 1000)


def _answer_ms(tjenester: Tjenester) -> float:
    """Return what saving one answer takes, until it is on the disk and the next picture is drawn."""
    service = tjenester.kartlegging
    barn = tjenester.barn.register(Barn("", "Vakker Blomst", date(2012, 1, 1))).value
    mal = next(one for one in service.templates() if one.id == MEASURED_TEMPLATE)
    words = Lederord("Høy Varde", tjenester.aapent.oekt.clock.today(), Godkjenningsmaate.PAPIR)
    tjenester.mal.approve([mal.innholdshash], words)
    row = service.start(barn.id, mal.id, "Rolig Bekk").value
    places = [place.path for place in service.picture(row.id).steder if place.punkt.is_fillable]
    times = [_seconds(partial(service.answer, row.id, places[n % len(places)], besvart(n))) for n in range(ANSWERS)]
    return median(times) * 1000


def _form_ms() -> float:
    """Return what it takes to read three hundred items with a hundred conditions, and to hold answers against them."""
    return median(_seconds(run_large_form) for _ in range(FORMS)) * 1000


def _start_ratio(vault: Path) -> float:
    """Return how much longer the unlock screen takes than a bare window: the median of pairs started in turn.

    Each has started once before, so that nobody is measured while Python compiles, as on an installed machine.
    """
    bare = [sys.executable, str(ROOT / "ui" / "bare_window.py")]
    ours = [sys.executable, str(ROOT / "main.py"), "--data", str(vault)]
    with tempfile.TemporaryDirectory(prefix="ytelse-") as compiled:
        surroundings = _surroundings(compiled)
        pairs = [(_until_painted(ours, surroundings), _until_painted(bare, surroundings)) for _ in range(STARTS + 1)]
    return median(program / floor for program, floor in pairs[1:])


def _surroundings(compiled: str) -> dict[str, str]:
    """Return the environment both programs start in, with a folder for what Python compiles."""
    found = {**os.environ, MEASURE_START: "1", "PYTHONPYCACHEPREFIX": compiled}
    found.pop("PYTHONDONTWRITEBYTECODE", None)
    if sys.platform not in ("win32", "darwin") and not os.environ.get("DISPLAY"):
        found["QT_QPA_PLATFORM"] = "offscreen"
    return found


def _until_painted(command: list[str], surroundings: dict[str, str]) -> float:
    """Return the seconds from starting a program to the line it prints when it has painted its field."""
    started = time.perf_counter()
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=surroundings, cwd=ROOT
    ) as process:
        line = process.stdout.readline() if process.stdout is not None else b""
        taken = time.perf_counter() - started
        try:
            process.wait(_LONGEST_START_S)
        except subprocess.TimeoutExpired:
            process.kill()
            raise KnownError("maaling_mislyktes") from None
    if not line:
        raise KnownError("maaling_mislyktes")
    return taken


def _seconds(act: Callable[[], object]) -> float:
    started = time.perf_counter()
    act()
    return time.perf_counter() - started
