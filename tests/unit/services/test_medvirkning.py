"""How the child took part stands with what was decided, and is carried into the next document."""

from __future__ import annotations

from datetime import date

import pytest

from helseansvarlig.clock import FixedClock
from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.dokument import Dokumenttype
from helseansvarlig.domain.institusjon import Mottakerkategori
from helseansvarlig.domain.medvirkning import Medvirkning
from helseansvarlig.domain.samtykke import Innhold, Samtykke, Samtykketype
from helseansvarlig.errors import KnownError
from helseansvarlig.tjenester import Tjenester

BLOCK = Medvirkning(
    informert_om="Hva BUP er", hoert_om="Om vi kan dele", barnet_sa="Greit, hvis jeg får lese det først.",
    sagt=date(2026, 11, 20), hoert_av="Rolig Bekk", vekt="Hun leser først",
)  # fmt: skip


def test_a_consent_is_kept_with_its_block_in_one_act(tjenester: Tjenester, barn: Barn, clock: FixedClock) -> None:
    answer = Samtykke(
        "", barn.id, Samtykketype.DELING, True, barn.navn, frozenset(Innhold), frozenset({Mottakerkategori.BUP}), "",
        clock.today(),
    )  # fmt: skip
    kept = tjenester.samtykke.register(answer, medvirkning=BLOCK).value

    assert tjenester.medvirkning.of(f"samtykke:{kept.id}") == BLOCK
    assert [row.id for row in tjenester.medvirkning.of_barn(barn.id)] == [f"samtykke:{kept.id}"]
    tjenester.angre.undo()
    assert tjenester.medvirkning.of(f"samtykke:{kept.id}") == Medvirkning()


def test_writing_it_again_takes_its_place_and_the_log_holds_no_word_of_it(tjenester: Tjenester, barn: Barn) -> None:
    tjenester.medvirkning.write(barn.id, "stoppunkt:s1", Medvirkning(vekt="Stor"))
    tjenester.medvirkning.write(barn.id, "stoppunkt:s1", BLOCK)

    assert tjenester.medvirkning.of("stoppunkt:s1") == BLOCK
    row = tjenester.logg.newest(1)[0]
    assert (row.handling, row.objekt, row.barn_id) == ("medvirkning.skrevet", "stoppunkt:s1", barn.id)
    assert "lese" not in repr(row)


def test_it_belongs_to_a_child_there_is(tjenester: Tjenester) -> None:
    with pytest.raises(KnownError, match="finnes_ikke"):
        tjenester.medvirkning.write("ingen", "stoppunkt:s1", BLOCK)


def test_the_next_document_begins_with_it(tjenester: Tjenester, barn: Barn) -> None:
    tjenester.medvirkning.write(barn.id, "stoppunkt:s1", BLOCK)

    made = tjenester.dokument.create(
        Dokumenttype.HENVISNINGSGRUNNLAG, Mottakerkategori.BARNEVERNSTJENESTEN, "Elvebyen", barn_id=barn.id
    ).value

    assert made.felter["medvirkning_barnet_sa"] == "Greit, hvis jeg får lese det først."
    assert (made.felter["medvirkning_sagt"], made.felter["medvirkning_hoert_av"]) == ("2026-11-20", "Rolig Bekk")
    text = tjenester.dokument.preview(made.id).tekst
    assert "Greit, hvis jeg får lese det først. (sagt 20. november 2026, hørt av Rolig Bekk)" in text
