"""What a picture becomes, and how little the process that cleans it may do."""

from __future__ import annotations

import struct
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pytest
from PIL.Image import Image, frombytes, new
from PIL.Image import open as read_picture

from helseansvarlig.domain import brevhode
from helseansvarlig.innlesing import logovask
from tests.unit.innlesing.bildeeksempel import logo, saved

ROOT = Path(__file__).resolve().parents[3]


def cleaned(data: bytes) -> Image:
    """The answer as an independent reader sees it."""
    picture = read_picture(BytesIO(logovask.clean(data).replace(b" 255\n", b"\n255\n", 1)), formats=["PPM"])
    picture.load()
    return picture


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "L"])
def test_every_kind_of_png_becomes_red_green_and_blue_on_white(mode: str) -> None:
    seen = cleaned(saved(logo(mode)))

    assert (seen.mode, seen.size) == ("RGB", (50, 50))
    assert max(seen.getpixel((25, 25))) < 80  # type: ignore[arg-type] # three colours


@pytest.mark.parametrize("mode", ["RGB", "L", "CMYK"])
def test_every_kind_of_jpeg_does(mode: str) -> None:
    seen = cleaned(saved(logo(mode), "JPEG", quality=95))

    assert seen.mode == "RGB"
    assert max(seen.getpixel((25, 25))) < 140  # type: ignore[arg-type] # three colours


def test_what_can_be_seen_through_half_is_mixed_with_white() -> None:
    half = new("RGBA", (40, 40), (0, 0, 0, 128))

    assert cleaned(saved(half)).getpixel((20, 20)) == (127, 127, 127)


def test_one_colour_that_is_clear_becomes_white() -> None:
    seen = cleaned(saved(logo("L").convert("P"), transparency=logo("L").convert("P").getpixel((0, 0))))

    assert seen.size == (50, 50)


def test_sixteen_bits_of_grey_are_scaled_and_not_cut() -> None:
    deep = frombytes("I;16", (60, 40), struct.pack("<2400H", *[32768] * 1200, *[65535] * 1200))
    seen = cleaned(saved(deep))

    assert (seen.size, seen.getpixel((30, 10))) == ((60, 20), (128, 128, 128))


def test_a_picture_taken_sideways_is_turned_upright() -> None:
    lying = new("RGB", (100, 40), (10, 10, 10))
    turned = lying.getexif()
    turned[0x0112] = 6

    assert cleaned(saved(lying, "JPEG", exif=turned)).size == (40, 100)


def test_a_large_picture_is_made_to_fit_and_keeps_its_shape() -> None:
    seen = cleaned(saved(new("RGB", (4000, 1000), (10, 10, 10))))

    assert seen.size == (680, 170)
    assert (brevhode.MAX_BREDDE, brevhode.MAX_HOEYDE) == logovask.MAX_SIZE


def test_nothing_of_the_file_comes_through_but_its_points() -> None:
    told = logo()
    told.info["comment"] = "Vakker Blomst"
    data = saved(told, "JPEG", comment=b"Vakker Blomst")

    assert b"Vakker" in data  # the control
    assert b"Vakker" not in logovask.clean(data)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limits for a process by itself")
@pytest.mark.parametrize(
    ("act", "refused"),
    [
        ("bytearray(600_000_000)", "MemoryError"),
        ("os.write(os.open({made!r}, os.O_CREAT | os.O_WRONLY), bytes(10))", "OSError"),
        ("exec('while True: pass')", ""),
    ],
)
def test_a_decoder_that_is_taken_over_gets_no_memory_no_file_and_no_time(
    tmp_path: Path, act: str, refused: str
) -> None:
    made = tmp_path / "fil"
    free = "import os, signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN); logovask.MAX_SECONDS = 1"
    code = f"from helseansvarlig.innlesing import logovask; {free}; {{}}; {act.format(made=str(made))}"
    confined = subprocess.run([sys.executable, "-c", code.format("logovask.confine()")], cwd=ROOT, capture_output=True)

    assert confined.returncode
    assert refused.encode() in confined.stderr
    assert not made.exists() or not made.read_bytes()
    if refused:  # the control: without the limits it does what it likes
        assert not subprocess.run([sys.executable, "-c", code.format("pass")], cwd=ROOT, capture_output=True).returncode


def test_the_cleaner_knows_nothing_of_the_house_and_the_house_no_decoder() -> None:
    code = "import sys, helseansvarlig.innlesing.logovask, helseansvarlig.innlesing.logo; print('PIL' in sys.modules)"
    told = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True).stdout

    assert told == "False\n"
    source = Path(logovask.__file__).read_text(encoding="utf-8")
    assert "helseansvarlig" not in source.replace("`domain/brevhode.py`", "")


def test_the_packed_program_is_the_cleaner_when_it_is_started_as_that() -> None:
    done = subprocess.run(
        [sys.executable, "main.py", logovask.ARGUMENT], cwd=ROOT, input=saved(logo()), capture_output=True, check=True
    )

    assert done.stdout.startswith(b"P6 50 50 255\n")
