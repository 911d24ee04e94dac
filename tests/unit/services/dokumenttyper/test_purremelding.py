"""The reminder: what was asked and when, through the gate, and nothing about the child that they do not know."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from helseansvarlig.domain.barn import Adressegrad
from helseansvarlig.domain.dokumentmodell import Dokumentmodell, Felter
from helseansvarlig.domain.institusjon import Mottakerkategori
from helseansvarlig.domain.oppfoelging import Oppfoelging, Regelgrunn, Venting
from helseansvarlig.errors import KnownError
from helseansvarlig.pdf.tekster import load_tekster
from helseansvarlig.services.dokumenttyper.grunnlag import Grunnlag
from helseansvarlig.services.dokumenttyper.purremelding import compose, suggest
from tests.pdf import eksempel

NB = load_tekster("nb")
DAY = eksempel.DAG


def rows_of(modell: Dokumentmodell) -> dict[str, str]:
    return {name: value for blokk in modell.blokker if isinstance(blokk, Felter) for name, value in blokk.rader}


def waiting(name: str, silent: int, kategori: str = "", paa: str = "", **facts: object) -> Oppfoelging:
    heard = DAY - timedelta(days=silent)
    waits = Venting(paa, heard - timedelta(days=2), heard, kategori)
    return Oppfoelging(name, eksempel.BARN.id, name, "Trygg", DAY, venter=waits, **facts)  # type: ignore[arg-type] # tests name fields


def with_rows(*rows: Oppfoelging) -> Grunnlag:
    return replace(eksempel.purremelding(), oppfoelginger=rows)


def test_it_says_what_we_wait_for_since_when_and_whom_to_answer() -> None:
    rows = rows_of(compose(eksempel.purremelding(), NB))

    assert rows["Det vi venter på"] == "Svar på om barnet har rett til helsehjelp"
    assert (rows["Spurt"], rows["Frist"]) == ("2. november 2026", "16. november 2026")
    assert (rows["Svar oss innen"], rows["Kontakt hos oss"]) == ("27. november 2026", eksempel.BRUKER.navn)


def test_it_names_a_child_and_so_it_asks_the_gate() -> None:
    closed = replace(eksempel.purremelding(), deling=eksempel.judge(Mottakerkategori.BUP))

    with pytest.raises(KnownError, match="deling_uten_grunnlag"):
        compose(closed, NB)


def test_nothing_of_what_we_know_about_the_childs_health_stands_there() -> None:
    text = str(compose(eksempel.purremelding(), NB))

    known = [n.tekst for n in eksempel.NOTATER] + [b.svar for b in eksempel.BESVART if len(b.svar) > 3]

    assert len(known) > 5
    assert [words for words in known if words in text] == []


def test_a_protected_address_keeps_the_telephone_out() -> None:
    hidden = replace(eksempel.purremelding(), barn=replace(eksempel.BARN, adressegrad=Adressegrad.FORTROLIG))

    assert rows_of(compose(hidden, NB))["Telefon"] == "Oppgis muntlig"


def test_what_this_recipient_has_been_silent_about_longest_is_suggested() -> None:
    rule = Regelgrunn("vurdering_av_henvisning", date(2026, 11, 2), date(2026, 11, 16))
    asked = with_rows(
        waiting("Kort", 3, "bup"), waiting("Lenge", 19, "bup", fra_regel=rule), waiting("Andres", 90, "fastlege"),
        waiting("Gjort", 99, "bup", gjort=DAY),
    )  # fmt: skip
    found = {felt: forslag.tekst for felt, forslag in suggest(asked, NB).items()}

    assert found["purring_gjelder"] == "Lenge"
    assert found["purring_sist"] == (DAY - timedelta(days=19)).isoformat()
    assert (found["purring_siden"], found["purring_frist"]) == ((DAY - timedelta(days=21)).isoformat(), "2026-11-16")


def test_a_name_on_the_paper_is_enough_to_know_whom_it_is_to() -> None:
    asked = with_rows(waiting("Andres", 90, "fastlege"), waiting("Deres", 2, paa="BUP Elvebyen"))

    assert suggest(asked, NB)["purring_gjelder"].tekst == "Deres"


def test_where_nobody_is_waited_for_there_is_still_a_letter_to_begin_with() -> None:
    assert set(suggest(with_rows(), NB)) == {"purring_ber_om"}
