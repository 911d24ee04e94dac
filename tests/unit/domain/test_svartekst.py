"""An answer as people read it: choices in the template's words, yes and no in words, dates as they are written."""

from decimal import Decimal

import pytest

from helseansvarlig.domain.skjema import Alternativ, Punkt, Punkttype, Tekst
from helseansvarlig.domain.svar import Svar, Svarstatus, besvart
from helseansvarlig.domain.svartekst import values_text
from helseansvarlig.domain.verdi import Dato, Koding, Mengde, Verdi

SOVN = Punkt("1", Punkttype.VALG, alternativer=(Alternativ(Koding("sjelden"), Tekst("Sjelden", {"nn": "Sjeldan"})),))


@pytest.mark.parametrize(
    ("kind", "verdi", "words"),
    [
        (Punkttype.JA_NEI, True, "Ja"),
        (Punkttype.JA_NEI, False, "Nei"),
        (Punkttype.HELTALL, 1, "1"),
        (Punkttype.DESIMALTALL, Decimal("36.6"), "36,6"),
        (Punkttype.DATO, Dato("2026-03-04"), "04.03.2026"),
        (Punkttype.DATO, Dato("2026-03"), "03.2026"),
        (Punkttype.MENGDE, Mengde(Decimal("12.5"), "kg"), "12,5 kg"),
        (Punkttype.AAPENT_VALG, "Marsvin", "Marsvin"),
    ],
)
def test_a_value_reads_as_people_write_it(kind: Punkttype, verdi: Verdi, words: str) -> None:
    assert values_text(Punkt("1", kind), besvart(verdi), "nb") == words


@pytest.mark.parametrize(("spraak", "words"), [("nb", "Sjelden"), ("nn", "Sjeldan")])
def test_a_choice_reads_in_the_templates_own_words(spraak: str, words: str) -> None:
    assert values_text(SOVN, besvart(Koding("sjelden")), spraak) == words


def test_several_values_stand_after_each_other_and_none_is_empty() -> None:
    assert values_text(Punkt("1", Punkttype.TEKST), besvart("sol", "regn"), "nb") == "sol, regn"
    assert values_text(SOVN, Svar(status=Svarstatus.VET_IKKE), "nb") == ""
