"""The document that the benchmark draws is as long as an ordinary referral, and both sides draw the same pages."""

from __future__ import annotations

from helseansvarlig.bootstrap import open_renderer
from helseansvarlig.cli_ytelse_dokument import PARTS, document_of


def test_it_has_three_pages_tagged_or_not() -> None:
    renderer, modell = open_renderer(), document_of(PARTS)

    assert renderer.render(modell).count(b"/MediaBox") == 3
    assert renderer.draw_only(modell).count(b"/MediaBox") == 3


def test_only_the_whole_file_is_tagged() -> None:
    renderer, modell = open_renderer(), document_of(PARTS)

    assert b"/StructTreeRoot" in renderer.render(modell)
    assert b"/StructTreeRoot" not in renderer.draw_only(modell)
