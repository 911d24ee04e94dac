"""Papers about the house are gathered from the record of the house, and take no child."""

from __future__ import annotations

import pytest

from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.delingsregel import Innad
from helseansvarlig.domain.dokument import Dokumenttype
from helseansvarlig.domain.institusjon import Mottakerkategori
from helseansvarlig.domain.samarbeidsavtale import Samarbeidsavtale
from helseansvarlig.errors import KnownError
from helseansvarlig.services.dokument_huset import AVTALE, OM_HUSET
from helseansvarlig.tjenester import Tjenester
from tests.fakes.ut import let_out
from tests.pdf import huseksempel


def test_the_folder_holds_what_is_written_now_and_is_signed_and_saved(tjenester: Tjenester) -> None:
    tjenester.rutine.create(huseksempel.RUTINER[0])
    kept = tjenester.samarbeidsavtale.create(huseksempel.AVTALE).value
    made = tjenester.dokument.create(Dokumenttype.TILSYNSMAPPE, Innad.EGET_PERSONALE, "Statsforvalteren").value
    text = tjenester.dokument.preview(made.id).tekst

    assert "Legetilsyn ved akutt inntak" in text
    assert f"Samarbeidsavtale med {kept.motpart}" in text
    signed = tjenester.dokument.freeze(made.id).value
    assert let_out(tjenester, signed.id) == signed.pdf


def test_a_paper_is_about_its_own_agreement(tjenester: Tjenester) -> None:
    tjenester.samarbeidsavtale.create(Samarbeidsavtale("", "BUP Lia"))
    kept = tjenester.samarbeidsavtale.create(Samarbeidsavtale("", "BUP Elvebyen")).value
    made = tjenester.dokument.create(
        Dokumenttype.SAMARBEIDSAVTALE, Mottakerkategori.BUP, "BUP Elvebyen", om=f"{AVTALE}{kept.id}"
    ).value

    text = tjenester.dokument.preview(made.id).tekst
    assert "Samarbeidsavtale med BUP Elvebyen" in text
    assert "BUP Lia" not in text


@pytest.mark.parametrize("kind", sorted(OM_HUSET))
def test_none_of_them_takes_a_child(tjenester: Tjenester, barn: Barn, kind: Dokumenttype) -> None:
    with pytest.raises(KnownError, match="dokument_gjelder_huset"):
        tjenester.dokument.create(kind, Mottakerkategori.BUP, "BUP", barn_id=barn.id)
    assert tjenester.dokument.list_dokumenter() == []
