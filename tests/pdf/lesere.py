"""What others see in our PDFs: poppler's programs, an independent reader."""

from __future__ import annotations

import shutil
import subprocess
from io import BytesIO

import pikepdf
import pytest

needs_poppler = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler is not installed")


def ask(pdf: bytes, *command: str) -> str:
    """Return what a poppler program says about a PDF given through a pipe; a complaint is a failure."""
    done = subprocess.run(command, input=pdf, capture_output=True, check=True)
    assert done.stderr == b""
    return done.stdout.decode()


def text_of(pdf: bytes) -> str:
    """Return the text as it lies on the pages."""
    return ask(pdf, "pdftotext", "-layout", "-", "-")


def flowing_text_of(pdf: bytes) -> str:
    """Return the text in the order it was drawn, every run of white space as one space."""
    return " ".join(ask(pdf, "pdftotext", "-raw", "-", "-").split())


def pages_of(pdf: bytes) -> list[str]:
    """Return the text of each page."""
    return text_of(pdf).split("\f")[:-1]


def structure_of(pdf: bytes) -> str:
    """Return the structure tree with the text in it; poppler does not know that a Form can be one on paper."""
    done = subprocess.run(["pdfinfo", "-struct-text", "-"], input=pdf, capture_output=True, check=True)
    complaints = set(done.stderr.decode().splitlines()) - {"Syntax Warning: Wrong Attribute 'Role' in element Form"}
    assert not complaints
    return done.stdout.decode()


def unpacked(pdf: bytes) -> bytes:
    """Return the file with nothing packed, so that what must not stand in it can be looked for."""
    target = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as opened:
        opened.save(
            target,
            compress_streams=False,
            stream_decode_level=pikepdf.StreamDecodeLevel.all,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
            static_id=True,
        )
    return target.getvalue()
