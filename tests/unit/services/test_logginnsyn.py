"""A child's access log as a document: every act, by whom and what for, and nothing of anybody else."""

from __future__ import annotations

from datetime import date, timedelta

from helseansvarlig.clock import FixedClock
from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.dokumentmodell import Dokumentmodell, Felter, Tabell
from helseansvarlig.domain.logg import Loggrad
from helseansvarlig.domain.notat import Notatart
from helseansvarlig.services.logginnsyn import Innsyn, compose_innsyn
from helseansvarlig.tjenester import Tjenester
from tests.pdf.lesere import needs_poppler, pages_of


def said(row: Loggrad) -> str:
    return row.handling


def tables(modell: Dokumentmodell) -> list[Tabell]:
    return [blokk for blokk in modell.blokker if isinstance(blokk, Tabell)]


def test_every_act_stands_there_and_the_same_again_on_a_day_is_one_line(
    tjenester: Tjenester, barn: Barn, clock: FixedClock
) -> None:
    for _ in range(3):
        tjenester.ett_barn.picture(barn.id)
        clock.moment += timedelta(minutes=5)
    tjenester.notat.add(barn.id, Notatart.BARNET_SA, "Jeg vil sove")
    clock.moment += timedelta(days=1)
    tjenester.ett_barn.picture(barn.id)

    people, lines = tables(tjenester.logg.compose_innsyn(barn.id, said))

    assert people.rader == (("Trygg Havn", "4", "2", "0"),)
    assert [line[2] for line in lines.rader] == [
        "barn.lest", "notat.skrevet", "barn.lest (3 ganger)", "barn.opprettet",
    ]  # fmt: skip
    assert [line[0] for line in lines.rader] == [
        "24.11.2026 kl. 10.45", "23.11.2026 kl. 10.45", "23.11.2026 kl. 10.30", "23.11.2026 kl. 10.30",
    ]  # fmt: skip
    assert {line[3] for line in lines.rader} == {"Følge opp helsen din"}


def test_nothing_of_another_child_and_no_word_of_the_record_is_in_it(tjenester: Tjenester, barn: Barn) -> None:
    other = tjenester.barn.register(Barn("", "Modig Gran", date(2010, 8, 19))).value
    tjenester.notat.add(barn.id, Notatart.BARNET_SA, "Jeg vil sove")
    tjenester.ett_barn.picture(other.id)

    told = repr(tjenester.logg.compose_innsyn(barn.id, said))

    assert barn.navn in told
    assert not [word for word in ("Gran", other.id, "sove") if word in told]


def test_without_a_row_it_says_so(tjenester: Tjenester, barn: Barn) -> None:
    words = tjenester.logg._renderer.words("nn")

    modell = compose_innsyn(Innsyn(barn, "Solbakken", date(2026, 11, 23), ()), said, words, "nn")

    assert not [b for b in modell.blokker if isinstance(b, Tabell | Felter)]
    assert len(modell.blokker) == 2


@needs_poppler
def test_as_paper_it_is_an_act_of_its_own(tjenester: Tjenester, barn: Barn) -> None:
    for _ in range(60):
        tjenester.ett_barn.picture(barn.id)
        tjenester.notat.of_barn(barn.id)
    pages = pages_of(tjenester.logg.print_innsyn(barn.id, said, "nn"))

    assert "Kven har lese og skrive om deg" in pages[0]
    assert len(pages) > 2
    assert all("barnevernslova § 13-1" in page for page in pages)
    assert tjenester.logg.newest(1)[0].handling == "logg.skrevet_ut"
