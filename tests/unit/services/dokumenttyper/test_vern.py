from dataclasses import replace

import pytest

from helseansvarlig.domain.barn import Adressegrad
from helseansvarlig.domain.dokumentmodell import Tomme
from helseansvarlig.domain.institusjon import Mottakerkategori
from helseansvarlig.domain.samtykke import Innhold
from helseansvarlig.errors import BugError, KnownError
from helseansvarlig.pdf.outline import read_as_text
from helseansvarlig.pdf.tekster import load_tekster
from helseansvarlig.services.dokumenttyper.grunnlag import Grunnlag
from helseansvarlig.services.dokumenttyper.henvisningsgrunnlag import compose
from helseansvarlig.services.dokumenttyper.vern import held_back, require_basis, require_child
from tests.pdf import eksempel

NB = load_tekster("nb")


def protected(**felter: str) -> Grunnlag:
    grunnlag = eksempel.henvisning()
    return replace(
        grunnlag,
        barn=replace(eksempel.BARN, adressegrad=Adressegrad.STRENGT_FORTROLIG),
        dokument=replace(grunnlag.dokument, felter={**eksempel.FELTER, **felter}),
    )


def test_without_consent_nothing_is_composed() -> None:
    grunnlag = replace(eksempel.henvisning(), deling=eksempel.judge(Mottakerkategori.BUP))

    with pytest.raises(KnownError) as refused:
        require_basis(grunnlag)

    assert (refused.value.code, refused.value.params) == ("deling_uten_grunnlag", {"grunn": "mangler"})


def test_without_asking_the_gate_nothing_is_composed() -> None:
    with pytest.raises(KnownError, match="deling_uten_grunnlag"):
        require_basis(replace(eksempel.henvisning(), deling=None))


def test_a_reservation_towards_barnevernstjenesten_waits_for_somebody_to_decide() -> None:
    reserved = replace(eksempel.DELING, forbehold=frozenset({Innhold.SEKSUELL}))
    asked = eksempel.judge(Mottakerkategori.BARNEVERNSTJENESTEN, reserved)

    with pytest.raises(KnownError) as refused:
        require_basis(replace(eksempel.henvisning(), deling=asked))

    assert (refused.value.code, refused.value.params) == ("deling_maa_avgjoeres", {"grunn": "forbehold"})


def test_what_is_held_back_is_named_with_its_reason_and_without_its_content() -> None:
    samtykke = replace(eksempel.DELING, forbehold=frozenset({Innhold.RUS}))
    grunnlag = replace(
        eksempel.henvisning(), samtykker=(samtykke,), deling=eksempel.judge(Mottakerkategori.BUP, samtykke)
    )

    assert held_back(grunnlag, NB) == (
        Tomme("Holdt tilbake etter barnets ønske", ("rus",)),
        Tomme("Holdt tilbake, ikke omfattet av samtykket", ("seksuell helse",)),
    )


def test_nothing_held_back_is_nothing_said() -> None:
    everything = replace(eksempel.DELING, innhold=frozenset(Innhold))
    grunnlag = replace(eksempel.henvisning(), deling=eksempel.judge(Mottakerkategori.BUP, everything))

    assert held_back(grunnlag, NB) == ()


def test_an_identified_document_needs_a_child() -> None:
    with pytest.raises(BugError):
        require_child(replace(eksempel.henvisning(), barn=None))


@pytest.mark.parametrize(
    "name", ["Solbakken", "Avdeling Fjell", "Elvebyen", "Fjellbygda", "62 00 00 00", "BUP Elvebyen"]
)
def test_a_protected_address_keeps_place_unit_and_number_out_of_every_word(name: str) -> None:
    text = read_as_text(compose(protected(skole="Går på Elvebyens ungdomsskole i FJELLBYGDA."), NB))

    assert name.casefold() not in text.casefold()
    assert "Går på [utelatt] ungdomsskole i [utelatt]." in text
    assert "Adressen er sperret" in text


def test_an_open_address_is_printed_as_it_is() -> None:
    text = read_as_text(compose(eksempel.henvisning(), NB))

    assert "Omsorgskommune: Elvebyen" in text
    assert "[utelatt]" not in text


def test_a_place_name_inside_another_word_is_left_alone() -> None:
    grunnlag = protected(skole="Osen og losen")
    assert grunnlag.barn is not None
    text = read_as_text(compose(replace(grunnlag, barn=replace(grunnlag.barn, omsorgskommune="Os")), NB))

    assert "Osen og losen" in text


def test_a_general_word_in_a_name_is_no_name() -> None:
    text = read_as_text(compose(protected(skole="Avdelingen og barnevernstjenesten vet om det."), NB))

    assert "Avdelingen og barnevernstjenesten vet om det." in text


def test_shielding_an_address_changes_the_hash_with_the_content() -> None:
    assert compose(protected(), NB).innholdshash != compose(eksempel.henvisning(), NB).innholdshash
