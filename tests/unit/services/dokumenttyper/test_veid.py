"""What has been weighed is half-written where it belongs, as facts with their dates, in the categories that may go."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from helseansvarlig.domain.hendelsesnotat import Hendelsesnotat
from helseansvarlig.domain.instrument import Instrument, Tall
from helseansvarlig.domain.nivaabeslutning import Hjelpenivaa, Nivaabeslutning
from helseansvarlig.domain.omraade import Omraade
from helseansvarlig.domain.samtykke import Innhold
from helseansvarlig.domain.tema import Tema
from helseansvarlig.pdf.tekster import load_tekster
from helseansvarlig.services.dokumenttyper.veid import ANTALL_HENDELSER, Veid, theme_lines, weighed_fields

NB, NN = load_tekster("nb"), load_tekster("nn")
DAY = date(2026, 11, 20)
ALL = frozenset(Innhold)
VEID = Veid(
    (Tema("t1", "b1", "Søvn", DAY, "T"),),
    (
        Nivaabeslutning("v1", "b1", Omraade.PSYKISK, DAY, Hjelpenivaa.KOMMUNE, "Vil snakke.", "Te", "T", DAY),
        Nivaabeslutning("v2", "b1", Omraade.RUS, DAY, Hjelpenivaa.BUP, "Vil slutte", "Samtaler", "T", DAY),
    ),
    (Hendelsesnotat("h1", "b1", datetime(2026, 11, 20, 23, 30, tzinfo=UTC), "Tok tabletter", "T"),),
    (Instrument("i1", "b1", "Skjema", DAY, "Klok Stein", "psykolog", "2", (Tall("Sum", "12"),), "Trenger ro."),),
)


def test_each_stands_in_its_field_with_where_it_comes_from() -> None:
    assert weighed_fields(VEID, NB, ALL) == {
        "instrumenter": (
            "Skjema 2, 20. november 2026, gjort av Klok Stein (psykolog): Sum 12. Trenger ro.",
            "instrumentregisteret",
        ),
        "risiko": ("21. november 2026: Tok tabletter", "hendelsesnotater i barnets mappe"),
        "kommunal_hjelp": (
            "Hjelp i kommunen (bestemt 20. november 2026). Vil snakke. Prøvd: Te.",
            "beslutning om hvem som hjelper",
        ),
    }
    assert theme_lines(VEID, NB) == ["Åpent tema: Søvn (tatt opp 20. november 2026)."]


@pytest.mark.parametrize(
    ("may", "fields"),
    [({Innhold.RISIKO}, {"risiko"}), ({Innhold.PSYKISK}, {"instrumenter", "kommunal_hjelp"}), (set(), set())],
)
def test_what_may_not_be_shared_is_not_suggested(may: set[Innhold], fields: set[str]) -> None:
    assert weighed_fields(VEID, NB, frozenset(may)).keys() == fields


def test_nothing_weighed_suggests_nothing() -> None:
    assert weighed_fields(Veid(), NB, ALL) == {}
    assert theme_lines(Veid(), NB) == []


def test_only_the_newest_incidents_that_say_what_happened() -> None:
    (one,) = VEID.hendelser
    many = tuple(replace(one, hva=f"Nummer {n}" if n else " ") for n in range(ANTALL_HENDELSER + 2))
    text, _ = weighed_fields(Veid(hendelser=many), NB, ALL)["risiko"]
    assert [line.split(": ")[1] for line in text.splitlines()] == ["Nummer 1", "Nummer 2", "Nummer 3"]


@pytest.mark.parametrize("level", Hjelpenivaa)
def test_every_level_has_its_words_in_both_forms(level: Hjelpenivaa) -> None:
    rows = Veid(nivaaer=(replace(VEID.nivaaer[0], nivaa=level),))
    for words in (NB, NN):
        assert weighed_fields(rows, words, ALL)["kommunal_hjelp"][0].startswith(words(f"nivaa.{level}"))
