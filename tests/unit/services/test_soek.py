"""A search is logged once, before anything is shown, and never with its words; it looks in the health records alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from helseansvarlig.clock import FixedClock
from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.kartlegging import parts_of
from helseansvarlig.domain.logg import Kategori, Loggrad
from helseansvarlig.domain.notat import Notatart
from helseansvarlig.domain.samtykke import Samtykke, Samtykketype
from helseansvarlig.domain.skjema import Tekst
from helseansvarlig.domain.soek import Treffart
from helseansvarlig.domain.svar import Svar
from helseansvarlig.tjenester import Tjenester
from tests.fakes.maler import FIRST

CANARY = "skrubbhøvel"
HUNGRY = "psykisk/psykisk.7"


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


def test_what_was_said_in_a_kartlegging_is_found_also_by_the_lead_when_the_child_keeps_it_back(
    tjenester: Tjenester, barn: Barn
) -> None:
    row = tjenester.kartlegging.start(barn.id, FIRST, "Rolig Bekk").value
    tjenester.kartlegging.answer(row.id, HUNGRY, Svar((True,), barnets_ord=f"Bare når jeg ser en {CANARY}"))
    tjenester.forbehold.reserve(row.id, HUNGRY, frozenset())

    found = tjenester.soek.find(CANARY, always)

    assert found is not None
    (hit,) = found.treff
    assert (hit.art, parts_of(hit.id), hit.barn) == (Treffart.SVAR, (row.id, HUNGRY), barn.navn)


def test_a_consent_is_found_by_what_was_said(tjenester: Tjenester, barn: Barn, clock: FixedClock) -> None:
    no = Samtykke("", barn.id, Samtykketype.DELING, False, barn.navn, frozenset(), frozenset(), "", clock.today())
    kept = tjenester.samtykke.register(replace(no, avslagsgrunn=f"Vil ha en {CANARY}")).value

    found = tjenester.soek.find(CANARY, always)

    assert found is not None
    assert [(hit.art, hit.id, hit.merke) for hit in found.treff] == [(Treffart.SAMTYKKE, kept.id, "nei")]


@pytest.mark.parametrize(("typed", "shown"), [("kropp grenser", "Kropp og grenser, 6–12 år"), ("eigne ord 16", "frå")])
def test_a_template_is_found_by_its_title_in_both_languages(tjenester: Tjenester, typed: str, shown: str) -> None:
    found = tjenester.soek.find(typed, always)
    assert found is not None
    (hit,) = (one for one in found.treff if one.art is Treffart.MAL)
    assert (hit.dag, hit.merke, shown in found.excerpt(hit)) == (None, "venter", True)


def test_a_template_of_the_house_is_found_when_the_next_search_begins(tjenester: Tjenester) -> None:
    tjenester.soek.find("psykisk", always)
    draft = tjenester.malredigering.copy(FIRST, Tekst(f"Sjekkliste for {CANARY}")).value
    tjenester.malredigering.publish(draft.id)
    tjenester.soek.begin()

    found = tjenester.soek.find(f"sjekkliste {CANARY}", always)

    assert found is not None
    assert [hit.art for hit in found.treff] == [Treffart.MAL]


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
