from __future__ import annotations

import math

import pytest

from helseansvarlig.domain import dokumentmodell as dm
from helseansvarlig.pdf import stil
from helseansvarlig.pdf.linjer import natural_width
from helseansvarlig.pdf.outline import read_as_text
from helseansvarlig.pdf.rad import Rad
from helseansvarlig.pdf.render import render
from helseansvarlig.pdf.soeyler import ORD_TEGN, SOEYLER_I_RADEN, set_bars
from helseansvarlig.pdf.tekster import load_tekster
from tests.pdf.merkeleser import Merket
from tests.pdf.modeller import modell

SOEVN = dm.Soeyler(
    (dm.Soeyle("November", "3 av 10", 0.3), dm.Soeyle("Desember", "Ikke spurt"), dm.Soeyle("Januar", "9 av 10", 0.9)),
    "Søvn",
)


def rows(blokk: dm.Soeyler) -> list[Rad]:
    return [row for row in set_bars(blokk, load_tekster("nb")) if row.biter]


def heights(blokk: dm.Soeyler) -> list[float]:
    return [flate.hoeyde or 0 for row in rows(blokk) for flate in row.flater if flate.element is not None]


def test_bars_are_as_high_as_their_shares_and_what_was_not_asked_has_none() -> None:
    low, high = heights(SOEVN)

    assert high == pytest.approx(3 * low)


@pytest.mark.parametrize(("share", "bars"), [(0.0, 0), (math.nan, 0), (-3.0, 0), (1.0, 1), (math.inf, 1), (7.0, 1)])
def test_no_number_draws_outside_its_place(share: float, bars: int) -> None:
    found = heights(dm.Soeyler((dm.Soeyle("A", "B", share),)))

    assert len(found) == bars
    assert all(height <= heights(dm.Soeyler((dm.Soeyle("A", "B", 1.0),)))[0] for height in found)


def test_words_and_bars_keep_within_their_row_and_apart() -> None:
    (row,) = rows(dm.Soeyler(tuple(dm.Soeyle("12. november", "Vil ikke svare", 0.5) for _ in range(SOEYLER_I_RADEN))))

    assert all(flate.topp + (flate.hoeyde or 0) <= row.hoeyde for flate in row.flater)
    for bit in row.biter:
        lines = bit.tekst.count("\n") + 1
        assert bit.topp >= 0
        assert bit.topp + lines * bit.stil.linje <= row.hoeyde + 0.01
        assert natural_width(bit.tekst, bit.stil) < stil.SATSBREDDE / SOEYLER_I_RADEN


def test_many_values_go_on_in_a_new_figure() -> None:
    many = dm.Soeyler(tuple(dm.Soeyle(str(number), "x") for number in range(SOEYLER_I_RADEN + 1)))

    assert len(rows(many)) == 2
    assert [ledd.navn for ledd in Merket(render(modell(many))).rot.walk()].count("Figure") == 2


def test_words_too_long_for_a_bar_are_set_as_facts() -> None:
    long = dm.Soeyler((dm.Soeyle("November", "x" * (ORD_TEGN + 1), 0.5),))

    assert rows(long) == []
    assert [ledd.navn for ledd in Merket(render(modell(long))).rot.walk()][-3:] == ["LI", "Lbl", "LBody"]


def test_who_does_not_see_the_bars_hears_every_value() -> None:
    merket = Merket(render(modell(SOEVN)))
    (figure,) = (ledd.ordbok for ledd in merket.rot.walk() if ledd.navn == "Figure")
    left, lower, right, upper = (float(edge) for edge in figure.A.BBox)

    assert str(figure.Alt) == "Søyler: November: 3 av 10; Desember: Ikke spurt; Januar: 9 av 10."
    assert right - left > stil.SATSBREDDE - 1
    assert upper - lower > 80


def test_the_plain_reading_says_every_value() -> None:
    assert "Søvn\nNovember: 3 av 10\nDesember: Ikke spurt\nJanuar: 9 av 10\n" in read_as_text(modell(SOEVN))
