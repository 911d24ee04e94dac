"""Asking the gate leaves a row in the log that tells outcome and ground, and no content."""

from __future__ import annotations

from helseansvarlig.clock import FixedClock
from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.deling import Avgjoerelse, Utfall
from helseansvarlig.domain.delingsregel import Grunnlag
from helseansvarlig.domain.institusjon import Mottakerkategori
from helseansvarlig.domain.samtykke import Innhold, Samtykke, Samtykketype
from helseansvarlig.tjenester import Tjenester


def test_every_question_is_logged_with_its_answer(tjenester: Tjenester, barn: Barn) -> None:
    answer = tjenester.deling.judge(barn.id, Mottakerkategori.BUP)
    row = tjenester.logg.newest(1)[0]

    assert answer.utfall is Utfall.NEI
    assert (row.handling, row.barn_id, row.mottaker, row.formaal, row.utfall) == (
        "deling.vurdert", barn.id, "bup", Grunnlag.INGEN.value, "nei",
    )  # fmt: skip


def test_a_written_reason_is_judged_and_kept_out_of_the_log(tjenester: Tjenester, barn: Barn) -> None:
    decided = Avgjoerelse(Grunnlag.OPPGAVER_ETTER_LOVEN, "Barnet er i fare")
    answer = tjenester.deling.judge(barn.id, Mottakerkategori.BUP, avgjoerelse=decided)
    row = tjenester.logg.newest(1)[0]

    assert (answer.grunnlag, row.utfall) == (Grunnlag.OPPGAVER_ETTER_LOVEN, "ja:alt")
    assert "i fare" not in repr(row)


def test_the_log_tells_what_was_let_through_by_code(tjenester: Tjenester, barn: Barn, clock: FixedClock) -> None:
    partly = Samtykke(
        "", barn.id, Samtykketype.DELING, gitt=True, gitt_av=barn.navn, dato=clock.today(), formaal="Søvn",
        innhold=frozenset({Innhold.SKOLE, Innhold.PSYKISK}), mottakere=frozenset({Mottakerkategori.BUP}),
    )  # fmt: skip
    given = tjenester.samtykke.register(partly).value
    tjenester.deling.judge(barn.id, Mottakerkategori.BUP)
    row = tjenester.logg.newest(1)[0]

    assert (row.utfall, row.objekt, row.formaal) == ("delvis:psykisk+skole", f"samtykke:{given.id}", "samtykke")


def test_a_question_cannot_be_undone(tjenester: Tjenester, barn: Barn) -> None:
    tjenester.deling.judge(barn.id, Mottakerkategori.BARNEVERNSTJENESTEN)

    point = tjenester.angre.next_undo()
    assert point is not None
    assert point.handling == "barn.opprettet"
