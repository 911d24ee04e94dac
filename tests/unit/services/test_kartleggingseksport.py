"""Answers leave as data only in the categories the gate lets through, and the child's wish never does."""

from __future__ import annotations

import json

import pytest

from helseansvarlig.clock import FixedClock
from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.deling import Avgjoerelse
from helseansvarlig.domain.delingsregel import Grunnlag
from helseansvarlig.domain.institusjon import Mottakerkategori
from helseansvarlig.domain.samtykke import Innhold, Samtykke, Samtykketype
from helseansvarlig.domain.samtykkeforbehold import OENSKE_STI, Forbehold
from helseansvarlig.domain.svar import besvart
from helseansvarlig.errors import KnownError
from helseansvarlig.tjenester import Tjenester

SOVN, ORD = "psykisk/psykisk.1", "barnets_egne_ord/barnets_egne_ord.1"


@pytest.fixture
def kartlegging_id(tjenester: Tjenester, barn: Barn) -> str:
    row = tjenester.kartlegging.start(barn.id, "psykisk-livskvalitet-egne-ord", "Rolig Bekk", "", "ja").value
    answers = {SOVN: besvart(4), ORD: besvart("Jeg vil sove"), OENSKE_STI: besvart("Ikke si det til pappa")}
    tjenester.kartlegging.answer_all(row.id, answers)
    return row.id


def weigh(tjenester: Tjenester, barn: Barn) -> None:
    one = tjenester.forbehold.waiting(barn.id)[0]
    tjenester.forbehold.keep(
        Forbehold("", barn.id, one.dato, frozenset(), one.ord, kilde=one.kilde, svar_til_barnet="Bare til barnevernet.")
    )


def test_the_own_service_gets_the_answers_and_never_the_wish(
    tjenester: Tjenester, barn: Barn, kartlegging_id: str
) -> None:
    with pytest.raises(KnownError, match="deling_maa_avgjoeres"):
        tjenester.kartleggingseksport.response(kartlegging_id)
    weigh(tjenester, barn)

    text = json.dumps(tjenester.kartleggingseksport.response(kartlegging_id), ensure_ascii=False)
    row = tjenester.logg.newest(1)[0]

    assert "Jeg vil sove" in text
    assert "pappa" not in text
    assert (row.handling, row.objekt, row.utfall) == (
        "kartlegging.eksportert", f"kartlegging:{kartlegging_id}", "ja:barnets_egne_ord+psykisk",
    )  # fmt: skip


def test_others_get_what_consent_covers_and_the_rest_is_left_out(
    tjenester: Tjenester, barn: Barn, kartlegging_id: str, clock: FixedClock
) -> None:
    weigh(tjenester, barn)
    only_sleep = Samtykke(
        "", barn.id, Samtykketype.DELING, True, barn.navn, frozenset({Innhold.PSYKISK}),
        frozenset({Mottakerkategori.BUP}), "", clock.today(),
    )  # fmt: skip
    tjenester.samtykke.register(only_sleep)

    text = json.dumps(tjenester.kartleggingseksport.response(kartlegging_id, Mottakerkategori.BUP), ensure_ascii=False)
    assert "psykisk.1" in text
    assert "Jeg vil sove" not in text


def test_another_ground_is_written_in_the_log(tjenester: Tjenester, barn: Barn, kartlegging_id: str) -> None:
    weigh(tjenester, barn)
    decided = Avgjoerelse(Grunnlag.OPPGAVER_ETTER_LOVEN, "Fastlegen må vite det")

    tjenester.kartleggingseksport.response(kartlegging_id, Mottakerkategori.FASTLEGE, decided)

    assert tjenester.logg.newest(1)[0].formaal == "bvl_13_1_tredje"
