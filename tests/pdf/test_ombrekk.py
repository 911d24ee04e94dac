from hypothesis import given
from hypothesis import strategies as st

from helseansvarlig.pdf.ombrekk import divide_into_pages
from helseansvarlig.pdf.rad import Rad, air


def heights(pages: list[list[Rad]]) -> list[list[float]]:
    return [[row.hoeyde for row in page] for page in pages]


def test_nothing_is_one_empty_page() -> None:
    assert divide_into_pages([], 100) == [[]]


def test_a_heading_moves_with_what_it_heads() -> None:
    rows = [Rad(60), Rad(30, hold=True), Rad(20)]

    assert heights(divide_into_pages(rows, 100)) == [[60], [30, 20]]


def test_air_is_dropped_at_the_top_of_a_page() -> None:
    rows = [Rad(90), air(20), Rad(50)]

    assert heights(divide_into_pages(rows, 100)) == [[90], [50]]


def test_a_group_taller_than_a_page_is_cut_and_not_lost() -> None:
    rows = [Rad(40, hold=True) for _ in range(5)]

    assert heights(divide_into_pages(rows, 100)) == [[40, 40], [40, 40], [40]]


def test_a_tables_head_stands_again_on_the_next_page() -> None:
    head = Rad(10, hold=True)
    rows = [head, *(Rad(30, hode=head) for _ in range(4))]

    assert heights(divide_into_pages(rows, 100)) == [[10, 30, 30, 30], [10, 30]]


def test_air_at_the_foot_of_a_page_is_not_worth_a_page() -> None:
    assert heights(divide_into_pages([Rad(95), air(10)], 100)) == [[95]]
    assert heights(divide_into_pages([Rad(50), Rad(45, hold=True), air(10)], 100)) == [[50, 45]]


def test_a_few_lines_get_no_page_of_their_own_where_less_air_makes_room_for_them() -> None:
    rows = [Rad(40), air(10), Rad(40), air(10), Rad(15)]

    (page,) = divide_into_pages(rows, 110)

    assert [row.hoeyde for row in page] == [40, 7, 40, 7, 15], "no less air than is needed, and the text as it was"


def test_a_page_that_cannot_be_saved_or_is_not_worth_saving_leaves_the_air_as_it_was() -> None:
    crowded = [Rad(50), air(5), Rad(50), Rad(30)]
    full = [Rad(60), air(40), Rad(50)]

    assert heights(divide_into_pages(crowded, 105)) == [[50, 5, 50], [30]]
    assert heights(divide_into_pages(full, 110)) == [[60, 40], [50]]


@given(st.lists(st.builds(Rad, st.floats(1, 50), hold=st.booleans()), max_size=60))
def test_every_row_stands_once_in_order_and_no_page_is_too_full(rows: list[Rad]) -> None:
    pages = divide_into_pages(rows, 120)

    assert [row for page in pages for row in page] == rows
    assert all(sum(row.hoeyde for row in page) <= 120 + 1e-6 for page in pages)
