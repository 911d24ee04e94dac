"""The probes over stop point, consents, meetings and settings: empty, filled and with errors."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget

from helseansvarlig.domain.innsynsmerke import Merkegrunn
from helseansvarlig.domain.institusjon import Motpart, Mottakerkategori, Tjeneste
from helseansvarlig.domain.moete import Moete, Moetetype
from helseansvarlig.domain.nivaabeslutning import Hjelpenivaa, Nivaabeslutning
from helseansvarlig.domain.notat import Notatart
from helseansvarlig.domain.omraade import Omraade
from helseansvarlig.domain.person import Rolle
from helseansvarlig.domain.rolleinnehaver import Rolleinnehaver, Samarbeidsrolle
from helseansvarlig.services.brukere import Invitasjon
from tests.ui import probes
from tests.ui.husrom import Husrom, consent, five_children, husrom, meeting, press, services_around
from tests.ui.skjermrom import TODAY, older_child, settle
from ui.i18n import Language, use_language
from ui.theme import Look, Scheme, Wishes

Show = Callable[..., QWidget]


def stop_point(room: Husrom) -> None:
    room.go("stoppunkt", room.rom.add_child().id, "k1")


def stop_point_with_errors(room: Husrom) -> None:
    room.go("stoppunkt", room.rom.add_child().id)
    press(room.vindu, "Lagre stoppunkt")


def stop_point_with_themes(room: Husrom) -> None:
    barn = room.rom.add_child()
    for words in ("Søvn om natta", "Uro etter besøk hjemme"):
        room.rom.tjenester.tema.raise_tema(barn.id, words)
    room.go("stoppunkt", barn.id, "k1")


def theme(room: Husrom) -> None:
    barn = room.rom.add_child()
    room.rom.tjenester.tema.raise_tema(barn.id, "Søvn om natta")
    room.go("nytt_tema", barn.id)
    press(room.vindu, "Lagre")


def incident(room: Husrom) -> None:
    room.go("hendelsesnotat", room.rom.add_child().id, "", "livsfare", "k1")


def incident_without_child(room: Husrom) -> None:
    room.rom.add_child()
    room.go("hendelsesnotat")
    press(room.vindu, "Lagre så langt")


def record(room: Husrom) -> None:
    barn = room.rom.add_child()
    older_child(room.rom)
    for said in ("Sov til sju, spiste frokost og gikk på skolen.", "Lekte med Modig i hagen. Mor ringte."):
        room.rom.tjenester.notat.add(barn.id, Notatart.OBSERVASJON, said)
    first = room.rom.tjenester.innsynsmerke.go_through(barn.id).linjer[0]
    room.rom.tjenester.innsynsmerke.mark(barn.id, first.innslag.rad, Merkegrunn.FARE, "Røper hvor mor bor")
    room.go("innsyn", barn.id)


def empty_record(room: Husrom) -> None:
    room.go("innsyn", room.rom.add_child().id)


def mark_with_errors(room: Husrom) -> None:
    record(room)
    press(room.vindu, "Merk")
    press(room.vindu, "Lagre merket")


def instrument(room: Husrom) -> None:
    room.go("instrument", room.rom.add_child().id)


def instrument_with_errors(room: Husrom) -> None:
    room.rom.add_child()
    room.go("instrument")
    press(room.vindu, "Lagre")


def level(room: Husrom) -> None:
    barn = room.rom.add_child()
    for nivaa in (Hjelpenivaa.KOMMUNE, Hjelpenivaa.BUP):
        room.rom.tjenester.nivaabeslutning.decide(
            Nivaabeslutning(
                "", barn.id, Omraade.PSYKISK, TODAY, nivaa, "Våkner hver natt", "Te og lydbok", "Trygg Havn",
                TODAY + timedelta(days=30), "Helst noen som ikke bor her",
            ),
            "Se på igjen",
        )  # fmt: skip
    room.go("nivaa", barn.id, "psykisk")


def level_with_errors(room: Husrom) -> None:
    room.go("nivaa", room.rom.add_child().id)
    press(room.vindu, "Lagre")


def numbers_with_errors(room: Husrom) -> None:
    room.go("innstillinger", "numre")
    press(room.vindu, "Lagre")


def consents(room: Husrom) -> None:
    five_children(room.rom)
    room.go("samtykker")


def withdrawal(room: Husrom) -> None:
    consent(room.rom, older_child(room.rom))
    room.go("samtykker")
    press(room.vindu, "Trekk")


def consent_form_with_errors(room: Husrom) -> None:
    room.go("nytt_samtykke", room.rom.add_child().id)
    press(room.vindu, "Lagre svaret")


def meetings(room: Husrom) -> None:
    meeting(room.rom, "Skole")
    room.go("moeter")


def new_meeting_with_errors(room: Husrom) -> None:
    room.go("nytt_moete")
    press(room.vindu, "Lag møtet")


def matter(room: Husrom) -> None:
    barn = older_child(room.rom)
    consent(room.rom, barn)
    room.go("moete", meeting(room.rom, "Skole", barn=barn).id)


def new_matter(room: Husrom) -> None:
    room.go("moete", meeting(room.rom).id)
    press(room.vindu, "Legg til saken")


def section(key: str) -> Callable[[Husrom], None]:
    def show(room: Husrom) -> None:
        services_around(room.rom)
        room.go("innstillinger", key)

    return show


def log(room: Husrom) -> None:
    room.rom.add_child()
    room.go("logg")


def deputy(room: Husrom) -> Invitasjon:
    """Somebody who has been given access, and a copy from before."""
    room.rom.tjenester.kopi.take()
    return room.rom.tjenester.brukere.invite("Rolig Bekk", Rolle.STEDFORTREDER).value


def people(room: Husrom) -> None:
    deputy(room)
    room.go("brukere")


def new_person_with_errors(room: Husrom) -> None:
    room.go("ny_bruker")
    press(room.vindu, "Lag startkode")


def person(room: Husrom) -> None:
    room.go("bruker", deputy(room).bruker.id)


def own_access(room: Husrom) -> None:
    room.go("bruker", room.rom.tjenester.brukere.list()[0].id)


def start_code(room: Husrom) -> None:
    person(room)
    press(room.vindu, "Lag ny startkode")


def new_sheet(room: Husrom) -> None:
    room.go("ark")
    press(room.vindu, "Lag nytt ark")


def sheet_with_errors(room: Husrom) -> None:
    new_sheet(room)
    press(room.vindu, "Jeg har arket")
    press(room.vindu, "Neste")


def partners(room: Husrom) -> str:
    """Two services with an empty role, one part of the other, a late meeting and a town that nobody reaches."""
    t = room.rom.tjenester
    house = Motpart("", "Sykehuset i Elvebyen", Mottakerkategori.BUP, tjeneste=Tjeneste.HELSEFORETAK)
    hoerer_til = t.institusjon.add_motpart(house).value.id
    bup = t.institusjon.add_motpart(Motpart("", "BUP Elvebyen", Mottakerkategori.BUP, hoerer_til=hoerer_til)).value
    gone = Rolleinnehaver("", bup.id, Samarbeidsrolle.BARNEVERNANSVARLIG, "Klar Himmel", til=TODAY - timedelta(days=9))
    for one in (gone, Rolleinnehaver("", bup.id, Samarbeidsrolle.STEDFORTREDER, "Lun Peis", fra=TODAY)):
        t.samarbeid.add_person(one)
    room.rom.add_child(omsorgskommune="Skogmo")
    held = t.moete.create(Moete("", Moetetype.KONTAKTMOETE, TODAY - timedelta(days=90), "BUP Elvebyen")).value
    t.moete.finish(held.id)
    return bup.id


def partner_list(room: Husrom) -> None:
    partners(room)
    room.go("samarbeidspartnere")


def partner_page(room: Husrom) -> None:
    room.go("samarbeidspartner", partners(room))


def partner_with_errors(room: Husrom) -> None:
    partners(room)
    room.go("ny_samarbeidspartner")
    press(room.vindu, "Lagre")


def role_with_errors(room: Husrom) -> None:
    room.go("rolle", partners(room), "")
    press(room.vindu, "Lagre")


def late_meetings(room: Husrom) -> None:
    partners(room)
    room.go("moeter")


def usual_meeting(room: Husrom) -> None:
    partners(room)
    room.go("nytt_moete", "oppstartsmoete", "BUP Elvebyen")


def empty(screen: str) -> Callable[[Husrom], None]:
    def show(room: Husrom) -> None:
        room.go(screen)

    return show


SCENES: dict[str, Callable[[Husrom], None]] = {
    "stoppunkt": stop_point,
    "stoppunkt-feil": stop_point_with_errors,
    "stoppunkt-temaer": stop_point_with_themes,
    "nytt-tema-feil": theme,
    "hendelsesnotat": incident,
    "hendelsesnotat-feil": incident_without_child,
    "instrument": instrument,
    "instrument-feil": instrument_with_errors,
    "nivaa": level,
    "nivaa-feil": level_with_errors,
    "innsyn": record,
    "innsyn-feil": mark_with_errors,
    "innsyn-tom": empty_record,
    "numre-feil": numbers_with_errors,
    "samtykker-tom": empty("samtykker"),
    "samtykker": consents,
    "trekk": withdrawal,
    "nytt-samtykke-feil": consent_form_with_errors,
    "moeter-tom": empty("moeter"),
    "moeter": meetings,
    "nytt-moete-feil": new_meeting_with_errors,
    "moeter-for-sent": late_meetings,
    "nytt-moete-vanlig": usual_meeting,
    "samarbeidspartnere-tom": empty("samarbeidspartnere"),
    "om-bup": empty("om_bup"),
    "samarbeidspartnere": partner_list,
    "samarbeidspartner": partner_page,
    "ny-samarbeidspartner-feil": partner_with_errors,
    "rolle-feil": role_with_errors,
    "sak": matter,
    "ny-sak-feil": new_matter,
    **{key: section(key) for key in ("sikkerhet", "kopi", "utseende", "spraak", "institusjon", "numre", "mottakere")},
    "logg": log,
    "brukere": people,
    "ny-bruker-feil": new_person_with_errors,
    "bruker": person,
    "bruker-meg": own_access,
    "startkode": start_code,
    "ark": empty("ark"),
    "ark-nytt": new_sheet,
    "ark-feil": sheet_with_errors,
    "flytting": empty("flytting"),
}


@pytest.mark.parametrize("name", SCENES)
def test_the_screen_can_be_heard_walked_and_read(name: str, tmp_path: Path, shown: Show, look: Look) -> None:
    with husrom(tmp_path) as room:
        shown(room.vindu, 1280, 1200)
        SCENES[name](room)
        assert probes.missing_names(room.vindu) == []
        assert probes.headings(room.vindu)
        assert probes.tab_faults(room.vindu) == []
        assert probes.order_faults(room.vindu) == []
        assert probes.contrast_faults(room.vindu) == []
        look.wish(Wishes(Scheme.DARK))
        settle()
        assert probes.contrast_faults(room.vindu) == []


@pytest.mark.parametrize("name", SCENES)
def test_nothing_is_cut_at_twice_the_text_or_in_nynorsk(name: str, tmp_path: Path, shown: Show, look: Look) -> None:
    look.wish(Wishes(Scheme.LIGHT, 200))
    with husrom(tmp_path) as room:
        shown(room.vindu, 1280, 720)
        SCENES[name](room)
        assert room.vindu.width() == 1280, "the window grew: something asks for more room than a small screen has"
        assert probes.clipping_faults(room.vindu) == []
        use_language(Language.NYNORSK)
        look.wish(Wishes(Scheme.LIGHT))
        again = room.new_window()
        shown(again.vindu, 1280, 720)
        again.vindu.show_place(room.vindu.current_place())
        settle()
        assert probes.clipping_faults(again.vindu) == []
