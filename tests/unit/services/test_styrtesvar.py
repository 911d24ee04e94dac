"""Why a theme is held back from a recipient, and which question settles it: for every form that shares the question."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from helseansvarlig.clock import FixedClock
from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.dokument import Dokumenttype
from helseansvarlig.domain.institusjon import Mottakerkategori
from helseansvarlig.domain.samtykke import Innhold
from helseansvarlig.domain.svar import Svar, Svarstatus, besvart
from helseansvarlig.domain.verdi import Koding
from helseansvarlig.services.dokumenttyper.utvalg import UTVALG, as_field
from helseansvarlig.services.styrtesvar import Styrt
from helseansvarlig.tjenester import Tjenester
from tests.fakes.maler import approve

TEEN, OLDER, YOUNGER = "seksuell-13-15", "seksuell-16", "seksuell-6-12"
TOUCHED, WHO = "seksuell/seksuell.7", "seksuell/seksuell.12"
OWN, BUP = Mottakerkategori.BARNEVERNSTJENESTEN, Mottakerkategori.BUP


@pytest.fixture
def ungdom(tjenester: Tjenester) -> Barn:
    approve(tjenester)
    return tjenester.barn.register(Barn("", "Modig Gran", date(2010, 3, 4))).value


def chose(*codes: str) -> Svar:
    return besvart(*(Koding(kode=code, system="urn:helseansvarlig:hvem-kan-vite") for code in codes))


def talk(tjenester: Tjenester, barn: Barn, mal: str, who: Svar | None = None) -> str:
    row = tjenester.kartlegging.start(barn.id, mal, "Rolig Bekk").value
    given = {TOUCHED: besvart(False)} | ({WHO: who} if who is not None else {})
    tjenester.kartlegging.answer_all(row.id, given)
    return row.id


def told(tjenester: Tjenester, barn: Barn, mottaker: Mottakerkategori = OWN) -> tuple[Styrt, ...]:
    """What a new document to this recipient says is held back, and why."""
    made = tjenester.dokument.create(Dokumenttype.HENVISNINGSGRUNNLAG, mottaker, "", barn_id=barn.id).value
    tjenester.dokument.write(made.id, {**made.felter, UTVALG: as_field(frozenset(Innhold))})  # all that may go along
    return tjenester.dokument.picture(made.id).styrt


@pytest.mark.parametrize(
    ("who", "status"),
    [
        (None, Svarstatus.IKKE_SPURT),
        (Svar(status=Svarstatus.VIL_IKKE_SVARE), Svarstatus.VIL_IKKE_SVARE),
        (chose("bare_den_som_spoer"), Svarstatus.BESVART),
    ],
)
def test_it_names_the_theme_what_the_child_said_and_where(
    tjenester: Tjenester, ungdom: Barn, who: Svar | None, status: Svarstatus
) -> None:
    row = talk(tjenester, ungdom, OLDER, who)
    (one,) = told(tjenester, ungdom)
    assert (one.tema.tekst, one.status, one.aapent_for) == ("Seksuell helse", status, frozenset())
    assert (one.kartlegging_id, one.sti) == (row, WHO)
    assert one.spoersmaal.tekst.endswith("?")


def test_where_the_recipient_was_chosen_nothing_is_said(tjenester: Tjenester, ungdom: Barn) -> None:
    talk(tjenester, ungdom, OLDER, chose("barnevernstjenesten"))
    assert told(tjenester, ungdom) == ()


def test_where_nothing_of_the_theme_would_go_anyhow_nothing_is_said(tjenester: Tjenester, ungdom: Barn) -> None:
    talk(tjenester, ungdom, OLDER, chose("bare_den_som_spoer"))
    assert told(tjenester, ungdom, BUP) == (), "nobody has said yes to anything towards BUP"


def test_the_newest_talk_is_named_also_for_a_form_that_does_not_ask(
    tjenester: Tjenester, ungdom: Barn, clock: FixedClock
) -> None:
    talk(tjenester, ungdom, YOUNGER)
    clock.moment += timedelta(days=100)
    talk(tjenester, ungdom, TEEN, chose("bare_den_som_spoer"))
    clock.moment += timedelta(days=100)
    newest = talk(tjenester, ungdom, OLDER)
    (one,) = told(tjenester, ungdom)
    assert (one.kartlegging_id, one.status) == (newest, Svarstatus.IKKE_SPURT)
