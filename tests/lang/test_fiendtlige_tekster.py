"""Five hundred hostile texts in every field of every type: no crash, no markup, nothing opened, nobody called."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from helseansvarlig.services.dokumenttyper.registry import ARTER
from tests.lang.bevis import Bevistabell
from tests.lang.proeve import VOLUME
from tests.lang.tekst_loep import MARKER, WHOLE

pytestmark = pytest.mark.lang

ROOT = Path(__file__).resolve().parents[2]
TEXTS = 500
VIS = 3
CALLS = "open,openat,openat2,creat,connect,socket,rename,mkdir,unlink,execve"


def watched(strace: str, folder: Path, *arguments: object) -> tuple[dict[str, Any], list[str]]:
    """Run the texts under strace; return what came of them, and the calls after the marker."""
    trace = folder / "spor"
    watch = [strace, "-f", "-qq", "-e", f"trace={CALLS}", "-o", str(trace)]
    command = [sys.executable, "-B", "-m", "tests.lang.tekst_loep", *map(str, arguments)]
    done = subprocess.run([*watch, *command], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-3000:]
    calls = trace.read_text(encoding="utf-8", errors="replace").splitlines()
    (mark,) = (at for at, call in enumerate(calls) if MARKER in call)
    told: dict[str, Any] = json.loads(done.stdout)
    return told, [call for call in calls[mark + 1 :] if "+++" not in call and "---" not in call]


def test_no_text_is_more_than_text(
    tmp_path: Path, trenger: Callable[[str], str], tabell: Bevistabell, tilfeldig: random.Random
) -> None:
    strace, seed = trenger("strace"), tilfeldig.randrange(2**31)
    told, calls = watched(strace, tmp_path, seed, TEXTS * VOLUME)
    name = f"{TEXTS} tekster × alle felt × {len(ARTER)} typer, og 0, 10 000, 200 000 tegn"
    count = sum(told["laget"].values())
    found = f"{len(told['krasj'])} krasj, {len(told['farlig'])} ble mer enn tekst, {len(calls)} åpnet"
    tabell.row(VIS, name, count, found)
    tabell.note(f"Vis {VIS}: {told['laget']}, nektet med kode: {told['nektet']}")
    _, planted = watched(strace, tmp_path, seed, 1, "plant")
    is_seen = any("/etc/hostname" in call for call in planted) and any("connect(" in call for call in planted)
    tabell.control(VIS, name, f"plantet fil og vert: {len(planted)} kall sett", failed=is_seen)

    assert told["krasj"] == {}
    assert told["farlig"] == {}
    assert calls == []
    assert count + sum(told["nektet"].values()) >= len(ARTER) * (TEXTS + 2 * WHOLE)
    assert told["laget"]["kort i alle felt"] >= 0.99 * len(ARTER) * TEXTS
