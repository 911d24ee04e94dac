"""The row in the outbox: who can have it sealed, and each sending's place in the chain that the receiver checks."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.deling import Delingsvurdering, Utfall
from helseansvarlig.domain.delingsregel import Grunnlag
from helseansvarlig.domain.dokument import Dokument, Dokumentstatus, Dokumenttype
from helseansvarlig.domain.forsendelse import Tilstand
from helseansvarlig.domain.institusjon import Institusjon, Motpart, Mottakerkategori
from helseansvarlig.domain.logg import Hendelse
from helseansvarlig.domain.utboks import Utboksrad
from helseansvarlig.errors import KnownError
from helseansvarlig.services.utboks_rad import new_row, refusal_of, register_row, require_recipient, require_sendable
from helseansvarlig.tjenester import Tjenester

TJENESTEN = Mottakerkategori.BARNEVERNSTJENESTEN
OWN = Motpart(
    "m1",
    "Elvebyen barnevernstjeneste",
    TJENESTEN,
    "312345676",
    "4601",
    kort=b"k",
    fingeravtrykk_bekreftet_av="Klok Stein",
)
OTHER = replace(OWN, id="m2", navn="Fjorden barnevernstjeneste", kommunenr="")
YES = Delingsvurdering(Utfall.JA, Grunnlag.SAMTYKKE, frozenset(), frozenset())


@pytest.fixture
def dokument(tjenester: Tjenester, barn: Barn) -> Dokument:
    tjenester.institusjon.save(Institusjon("Solbakken", "A2", "310000051"))
    draft = tjenester.dokument.create(Dokumenttype.OVERFOERING, TJENESTEN, OWN.navn, barn_id=barn.id).value
    return replace(draft, status=Dokumentstatus.FROSSET)


def refusal(tjenester: Tjenester, dokument: Dokument, motpart: Motpart) -> str:
    """The code of why it may not go there, or nothing."""
    with tjenester.aapent.oekt.store.read() as unit:
        found = refusal_of(unit, dokument, motpart)
    return found.code if found is not None else ""


def put(tjenester: Tjenester, dokument: Dokument, motpart: Motpart) -> Utboksrad:
    """The next row, kept."""
    oekt = tjenester.aapent.oekt
    with oekt.store.write(Hendelse("forsendelse.ny", angrebar=False)) as unit:
        if motpart.id not in {one.id for one in unit.motpart.all()}:
            unit.motpart.save(motpart)
        if dokument.id not in {one.id for one in unit.dokument.all()}:
            unit.dokument.save(dokument)
        row = new_row(unit, oekt, dokument, motpart, YES, ())
        return unit.utboks.save(row)


def another(tjenester: Tjenester, barn: Barn) -> Dokument:
    made = tjenester.dokument.create(Dokumenttype.OVERFOERING, TJENESTEN, OWN.navn, barn_id=barn.id).value
    return replace(made, status=Dokumentstatus.FROSSET)


def test_a_card_that_nobody_has_compared_by_telephone_is_no_card(tjenester: Tjenester, dokument: Dokument) -> None:
    assert refusal(tjenester, dokument, OWN) == ""
    assert refusal(tjenester, dokument, replace(OWN, kort=b"")) == "mottaker_mangler_kort"
    assert refusal(tjenester, dokument, replace(OWN, fingeravtrykk_bekreftet_av="")) == "mottaker_mangler_kort"


def test_a_service_of_another_kind_than_the_paper_is_for_is_refused_also_with_a_card(
    tjenester: Tjenester, dokument: Dokument
) -> None:
    school = replace(OWN, kategori=Mottakerkategori.SKOLE_PPT)
    assert refusal(tjenester, dokument, school) == "mottaker_feil_kategori"


@pytest.mark.parametrize(
    ("home", "code"), [("4601", ""), (" 4601 ", ""), ("1103", "mottaker_feil_kommune"), ("Fjorden", ""), ("", "")]
)
def test_only_a_number_that_is_another_s_stops_it_a_name_is_for_a_person_to_judge(
    tjenester: Tjenester, barn: Barn, dokument: Dokument, home: str, code: str
) -> None:
    tjenester.barn.save(replace(barn, omsorgskommune=home))
    assert refusal(tjenester, dokument, OWN) == code
    assert refusal(tjenester, dokument, OTHER) == "", "it has told us no number"


def test_nothing_is_sent_before_it_is_signed_and_nothing_that_is_about_no_child(
    tjenester: Tjenester, dokument: Dokument
) -> None:
    with tjenester.aapent.oekt.store.read() as unit:
        require_sendable(unit, dokument, OWN)
        with pytest.raises(KnownError, match="dokument_ikke_signert"):
            require_sendable(unit, replace(dokument, status=Dokumentstatus.UTKAST), OWN)
        with pytest.raises(KnownError, match="dokument_uten_barn"):
            require_recipient(unit, replace(dokument, barn_id=""), OWN)


def test_each_sending_about_a_child_to_one_receiver_is_numbered_in_one_chain(
    tjenester: Tjenester, barn: Barn, dokument: Dokument
) -> None:
    """The receiver sees a gap: numbers go on also past one that was stopped."""
    first = put(tjenester, dokument, OWN)
    tjenester.utboks.stop(first.id)
    second = put(tjenester, another(tjenester, barn), OWN)
    elsewhere = put(tjenester, another(tjenester, barn), OTHER)

    assert [(one.loepenr, one.kjede_id) for one in (first, second)] == [(1, first.kjede_id), (2, first.kjede_id)]
    assert elsewhere.loepenr == 1
    assert elsewhere.kjede_id != first.kjede_id
    assert len({one.epoke for one in (first, second, elsewhere)}) == 1
    assert all(UUID(text) for one in (first, elsewhere) for text in (one.id, one.kjede_id, one.epoke))


def test_another_child_s_sendings_are_another_chain(tjenester: Tjenester, dokument: Dokument) -> None:
    first = put(tjenester, dokument, OWN)
    other = tjenester.barn.register(Barn("", "Modig Gran", date(2012, 1, 1))).value
    about_other = put(tjenester, another(tjenester, other), OWN)
    assert (about_other.loepenr, about_other.kjede_id == first.kjede_id) == (1, False)


def test_a_document_lies_in_the_outbox_once_until_it_is_stopped(tjenester: Tjenester, dokument: Dokument) -> None:
    row = put(tjenester, dokument, OWN)
    with pytest.raises(KnownError, match="allerede_i_utboks"):
        put(tjenester, dokument, OWN)
    tjenester.utboks.stop(row.id)
    assert put(tjenester, dokument, OWN).tilstand is Tilstand.KLAR


def test_the_register_keeps_the_name_they_had_then_and_what_was_confirmed(
    tjenester: Tjenester, dokument: Dokument
) -> None:
    row = replace(put(tjenester, dokument, OWN), vedlegg=("et annet",))
    kept = register_row(row, dokument, OWN, ("annen_kommune",))
    assert (kept.id, kept.motpart_id, kept.mottaker_navn) == (f"forsendelse:{row.id}", OWN.id, OWN.navn)
    assert (kept.vedlegg, kept.bekreftet, kept.dokumenttype) == (("et annet",), ("annen_kommune",), "overfoering")
