"""Every document: two judges and two readers agree, and nothing of it lies where nobody chose to put it.

The fast suite reads trees with our own reader; here poppler's `pdfinfo -struct-text` writes them too.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest

from helseansvarlig.pdf.render import render
from helseansvarlig.pdf.tekster import MAALFORMER, load_tekster
from helseansvarlig.services.dokumenttyper.registry import ARTER, compose
from tests.lang.bevis import Bevistabell
from tests.pdf.breveksempel import LANGT
from tests.pdf.dommere import STANDARDS, faults, vera_faults
from tests.pdf.fasit import MAPPE, OMFANG, all_cases, all_models, drawn, is_extreme
from tests.pdf.fiendtlig import everywhere
from tests.pdf.lesere import structure_of
from tests.pdf.merkeleser import Merket
from tests.pdf.treleser import tree_of

pytestmark = pytest.mark.lang

FULL = 10_000
ROOT = Path(__file__).resolve().parents[2]
WRITES = re.compile(
    r'(?:openat|open|creat)\([^"]*"(?P<path>[^"]+)".*(?:O_WRONLY|O_RDWR|O_CREAT)|creat\("(?P<made>[^"]+)"'
)
QUOTED = re.compile(r'^\s*".*"$')


def untagged(pdf: bytes) -> bytes:
    """Return the same file without its tree."""
    merket, target = Merket(pdf), BytesIO()
    del merket.fil.Root.StructTreeRoot
    merket.fil.save(target)
    return target.getvalue()


def test_every_type_in_both_languages_and_every_length_is_accepted_by_both_judges(
    tmp_path: Path, trenger: Callable[[str], str], tabell: Bevistabell
) -> None:
    trenger("javac")
    names = [*all_models()]
    there = {(g.dokument.dokumenttype, g.dokument.maalform, n.rpartition("-")[2]) for n, g in all_cases().items()}
    wanted = {(kind, maalform, omfang) for kind in ARTER for maalform in MAALFORMER for omfang in OMFANG}
    assert wanted <= there
    by_vera = vera_faults({name: drawn(name) for name in names}, tmp_path)
    by_page = {name: found for name in names if (found := faults(drawn(name)))}
    name = f"{len(ARTER)} typer × nb/nn × tom, normal, ekstrem, og papirskjema: UA-1 og A-2a"
    tabell.row(1, name, len(names) * len(STANDARDS), f"veraPDF {len(by_vera)} feil, page {len(by_page)} feil")
    bare = untagged(drawn(names[0]))
    refused = vera_faults({"uten-merker": bare}, tmp_path)
    tabell.control(1, name, f"uten merker: {len(refused)} feil", failed=bool(refused) and bool(faults(bare)))

    assert (by_vera, by_page) == ([], {})


def test_ten_thousand_characters_in_every_field_are_accepted_too(
    tmp_path: Path, trenger: Callable[[str], str], tabell: Bevistabell
) -> None:
    trenger("javac")
    long = (LANGT * 5)[:FULL]
    made = {
        name: render(compose(everywhere(grunnlag, long), load_tekster(grunnlag.dokument.maalform)))
        for name, grunnlag in all_cases().items()
        if name.endswith("-normal")
    }
    by_vera = vera_faults(made, tmp_path)
    by_page = {name: found for name, pdf in made.items() if (found := faults(pdf))}
    name = f"{FULL} tegn i alle felt"
    tabell.row(1, name, len(made) * len(STANDARDS), f"veraPDF {len(by_vera)} feil, page {len(by_page)} feil")
    tabell.control(1, name, "uten merker: feil", failed=bool(faults(untagged(made["referat-nb-normal"]))))

    assert (by_vera, by_page) == ([], {})


def test_poppler_writes_the_tree_that_is_stored(trenger: Callable[[str], str], tabell: Bevistabell) -> None:
    trenger("pdfinfo")
    names = [name for name in all_models() if not is_extreme(name)]
    other = [n for n in names if structure_of(drawn(n)) != (MAPPE / f"{n}.tre").read_text(encoding="utf-8")]
    name = "pdfinfo -struct-text mot lagret tre"
    tabell.row(2, name, len(names), f"{len(other)} ulike")
    tabell.control(
        2, name, "et annet dokuments tre er ulikt", failed=tree_of(drawn(names[0])) != tree_of(drawn(names[1]))
    )

    assert other == []


@pytest.mark.parametrize("name", [name for name in all_models() if is_extreme(name) and "-nb-" in name])
def test_poppler_sees_the_same_elements_in_what_is_too_long(name: str) -> None:
    """Its words are cut where a glyph is replaced; the elements and what they are must be the same."""

    def elements(tree: str) -> list[str]:
        return [line for line in tree.splitlines() if not QUOTED.match(line)]

    assert elements(structure_of(drawn(name))) == elements(tree_of(drawn(name)))


def written(strace: str, folder: Path, command: list[str]) -> set[str]:
    """Return every file that a program opens to write."""
    trace = folder / "spor"
    watch = [strace, "-f", "-qq", "-e", "trace=open,openat,creat", "-o", str(trace)]
    subprocess.run([*watch, sys.executable, "-B", *command], cwd=ROOT, capture_output=True, check=True)
    calls = trace.read_text(encoding="utf-8", errors="replace").splitlines()
    found = (WRITES.search(call) for call in calls if "ENOENT" not in call)
    return {one["path"] or one["made"] for one in found if one is not None}


def test_the_journey_writes_nothing_but_in_the_folder_it_was_given(
    tmp_path: Path, trenger: Callable[[str], str], tabell: Bevistabell
) -> None:
    """The demo makes documents through the real services: all that is written lies in its folder, no copy elsewhere."""
    strace, out = trenger("strace"), tmp_path / "demo"
    files = written(strace, tmp_path, ["-m", "helseansvarlig", "demo", "--ut", str(out)])
    stray = {path for path in files if not path.startswith((str(out), "/dev/", "/proc/"))}
    name = "filer skrevet av demoen, sporet"
    tabell.row(6, name, len(files), f"{len(stray)} utenfor mappen")
    planted = written(strace, tmp_path, ["-c", f"open({str(tmp_path / 'klartekst.pdf')!r}, 'wb')"])
    tabell.control(6, name, f"plantet: {len(planted)} sett", failed=str(tmp_path / "klartekst.pdf") in planted)

    assert stray == set()
