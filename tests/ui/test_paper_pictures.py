"""Each paper in a folder has its first page as a picture, on white."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from helseansvarlig.pdf.render import render
from tests.pdf.modeller import modell
from ui.paper_pictures import WIDTH, take_paper_pictures


def test_every_paper_has_its_picture(qapp: QApplication, tmp_path: Path) -> None:  # noqa: ARG001 (pages need one)
    for name in ("brev-nb", "brev-nn"):
        (tmp_path / f"{name}.pdf").write_bytes(render(modell()))
    (tmp_path / "LESMEG.txt").write_text("ikke et dokument", encoding="utf-8")

    assert take_paper_pictures(tmp_path, tmp_path) == 2
    page = QImage(str(tmp_path / "papir-brev-nn.png"))
    assert (page.width(), page.height()) == (WIDTH, 1414)
    assert page.pixelColor(5, 5) == QColor("white")
    assert len({page.pixel(x, 180) for x in range(WIDTH)}) > 2, "something is written on it"
