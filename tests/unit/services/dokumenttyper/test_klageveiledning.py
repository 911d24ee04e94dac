"""The guide: to whom and by when, with the paragraph; nothing that no source says, and nothing of the record."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from helseansvarlig.domain.dokumentmodell import Dokumentmodell, Felter, Skrift
from helseansvarlig.domain.fristregel import Fristregel
from helseansvarlig.domain.institusjon import Mottakerkategori
from helseansvarlig.domain.regelkilde import Regelstatus
from helseansvarlig.domain.samtykke import Innhold
from helseansvarlig.errors import KnownError
from helseansvarlig.pdf.tekster import load_tekster
from helseansvarlig.services.dokumenttyper.grunnlag import Grunnlag
from helseansvarlig.services.dokumenttyper.klageveiledning import asks_about, compose, last_day, suggest
from tests.pdf import eksempel
from tests.pdf.klageeksempel import klageveiledning

NB = load_tekster("nb")


def rows_of(modell: Dokumentmodell) -> dict[str, str]:
    return {name: value for blokk in modell.blokker if isinstance(blokk, Felter) for name, value in blokk.rader}


def with_rule(**changed: object) -> Grunnlag:
    rule: Fristregel = replace(eksempel.REGELVERK.frister["klage"], **changed)  # type: ignore[arg-type] # tests name fields
    return replace(klageveiledning(), fristregler={"klage": rule})


def test_the_last_day_is_four_weeks_after_the_answer_came() -> None:
    assert last_day(klageveiledning()) == date(2026, 12, 14)
    rows = rows_of(compose(klageveiledning(), NB))
    assert (rows["Svaret kom"], rows["Klag senest"]) == ("16. november 2026", "14. desember 2026")


def test_no_last_day_is_worked_out_from_a_rule_that_nobody_has_checked() -> None:
    known = eksempel.REGELVERK.frister["klage"].kilde
    unchecked = with_rule(kilde=replace(known, status=Regelstatus.IKKE_KONTROLLERT, kontrollert=None))

    assert last_day(unchecked) is None
    assert "Klag senest" not in rows_of(compose(unchecked, NB))


def test_without_the_day_the_answer_came_there_is_the_length_and_its_source() -> None:
    paper = klageveiledning()
    undated = replace(paper, dokument=replace(paper.dokument, felter={}))

    assert last_day(undated) is None
    told = str(compose(undated, NB))
    assert "4 uker" in told
    assert "§ 7-5" in told


def test_law_is_told_only_as_the_rules_have_it_with_paragraph_and_when_it_was_checked() -> None:
    told = str(compose(klageveiledning(), NB))
    for paragraph in ("§ 7-5", "§ 2-2 a", "§ 6-5", "§ 12-3", "§ 12-6", "artikkel 15"):
        assert paragraph in told
    assert "ble sist sjekket 2. juli 2026" in told

    bare = str(compose(replace(klageveiledning(), rettigheter={}, fristregler={}), NB).blokker)
    assert ("§" in bare, "artikkel" in bare) == (False, False)
    assert "Når det gjelder helsehjelp" not in bare, "a title over nothing is not there either"


def test_a_right_that_nobody_has_checked_is_not_told() -> None:
    rules = klageveiledning().rettigheter
    open_one = replace(rules["part_i_barnevernssak"].kilde, status=Regelstatus.IKKE_KONTROLLERT, kontrollert=None)
    changed = dict(rules) | {"part_i_barnevernssak": replace(rules["part_i_barnevernssak"], kilde=open_one)}
    told = str(compose(replace(klageveiledning(), rettigheter=changed), NB))

    assert ("15 år" in told, "12 år" in told) == (False, True)


def test_nynorsk_names_the_laws_as_they_are_called_there() -> None:
    told = str(compose(klageveiledning("nn"), load_tekster("nn")))
    assert "pasient- og brukarrettslova § 6-5" in told
    assert "barnevernslova § 12-3" in told


def test_the_numbers_are_those_a_child_can_call_and_those_the_rules_have() -> None:
    told = str(compose(klageveiledning(), NB))

    assert "116 111" in told
    assert "116 117" in told
    assert "22 59 13 00" not in told, "that one is for adults"
    assert "116 111" not in str(compose(klageveiledning(omfang="tom"), NB))


def test_it_speaks_to_the_child_in_large_letters_and_otherwise_to_whoever_reads() -> None:
    own, others = compose(klageveiledning(), NB), compose(klageveiledning(mottaker=Mottakerkategori.FORELDRE), NB)

    assert own.skrift is Skrift.STOR
    assert "Hei, Vakker!" in str(own)
    assert "Hei, Vakker!" not in str(others)


def test_it_holds_nothing_of_the_record() -> None:
    known = [n.tekst for n in eksempel.NOTATER] + [b.svar for b in eksempel.BESVART if len(b.svar) > 3]
    assert [words for words in known if words in str(compose(klageveiledning(), NB))] == []
    assert asks_about(Mottakerkategori.FORELDRE) == {Innhold.GRUNNOPPLYSNINGER}


def test_it_names_a_child_and_so_it_asks_the_gate() -> None:
    closed = replace(klageveiledning(), deling=eksempel.judge(Mottakerkategori.FORELDRE))
    with pytest.raises(KnownError, match="deling_uten_grunnlag"):
        compose(closed, NB)


def test_the_adult_the_child_trusts_is_suggested_first() -> None:
    assert suggest(klageveiledning(), NB)["klage_hjelpere"].tekst.startswith("Rolig Bekk")
    assert suggest(replace(klageveiledning(), barn=replace(eksempel.BARN, trygg_voksen="")), NB) == {}
