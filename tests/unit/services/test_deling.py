"""Asking the gate leaves a row in the log that tells outcome and ground, and no content."""

from __future__ import annotations

from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.deling import Grunnlag, Utfall
from helseansvarlig.domain.institusjon import Mottakerkategori
from helseansvarlig.tjenester import Tjenester


def test_every_question_is_logged_with_its_answer(tjenester: Tjenester, barn: Barn) -> None:
    answer = tjenester.deling.judge(barn.id, Mottakerkategori.BUP)
    row = tjenester.logg.newest(1)[0]

    assert answer.utfall is Utfall.NEI
    assert (row.handling, row.barn_id, row.mottaker, row.formaal, row.utfall) == (
        "deling.vurdert", barn.id, "bup", Grunnlag.INGEN.value, "nei",
    )  # fmt: skip


def test_a_written_reason_is_judged_and_kept_out_of_the_log(tjenester: Tjenester, barn: Barn) -> None:
    answer = tjenester.deling.judge(barn.id, Mottakerkategori.BUP, begrunnelse="Barnet er i fare")

    assert answer.grunnlag is Grunnlag.SKRIFTLIG_BEGRUNNET
    assert "fare" not in repr(tjenester.logg.newest(1)[0])


def test_a_question_cannot_be_undone(tjenester: Tjenester, barn: Barn) -> None:
    tjenester.deling.judge(barn.id, Mottakerkategori.BARNEVERNSTJENESTEN)

    point = tjenester.angre.next_undo()
    assert point is not None
    assert point.handling == "barn.opprettet"
