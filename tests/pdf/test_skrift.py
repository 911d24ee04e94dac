import string

from helseansvarlig.pdf.skrift import Snitt, load_glyphs, measure


def test_the_typeface_has_what_norwegian_and_sami_need_and_the_mark_for_what_it_lacks() -> None:
    needed = string.ascii_letters + string.digits + "æøåÆØÅéèêóòôüöäčđŋšŧžČĐŊŠŦŽáÁ«»–—…•§□"

    assert [c for c in needed if ord(c) not in load_glyphs()] == []


def test_every_cut_measures_in_points() -> None:
    widths = {snitt: measure("Henvisningsgrunnlag", snitt, 10) for snitt in Snitt}

    assert all(60 < width < 110 for width in widths.values())
    assert widths[Snitt.HALVFET] > widths[Snitt.VANLIG]
    assert measure("", Snitt.VANLIG, 10) == 0
