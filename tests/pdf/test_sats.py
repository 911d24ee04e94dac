from datetime import date
from itertools import pairwise

import pytest

from helseansvarlig.domain import dokumentmodell as dm
from helseansvarlig.pdf import stil
from helseansvarlig.pdf.rad import Rad
from helseansvarlig.pdf.sats import Sats
from helseansvarlig.pdf.tabell import CELLE_TEGN
from helseansvarlig.pdf.tekster import load_tekster


def rows(blokk: dm.Blokk) -> list[Rad]:
    return list(Sats(load_tekster("nb")).set_block(blokk))


def texts(blokk: dm.Blokk) -> list[str]:
    return [bit.tekst for row in rows(blokk) for bit in row.biter]


LANG = "Dette er en setning om søvn. " * 30


def test_a_heading_never_parts_from_what_follows() -> None:
    assert all(row.hold for row in rows(dm.Overskrift("Det vi vet", 2)))


def test_a_paragraph_keeps_two_lines_together_at_both_ends() -> None:
    lines = [row for row in rows(dm.Avsnitt(LANG)) if row.biter]

    assert [row.hold for row in lines] == [True, *[False] * (len(lines) - 3), True, False]


def test_a_paragraph_that_introduces_something_stays_with_it() -> None:
    assert all(row.hold for row in rows(dm.Avsnitt("Fra kartleggingen", innleder=True)))


def test_a_signature_never_stands_alone_on_a_page() -> None:
    merking = dm.Sidemerking("Vakker", "D1", "1", "BUP", "Taushet")
    blokker = (dm.Avsnitt("Nest sist"), dm.Avsnitt("Sist"), dm.Signatur((("Lege", "Klok Furu"),)))
    modell = dm.Dokumentmodell("Tittel", "nb", date(2026, 11, 23), merking, blokker, utkast=False)
    by_text = {bit.tekst: row for row in Sats(load_tekster("nb")).set_document(modell) for bit in row.biter}

    assert by_text["Sist"].hold
    assert not by_text["Nest sist"].hold


def test_of_a_long_text_only_the_last_lines_follow_the_signature() -> None:
    merking = dm.Sidemerking("Vakker", "D1", "1", "BUP", "Taushet")
    blokker = (dm.Avsnitt(LANG), dm.Signatur((("Lege", "Klok Furu"),)))
    modell = dm.Dokumentmodell("Tittel", "nb", date(2026, 11, 23), merking, blokker, utkast=False)
    lines = [row for row in Sats(load_tekster("nb")).set_document(modell) if row.biter and "søvn" in row.biter[0].tekst]

    assert [row.hold for row in lines] == [True, *[False] * (len(lines) - 4), True, True, True]


def test_a_short_answer_is_never_divided_and_a_long_one_may_be() -> None:
    short, long = rows(dm.Spoersmaal("Tittel", "Ett\nTo\nTre\nFire")), rows(dm.Spoersmaal("Tittel", LANG))

    assert all(row.hold for row in short[:-1])
    assert not all(row.hold for row in long[:-1])


def test_air_before_a_title_belongs_to_the_title() -> None:
    assert all(one.hold for one, other in pairwise(rows(dm.Spoersmaal("Tittel", "Svar"))) if other.biter)


def test_an_answer_keeps_its_source() -> None:
    answer, gap, source, _ = rows(dm.Spoersmaal("Tittel", "Svar", "Kilde: stoppunkt"))[3:]

    assert (answer.biter[0].tekst, source.biter[0].tekst) == ("Svar", "Kilde: stoppunkt")
    assert answer.hold
    assert gap.hold


def test_the_childs_words_stand_in_quotes_beside_an_unbroken_bar() -> None:
    block = dm.Sitat("Jeg vil sove.", "sagt 12. november", "Vakker sier selv")
    inner = rows(block)[1:-1]

    assert texts(block) == ["Vakker sier selv", "«Jeg vil sove.»", "sagt 12. november"]
    assert all(row.flater[0].farge == stil.BARN for row in inner)


def test_a_quote_with_nothing_in_it_draws_no_empty_marks() -> None:
    assert rows(dm.Sitat("  ")) == []


def test_a_label_and_a_value_of_any_length_run_beside_each_other() -> None:
    block = dm.Felter((("En etikett som er for lang for spalten sin", LANG),))
    beside = [row for row in rows(block) if len(row.biter) == 2]

    assert len(beside) >= 2
    assert all(row.biter[1].x == stil.ETIKETTBREDDE for row in beside)


def test_what_is_copied_by_hand_is_large_and_on_the_line_of_its_label() -> None:
    row = next(row for row in rows(dm.Felter((("Gruppe 1", "8F3K"),), avskrift=True)) if row.biter)
    label, value = (bit.stil for bit in row.biter)
    assert value.punkt > stil.BROED.punkt
    assert label.linje + label.punkt * 0.66 == pytest.approx(value.linje + value.punkt * 0.66, abs=0.1)


def test_free_text_in_a_table_is_set_as_fields_instead() -> None:
    short = dm.Tabell(("Navn", "Rolle"), (("Trygg Havn", "helseansvarlig"),))
    long = dm.Tabell(("Navn", "Rolle"), (("Trygg Havn", "x" * (CELLE_TEGN + 1)),))

    assert any(row.hode is not None for row in rows(short))
    assert all(row.hode is None for row in rows(long))
    assert "x" * (CELLE_TEGN + 1) in "".join(texts(long))


def test_empty_parts_are_one_line_and_none_is_no_line() -> None:
    assert texts(dm.Tomme("Ikke fylt ut", ("Rus", "Skole"))) == ["Ikke fylt ut: Rus, Skole."]
    assert rows(dm.Tomme("Ikke fylt ut", ())) == []


def test_a_question_in_quotation_marks_ends_its_line_itself() -> None:
    assert texts(dm.Tomme("Ikke spurt", ("«Sover du?»",))) == ["Ikke spurt: «Sover du?»"]
    assert texts(dm.Tomme("Ikke spurt", ("«Sover du?»", "«Søvn»"))) == ["Ikke spurt: «Sover du?», «Søvn»."]


def test_a_numbered_list_counts() -> None:
    assert texts(dm.Liste(("en", "to"), nummerert=True)) == ["1.", "en", "2.", "to"]


def test_all_who_sign_do_so_on_one_page() -> None:
    *kept, last = rows(dm.Signatur((("Helseansvarlig", "Trygg Havn"), ("Barnevernsleder", "Stødig Bjørk"))))

    assert all(row.hold for row in kept)
    assert [bit.tekst for bit in last.biter] == ["Barnevernsleder"]
    assert not last.hold


@pytest.mark.parametrize("level", [-1, 0, 1, 3, 9])
def test_any_level_of_heading_can_be_set(level: int) -> None:
    assert texts(dm.Overskrift("Tittel", level)) == ["Tittel"]


@pytest.mark.parametrize(
    "blokk",
    [
        dm.Avsnitt("Søvn."),
        dm.Liste(("Søvn.",)),
        dm.Sitat("Søvn."),
        dm.Felter((("Sted", "Her"),)),
        dm.Overskrift("Søvn", 2),
        dm.Merknad("Søvn."),
    ],
    ids=lambda blokk: type(blokk).__name__,
)
def test_a_child_reads_every_kind_of_running_text_larger(blokk: dm.Blokk) -> None:
    def sizes(factor: float) -> list[float]:
        return [bit.stil.punkt for row in Sats(load_tekster("nb"), factor).set_block(blokk) for bit in row.biter]

    assert sizes(1.0)
    assert sizes(1.5) == [1.5 * size for size in sizes(1.0)]
