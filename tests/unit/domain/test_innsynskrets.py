"""Who may learn what, asked of the real rules for everybody at once: what the child is told before it answers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from helseansvarlig.domain.deling import Register
from helseansvarlig.domain.delingsregel import Innad
from helseansvarlig.domain.innsynskrets import Innsynskrets, ask_for_all
from helseansvarlig.domain.institusjon import Mottakerkategori
from helseansvarlig.domain.samtykke import Innhold, Samtykke, Samtykketype
from helseansvarlig.domain.samtykkeforbehold import Forbehold
from helseansvarlig.domain.svar_tilgang import Tilgangsvalg
from helseansvarlig.paths import resources
from helseansvarlig.regler.loader import load_regelverk

TODAY = date(2026, 11, 23)
REGLER = tuple(load_regelverk(resources() / "regler").delingsregler.values())
BUP, SKOLE = Mottakerkategori.BUP, Mottakerkategori.SKOLE_PPT
JA = Samtykke(
    "s",
    "b",
    Samtykketype.DELING,
    True,
    "Vakker Blomst",
    frozenset({Innhold.PSYKISK}),
    frozenset({BUP, SKOLE}),
    "",
    TODAY,
)
RUS_OG_SOEVN = Forbehold("f", "b", TODAY, frozenset({Innhold.RUS}))
ONE = Forbehold("g", "b", TODAY, frozenset(), skjema_id="mal", sti="psykisk/psykisk.1")


def asked(register: Register) -> Innsynskrets:
    return ask_for_all("b", TODAY, replace(register, alder=15), REGLER)


def test_without_a_yes_only_the_statutes_own_recipients_and_the_house_are_told() -> None:
    told = asked(Register())
    assert told.vi_her
    assert told.etter_loven == (Mottakerkategori.BARNEVERNSTJENESTEN,)
    assert told.med_ja == {}
    assert set(told.uten_ja) == set(Mottakerkategori) - {Mottakerkategori.BARNEVERNSTJENESTEN}


def test_a_yes_tells_whom_and_what() -> None:
    told = asked(Register(samtykker=(JA,)))
    assert told.med_ja == {frozenset({Innhold.PSYKISK}): (BUP, SKOLE)}
    assert not {BUP, SKOLE} & set(told.uten_ja)


@pytest.mark.parametrize("samtykker", [(), (JA,)], ids=["no yes", "a yes"])
def test_what_the_child_keeps_back_is_told_whatever_else_there_is(samtykker: tuple[Samtykke, ...]) -> None:
    twice = replace(ONE, id="h", skjema_id="annen-mal")
    chosen = Tilgangsvalg("b", "mal|seksuell", frozenset({Innad.EGET_PERSONALE}))
    told = asked(Register(samtykker, (RUS_OG_SOEVN, ONE, twice), valg=(chosen,)))
    assert told.etter_oenske == {Innhold.RUS}
    assert told.holdte_svar == 2, "the one answer, in whatever form it is asked, and the theme"


def test_what_waits_to_be_weighed_is_told_and_stops_what_was_agreed() -> None:
    told = asked(Register((JA,), uvurdert=1))
    assert told.venter == 1
    assert told.med_ja == {}


def test_nobody_is_left_out_and_nobody_stands_twice() -> None:
    told = asked(Register((JA,)))
    every = [*told.etter_loven, *told.uten_ja, *(who for many in told.med_ja.values() for who in many)]
    assert sorted(every) == sorted(Mottakerkategori)
