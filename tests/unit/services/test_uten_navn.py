"""A question without a name: what it says, what keeps it back, and that it can be asked where nobody may be named."""

from __future__ import annotations

from dataclasses import replace

import pytest

from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.dokument import Dokumenttype
from helseansvarlig.domain.institusjon import Institusjon, Motpart, Mottakerkategori
from helseansvarlig.domain.logg import Loggutvalg
from helseansvarlig.domain.navnefunn import Funnslag
from helseansvarlig.domain.notat import Notatart
from helseansvarlig.domain.person import Person
from helseansvarlig.domain.utlevering import Kanal
from helseansvarlig.domain.utleveringsregister import Aarsak, Registerutvalg
from helseansvarlig.errors import KnownError
from helseansvarlig.services.uten_navn import age_band, mark_of, may_stand
from helseansvarlig.tjenester import Tjenester
from tests.fakes.ut import let_out
from tests.pdf.sjekker import tells_of_us

SPOERSMAAL = {"ber_om": "Hva kan hjelpe en ungdom til å sove trygt?", "vet": "Våken tre netter i uka."}


@pytest.fixture
def stanset(tjenester: Tjenester, barn: Barn) -> str:
    """A document to BUP that the gate stops: nobody has said yes."""
    tjenester.institusjon.save(Institusjon("Solbakken", "Avdeling Fjell", telefon="62 00 00 00"))
    tjenester.barn.save(
        replace(
            barn,
            fastlege="Klok Furu, Fjellbygda legesenter",
            omsorgskommune="Elvebyen",
            foreldreansvar=(Person("Mild Elv", "mor", "900 00 000"),),
        )
    )
    vouched = {"kontaktperson": "Glad Rogn", "fingeravtrykk_bekreftet_av": "Stødig Stein, 55 00 00 00"}
    tjenester.institusjon.add_motpart(
        Motpart("", "Barnevernstjenesten", Mottakerkategori.BARNEVERNSTJENESTEN, **vouched)
    )
    tjenester.notat.add(barn.id, Notatart.BARNET_SA, "Jeg vil sove.", "Tålmodig Tind")
    made = tjenester.dokument.create(
        Dokumenttype.HENVISNINGSGRUNNLAG, Mottakerkategori.BUP, "BUP Elvebyen", barn_id=barn.id
    ).value
    tjenester.dokument.write(made.id, {"problemstilling": "Hva kan hjelpe Vakker?", "symptomer": "Sover lite."})
    with pytest.raises(KnownError, match="deling_uten_grunnlag"):
        let_out(tjenester, made.id)
    return made.id


def test_it_begins_from_what_was_written_and_finds_the_name_in_it(tjenester: Tjenester, stanset: str) -> None:
    start = tjenester.uten_navn.begin(stanset)
    found = tjenester.uten_navn.check(start, start.felter)

    assert dict(start.felter) == {
        "ber_om": "Hva kan hjelpe Vakker?", "vet": "Sover lite.", "proevd": "", "barnets_ord": "",
    }  # fmt: skip
    assert [(one.felt, one.funn.tekst) for one in found.treff] == [("ber_om", "Vakker")]
    assert (found.gjenstaar, found.faa_barn) == (1, True)


def test_it_leaves_where_nobody_is_named_and_the_log_tells_so(tjenester: Tjenester, stanset: str, barn: Barn) -> None:
    pdf = tjenester.uten_navn.let_out(stanset, SPOERSMAAL)
    newest = tjenester.aapent.oekt.store.find_log_rows(Loggutvalg(barn_id=barn.id), 0, 1)[0]

    assert pdf.startswith(b"%PDF")
    assert tells_of_us(pdf) == []
    assert (newest.handling, newest.mottaker) == ("uten_navn.eksportert", "bup")
    assert tjenester.uten_navn.let_out(stanset, SPOERSMAAL, on_paper=True) == pdf


def test_each_time_stands_in_the_register_with_whom_it_went_to_and_can_be_called_back(
    tjenester: Tjenester, stanset: str, barn: Barn
) -> None:
    register = tjenester.utleveringsregister
    for on_paper in (False, True):
        tjenester.uten_navn.let_out(stanset, SPOERSMAAL, on_paper=on_paper)

    lines = register.lines(barn.id, Registerutvalg.UTLEVERT)
    assert [(one.kanal, one.mottaker_navn, one.barn_id) for one in lines] == [
        (Kanal.PAPIR, "BUP Elvebyen", barn.id), (Kanal.FIL, "BUP Elvebyen", barn.id),
    ]  # fmt: skip
    assert len({one.rad.id for one in lines if one.rad is not None}) == 2
    assert all(one.sha256 for one in lines)
    register.recall(lines[1].nummer, Aarsak.FEIL_MOTTAKER, "Ringte dem.")
    assert [one.er_trukket for one in register.lines(barn.id, Registerutvalg.UTLEVERT)] == [False, True]


NAMED = (
    "Vakker", "Vakkers mor", "Blomst", "Mild Elv", "Klok Furu", "Fjellbygda", "Elvebyen", "Solbakken", "Avdeling Fjell",
    "Trygg Havn", "Tålmodig Tind",
    "Stødig Stein", "Glad Rogn", "4. mars 2011", "62 00 00 00", "900 00 000", "V.B.", "Bakkegata 3",
)  # fmt: skip


def test_it_does_not_leave_while_somebody_or_some_place_is_named(tjenester: Tjenester, stanset: str) -> None:
    left = []
    for named in NAMED:
        try:
            tjenester.uten_navn.let_out(stanset, SPOERSMAAL | {"proevd": f"Etter møtet med {named} i går."})
            left.append(named)
        except KnownError as error:
            assert error.code == "uten_navn_funnet"

    assert left == []


def test_a_person_may_say_that_a_word_is_no_name_but_not_that_of_the_child(tjenester: Tjenester, stanset: str) -> None:
    start = tjenester.uten_navn.begin(stanset)
    felter = SPOERSMAAL | {"vet": "Modig. Vakker er dagen."}
    (found,) = tjenester.uten_navn.check(start, felter).treff
    seen = [mark_of(found.funn)]

    assert may_stand(found.funn)
    assert tjenester.uten_navn.check(start, felter, seen).gjenstaar == 0
    assert tjenester.uten_navn.let_out(stanset, felter, seen)
    with pytest.raises(KnownError, match="uten_navn_funnet"):
        tjenester.uten_navn.let_out(stanset, felter | {"proevd": "Vakker Blomst"}, [*seen, "navn:vakker blomst"])


def test_nothing_is_asked_with_an_empty_page(tjenester: Tjenester, stanset: str) -> None:
    with pytest.raises(KnownError, match="uten_navn_tomt"):
        tjenester.uten_navn.let_out(stanset, {"vet": "Sover lite."})


def test_the_page_tells_an_age_band_and_never_who_where_or_from_what_house(tjenester: Tjenester, stanset: str) -> None:
    start = tjenester.uten_navn.begin(stanset)
    said = tjenester.uten_navn.preview(start, SPOERSMAAL | {"barnets_ord": "Jeg vil sove."}).tekst

    assert "13–15 år" in said or "16–17 år" in said
    assert "«Jeg vil sove.»" in said
    assert [
        word for word in ("Vakker", "Blomst", "2011", "Solbakken", "Trygg", "Elvebyen", stanset) if word in said
    ] == []
    assert tjenester.uten_navn.check(start, {"ber_om": said}).treff == ()


def test_bands_are_wider_than_one_age() -> None:
    assert [age_band(age) for age in (0, 5, 6, 12, 13, 15, 16, 17, 18)] == [
        "0_5", "0_5", "6_12", "6_12", "13_15", "13_15", "16_17", "16_17", "18",
    ]  # fmt: skip


def test_every_kind_of_place_has_a_name_of_its_own() -> None:
    assert len({kind.value for kind in Funnslag}) == 7
