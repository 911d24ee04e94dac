import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helseansvarlig.domain import dokumentmodell as dm
from helseansvarlig.errors import KnownError
from helseansvarlig.pdf.render import render
from helseansvarlig.pdf.tekster import load_tekster
from helseansvarlig.services.dokumenttyper.registry import compose
from tests.pdf import eksempel
from tests.pdf.fasit import MAPPE, all_models, extract, stored_names
from tests.pdf.lesere import flowing_text_of, needs_poppler, unpacked

FIENDTLIG = (
    "",
    " ",
    "\n" * 50,
    "<b>ubalansert",
    "</para></b></i>",
    "<img src='file:///etc/passwd'/>",
    "<img src='http://127.0.0.1:9/x.png'/>",
    "<a href='javascript:alert(1)'>her</a>",
    "<font color='[[[getattr(pow, chr(95)*2) for x in [1]]]]'>x</font>",
    "&lt;&amp;&#x41;&nbsp;&unknown;",
    "{0.__class__.__init__} %s %(x)s $HOME `id`",
    "\x00\x01\x1b[31m\x7f",
    "\u202eakab\u202c\u2066skjult\u2069",
    "\ud800\udfff \uffff \U0010ffff",
    "😀👍🏽👩‍👩‍👧🇳🇴",
    "مرحبا שלום привет 你好",
    ") Tj ET Q endstream endobj (",
    "\\()<<>>[]{}%/#",
    "a" * 10_000,
    "søvn " * 2_000,
)


def modell_with(text: str) -> dm.Dokumentmodell:
    """Put one text everywhere a text can stand."""
    return dm.Dokumentmodell(
        text,
        "nb",
        date(2026, 11, 23),
        dm.Sidemerking(text, text, text, text, text, text),
        (
            dm.Overskrift(text, 2),
            dm.Avsnitt(text),
            dm.Sitat(text, text, text),
            dm.Felter(((text, text),), framhevet=True),
            dm.Spoersmaal(text, text, text),
            dm.Liste((text, text)),
            dm.Tabell((text[:50], text[:50]), ((text, text),), text),
            dm.Merknad(text, text, viktig=True),
            dm.Tomme(text, (text,)),
            dm.Skjemafelt(text, text, (text, text), (text, text), text, 2, (text,)),
            dm.Soeyler((dm.Soeyle(text, text, 0.5), dm.Soeyle(text[:20], text[:20])), text),
            dm.Signatur(((text, text),)),
        ),
    )


@needs_poppler
@pytest.mark.parametrize("name", all_models())
def test_the_document_says_what_its_reference_says(name: str) -> None:
    for ending, said in extract(name).items():
        assert said == (MAPPE / f"{name}.{ending}").read_text(encoding="utf-8")


def test_no_reference_is_left_over() -> None:
    assert {path.name for path in MAPPE.iterdir()} == stored_names()


@pytest.mark.parametrize("text", FIENDTLIG, ids=range(len(FIENDTLIG)))
def test_no_text_breaks_a_document_wherever_it_stands(text: str) -> None:
    pdf = unpacked(render(modell_with(text)))

    assert b"/StructTreeRoot" in pdf  # the control: names are found where they stand
    assert b"/URI" not in pdf
    assert b"/JavaScript" not in pdf
    assert b"/Subtype /Image" not in pdf


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.characters(), max_size=200))
def test_any_text_at_all_becomes_a_document(text: str) -> None:
    assert render(modell_with(text)).endswith(b"%%EOF\n")


@needs_poppler
@pytest.mark.parametrize("markup", ["<b>fet</b> & <i>skrå</i>", "&lt;para&gt;", "<img src='x'/>"])
def test_what_looks_like_markup_is_printed_as_it_was_typed(markup: str) -> None:
    assert markup in flowing_text_of(render(modell_with(markup)))


@needs_poppler
def test_lines_do_not_grow_together_in_the_extracted_text() -> None:
    words = [f"ord{n}" for n in range(400)]
    pdf = render(replace(modell_with(""), blokker=(dm.Avsnitt(" ".join(words)),)))

    assert [word for word in flowing_text_of(pdf).split() if word.startswith("ord")] == words


@needs_poppler
def test_a_character_we_lack_is_explained_and_not_lost_to_who_copies_it() -> None:
    text = flowing_text_of(render(replace(modell_with(""), blokker=(dm.Avsnitt("glad 😀"),))))

    assert "glad 😀" in text
    assert "□ står for et tegn" in text


def test_a_free_text_of_200_000_characters_is_set_in_seconds() -> None:
    started = time.process_time()
    for text in ("x" * 200_000, "søvn og uro " * 17_000, "a\n" * 10_000):
        render(replace(modell_with(""), blokker=(dm.Spoersmaal("Tittel", text, "Kilde"),)))

    assert time.process_time() - started < 10


def test_the_same_model_gives_the_same_bytes() -> None:
    for grunnlag in (eksempel.henvisning("nn"), eksempel.referat("nb", "ekstrem")):
        modell = compose(grunnlag, load_tekster(grunnlag.dokument.maalform))
        assert render(modell) == render(modell)


def test_the_same_model_gives_the_same_bytes_in_another_process() -> None:
    code = (
        "import hashlib; from helseansvarlig.pdf.render import render; from tests.pdf.test_render import modell_with;"
        "print(hashlib.sha256(render(modell_with('Søvn – og ro'))).hexdigest())"
    )
    root = Path(__file__).resolve().parents[2]
    runs = {
        subprocess.run(
            [sys.executable, "-c", code], cwd=root, env={"PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in ("1", "2")
    }

    assert len(runs) == 1


def test_the_drawing_library_is_not_loaded_before_the_first_document() -> None:
    code = "import sys, helseansvarlig.pdf.render; sys.exit(bool({'reportlab', 'pikepdf'} & {*sys.modules}))"

    assert (
        subprocess.run([sys.executable, "-c", code], cwd=Path(__file__).resolve().parents[2], check=False).returncode
        == 0
    )


def test_an_unknown_written_form_is_refused_by_code() -> None:
    with pytest.raises(KnownError, match="ukjent_maalform"):
        render(replace(modell_with(""), spraak="en"))


def test_a_warm_document_is_drawn_faster_than_anybody_types(record_property: Callable[[str, object], None]) -> None:
    """What it computes; on the wall a busy machine would be measured, not the drawing."""
    modell = compose(eksempel.henvisning(), load_tekster("nb"))
    render(modell)
    times = []
    for _ in range(7):
        started = time.thread_time()
        render(modell)
        times.append(time.thread_time() - started)
    record_property("warm_ms", round(min(times) * 1000, 1))

    assert min(times) < 0.1


@pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not installed")
def test_nothing_is_written_and_nobody_is_called(tmp_path: Path) -> None:
    code = (
        "import sys; sys.dont_write_bytecode = True; from helseansvarlig.pdf.render import render;"
        "from tests.pdf.test_render import modell_with, FIENDTLIG;"
        "[render(modell_with(text)) for text in FIENDTLIG[:12]]"
    )
    trace = tmp_path / "spor"
    watch = ("strace", "-f", "-qq", "-e", "trace=open,openat,creat,connect,rename,mkdir", "-o", str(trace))
    subprocess.run([*watch, sys.executable, "-B", "-c", code], cwd=Path(__file__).resolve().parents[2], check=True)
    calls = trace.read_text(encoding="utf-8", errors="replace").splitlines()

    assert any("SourceSans3-Regular.ttf" in call for call in calls)  # the control: we do see what is opened
    assert [
        c for c in calls if any(flag in c for flag in ("O_WRONLY", "O_RDWR", "O_CREAT", "connect(", "mkdir("))
    ] == []
