"""What others see in our PDFs: poppler's programs, an independent reader."""

from __future__ import annotations

import shutil
import subprocess

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
