"""One child's picture: the child's own words first, everything dated in one line of time, and looking is logged."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from helseansvarlig.clock import FixedClock
from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.moete import Droeftingsmodus, Moete, Moetetype, Sak
from helseansvarlig.domain.notat import Notatart
from helseansvarlig.domain.samtykke import Samtykke, Samtykketype
from helseansvarlig.errors import KnownError
from helseansvarlig.services.ett_barn import Innslagsart
from helseansvarlig.tjenester import Tjenester


def test_the_newest_own_words_are_shown_first(tjenester: Tjenester, barn: Barn, clock: FixedClock) -> None:
    tjenester.notat.add(barn.id, Notatart.BARNET_SA, "Jeg vil sove", "Rolig Bekk")
    clock.moment += timedelta(hours=1)
    newest = tjenester.notat.add(barn.id, Notatart.BARNET_SA, "Det går bedre", "Rolig Bekk").value
    tjenester.notat.add(barn.id, Notatart.OBSERVASJON, "Ler i dag")

    assert tjenester.ett_barn.picture(barn.id).egne_ord == newest


def test_the_timeline_is_one_newest_first(tjenester: Tjenester, barn: Barn, clock: FixedClock) -> None:
    day = clock.today()
    task = tjenester.oppfoelging.add(barn.id, "Ringe BUP", "Trygg", day).value
    tjenester.notat.add(barn.id, Notatart.OBSERVASJON, "Sover lite")
    consent = Samtykke(
        "", barn.id, Samtykketype.HELSEHJELP, gitt=False, gitt_av="Vakker Blomst", innhold=frozenset(),
        mottakere=frozenset(), formaal="", dato=day - timedelta(3),
    )  # fmt: skip
    tjenester.samtykke.register(consent)
    moete = tjenester.moete.create(Moete("", Moetetype.KONTAKTMOETE, day - timedelta(1), "BUP")).value
    sak = Sak("", moete.id, 0, "Vakker Blomst", Droeftingsmodus.IDENTIFISERT, barn.id)
    tjenester.moete.add_sak(sak, begrunnelse="Nødvendig")
    clock.moment += timedelta(days=1)
    tjenester.oppfoelging.mark_done(task.id)

    lines = tjenester.ett_barn.picture(barn.id).tidslinje

    assert [line.dag for line in lines] == sorted((line.dag for line in lines), reverse=True)
    assert (lines[0].art, lines[-1].art, lines[-1].underart) == (Innslagsart.GJORT, Innslagsart.SAMTYKKE, "avslag")
    assert {line.art for line in lines} >= {Innslagsart.NOTAT, Innslagsart.MOETE}


def test_late_in_the_evening_it_is_already_tomorrow_in_norway(
    tjenester: Tjenester, barn: Barn, clock: FixedClock
) -> None:
    clock.moment = datetime(2026, 11, 24, 23, 30, tzinfo=UTC)
    tjenester.notat.add(barn.id, Notatart.OBSERVASJON, "Sover ikke")

    assert tjenester.ett_barn.picture(barn.id).tidslinje[0].dag == date(2026, 11, 25)


def test_opening_is_logged_and_drawing_anew_is_not(tjenester: Tjenester, barn: Barn) -> None:
    tjenester.ett_barn.picture(barn.id)
    tjenester.ett_barn.picture(barn.id, opened=False)

    assert [row.handling for row in tjenester.logg.newest(2)] == ["barn.lest", "barn.opprettet"]


def test_a_child_who_is_not_there_is_said(tjenester: Tjenester) -> None:
    with pytest.raises(KnownError, match="finnes_ikke"):
        tjenester.ett_barn.picture("ukjent")


def test_it_tells_age_as_of_today(tjenester: Tjenester, clock: FixedClock) -> None:
    child = tjenester.barn.register(Barn("", "Vakker Blomst", date(2011, 11, 24))).value
    assert tjenester.ett_barn.picture(child.id).alder == 14
    clock.moment += timedelta(days=1)
    assert tjenester.ett_barn.picture(child.id).alder == 15
