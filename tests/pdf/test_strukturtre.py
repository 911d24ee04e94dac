from hypothesis import given
from hypothesis import strategies as st

from helseansvarlig.pdf.element import Element, Rolle, group, heading, labelled, paragraph
from helseansvarlig.pdf.strukturtre import Node, Sted, Strukturtre


def names(node: Node) -> list[str]:
    return [one.navn for one in node.barn if isinstance(one, Node)]


def test_elements_stand_in_the_order_they_are_first_met() -> None:
    tre = Strukturtre()
    tre.begin_page()
    label, content = labelled(Element(Rolle.LISTE, art="None"))
    for element in (label, content, label, paragraph()):
        tre.mark(element)

    assert names(tre.rot) == ["L", "P"]
    (item,) = (one for one in tre.place(label.over.over).barn if isinstance(one, Node))  # type: ignore[union-attr]  # it lies in a list
    assert names(item) == ["Lbl", "LBody"]
    assert tre.place(label).barn == [Sted(0, 0), Sted(0, 2)]


def test_pieces_are_numbered_anew_on_every_page() -> None:
    tre, text = Strukturtre(), paragraph()
    tre.begin_page()
    assert [tre.mark(text), tre.mark(paragraph())] == [0, 1]
    tre.begin_page()
    assert tre.mark(text) == 0

    assert tre.place(text).barn == [Sted(0, 0), Sted(1, 0)]
    assert [len(page) for page in tre.sider] == [2, 1]
    assert tre.sider[1][0] is tre.place(text)


def test_an_element_with_nothing_drawn_in_it_can_have_a_place() -> None:
    tre = Strukturtre()
    tre.place(paragraph(group()))

    assert names(tre.rot) == ["Div"]


def test_a_box_takes_in_all_that_is_drawn() -> None:
    tre, figure = Strukturtre(), Element(Rolle.FIGUR)
    tre.enclose(figure, (10, 20, 30, 40))
    tre.enclose(figure, (5, 25, 28, 60))

    assert tre.place(figure).boks == (5, 20, 30, 60)


@given(st.lists(st.integers(1, 3), max_size=20))
def test_no_heading_skips_a_level_and_none_stands_above_its_wish(levels: list[int]) -> None:
    tre = Strukturtre()
    placed = [int(tre.place(heading(level)).navn[1:]) for level in levels]

    assert all(after <= before + 1 for before, after in zip((0, *placed), placed, strict=False))
    assert all(got <= wished for got, wished in zip(placed, levels, strict=True))
