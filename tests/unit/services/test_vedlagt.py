"""What may go along: signed, about the same child, for this reader, and let through to this very recipient."""

from __future__ import annotations

from datetime import date

import pytest

from helseansvarlig.clock import FixedClock
from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.delingsregel import Innad, Mottakertype
from helseansvarlig.domain.dokument import Dokument, Dokumenttype
from helseansvarlig.domain.institusjon import Institusjon, Mottakerkategori
from helseansvarlig.domain.samtykke import Innhold, Samtykke, Samtykketype
from helseansvarlig.errors import KnownError
from helseansvarlig.services.vedlagt import require_attachable
from helseansvarlig.tjenester import Tjenester

BUP, SKOLE = Mottakerkategori.BUP, Mottakerkategori.SKOLE_PPT


@pytest.fixture
def brev(tjenester: Tjenester, barn: Barn, clock: FixedClock) -> Dokument:
    """A signed letter to BUP about a child who has said yes to BUP, and to nobody else."""
    tjenester.institusjon.save(Institusjon("Solbakken", "A2", "310000051"))
    say_yes(tjenester, barn, clock)
    return signed(tjenester, barn)


def say_yes(tjenester: Tjenester, barn: Barn, clock: FixedClock) -> None:
    to, today = frozenset({BUP}), clock.today()
    tjenester.samtykke.register(
        Samtykke("", barn.id, Samtykketype.DELING, True, barn.navn, frozenset(Innhold), to, "", today)
    )


def signed(
    tjenester: Tjenester, barn: Barn, kind: Dokumenttype = Dokumenttype.BREV, to: Mottakertype = BUP
) -> Dokument:
    made = tjenester.dokument.create(kind, to, "BUP Elvebyen", barn_id=barn.id).value
    return tjenester.dokument.freeze(made.id).value


def along(tjenester: Tjenester, first: Dokument, *ids: str, to: Mottakertype = BUP) -> list[str]:
    """What goes along with a document to this recipient, by id."""
    oekt = tjenester.aapent.oekt
    with oekt.store.read() as unit:
        return [one.id for one in require_attachable(unit, oekt, first, to, ids)]


def test_another_signed_document_about_the_child_goes_along_once_however_often_it_is_named(
    tjenester: Tjenester, barn: Barn, brev: Dokument
) -> None:
    other = signed(tjenester, barn)
    assert along(tjenester, brev, other.id, other.id) == [other.id]
    assert along(tjenester, brev) == []


def test_a_draft_and_the_document_itself_do_not_go_along(tjenester: Tjenester, barn: Barn, brev: Dokument) -> None:
    draft = tjenester.dokument.create(Dokumenttype.BREV, BUP, "BUP Elvebyen", barn_id=barn.id).value
    for one in (draft, brev):
        with pytest.raises(KnownError, match="vedlegg_ikke_signert"):
            along(tjenester, brev, one.id)


def test_what_is_about_another_child_never_goes_along(
    tjenester: Tjenester, barn: Barn, brev: Dokument, clock: FixedClock
) -> None:
    other = tjenester.barn.register(Barn("", "Modig Gran", date(2012, 1, 1))).value
    say_yes(tjenester, other, clock)
    with pytest.raises(KnownError, match="vedlegg_annet_barn"):
        along(tjenester, brev, signed(tjenester, barn).id, signed(tjenester, other).id)


def test_the_child_s_own_copy_is_for_the_child(tjenester: Tjenester, barn: Barn, brev: Dokument) -> None:
    copy = signed(tjenester, barn, Dokumenttype.BARNEKOPI, Innad.BARNET_SELV)
    with pytest.raises(KnownError, match="vedlegg_for_en_annen"):
        along(tjenester, brev, copy.id)


def test_what_one_recipient_may_have_another_may_not(tjenester: Tjenester, barn: Barn, brev: Dokument) -> None:
    """The gate is asked about the one who gets it now, not the one it was written to."""
    other = signed(tjenester, barn)
    with pytest.raises(KnownError, match="deling_uten_grunnlag"):
        along(tjenester, brev, other.id, to=SKOLE)


def test_a_consent_that_is_withdrawn_stops_what_was_signed_before(
    tjenester: Tjenester, barn: Barn, brev: Dokument
) -> None:
    other = signed(tjenester, barn)
    for given in tjenester.samtykke.of_barn(barn.id):
        tjenester.samtykke.withdraw(given.id, barn.navn)
    with pytest.raises(KnownError, match="deling_uten_grunnlag"):
        along(tjenester, brev, other.id)
