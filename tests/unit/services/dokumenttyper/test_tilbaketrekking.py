"""The withdrawal: to sign while the consent stands, a receipt afterwards; what was shared is listed and not hidden."""

from __future__ import annotations

from dataclasses import replace

import pytest

from helseansvarlig.domain.dokument import OM, Dokumenttype
from helseansvarlig.domain.dokumentmodell import Dokumentmodell, Felter, Liste, Tomme
from helseansvarlig.errors import KnownError
from helseansvarlig.pdf.tekster import MAALFORMER, load_tekster
from helseansvarlig.services.dokumenttyper.tilbaketrekking import compose, suggest
from tests.pdf import samtykkeeksempel

NB = load_tekster("nb")


def rows_of(modell: Dokumentmodell) -> dict[str, str]:
    return {name: value for blokk in modell.blokker if isinstance(blokk, Felter) for name, value in blokk.rader}


def test_it_says_when_and_by_whom_it_was_withdrawn() -> None:
    modell = compose(samtykkeeksempel.tilbaketrekking(), NB)
    rows = rows_of(modell)

    assert modell.tittel == "Samtykket er trukket tilbake"
    assert (rows["Trukket tilbake"], rows["Trukket av"]) == ("20. november 2026", "Vakker Blomst")
    assert rows["Disse får vite det"] == "BUP"


def test_what_had_been_shared_who_was_told_and_who_was_not() -> None:
    blokker = compose(samtykkeeksempel.tilbaketrekking(), NB).blokker
    lines = [line for one in blokker if isinstance(one, Liste) for line in one.punkter]

    assert "Henvisningsgrunnlag til BUP Elvebyen, 10. november 2026" in lines
    assert "BUP Elvebyen fikk vite det 21. november 2026." in lines
    assert [one.navn for one in blokker if isinstance(one, Tomme)] == [("Varm Vind",)]


def test_nothing_shared_is_said_and_not_left_open() -> None:
    assert "Ingen dokumenter var delt" in str(compose(samtykkeeksempel.tilbaketrekking(omfang="tom"), NB))


def test_while_it_stands_the_paper_is_one_to_sign_and_nobody_has_to_say_why() -> None:
    modell = compose(samtykkeeksempel.tilbaketrekking(omfang="ennaa"), NB)

    assert modell.tittel == "Samtykket trekkes tilbake"
    assert "Trukket tilbake" not in rows_of(modell)
    assert "Ingen trenger å si hvorfor" in str(modell)


def test_a_duty_to_tell_goes_on_and_the_paper_says_so() -> None:
    assert "barnevernsloven § 13-1" in str(compose(samtykkeeksempel.tilbaketrekking(), NB))


def test_what_was_withdrawn_comes_before_what_stands() -> None:
    base = samtykkeeksempel.tilbaketrekking()
    free = replace(base, dokument=replace(base.dokument, felter={}))
    both = replace(free, samtykker=(replace(samtykkeeksempel.JA, id="s1"), samtykkeeksempel.TRUKKET))

    assert suggest(both, NB)[OM].tekst == "samtykke:s4"
    assert compose(both, NB).tittel == "Samtykket er trukket tilbake"
    assert suggest(replace(free, samtykker=(samtykkeeksempel.JA,)), NB)[OM].tekst == "samtykke:s1"


def test_a_no_is_nothing_to_take_back() -> None:
    base = samtykkeeksempel.tilbaketrekking()
    refused = replace(base, dokument=replace(base.dokument, felter={}), samtykker=())
    with pytest.raises(KnownError, match="erklaering_uten_samtykke"):
        compose(refused, NB)


@pytest.mark.parametrize("maalform", MAALFORMER)
def test_whatever_was_shared_has_a_name(maalform: str) -> None:
    texts = load_tekster(maalform).setninger
    assert [kind for kind in Dokumenttype if f"dokumenttype.{kind}" not in texts] == []
