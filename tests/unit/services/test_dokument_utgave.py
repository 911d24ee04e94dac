"""What is signed never changes: a new edition is a document of its own that names the one it stands instead of."""

from datetime import date

import pytest

from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.dokument import Dokument, Dokumentstatus, Dokumenttype
from helseansvarlig.domain.institusjon import Mottakerkategori
from helseansvarlig.errors import BugError
from helseansvarlig.services.dokument_grunnlag import DELING_BEGRUNNELSE
from helseansvarlig.tjenester import Tjenester


@pytest.fixture
def signed(tjenester: Tjenester) -> Dokument:
    barn = tjenester.barn.register(Barn("", "Vakker Blomst", date(2011, 3, 4))).value
    made = tjenester.dokument.create(
        Dokumenttype.BREV, Mottakerkategori.BARNEVERNSTJENESTEN, "Elvebyen", barn_id=barn.id
    ).value
    felter = {"brev_ber_om": "Vi ber om svar.", "sjekket_ut_enig": "enig", DELING_BEGRUNNELSE: "Haster"}
    tjenester.dokument.write(made.id, felter)
    return tjenester.dokument.freeze(made.id).value


def test_the_new_edition_has_the_words_and_names_what_it_replaces(tjenester: Tjenester, signed: Dokument) -> None:
    new = tjenester.dokument.new_edition(signed.id).value

    assert (new.versjon, new.status, new.mottaker_navn) == (2, Dokumentstatus.UTKAST, "Elvebyen")
    assert new.felter["brev_ber_om"] == "Vi ber om svar."
    said = tjenester.dokument.preview(new.id).tekst
    assert "Utgave 2" in said
    assert "erstatter utgave 1" in said
    assert signed.id in said
    assert signed.sha256[:12] in said
    assert "Utkast" in said


def test_what_was_decided_and_read_of_the_old_one_is_decided_and_read_anew(
    tjenester: Tjenester, signed: Dokument
) -> None:
    new = tjenester.dokument.new_edition(signed.id).value
    assert not {DELING_BEGRUNNELSE, "sjekket_ut_enig"} & new.felter.keys()


def test_the_old_one_stands_as_it_was_signed_and_an_edition_of_an_edition_counts_on(
    tjenester: Tjenester, signed: Dokument
) -> None:
    second = tjenester.dokument.freeze(tjenester.dokument.new_edition(signed.id).value.id).value
    third = tjenester.dokument.new_edition(second.id).value
    assert third.versjon == 3
    assert "erstatter utgave 2" in tjenester.dokument.preview(third.id).tekst
    kept = tjenester.dokument.picture(signed.id).dokument
    assert (kept.pdf, kept.sha256, kept.versjon) == (signed.pdf, signed.sha256, 1)


def test_a_draft_is_changed_and_has_no_editions(tjenester: Tjenester, signed: Dokument) -> None:
    draft = tjenester.dokument.new_edition(signed.id).value
    with pytest.raises(BugError):
        tjenester.dokument.new_edition(draft.id)
