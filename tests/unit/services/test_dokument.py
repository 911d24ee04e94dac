"""Documents as the log sees them: opened, saved, printed; and the mark of the log on what was signed."""

from __future__ import annotations

import pytest

from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.dokument import Dokument, Dokumenttype
from helseansvarlig.domain.institusjon import Mottakerkategori
from helseansvarlig.domain.utlevering import Kanal
from helseansvarlig.tjenester import Tjenester
from tests.fakes.ut import let_out
from tests.pdf.lesere import needs_poppler, pages_of


@pytest.fixture
def dokument(tjenester: Tjenester, barn: Barn) -> Dokument:
    return tjenester.dokument.create(
        Dokumenttype.HENVISNINGSGRUNNLAG, Mottakerkategori.BARNEVERNSTJENESTEN, "Elvebyen", barn_id=barn.id
    ).value


def test_opening_saving_and_printing_are_three_acts(tjenester: Tjenester, dokument: Dokument, barn: Barn) -> None:
    assert tjenester.dokument.open(dokument.id) == tjenester.dokument.picture(dokument.id)
    assert let_out(tjenester, dokument.id) == let_out(tjenester, dokument.id, Kanal.PAPIR)

    rows = tjenester.logg.newest(3)
    assert [row.handling for row in rows] == ["dokument.skrevet_ut", "dokument.eksportert", "dokument.lest"]
    assert {(row.barn_id, row.objekt) for row in rows} == {(barn.id, f"dokument:{dokument.id}")}


@needs_poppler
def test_what_is_signed_carries_the_place_of_the_log_before_it_and_a_draft_none(
    tjenester: Tjenester, dokument: Dokument
) -> None:
    head = tjenester.aapent.oekt.store.head()
    frozen = tjenester.dokument.freeze(dokument.id).value

    assert all(f"logg {head.hash[:12]}" in page for page in pages_of(frozen.pdf))
    draft = tjenester.dokument.model(dokument.id)
    assert (draft.merking.loggmerke, draft.innholdshash) == ("", frozen.sha256)
