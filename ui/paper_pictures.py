"""A picture of the first page of every paper in a folder: for the handbook, beside those of the screens."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtPdf import QPdfDocument

from ui.widgets.page_ends import first_page

WIDTH = 1000
"""Pixels: sharp where it is shown at half of it."""


def take_paper_pictures(folder: Path, target: Path) -> int:
    """Write `papir-NAME.png` in `target` for each PDF in `folder`, its page on white; return how many."""
    papers = sorted(folder.glob("*.pdf"))
    for path in papers:
        document = QPdfDocument()
        document.load(str(path))
        first_page(document, WIDTH).save(str(target / f"papir-{path.stem}.png"))
        document.close()
    return len(papers)
