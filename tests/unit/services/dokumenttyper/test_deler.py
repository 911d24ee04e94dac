from helseansvarlig.domain.samtykke import Innhold
from helseansvarlig.services.dokumenttyper.deler import MEDVIRKNING, SJEKKET_UT, Feltart, line_fields, text_part


def test_a_text_part_has_one_field_of_its_own_name() -> None:
    part = text_part("skole", Innhold.SKOLE, Innhold.SKOLE)

    assert [(felt.id, felt.art) for felt in part.felter] == [("skole", Feltart.TEKST)]
    assert (part.tittel, part.innhold, part.svar_om) == ("del.skole", Innhold.SKOLE, (Innhold.SKOLE,))


def test_line_fields_are_short() -> None:
    assert {felt.art for felt in line_fields("a", "b")} == {Feltart.LINJE}


def test_the_childs_part_in_a_document_is_never_gated_away() -> None:
    assert MEDVIRKNING.innhold is None
    assert SJEKKET_UT.innhold is None
