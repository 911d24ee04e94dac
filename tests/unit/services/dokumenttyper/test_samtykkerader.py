"""Scope in rows: what is narrowed is said, and nobody signs without a name."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from helseansvarlig.domain.samtykke import Anledning, Innhold
from helseansvarlig.domain.samtykkegiver import Egenskap, Giver
from helseansvarlig.pdf.tekster import load_tekster
from helseansvarlig.services.dokumenttyper.samtykkerader import content_words, scope_rows, signers
from tests.pdf import samtykkeeksempel

NB = load_tekster("nb")


def test_what_is_limited_to_people_and_to_an_occasion_is_said() -> None:
    narrow = replace(samtykkeeksempel.JA, navngitte=("Varm Vind",), anledning=Anledning.HENVISNING)
    rows = dict(scope_rows(samtykkeeksempel.erklaering(), narrow, NB))

    assert rows["Disse får vite det"] == "BUP, bare: Varm Vind"
    assert rows["Bare ved"] == "henvisning"


def test_everything_is_one_word() -> None:
    everything = replace(samtykkeeksempel.JA, innhold=frozenset(Innhold))
    assert dict(scope_rows(samtykkeeksempel.erklaering(), everything, NB))["Samtykket gjelder"] == "alt"


def test_a_capacity_nobody_knows_is_told_by_what_it_rests_on() -> None:
    givers = (Giver("Mild Elv"), Giver("Stille Vind", Egenskap.ANNEN, "bestemor"), Giver("Ren Sol", Egenskap.VERGE))
    told = signers(replace(samtykkeeksempel.JA, givere=(*givers, Giver(" "))), NB)

    assert told == (("Har sagt ja", "Mild Elv"), ("Bestemor", "Stille Vind"), ("Verge", "Ren Sol"))


@given(st.frozensets(st.sampled_from(Innhold)))
def test_categories_are_told_each_once_in_the_order_of_the_field(contents: frozenset[Innhold]) -> None:
    words = [NB(f"innhold.{one}") for one in Innhold if one in contents]
    assert content_words(NB, contents) == ", ".join(words)
