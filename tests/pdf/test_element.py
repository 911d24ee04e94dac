from helseansvarlig.pdf.element import Element, Rolle, group, heading, labelled, paragraph


def test_two_like_elements_are_not_the_same_one() -> None:
    assert paragraph() != paragraph()
    assert len({paragraph(), paragraph()}) == 2


def test_label_and_content_lie_in_one_item_of_their_list() -> None:
    liste = Element(Rolle.LISTE, art="Disc")
    label, content = labelled(liste)

    assert (label.rolle, content.rolle) == (Rolle.ETIKETT, Rolle.INNHOLD)
    assert label.over is content.over
    assert label.over is not None
    assert (label.over.rolle, label.over.over) == (Rolle.PUNKT, liste)


def test_each_is_made_as_what_it_is() -> None:
    outer = group()

    assert (outer.rolle, outer.over) == (Rolle.GRUPPE, None)
    assert (paragraph(outer, "en").over, paragraph(outer, "en").spraak) == (outer, "en")
    assert (heading(2).rolle, heading(2).nivaa) == (Rolle.OVERSKRIFT, 2)
