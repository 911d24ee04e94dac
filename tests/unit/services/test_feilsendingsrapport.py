"""The report on something that went to the wrong place: what the authority asks for, and nobody's full name."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from helseansvarlig.domain.dokumentmodell import Dokumentmodell, Felter, Merknad, Spoersmaal
from helseansvarlig.pdf.tekster import load_tekster
from helseansvarlig.services.feilsendingsrapport import compose_report
from tests.pdf.feilsendingseksempel import OPPDAGET, modell, rapport

NB = load_tekster("nb")


def rows(made: Dokumentmodell) -> dict[str, str]:
    return {name: value for blokk in made.blokker if isinstance(blokk, Felter) for name, value in blokk.rader}


def answers(made: Dokumentmodell) -> dict[str, str]:
    return {blokk.tittel: blokk.svar for blokk in made.blokker if isinstance(blokk, Spoersmaal)}


@pytest.mark.parametrize("omfang", ["tom", "normal"])
def test_the_child_is_initials_and_a_year_and_named_nowhere(omfang: str) -> None:
    made = modell(omfang=omfang)
    assert made.merking.gjelder == "Gjelder V.B., født 2011"
    assert "Vakker" not in str(made)
    assert "Blomst" not in str(made)


def test_the_deadline_runs_from_when_it_was_found_not_from_when_it_went() -> None:
    facts = rapport()
    late = replace(facts, feilsending=replace(facts.feilsending, oppdaget=OPPDAGET + timedelta(days=30)))
    assert rows(compose_report(facts, NB))["Frist for å melde fra"] == "24.11.2026 kl. 09.30"
    assert rows(compose_report(late, NB))["Frist for å melde fra"] == "24.12.2026 kl. 09.30"


def test_whether_somebody_was_told_is_never_left_open() -> None:
    facts = rapport()
    untold = replace(facts.feilsending, meldt=None, ikke_meldt="Skolen åpnet ikke brevet.")
    made = compose_report(replace(facts, feilsending=untold), NB)

    assert rows(modell())["Meldt til Datatilsynet"] == "21.11.2026 kl. 14.30"
    assert "Hvorfor det ikke er meldt" not in answers(modell())
    assert rows(made)["Meldt til Datatilsynet"] == "Ikke meldt ennå"
    assert answers(made)["Hvorfor det ikke er meldt"] == "Skolen åpnet ikke brevet."


def test_what_is_not_written_yet_is_said_to_be_so_and_what_nobody_knows_is_left_out() -> None:
    made = modell(omfang="tom")
    assert answers(made) == {
        "Hva skjedde?": "Feil konvolutt.",
        "Hva er gjort for å rette det opp?": "Ikke skrevet ennå.",
        "Hva har barnet fått vite?": "Ikke skrevet ennå.",
    }
    assert {"Skulle til", "Hvordan"}.isdisjoint(rows(made))


def test_who_was_meant_to_have_it_and_who_got_it_stand_side_by_side_with_what_shows_which_bytes() -> None:
    facts = rows(modell())
    assert (facts["Skulle til"], facts["Hvem som fikk det"]) == ("BUP Elvebyen", "Elvebyen videregående skole")
    assert facts["Innhold (kontrolltall)"] == "8b413373afc3"
    assert answers(modell())["Kalt tilbake 21.11.2026 kl. 10.30 av Trygg Havn"] == "Bedt om å gi det tilbake."


@pytest.mark.parametrize(
    ("maalform", "law"), [("nb", "personvernforordningen artikkel 33"), ("nn", "personvernforordninga artikkel 33")]
)
def test_the_rule_is_told_with_where_it_is_from_and_that_nobody_has_checked_it(maalform: str, law: str) -> None:
    (note,) = [blokk for blokk in modell(maalform).blokker if isinstance(blokk, Merknad)]
    assert law in note.tekst
    assert "72" in note.tekst
    assert {"nb": "ikke kontrollert", "nn": "ikkje kontrollert"}[maalform] in note.tekst


def test_one_who_is_no_longer_in_the_record_is_nobody() -> None:
    assert compose_report(replace(rapport(), barn=None), NB).merking.gjelder == ""
