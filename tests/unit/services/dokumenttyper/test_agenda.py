"""The agenda: what was promised last time and what is new, and no child's name where it is general."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from helseansvarlig.clock import FixedClock
from helseansvarlig.domain.barn import Adressegrad, Barn
from helseansvarlig.domain.dokument import Dokumenttype
from helseansvarlig.domain.dokumentmodell import Avsnitt, Dokumentmodell, Liste, Overskrift, Spoersmaal
from helseansvarlig.domain.institusjon import Mottakerkategori
from helseansvarlig.domain.moete import Droeftingsmodus, Moete, Moetetype, Sak
from helseansvarlig.domain.oppfoelging import Oppfoelging, Venting
from helseansvarlig.errors import BugError, KnownError
from helseansvarlig.pdf.tekster import load_tekster
from helseansvarlig.services.dokumenttyper.agenda import compose
from helseansvarlig.services.dokumenttyper.grunnlag import Foer
from helseansvarlig.tjenester import Tjenester
from tests.pdf import arkeksempel, eksempel

NB = load_tekster("nb")


def headings(modell: Dokumentmodell) -> list[str]:
    return [blokk.tekst for blokk in modell.blokker if isinstance(blokk, Overskrift)]


def points(modell: Dokumentmodell) -> list[str]:
    return [point for blokk in modell.blokker if isinstance(blokk, Liste) for point in blokk.punkter]


def test_the_points_come_in_the_order_of_a_contact_meeting() -> None:
    assert headings(compose(arkeksempel.agenda(), NB)) == [
        "Oppfølging fra forrige møte",
        "Generelle saker",
        "Drøftes uten navn",
        "Saker med navn",
        "Henvisninger og svar som venter",
        "Akutte hendelser og det vi lærte",
        "Flyttinger",
        "Informasjon og opplæring",
        "Avtalen og evaluering",
        "Neste møte",
    ]


def test_a_named_matter_is_a_number_and_nothing_else() -> None:
    text = str(compose(arkeksempel.agenda(), NB))

    assert "Sak 3: med navn, føres i barnets mappe" in text
    assert [word for word in ("Vakker", "Modig Gran", "HEMMELIG", "vil ikke fortelle") if word in text] == []


def test_what_was_decided_last_time_stands_with_who_and_when_and_never_a_childs_matter() -> None:
    decided = [blokk for blokk in compose(arkeksempel.agenda(), NB).blokker if isinstance(blokk, Spoersmaal)]

    assert [(one.tittel, one.svar) for one in decided] == [
        ("Sak 1: Ventetid og akuttrutine", "Ny rutine gjelder fra i dag.")
    ]


def test_a_name_that_somebody_typed_stops_the_general_agenda() -> None:
    known = arkeksempel.agenda()
    typed = replace(
        known,
        dokument=replace(known.dokument, felter={"agenda_flyttinger": "Om Vakker  Blomst i januar"}),
        navn_i_huset=(("Vakker Blomst", ""),),
    )

    with pytest.raises(KnownError, match="sak_nevner_barn"):
        compose(typed, NB)


@pytest.mark.parametrize(("antall", "told"), [(0, None), (1, "i 1 sak."), (3, "i 3 saker.")])
def test_how_many_answers_we_wait_for_is_a_number_without_names(antall: int, told: str | None) -> None:
    text = str(compose(replace(arkeksempel.agenda(), foer=Foer(venter=antall)), NB))

    assert ("Henvisninger og svar som venter" in text) is (told is not None)
    assert told is None or told in text


def test_a_first_meeting_says_so() -> None:
    first = [b.tekst for b in compose(arkeksempel.agenda(omfang="tom"), NB).blokker if isinstance(b, Avsnitt)]

    assert first == ["Dette er det første møtet med dem.", "Avtales i møtet."]


def test_a_childs_own_agenda_holds_that_childs_matters_alone_and_asks_the_gate() -> None:
    known = arkeksempel.agenda_for_barn()

    assert [title for title in headings(compose(known, NB)) if title.startswith("Sak")] == [
        "Sak 3: Vakker Blomst: time til vurdering"
    ]
    assert "HEMMELIG" not in str(compose(known, NB))
    with pytest.raises(KnownError, match="deling_uten_grunnlag"):
        compose(replace(known, deling=eksempel.judge(Mottakerkategori.BUP)), NB)
    with pytest.raises(KnownError, match="referat_uten_saker"):
        compose(replace(known, saker=known.saker[:2]), NB)


def test_a_protected_address_keeps_place_and_other_party_out_of_a_childs_agenda() -> None:
    hidden = replace(
        arkeksempel.agenda_for_barn(), barn=replace(eksempel.BARN, adressegrad=Adressegrad.STRENGT_FORTROLIG)
    )

    assert "Elvebyen" in str(compose(arkeksempel.agenda_for_barn(), NB))
    assert "Elvebyen" not in str(compose(hidden, NB))


def test_an_agenda_of_no_meeting_is_our_own_mistake() -> None:
    with pytest.raises(BugError):
        compose(replace(arkeksempel.agenda(), moete=None), NB)


def test_the_record_knows_the_last_meeting_with_the_same_people_and_whom_we_wait_for(
    tjenester: Tjenester, barn: Barn, clock: FixedClock
) -> None:
    today = clock.today()

    def meeting(days_ago: int, who: str = "BUP Elvebyen") -> str:
        made = Moete("", Moetetype.KONTAKTMOETE, today - timedelta(days_ago), who)
        return tjenester.moete.create(made).value.id

    meeting(90)
    last, now = meeting(30), meeting(0)
    meeting(10, "BUP Fjellbygda")
    sak = tjenester.moete.add_sak(Sak("", last, 0, "Ventetid", Droeftingsmodus.GENERELL)).value
    tjenester.moete.save_sak(replace(sak, beslutning="Ny rutine fra i dag."))
    waits = Venting("BUP Elvebyen", today, today, "bup")
    tjenester.oppfoelging.create(Oppfoelging("", barn.id, "Svar", "Trygg Havn", date(2027, 1, 4), venter=waits))
    made = tjenester.dokument.create(Dokumenttype.AGENDA, Mottakerkategori.BUP, "BUP Elvebyen", moete_id=now).value
    text = str(tjenester.dokument.model(made.id))

    assert "Ny rutine fra i dag." in text
    assert "i 1 sak." in text
    tjenester.dokument.write(made.id, {"agenda_hendelser": f"Om {barn.navn}"})
    with pytest.raises(KnownError, match="sak_nevner_barn"):
        tjenester.dokument.model(made.id)
