"""What has left the house is read from the log: each way, each time, and nothing that was only looked at."""

from __future__ import annotations

from datetime import timedelta

import pytest

from helseansvarlig.clock import FixedClock
from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.dokument import Dokument, Dokumenttype
from helseansvarlig.domain.institusjon import Institusjon, Mottakerkategori
from helseansvarlig.domain.samtykke import Innhold, Samtykke, Samtykketype
from helseansvarlig.domain.utlevering import Kanal
from helseansvarlig.services import utlevering
from helseansvarlig.services.utlevering import corrected, deliveries
from helseansvarlig.tjenester import Tjenester
from tests.fakes.ut import let_out

BUP = Mottakerkategori.BUP


@pytest.fixture
def signert(tjenester: Tjenester, barn: Barn, clock: FixedClock) -> Dokument:
    """A signed letter to BUP that was printed as a draft before."""
    tjenester.institusjon.save(Institusjon("Solbakken", "A2", "310000051"))
    tjenester.samtykke.register(
        Samtykke(
            "", barn.id, Samtykketype.DELING, True, barn.navn, frozenset(Innhold), frozenset({BUP}), "", clock.today()
        )
    )
    made = tjenester.dokument.create(Dokumenttype.BREV, BUP, "BUP Elvebyen", barn_id=barn.id).value
    let_out(tjenester, made.id, Kanal.PAPIR)
    return tjenester.dokument.freeze(made.id).value


def handed_out(tjenester: Tjenester, dokument: Dokument) -> list[tuple[Kanal, int]]:
    oekt = tjenester.aapent.oekt
    with oekt.store.read() as unit:
        return [(one.kanal, one.dag.day) for one in deliveries(unit, oekt.store, unit.dokument.get(dokument.id))]


def test_each_time_it_was_printed_and_saved_is_found_oldest_first(
    tjenester: Tjenester, signert: Dokument, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(utlevering, "STEP", 2)
    day = clock.today().day
    assert handed_out(tjenester, signert) == [], "a draft and a look are no delivery"
    tjenester.dokument.preview(signert.id)
    let_out(tjenester, signert.id, Kanal.PAPIR)
    clock.moment += timedelta(days=1)
    for _ in range(3):
        let_out(tjenester, signert.id)

    assert handed_out(tjenester, signert) == [(Kanal.PAPIR, day), *[(Kanal.FIL, day + 1)] * 3]


def test_a_correction_is_of_the_signed_document_it_names_and_knows_who_has_it(
    tjenester: Tjenester, signert: Dokument, barn: Barn
) -> None:
    let_out(tjenester, signert.id, Kanal.PAPIR)
    made = tjenester.dokument.create(
        Dokumenttype.RETTELSE, BUP, "BUP Elvebyen", barn_id=barn.id, om=f"dokument:{signert.id}"
    ).value
    told = tjenester.dokument.preview(made.id).tekst

    assert signert.id in told
    assert signert.sha256[:12] in told
    assert "Skrevet ut på papir" in told
    assert tjenester.dokument.freeze(made.id).value.pdf


def test_without_a_name_it_is_of_the_newest_to_the_same_recipient_and_a_draft_is_none(
    tjenester: Tjenester, signert: Dokument, barn: Barn
) -> None:
    made = tjenester.dokument.create(Dokumenttype.RETTELSE, BUP, "", barn_id=barn.id).value
    other = tjenester.dokument.create(Dokumenttype.BREV, BUP, "", barn_id=barn.id).value
    with tjenester.aapent.oekt.store.read() as unit:
        found = corrected(unit, made)
        named = corrected(unit, unit.dokument.get(made.id))

    assert found is not None
    assert named is not None
    assert (found.id, named.id, made.om) == (signert.id, signert.id, f"dokument:{signert.id}")
    assert other.id != found.id
