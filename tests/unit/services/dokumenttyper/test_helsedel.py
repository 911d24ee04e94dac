"""The health part of the plan: area by area what the child needs, who helps, and who does what by when."""

from __future__ import annotations

from dataclasses import replace

from helseansvarlig.domain.dokumentmodell import Dokumentmodell, Felter, Overskrift, Sitat, Tabell, Tomme
from helseansvarlig.domain.institusjon import Mottakerkategori
from helseansvarlig.domain.omraade import Omraade
from helseansvarlig.domain.samtykke import Innhold
from helseansvarlig.pdf.tekster import load_tekster
from helseansvarlig.services.dokumenttyper.grunnlag import Grunnlag
from helseansvarlig.services.dokumenttyper.helsedel import INNHOLD, compose, suggest
from tests.pdf import arkeksempel, eksempel

NB = load_tekster("nb")


def areas(modell: Dokumentmodell) -> list[str]:
    return [blokk.tekst for blokk in modell.blokker if isinstance(blokk, Overskrift) and blokk.nivaa == 2]


def allowing(*innhold: Innhold) -> Grunnlag:
    consent = replace(eksempel.DELING, innhold=frozenset(innhold))
    return replace(arkeksempel.helsedel(), deling=eksempel.judge(Mottakerkategori.BUP, consent))


def test_every_area_has_its_category_so_that_the_gate_is_asked_about_it() -> None:
    assert set(INNHOLD) == set(Omraade)


def test_only_areas_with_something_in_them_are_headings_and_the_others_are_named() -> None:
    modell = compose(arkeksempel.helsedel(), NB)

    assert areas(modell) == [
        "Psykisk helse", "Kropp og helse", "Tannhelse", "Det barnet kan og liker", "Annet vi har lovet å gjøre",
    ]  # fmt: skip
    assert next(blokk.navn for blokk in modell.blokker if isinstance(blokk, Tomme)) == ("Rus", "Livskvalitet")


def test_a_decision_about_who_helps_stands_with_its_reason_and_the_day_it_is_looked_at_again() -> None:
    rows = {n: v for b in compose(arkeksempel.helsedel(), NB).blokker if isinstance(b, Felter) for n, v in b.rader}

    assert rows["Hjelp fra"] == "Hjelp i kommunen"
    assert rows["Prøvd før"] == "Fast kveldsrutine, og dør på gløtt."
    assert rows["Barnets syn"] == "Vil ha én å snakke med, ikke flere."
    assert rows["Besluttet"] == "Trygg Havn, 16. november 2026"


def test_what_is_to_be_done_stands_in_its_area_with_owner_and_date() -> None:
    tables = [blokk.rader for blokk in compose(arkeksempel.helsedel(), NB).blokker if isinstance(blokk, Tabell)]

    assert tables == [
        (("Ringe kommunepsykologen", "Trygg Havn", "27. november 2026"),),
        (("Bestille time hos tannlegen", "Rolig Bekk", "4. desember 2026"),),
    ]


def test_what_is_done_is_no_longer_planned() -> None:
    done = tuple(replace(o, gjort=eksempel.DAG) for o in arkeksempel.helsedel().oppfoelginger)

    assert not any(
        isinstance(b, Tabell) for b in compose(replace(arkeksempel.helsedel(), oppfoelginger=done), NB).blokker
    )


def test_an_area_that_may_not_be_shared_is_not_there_at_all() -> None:
    modell = compose(allowing(Innhold.TANNHELSE), NB)
    text = str(modell)

    assert areas(modell)[0] == "Tannhelse"
    assert [
        word for word in ("kommunepsykologen", "Søvnen er ikke", "Hjelp i kommunen", "tegner hester") if word in text
    ] == []
    assert not any(isinstance(blokk, Sitat) for blokk in modell.blokker)


def test_that_nobody_wrote_of_sexual_health_is_not_said() -> None:
    open_all = allowing(*Innhold)

    assert "Seksuell" not in str(compose(open_all, NB))


def test_needs_come_from_the_follow_ups_of_the_area_and_loose_ones_only_where_nothing_is_held_back() -> None:
    known = allowing(*Innhold)
    found = {felt: one.tekst for felt, one in suggest(known, NB).items()}

    assert found["plan_psykisk"] == "Søvn og ro om natta"
    assert "plan_tannhelse" not in found
    assert found["plan_ses_igjen"] == "2026-12-14"
    assert found["plan_annet"] == "Time hos fastlegen. Trygg Havn, senest 1. desember 2026."
    assert "plan_annet" not in suggest(arkeksempel.helsedel(), NB)


def test_nothing_is_suggested_from_an_area_that_may_not_be_shared() -> None:
    found = suggest(allowing(Innhold.TANNHELSE), NB)

    assert set(found) == {"plan_ansvarlig"}
