"""A search is logged once, before anything is shown, and never with its words; it looks in the health records alone."""

from __future__ import annotations

from datetime import date

from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.logg import Kategori, Loggrad
from helseansvarlig.domain.notat import Notatart
from helseansvarlig.domain.soek import Treffart
from helseansvarlig.tjenester import Tjenester

CANARY = "skrubbhøvel"


def always() -> bool:
    return False


def searches(tjenester: Tjenester) -> list[Loggrad]:
    return [row for row in tjenester.aapent.oekt.store.log_rows(100) if row.kategori is Kategori.SOEK]


def test_it_finds_what_the_services_wrote(tjenester: Tjenester, barn: Barn) -> None:
    tjenester.notat.add(barn.id, Notatart.TELEFON, f"Ringte om en {CANARY}")

    found = tjenester.soek.find(CANARY[:5], always)

    assert found is not None
    (hit,) = found.treff
    assert (hit.art, hit.barn, found.excerpt(hit)) == (Treffart.NOTAT, barn.navn, f"Ringte om en {CANARY}")


def test_both_languages_find_a_document_by_its_kind(tjenester: Tjenester, barn: Barn) -> None:
    tjenester.oppfoelging.add(barn.id, "Be legen om henvisning", "Trygg Havn", date(2026, 12, 1))
    found = tjenester.soek.find("tilvising", always)
    assert found is not None
    assert [hit.art for hit in found.treff] == [Treffart.OPPFOELGING]


def test_one_row_in_the_log_for_a_search_however_much_is_typed(tjenester: Tjenester, barn: Barn) -> None:
    tjenester.soek.begin()
    for end in range(1, len(barn.navn) + 1):
        tjenester.soek.find(barn.navn[:end], always)
    assert len(searches(tjenester)) == 1

    tjenester.soek.begin()
    tjenester.soek.find(CANARY, always)
    assert len(searches(tjenester)) == 2


def test_the_log_never_tells_the_words_nor_whom_they_found(tjenester: Tjenester, barn: Barn) -> None:
    tjenester.notat.add(barn.id, Notatart.OBSERVASJON, CANARY)
    tjenester.soek.find(f"{barn.navn} {CANARY}", always)

    (row,) = searches(tjenester)
    assert (row.handling, row.barn_id, row.objekt, row.formaal) == ("soek.utfoert", "", "", "helseoppfoelging")
    assert CANARY not in repr(row)


def test_a_search_is_no_act_that_can_be_taken_back(tjenester: Tjenester, barn: Barn) -> None:
    before = tjenester.angre.next_undo()
    tjenester.soek.find(barn.navn, always)
    assert tjenester.angre.next_undo() == before


def test_where_nothing_was_looked_for_nothing_is_logged(tjenester: Tjenester, barn: Barn) -> None:
    tjenester.soek.find("", always)
    tjenester.soek.find("v", always)
    tjenester.soek.find(barn.navn, lambda: True)
    assert searches(tjenester) == []


def test_a_search_that_nobody_waits_for_finds_nothing(tjenester: Tjenester, barn: Barn) -> None:
    assert tjenester.soek.find(barn.navn, lambda: True) is None
