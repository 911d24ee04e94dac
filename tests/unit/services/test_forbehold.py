"""What the child asks us not to tell is weighed, answered, obeyed by the gate, and lifted by the child."""

from __future__ import annotations

from datetime import timedelta

import pytest

from helseansvarlig.clock import FixedClock
from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.deling import Delingsvurdering, Utfall
from helseansvarlig.domain.delingsregel import Foerst
from helseansvarlig.domain.institusjon import Mottakerkategori
from helseansvarlig.domain.samtykke import Innhold, Samtykke, Samtykketype
from helseansvarlig.domain.samtykkeforbehold import OENSKE_STI, Forbehold
from helseansvarlig.domain.svar import besvart
from helseansvarlig.errors import KnownError
from helseansvarlig.tjenester import Tjenester

TEMPLATE = "psykisk-livskvalitet-egne-ord"


@pytest.fixture
def everything(tjenester: Tjenester, barn: Barn, clock: FixedClock) -> Samtykke:
    """A yes to tell BUP all there is, with one reservation in it."""
    answer = Samtykke(
        "", barn.id, Samtykketype.DELING, True, barn.navn, frozenset(Innhold), frozenset({Mottakerkategori.BUP}), "",
        clock.today(), forbehold=frozenset({Innhold.FAMILIE}),
    )  # fmt: skip
    return tjenester.samtykke.register(answer).value


def bup(tjenester: Tjenester, barn: Barn) -> Delingsvurdering:
    return tjenester.deling.judge(barn.id, Mottakerkategori.BUP)


def wish(tjenester: Tjenester, barn: Barn, words: str) -> str:
    """The child answers «hva vil du ikke at vi skriver eller deler?» in the form we ship."""
    row = tjenester.kartlegging.start(barn.id, TEMPLATE, "Rolig Bekk", "", "ja").value
    tjenester.kartlegging.answer(row.id, OENSKE_STI, besvart(words))
    return row.id


def weighed(barn: Barn, *innhold: Innhold, kilde: str, words: str, clock: FixedClock) -> Forbehold:
    return Forbehold(
        "", barn.id, clock.today(), frozenset(innhold), words, kilde=kilde, svar_til_barnet="Det blir hos oss."
    )


@pytest.mark.usefixtures("everything")
def test_a_wish_in_a_kartlegging_waits_until_somebody_has_weighed_and_answered_it(
    tjenester: Tjenester, barn: Barn, clock: FixedClock
) -> None:
    wish(tjenester, barn, "Ikke si noe om rus")
    waiting = tjenester.forbehold.waiting(barn.id)
    assert [one.ord for one in waiting] == ["Ikke si noe om rus"]
    assert (bup(tjenester, barn).utfall, bup(tjenester, barn).foerst) == (Utfall.SPOER, (Foerst.VURDER_OENSKE,))

    tjenester.forbehold.keep(weighed(barn, Innhold.RUS, kilde=waiting[0].kilde, words=waiting[0].ord, clock=clock))

    assert tjenester.forbehold.waiting(barn.id) == ()
    assert bup(tjenester, barn).holdt_tilbake == {Innhold.RUS, Innhold.FAMILIE}
    assert bup(tjenester, barn).etter_oenske == {Innhold.RUS, Innhold.FAMILIE}


@pytest.mark.usefixtures("everything")
def test_a_wish_in_other_words_is_a_new_wish(tjenester: Tjenester, barn: Barn, clock: FixedClock) -> None:
    kartlegging_id = wish(tjenester, barn, "Ikke si noe om rus")
    first = tjenester.forbehold.waiting(barn.id)[0]
    tjenester.forbehold.keep(weighed(barn, kilde=first.kilde, words=first.ord, clock=clock))
    assert bup(tjenester, barn).lets_through

    tjenester.kartlegging.answer(kartlegging_id, OENSKE_STI, besvart("Og ikke noe om skolen"))

    assert [one.ord for one in tjenester.forbehold.waiting(barn.id)] == ["Og ikke noe om skolen"]
    assert not bup(tjenester, barn).lets_through


@pytest.mark.usefixtures("everything")
def test_a_child_that_wishes_nothing_stops_nothing(tjenester: Tjenester, barn: Barn) -> None:
    wish(tjenester, barn, " ")

    assert bup(tjenester, barn).lets_through


def test_a_wish_is_not_kept_without_an_answer_to_the_child(tjenester: Tjenester, barn: Barn, clock: FixedClock) -> None:
    with pytest.raises(KnownError, match="forbehold_mangler_svar"):
        tjenester.forbehold.keep(Forbehold("", barn.id, clock.today(), frozenset({Innhold.RUS}), svar_til_barnet=" "))
    assert tjenester.forbehold.of_barn(barn.id) == []


@pytest.mark.usefixtures("everything")
def test_the_child_lifts_a_reservation_and_it_stands_with_its_end(
    tjenester: Tjenester, barn: Barn, clock: FixedClock
) -> None:
    kept = tjenester.forbehold.keep(weighed(barn, Innhold.RUS, kilde="samtale", words="Rus", clock=clock)).value
    clock.moment += timedelta(days=1)

    lifted = tjenester.forbehold.lift(kept.id).value

    assert (lifted.opphevet, tjenester.forbehold.of_barn(barn.id)) == (clock.today(), [lifted])
    assert Innhold.RUS in bup(tjenester, barn).tillatt
    with pytest.raises(KnownError, match="forbehold_er_opphevet"):
        tjenester.forbehold.lift(kept.id)


def test_the_reservations_of_an_answer_are_lifted_with_it_as_it_was(
    tjenester: Tjenester, barn: Barn, everything: Samtykke, clock: FixedClock
) -> None:
    lifted = tjenester.forbehold.lift_of(everything.id).value

    assert (lifted.forbehold, lifted.forbehold_opphevet) == ({Innhold.FAMILIE}, clock.today())
    assert bup(tjenester, barn).utfall is Utfall.JA
    with pytest.raises(KnownError, match="forbehold_er_opphevet"):
        tjenester.forbehold.lift_of(everything.id)


def test_lifting_can_be_taken_back(tjenester: Tjenester, barn: Barn, everything: Samtykke) -> None:
    tjenester.forbehold.lift_of(everything.id)
    tjenester.angre.undo()

    assert bup(tjenester, barn).etter_oenske == {Innhold.FAMILIE}


def test_the_log_tells_that_a_wish_was_weighed_and_not_what_it_said(
    tjenester: Tjenester, barn: Barn, clock: FixedClock
) -> None:
    kept = tjenester.forbehold.keep(weighed(barn, Innhold.RUS, kilde="samtale", words="Ikke mamma", clock=clock)).value
    row = tjenester.logg.newest(1)[0]

    assert (row.handling, row.objekt, row.barn_id) == ("forbehold.nytt", f"forbehold:{kept.id}", barn.id)
    assert "mamma" not in repr(row)
