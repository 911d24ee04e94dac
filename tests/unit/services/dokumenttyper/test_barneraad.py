"""What papers for a child say of complaining and calling: only what the rules have."""

from dataclasses import replace

from helseansvarlig.domain.dokumentmodell import Avsnitt
from helseansvarlig.pdf.tekster import load_tekster
from helseansvarlig.services.dokumenttyper.barneraad import TIL_SAMTALE, complaint_deadline, phone_lines
from tests.pdf.klageeksempel import klageveiledning

NB = load_tekster("nb")


def test_how_long_one_has_comes_with_where_it_is_from_and_when_that_was_checked() -> None:
    told = [one.tekst for one in complaint_deadline(klageveiledning(), NB) if isinstance(one, Avsnitt)]

    assert "4 uker" in told[0]
    assert told[1] == "Kilde: pasient- og brukerrettighetsloven § 7-5. Sist sjekket 2. juli 2026."
    assert complaint_deadline(replace(klageveiledning(), fristregler={}), NB) == ()


def test_numbers_stand_in_the_order_they_were_asked_for_and_unknown_ones_are_left_out() -> None:
    lines = phone_lines(klageveiledning(), (*reversed(TIL_SAMTALE), "finnes_ikke", "giftinformasjonen"), short=True)

    assert [line.split(": ")[1] for line in lines] == ["22 40 00 40", "116 123", "116 111"]


def test_a_paper_in_nynorsk_names_the_law_in_nynorsk() -> None:
    told = [
        one.tekst for one in complaint_deadline(klageveiledning("nn"), load_tekster("nn")) if isinstance(one, Avsnitt)
    ]

    assert told[1] == "Kjelde: pasient- og brukarrettslova § 7-5. Sist sjekka 2. juli 2026."
