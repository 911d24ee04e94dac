"""What a recipient gets: the least to begin with, never more than the type holds, and only what is chosen."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helseansvarlig.domain.dokument import Dokument, Dokumenttype
from helseansvarlig.domain.institusjon import Mottakerkategori
from helseansvarlig.domain.samtykke import Innhold
from helseansvarlig.services.dokumenttyper.registry import ARTER
from helseansvarlig.services.dokumenttyper.utvalg import ALLTID, UTVALG, as_field, chosen_in, rule_of

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
WITH_CHOICE = [
    kind for kind in Dokumenttype if rule_of(Dokument("d", kind, "b", "", Mottakerkategori.BUP, "", "nb", {}, NOW))
]


def draft(kind: Dokumenttype, to: Mottakerkategori = Mottakerkategori.BARNEVERNSTJENESTEN) -> Dokument:
    return Dokument("d", kind, "barn-1", "", to, "", "nb", {}, NOW)


@pytest.mark.parametrize("kind", WITH_CHOICE)
def test_the_least_goes_until_somebody_chooses_and_who_it_is_about_always(kind: Dokumenttype) -> None:
    least = chosen_in(draft(kind))
    assert least is not None
    assert least >= ALLTID
    assert Innhold.SEKSUELL not in least
    everything = chosen_in(draft(kind), {UTVALG: as_field(frozenset(Innhold))})
    assert everything is not None
    assert everything > least
    assert chosen_in(draft(kind), {UTVALG: ""}) == ALLTID


@pytest.mark.parametrize("kind", WITH_CHOICE)
def test_every_part_of_a_type_can_be_chosen_and_nothing_it_has_no_part_for(kind: Dokumenttype) -> None:
    parts = ARTER[kind].deler
    held = {part.innhold for part in parts if part.innhold is not None} | {
        one for part in parts for one in part.svar_om
    }
    rule = rule_of(draft(kind))
    assert rule is not None
    assert rule.kan - ALLTID == held - ALLTID


def test_teeth_go_to_bup_only_when_they_are_chosen() -> None:
    kind = Dokumenttype.KARTLEGGING
    assert Innhold.TANNHELSE in (chosen_in(draft(kind)) or ())
    assert Innhold.TANNHELSE not in (chosen_in(draft(kind, Mottakerkategori.BUP)) or ())


def test_there_is_no_choice_where_the_paper_is_written_by_hand_or_names_no_child() -> None:
    assert chosen_in(draft(Dokumenttype.BREV)) is None
    assert chosen_in(draft(Dokumenttype.INNSYN)) is None
    assert chosen_in(replace(draft(Dokumenttype.HENVISNINGSGRUNNLAG), barn_id="")) is None


@given(st.sampled_from(WITH_CHOICE), st.sampled_from(list(Mottakerkategori)), st.text(max_size=60))
def test_whatever_is_written_never_more_than_the_type_holds(
    kind: Dokumenttype, to: Mottakerkategori, written: str
) -> None:
    rule = rule_of(draft(kind, to))
    chosen = chosen_in(draft(kind, to), {UTVALG: written})
    assert rule is not None
    assert chosen is not None
    assert ALLTID <= chosen <= rule.kan


@given(st.frozensets(st.sampled_from(list(Innhold))))
def test_a_choice_is_kept_as_it_was_made(chosen: frozenset[Innhold]) -> None:
    rule = rule_of(draft(Dokumenttype.HENVISNINGSGRUNNLAG))
    assert rule is not None
    again = chosen_in(draft(Dokumenttype.HENVISNINGSGRUNNLAG), {UTVALG: as_field(chosen)})
    assert again == (chosen | ALLTID) & rule.kan
