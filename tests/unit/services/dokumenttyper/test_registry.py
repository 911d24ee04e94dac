from helseansvarlig.domain.dokument import Dokumenttype
from helseansvarlig.pdf.tekster import load_tekster
from helseansvarlig.services.dokumenttyper.registry import ARTER, compose, prefill
from tests.pdf import eksempel

NB = load_tekster("nb")


def test_every_type_of_document_can_be_made() -> None:
    assert set(ARTER) == set(Dokumenttype)


def test_the_snapshot_says_which_document_is_made() -> None:
    assert compose(eksempel.henvisning(), NB).tittel == "Henvisningsgrunnlag"
    assert compose(eksempel.referat(), NB).tittel == "Referat"


def test_only_types_with_parts_of_running_text_are_half_written() -> None:
    assert prefill(eksempel.henvisning(), NB)
    assert not prefill(eksempel.referat(), NB)


def test_every_suggestion_has_a_field_to_go_into() -> None:
    fields = {felt.id for part in ARTER[Dokumenttype.HENVISNINGSGRUNNLAG].deler for felt in part.felter}

    assert set(prefill(eksempel.henvisning(), NB)) <= fields
