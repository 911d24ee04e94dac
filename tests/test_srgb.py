"""The colour profile in every document: made by us, and what it says it is."""

from __future__ import annotations

import importlib
from io import BytesIO
from itertools import product
from pathlib import Path
from types import ModuleType

import pytest
from PIL import Image, ImageCms

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture
def srgb(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The tools lie in the folder of the program that was started."""
    monkeypatch.syspath_prepend(str(ROOT / "packaging"))
    return importlib.import_module("srgb")


def test_what_ships_is_what_is_made(srgb: ModuleType) -> None:
    assert srgb.profile() == (ROOT / "resources" / "pdf" / "srgb.icc").read_bytes()


def test_an_independent_reader_sees_srgb(srgb: ModuleType) -> None:
    """No colour differs by more than a step of 256 from littleCMS's own sRGB."""
    made = ImageCms.ImageCmsProfile(BytesIO(srgb.profile()))
    colours = list(product(range(0, 256, 51), repeat=3))
    picture = Image.new("RGB", (len(colours), 1))
    for x, colour in enumerate(colours):
        picture.putpixel((x, 0), colour)
    seen = ImageCms.profileToProfile(picture, made, ImageCms.createProfile("sRGB"))

    assert seen is not None
    steps = [abs(a - b) for x, colour in enumerate(colours) for a, b in zip(colour, seen.getpixel((x, 0)), strict=True)]
    assert max(steps) <= 1
