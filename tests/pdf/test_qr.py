"""The square on the page is the code: read back from the pixels of the drawn page, module by module."""

from __future__ import annotations

import subprocess
from datetime import date
from pathlib import Path

import segno
from reportlab.lib.utils import ImageReader

from helseansvarlig.domain.dokumentmodell import Dokumentmodell, Qrkode, Sidemerking
from helseansvarlig.domain.gjenopprettingskode import generate_code
from helseansvarlig.pdf.qr import RUTE, qr_surfaces, side_of
from helseansvarlig.pdf.render import render

DPI = 200


def standard(code: str) -> list[list[bool]]:
    """The square as the library that knows the standard lays it out."""
    matrix = segno.make(code, error="m", micro=False, boost_error=False).matrix
    return [[bool(dark) for dark in row] for row in matrix]


def modules(code: str) -> int:
    return round(side_of(qr_surfaces(code)) / RUTE)


def test_the_runs_are_exactly_the_dark_modules() -> None:
    code = generate_code().replace(" ", "")
    expected = [
        [bool(dark) for dark in row] for row in segno.make(code, error="m", micro=False, boost_error=False).matrix
    ]
    drawn = [[False] * len(expected) for _ in expected]
    for one in qr_surfaces(code):
        for x in range(round(one.x / RUTE), round((one.x + one.bredde) / RUTE)):
            drawn[round(one.topp / RUTE)][x] = True

    assert drawn == expected


def test_it_is_large_enough_for_a_poor_camera() -> None:
    code = generate_code().replace(" ", "")

    assert 25 <= modules(code) <= 33
    assert RUTE / 72 * 25.4 >= 1.0, "a millimetre to a module"


def test_on_paper_there_is_white_round_it_and_the_corners_are_found(tmp_path: Path) -> None:
    code = generate_code().replace(" ", "")
    merking = Sidemerking("", "", "", "", "", "Solbakken")
    model = Dokumentmodell("Ark", "nb", date(2026, 11, 23), merking, (Qrkode(code, "Den samme koden."),), utkast=False)
    (tmp_path / "ark.pdf").write_bytes(render(model))
    command = [
        "pdftoppm",
        "-r",
        str(DPI),
        "-gray",
        "-png",
        "-singlefile",
        str(tmp_path / "ark.pdf"),
        str(tmp_path / "ark"),
    ]
    subprocess.run(command, check=True)
    picture = ImageReader(str(tmp_path / "ark.png"))._image.convert("L")
    dark = picture.point(lambda value: 255 if value < 60 else 0)
    pixels_per_module = RUTE / 72 * DPI
    left, top = _corner(dark)
    found = [
        [
            dark.getpixel((int(left + (x + 0.5) * pixels_per_module), int(top + (y + 0.5) * pixels_per_module))) > 0
            for x in range(modules(code))
        ]
        for y in range(modules(code))
    ]

    assert found == [
        [bool(one) for one in row] for row in segno.make(code, error="m", micro=False, boost_error=False).matrix
    ]


def _corner(picture: object) -> tuple[int, int]:
    """Return the upper left corner of the first long dark run: a finder pattern is seven modules wide."""
    width, height = picture.size  # type: ignore[attr-defined]  # a picture of whatever reads PNG here
    wanted = round(7 * RUTE / 72 * DPI) - 2
    for y in range(height):
        run = 0
        for x in range(width):
            run = run + 1 if picture.getpixel((x, y)) else 0  # type: ignore[attr-defined]  # as above
            if run >= wanted:
                return x - run + 1, y
    raise AssertionError("no finder pattern on the page")
