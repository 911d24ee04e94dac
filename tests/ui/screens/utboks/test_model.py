"""The outbox in words: done only with proof, silence is an alarm, every fault has its reason and a way on."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.dokument import Dokument, Dokumenttype
from helseansvarlig.domain.forsendelse import Oppgave, Tilstand
from helseansvarlig.domain.institusjon import Motpart, Mottakerkategori
from helseansvarlig.domain.utboks import Utboksrad
from helseansvarlig.services.utboks import TRANSPORT_FAULTS, Utbokslinje
from ui.messages import catalogue
from ui.screens.utboks.model import Gruppe, Handling, Rad, build_rows, count_waiting, workdays_between

MONDAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
FIELDS = {"barn_id": "b", "dokument_id": "d", "motpart_id": "m", "mottaker_orgnr": "312345676"}


def line(tilstand: Tilstand, **facts: object) -> Utbokslinje:
    rad = Utboksrad(
        id="r", tilstand=tilstand, kjede_id="k", epoke="e", loepenr=1, opprettet=NOW, grunnlag="lov",
        grunnlag_vurdert=NOW, **FIELDS,
    )  # fmt: skip
    return Utbokslinje(
        replace(rad, **facts),  # type: ignore[arg-type]  # tests name fields
        Barn("b", "Vakker Blomst", date(2011, 3, 4)),
        Dokument(
            "d", Dokumenttype.HENVISNINGSGRUNNLAG, "b", "", Mottakerkategori.BARNEVERNSTJENESTEN, "", "nb", {}, NOW
        ),
        Motpart("m", "Barnevernstjenesten i Elvebyen", Mottakerkategori.BARNEVERNSTJENESTEN),
    )


def row(tilstand: Tilstand, **facts: object) -> Rad:
    return build_rows([line(tilstand, **facts)], MONDAY)[0]


@pytest.mark.parametrize("tilstand", list(Tilstand))
def test_only_a_signed_receipt_makes_it_registered(tilstand: Tilstand) -> None:
    shown = row(tilstand, overfoert=NOW, registrert=NOW)
    assert (shown.merke.word == "Registrert") == (tilstand in (Tilstand.REGISTRERT, Tilstand.SETT))
    assert shown.grunn.endswith(".") or shown.merke.word == "Registrert"


@pytest.mark.parametrize(
    ("tilstand", "facts", "gruppe", "word"),
    [
        (Tilstand.KLAR, {}, Gruppe.PAA_VEI, "Venter"),
        (Tilstand.KLAR, {"siste_feil": "kanal_borte"}, Gruppe.TRENGER_DEG, "Feilet"),
        (Tilstand.FORSEGLET, {}, Gruppe.PAA_VEI, "Sendes"),
        (Tilstand.KARANTENE, {"siste_feil": "mottaker_sertifikat_utloept"}, Gruppe.TRENGER_DEG, "Stanset"),
        (Tilstand.OVERFOERT, {"overfoert": NOW}, Gruppe.PAA_VEI, "Sendt"),
        (Tilstand.OVERFOERT, {"overfoert": NOW - timedelta(days=6)}, Gruppe.TRENGER_DEG, "Uten svar"),
        (Tilstand.LEVERT, {"overfoert": NOW}, Gruppe.PAA_VEI, "Levert"),
        (Tilstand.AVVIST, {"oppgave": Oppgave.AVVIST.value}, Gruppe.TRENGER_DEG, "Avvist"),
        (Tilstand.STANSET, {"oppgave": Oppgave.STANSET_KOM_FREM.value}, Gruppe.TRENGER_DEG, "Må følges opp"),
        (Tilstand.STANSET, {}, Gruppe.FERDIG, "Stanset"),
        (Tilstand.AVSTEM, {}, Gruppe.TRENGER_DEG, "Må avklares"),
    ],
)
def test_each_state_has_its_place_and_its_word(
    tilstand: Tilstand, facts: dict[str, object], gruppe: Gruppe, word: str
) -> None:
    shown = row(tilstand, **facts)
    assert (shown.gruppe, shown.merke.word) == (gruppe, word)


NOTED = sorted(
    TRANSPORT_FAULTS
    | {code for code in catalogue() if code.startswith(("mottaker_", "eget_", "deling_", "kanal_", "orgnr_", "fil_"))}
)


@pytest.mark.parametrize("code", NOTED)
def test_every_fault_that_is_noted_can_be_read_and_tried_again(code: str) -> None:
    shown = row(Tilstand.KARANTENE, siste_feil=code)
    assert "{" not in shown.grunn
    assert Handling.PROEV_IGJEN in shown.handlinger


def test_what_has_left_cannot_be_stopped() -> None:
    assert Handling.STOPP in row(Tilstand.KLAR).handlinger
    assert Handling.STOPP not in row(Tilstand.OVERFOERT, overfoert=NOW).handlinger


def test_the_receipt_names_no_child() -> None:
    shown = row(Tilstand.REGISTRERT, registrert=NOW, overfoert=NOW, filer=("dokument.pdf",), sha256="ab" * 32)
    values = " ".join(value for _, value in shown.detaljer)
    assert "312345676" in values
    assert "Blomst" not in values


def test_failed_ones_are_among_those_that_go_out_next() -> None:
    lines = [line(Tilstand.KLAR), line(Tilstand.FORSEGLET, siste_feil="kanal_borte"), line(Tilstand.KARANTENE)]
    assert count_waiting(lines) == 2


def test_a_weekend_is_no_working_day() -> None:
    assert workdays_between(date(2026, 11, 20), MONDAY) == 1


@given(st.dates(), st.integers(0, 60))
def test_working_days_are_counted_one_by_one(first: date, days: int) -> None:
    if first.toordinal() + days <= date.max.toordinal():
        last = first + timedelta(days=days)
        assert workdays_between(first, last) == sum(
            (first + timedelta(days=n)).weekday() < 5 for n in range(1, days + 1)
        )
