"""The register: who, when, why, to whom, which way, which copy; what was stopped; called back; told of in time."""

from __future__ import annotations

from datetime import timedelta

import pytest

from helseansvarlig.clock import FixedClock
from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.dokument import Dokument, Dokumenttype
from helseansvarlig.domain.institusjon import Institusjon, Mottakerkategori
from helseansvarlig.domain.samtykke import Innhold, Samtykke, Samtykketype
from helseansvarlig.domain.utgang import Bekreftelse, Oensket
from helseansvarlig.domain.utlevering import Kanal
from helseansvarlig.domain.utleveringsregister import Aarsak, Feilsending, Registerutvalg
from helseansvarlig.errors import KnownError
from helseansvarlig.services.utleveringsregister import UtleveringsregisterService
from helseansvarlig.tjenester import Tjenester
from tests.pdf.lesere import needs_poppler, pages_of

BUP = Mottakerkategori.BUP


@pytest.fixture
def brev(tjenester: Tjenester, barn: Barn, clock: FixedClock) -> Dokument:
    tjenester.institusjon.save(Institusjon("Solbakken", "A2", "310000051"))
    everybody = frozenset({BUP})
    tjenester.samtykke.register(
        Samtykke("", barn.id, Samtykketype.DELING, True, barn.navn, frozenset(Innhold), everybody, "", clock.today())
    )
    made = tjenester.dokument.create(Dokumenttype.BREV, BUP, "BUP Elvebyen", barn_id=barn.id).value
    return tjenester.dokument.freeze(made.id).value


@pytest.fixture
def register(tjenester: Tjenester) -> UtleveringsregisterService:
    return tjenester.utleveringsregister


def let_out(tjenester: Tjenester, dokument: Dokument, kanal: Kanal = Kanal.PAPIR) -> None:
    said = tjenester.utgang.summarise(Oensket(dokument.id, kanal))
    tjenester.utgang.release(Bekreftelse(said, said.skriv, frozenset(said.maa_bekreftes)))


def test_each_copy_has_its_number_its_way_and_its_ground(
    tjenester: Tjenester, register: UtleveringsregisterService, brev: Dokument
) -> None:
    for kanal in (Kanal.PAPIR, Kanal.PASSORD, Kanal.FIL):
        let_out(tjenester, brev, kanal)
    tjenester.dokument.export(brev.id)  # as from the command line: nobody was asked

    told = [(one.kanal, one.eksemplar, one.grunnlag, one.mottaker_navn, one.sha256) for one in register.lines()]

    ground = ("samtykke", "BUP Elvebyen", brev.sha256)
    ways = ((Kanal.FIL, 4), (Kanal.FIL, 3), (Kanal.PASSORD, 2), (Kanal.PAPIR, 1))
    assert told == [(*way, *ground) for way in ways]
    assert [one.rad is None for one in register.lines()] == [True, False, False, False]


def test_what_was_stopped_stands_there_and_cannot_be_called_back(
    tjenester: Tjenester, register: UtleveringsregisterService, brev: Dokument
) -> None:
    said = tjenester.utgang.summarise(Oensket(brev.id, Kanal.PAPIR))
    with pytest.raises(KnownError):
        tjenester.utgang.release(Bekreftelse(said))
    stopped = register.lines(brev.barn_id, Registerutvalg.STANSET)[0]

    assert (stopped.stanset, stopped.eksemplar, stopped.kanal) == ("mottaker_navn_stemmer_ikke", 0, Kanal.PAPIR)
    with pytest.raises(KnownError, match="utlevering_stanset"):
        register.recall(stopped.nummer, Aarsak.ANNET, "Fordi")


def test_calling_back_takes_a_reason_is_found_again_and_is_said_the_next_time(
    tjenester: Tjenester, register: UtleveringsregisterService, brev: Dokument
) -> None:
    let_out(tjenester, brev)
    tjenester.dokument.export(brev.id)
    for line in register.lines():  # also what has no row of its own yet
        with pytest.raises(KnownError, match="tilbakekalling_uten_grunn"):
            register.recall(line.nummer, Aarsak.FEIL_MOTTAKER, " ")
        register.recall(line.nummer, Aarsak.FEIL_MOTTAKER, "Ringte dem.")

    assert len(register.lines(utvalg=Registerutvalg.TRUKKET)) == 2
    assert "kalt_tilbake_foer" in tjenester.utgang.summarise(Oensket(brev.id, Kanal.PAPIR)).maa_bekreftes
    tjenester.angre.undo()
    assert len(register.lines(utvalg=Registerutvalg.TRUKKET)) == 1


@needs_poppler
@pytest.mark.parametrize(("maalform", "title"), [("nb", "Melding om feilsending"), ("nn", "Melding om feilsending")])
def test_the_report_is_filled_in_names_no_child_and_tells_the_deadline(
    tjenester: Tjenester,
    register: UtleveringsregisterService,
    brev: Dokument,
    clock: FixedClock,
    maalform: str,
    title: str,
) -> None:
    let_out(tjenester, brev)
    number = register.lines()[0].nummer
    with pytest.raises(KnownError, match="feilsending_uten_fakta"):
        register.print_report(number)
    found = clock.now()
    register.report(number, Feilsending(found, "Elvebyen skole", "Feil konvolutt."))

    pages = " ".join(pages_of(register.print_report(number, maalform)))

    until = found + timedelta(hours=72)
    assert f"{until:%d.%m.%Y}" in pages
    assert all(word in pages for word in (title, "BUP Elvebyen", "Elvebyen skole", "V.B.", brev.sha256[:12]))
    assert "Vakker" not in pages
    assert tjenester.logg.newest(1)[0].handling == "feilsending.skrevet_ut"


def test_the_filters_leave_out_other_children_and_other_ways(
    tjenester: Tjenester, register: UtleveringsregisterService, brev: Dokument
) -> None:
    let_out(tjenester, brev, Kanal.PASSORD)
    assert len(register.lines(brev.barn_id, kanal=Kanal.PASSORD)) == 1
    assert register.lines(brev.barn_id, kanal=Kanal.PAPIR) == []
    assert register.lines("et annet barn") == []
