"""A kartlegging in brief: the answers as they were given, bars with their table twin, and gaps that stay gaps."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from helseansvarlig.domain.dokumentmodell import Dokumentmodell, Overskrift, Soeyler, Tabell
from helseansvarlig.domain.institusjon import Mottakerkategori
from helseansvarlig.domain.samtykke import Innhold
from helseansvarlig.pdf.tekster import load_tekster
from helseansvarlig.services.dokumenttyper.grunnlag import Forloep, Maaling, Tilstand
from helseansvarlig.services.dokumenttyper.kartleggingsark import DAGER, compose, suggest
from tests.pdf import arkeksempel, eksempel

NB = load_tekster("nb")


def bars(modell: Dokumentmodell) -> dict[str, Soeyler]:
    return {blokk.tittel: blokk for blokk in modell.blokker if isinstance(blokk, Soeyler)}


def tables(modell: Dokumentmodell) -> list[Tabell]:
    return [blokk for blokk in modell.blokker if isinstance(blokk, Tabell)]


def test_each_bar_stands_over_its_day_with_its_words() -> None:
    sleep = bars(compose(arkeksempel.kartleggingsark(), NB))["Hvordan har du sovet den siste uka?"]

    assert [(one.navn, one.ord, one.andel) for one in sleep.soeyler] == [
        ("2. juni 2026", "2 (0–10)", 0.2),
        ("20. august 2026", "0 (0–10)", 0.0),
        ("29. september 2026", "Ville ikke svare", None),
        ("3. november 2026", "3 (0–10)", 0.3),
    ]


def test_a_day_on_which_a_question_was_not_in_the_form_is_a_gap_that_says_so() -> None:
    safe = bars(compose(arkeksempel.kartleggingsark(), NB))["Føler du deg trygg her du bor?"]

    assert [(one.ord, one.andel) for one in safe.soeyler][1:] == [
        ("Ikke spurt", None), ("8 (0–10)", 0.8), ("Ikke i skjemaet", None),
    ]  # fmt: skip


def test_the_table_says_what_the_bars_say() -> None:
    modell = compose(arkeksempel.kartleggingsark(), NB)
    drawn = {title: tuple(one.ord for one in row.soeyler) for title, row in bars(modell).items()}
    told = {row[0]: row[1:] for table in tables(modell) for row in table.rader}

    assert len(drawn) == 3
    assert told == drawn


def test_only_the_newest_days_stand_there() -> None:
    many = tuple(Maaling(date(2026, month, 1), f"{month}", andel=month / 12) for month in range(1, 12))
    known = replace(arkeksempel.kartleggingsark(), forloep=(Forloep("", Innhold.PSYKISK, "Søvn?", many),))
    shown = bars(compose(known, NB))["Søvn?"].soeyler

    assert [one.navn for one in shown] == [
        f"1. {m} 2026" for m in ("juli", "august", "september", "oktober", "november")
    ]
    assert len(shown) == DAGER


def test_what_may_not_be_shared_is_neither_answered_nor_drawn() -> None:
    modell = compose(arkeksempel.kartleggingsark(), NB)

    assert Innhold.SEKSUELL not in eksempel.DELING.innhold
    assert [word for word in ("Hemmelig over tid?", "HEMMELIG SVAR", "Hemmelig spørsmål?") if word in str(modell)] == []
    open_all = replace(eksempel.DELING, innhold=frozenset(Innhold))
    asked = replace(arkeksempel.kartleggingsark(), deling=eksempel.judge(Mottakerkategori.BUP, open_all))
    assert "Hemmelig over tid?" in bars(compose(asked, NB))


@pytest.mark.parametrize("part", ["Seksuell helse", "Det som kan være farlig"])
def test_that_nothing_was_answered_about_what_is_closest_is_not_said(part: str) -> None:
    everything = eksempel.judge(Mottakerkategori.BUP, replace(eksempel.DELING, innhold=frozenset(Innhold)))
    nothing = replace(arkeksempel.kartleggingsark(), deling=everything, besvart=(), forloep=())
    text = str(compose(nothing, NB))

    assert part not in text
    assert "Tannhelse" in text


def test_themes_without_an_answer_are_no_headings() -> None:
    blokker = compose(arkeksempel.kartleggingsark(), NB).blokker
    titles = [blokk.tekst for blokk in blokker if isinstance(blokk, Overskrift) and blokk.nivaa == 2]

    assert titles == ["I korte trekk", "Psykisk helse", "Livskvalitet, og det barnet kan og liker"]


def test_what_it_all_comes_to_is_written_by_a_person_and_never_suggested() -> None:
    found = suggest(arkeksempel.kartleggingsark(), NB)

    assert set(found) == {"kart_barnet"}
    assert [state for state in Tilstand if f"tilstand.{state}" in found["kart_barnet"].tekst] == []
