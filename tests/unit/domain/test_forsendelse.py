"""What a receipt may do to a forsendelse: only forward, only from the one we sent to, only for these very bytes."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helseansvarlig.domain.forsendelse import (
    Element,
    Feil,
    Feilkode,
    Kvittering,
    Kvitteringstype,
    Oppgave,
    Resultat,
    Sendt,
    Tilstand,
    Utfall,
    apply_receipt,
)
from helseansvarlig.errors import KnownError

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
HASH = "a" * 64
KOMMUNE = "910075918"
ID = "6b1f0f5e-54a4-4f8e-9c35-0d1c4a8f2b11"
REGISTERED = Kvittering(
    type=Kvitteringstype.APPLIKASJON,
    kvittering_id="k1",
    forsendelse_id=ID,
    sha256_forseglet=HASH,
    mottatt_tid=NOW,
    registrert_tid=NOW,
    resultat=Resultat.OK,
    elementer=(Element("dokument.pdf", Resultat.OK), Element("payload.json", Resultat.OK)),
    feil=(),
    system_navn="Mottaksverktøy",
    system_versjon="1",
)
DUPLICATE = replace(
    REGISTERED,
    resultat=Resultat.OK_DUPLIKAT,
    elementer=tuple(replace(e, resultat=Resultat.OK_DUPLIKAT) for e in REGISTERED.elementer),
)
WAITING = replace(REGISTERED, resultat=Resultat.VENTER, registrert_tid=None)
SEEN = replace(REGISTERED, type=Kvitteringstype.SAKSBEHANDLER)
REFUSED = replace(REGISTERED, resultat=Resultat.AVVIST, registrert_tid=None)
FAULT = replace(REFUSED, type=Kvitteringstype.FEILMELDING, feil=(Feil(Feilkode.UKJENT_BARN, "", False),))
ALL = (REGISTERED, DUPLICATE, WAITING, SEEN, REFUSED, FAULT)
SEALED_STATES = tuple(state for state in Tilstand if state not in (Tilstand.UTKAST, Tilstand.KLAR))


def sent(tilstand: Tilstand = Tilstand.OVERFOERT) -> Sendt:
    return Sendt(ID, tilstand, HASH, KOMMUNE, ("dokument.pdf", "payload.json"))


def outcome(tilstand: Tilstand, kvittering: Kvittering) -> Utfall:
    return apply_receipt(sent(tilstand), kvittering, KOMMUNE)


@pytest.mark.parametrize("receipt", [REGISTERED, DUPLICATE], ids=["first", "duplicate"])
@pytest.mark.parametrize(
    "state",
    [Tilstand.FORSEGLET, Tilstand.OVERFOERT, Tilstand.LEVERT, Tilstand.UTLOEPT, Tilstand.AVSTEM, Tilstand.AVVIST],
)
def test_a_receipt_that_names_every_file_registers(state: Tilstand, receipt: Kvittering) -> None:
    assert outcome(state, receipt) == Utfall(Tilstand.REGISTRERT)


def test_waiting_is_delivered_and_no_more() -> None:
    assert outcome(Tilstand.OVERFOERT, WAITING) == Utfall(Tilstand.LEVERT)


def test_seen_counts_only_after_registered_and_waits_otherwise() -> None:
    assert outcome(Tilstand.REGISTRERT, SEEN) == Utfall(Tilstand.SETT)
    assert outcome(Tilstand.LEVERT, SEEN) == Utfall(Tilstand.LEVERT, vent=True)


def test_silence_about_a_file_is_not_success() -> None:
    half = replace(REGISTERED, elementer=REGISTERED.elementer[:1])
    assert outcome(Tilstand.OVERFOERT, half) == Utfall(Tilstand.LEVERT, Oppgave.DELVIS_REGISTRERT)
    assert outcome(Tilstand.OVERFOERT, replace(half, elementer=())).tilstand is Tilstand.LEVERT


def test_one_refused_file_is_not_success() -> None:
    one_bad = (REGISTERED.elementer[0], Element("payload.json", Resultat.AVVIST))
    expected = Utfall(Tilstand.LEVERT, Oppgave.DELVIS_REGISTRERT)
    assert outcome(Tilstand.OVERFOERT, replace(REGISTERED, elementer=one_bad)) == expected


def test_ok_without_a_time_of_registration_is_not_registered() -> None:
    assert outcome(Tilstand.OVERFOERT, replace(REGISTERED, registrert_tid=None)).tilstand is Tilstand.LEVERT


@pytest.mark.parametrize("receipt", [REFUSED, FAULT], ids=["refusal", "feilmelding"])
def test_a_refusal_asks_a_person(receipt: Kvittering) -> None:
    assert outcome(Tilstand.OVERFOERT, receipt) == Utfall(Tilstand.AVVIST, Oppgave.AVVIST)


@pytest.mark.parametrize("state", [Tilstand.REGISTRERT, Tilstand.SETT])
def test_a_feilmelding_after_registration_opens_a_task_and_changes_nothing(state: Tilstand) -> None:
    assert outcome(state, FAULT) == Utfall(state, Oppgave.FEIL_ETTER_REGISTRERING)


@pytest.mark.parametrize("receipt", [REGISTERED, WAITING, REFUSED], ids=["registered", "waiting", "refused"])
def test_a_stopped_forsendelse_that_arrived_all_the_same_is_said_aloud(receipt: Kvittering) -> None:
    assert outcome(Tilstand.STANSET, receipt).oppgave is Oppgave.STANSET_KOM_FREM


def test_an_unknown_id_is_unknown() -> None:
    with pytest.raises(KnownError, match="kvittering_ukjent"):
        apply_receipt(None, REGISTERED, KOMMUNE)
    with pytest.raises(KnownError, match="kvittering_ukjent"):
        apply_receipt(sent(), replace(REGISTERED, forsendelse_id="en-annen"), KOMMUNE)


@pytest.mark.parametrize("state", [Tilstand.UTKAST, Tilstand.KLAR])
def test_what_was_never_sealed_cannot_be_answered(state: Tilstand) -> None:
    with pytest.raises(KnownError, match="kvittering_ukjent"):
        outcome(state, REGISTERED)


@pytest.mark.parametrize("receipt", ALL)
def test_other_bytes_than_ours_are_not_ours(receipt: Kvittering) -> None:
    with pytest.raises(KnownError, match="kvittering_feil_hash"):
        outcome(Tilstand.OVERFOERT, replace(receipt, sha256_forseglet="b" * 64))


@pytest.mark.parametrize("receipt", ALL)
def test_one_municipality_cannot_answer_for_another(receipt: Kvittering) -> None:
    with pytest.raises(KnownError, match="kvittering_feil_avsender"):
        apply_receipt(sent(), receipt, "974760673")


@given(st.sampled_from(SEALED_STATES), st.lists(st.sampled_from(ALL), max_size=8))
def test_no_order_of_receipts_takes_a_registered_forsendelse_back(start: Tilstand, receipts: list[Kvittering]) -> None:
    done = (Tilstand.REGISTRERT, Tilstand.SETT)
    state = start
    for receipt in receipts:
        following = outcome(state, receipt).tilstand
        assert state is not Tilstand.SETT or following is Tilstand.SETT
        assert state not in done or following in done
        state = following


@given(st.sampled_from(SEALED_STATES), st.sampled_from(ALL))
def test_the_same_receipt_twice_changes_nothing_more(start: Tilstand, receipt: Kvittering) -> None:
    once = outcome(start, receipt).tilstand
    assert outcome(once, receipt).tilstand in {once, Tilstand.SETT}


@given(st.sampled_from(SEALED_STATES), st.sampled_from([WAITING, REFUSED, FAULT, SEEN]))
def test_nothing_but_a_registration_makes_registered(start: Tilstand, receipt: Kvittering) -> None:
    assert outcome(start, receipt).tilstand is not Tilstand.REGISTRERT or start is Tilstand.REGISTRERT
