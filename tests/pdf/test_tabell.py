from helseansvarlig.domain import dokumentmodell as dm
from helseansvarlig.pdf.element import Element, Rolle
from helseansvarlig.pdf.rad import Rad
from helseansvarlig.pdf.tabell import CELLE_TEGN, set_table

TABLE = Element(Rolle.TABELL)


def rows(*rader: tuple[str, ...], kolonner: tuple[str, ...] = ("Navn", "Rolle")) -> list[Rad]:
    return [*set_table(dm.Tabell(kolonner, rader), TABLE)]


def test_every_cell_lies_in_a_row_of_the_table() -> None:
    for row in rows(("Trygg Havn", "helseansvarlig"), ("Varm Vind", "")):
        (of_row,) = {bit.element.over for bit in row.biter if bit.element is not None}
        assert of_row is not None
        assert (of_row.rolle, of_row.over) == (Rolle.TABELLRAD, TABLE)
        assert len({bit.element for bit in row.biter}) == 2


def test_the_head_is_head_cells_and_stays_with_the_first_row() -> None:
    head, first = rows(("Trygg Havn", "helseansvarlig"))

    assert {bit.element.rolle for bit in head.biter if bit.element is not None} == {Rolle.TABELLHODE}
    assert head.hold
    assert first.hode is head


def test_what_a_table_cannot_show_is_left_to_be_set_otherwise() -> None:
    assert rows(("x" * (CELLE_TEGN + 1), "")) == []
    assert rows(("a\n" * 70, "")) == [], "taller than half a page"
    assert rows((), kolonner=()) == []
