"""Same facts, same time, same bytes; and the file tells nothing of who made it, where, or with what."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from tests.pdf.fasit import all_models, drawn, is_extreme
from tests.pdf.sjekker import tells_of_us

ROOT = Path(__file__).resolve().parents[2]
NORMAL = [name for name in all_models() if name.endswith(("-nb-normal", "papirskjema-nb-navn"))]

_HASHES = """
import hashlib, json, sys
from helseansvarlig.pdf.render import render
from tests.pdf.fasit import all_models
models = all_models()
print(json.dumps({name: hashlib.sha256(render(models[name])).hexdigest() for name in json.loads(sys.argv[1])}))
"""

_TRACED = """
import json, sys
sys.dont_write_bytecode = True
from helseansvarlig.pdf.render import render
from tests.pdf.fasit import all_models
models = [all_models()[name] for name in json.loads(sys.argv[1])]
render(models[0])
try:
    open("/merke/her")
except OSError:
    pass
for model in models:
    render(model)
if len(sys.argv) > 2:
    open(sys.argv[2], "wb").write(render(models[0]))
"""


def test_every_type_gives_the_same_bytes_elsewhere_at_another_hour(tmp_path: Path) -> None:
    """Another process, folder, home, time zone, language and order of hashing; the facts are the same."""
    around = {
        "PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "PYTHONHASHSEED": "42", "HOME": str(tmp_path),
        "TZ": "Pacific/Kiritimati", "LC_ALL": "C", "USER": "ingen",
    }  # fmt: skip
    done = subprocess.run(
        [sys.executable, "-c", _HASHES, json.dumps(NORMAL)], cwd=tmp_path, env=around, capture_output=True, check=True
    )

    assert json.loads(done.stdout) == {name: hashlib.sha256(drawn(name)).hexdigest() for name in NORMAL}


@pytest.mark.parametrize("name", [name for name in all_models() if not is_extreme(name)])
def test_the_file_names_no_tool_and_no_path(name: str) -> None:
    assert tells_of_us(drawn(name)) == []


def test_the_files_own_title_names_nobody() -> None:
    for name in NORMAL:
        with pikepdf.open(BytesIO(drawn(name))) as opened:
            said = str(opened.docinfo.Title) + opened.Root.Metadata.read_bytes().decode()
        assert [who for who in ("Vakker", "Blomst", "Trygg", "Havn", "Solbakken", "12831199999") if who in said] == []


def test_a_tool_that_is_named_is_found() -> None:
    """The control: the properties that ReportLab writes by itself."""
    with pikepdf.open(BytesIO(drawn(NORMAL[0]))) as opened:
        opened.docinfo["/Producer"] = "ReportLab PDF Library"
        target = BytesIO()
        opened.save(target)

    assert tells_of_us(target.getvalue()) == ["/Producer", "ReportLab"]


@pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not installed")
def test_drawing_every_type_opens_no_file_and_calls_nobody(tmp_path: Path) -> None:
    assert _opened(tmp_path) == []


@pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not installed")
def test_a_file_that_is_written_is_seen(tmp_path: Path) -> None:
    """The control: the same with the bytes put down on the way."""
    assert any("klartekst" in call for call in _opened(tmp_path, str(tmp_path / "klartekst.pdf")))


def _opened(folder: Path, *planted: str) -> list[str]:
    """Return the calls that open, make or reach something while every type is drawn, after the first was."""
    trace = folder / "spor"
    names = NORMAL if not planted else NORMAL[:1]
    watch = ("strace", "-f", "-qq", "-e", "trace=open,openat,creat,connect,rename,mkdir,socket", "-o", str(trace))
    subprocess.run([*watch, sys.executable, "-B", "-c", _TRACED, json.dumps(names), *planted], cwd=ROOT, check=True)
    calls = trace.read_text(encoding="utf-8", errors="replace").splitlines()
    (mark,) = (at for at, call in enumerate(calls) if "/merke/her" in call)
    return [call for call in calls[mark + 1 :] if "+++" not in call]
