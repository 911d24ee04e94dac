"""The whole job through the real window, by keys alone: from an empty machine to «registrert», and nothing lost.

The person at the keyboard knows no service. The municipality's part is done by the receiver tool on its own side.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QRadioButton

from helseansvarlig.bootstrap import make_receiver, open_receiver, receiver_card
from helseansvarlig.domain.forsendelse import Mottaker
from tests.e2e.maskin import Maskin
from tests.e2e.taster import Taster

PASSWORD = "blå båt på fjorden i kveld"


@pytest.fixture
def maskin(qapp: QApplication, tmp_path: Path) -> Iterator[Maskin]:
    machine = Maskin(qapp, tmp_path / "hvelv")
    yield machine
    machine.stop()


def first_run(hands: Taster) -> None:
    """Five plain steps: institution, whom to call, password, sheet with two groups typed back, first child."""
    hands.wait_for("Velkommen")
    hands.type("Solbakken")
    hands.fill("Avdeling", "A2")
    hands.fill("Organisasjonsnummer", "310000019")
    hands.fill("Navnet ditt", "Trygg Havn")
    hands.push("Neste")
    hands.wait_for("Hvem ringer dere?")
    hands.type("62 00 00 01")
    hands.fill("Barnevernsvakt", "62 00 00 02")
    hands.fill("BUP, akutt", "62 00 00 03")
    hands.push("Neste")
    hands.wait_for("Velg et passord")
    hands.type(PASSWORD)
    hands.push("Neste")
    hands.wait_for("Gjenopprettingsark")
    sheet = {n: group.replace(" ", "") for n, group in re.findall(r"Gruppe (\d): ((?:\w ){3}\w)", hands.read())}
    assert len(sheet) == 8
    hands.push("Jeg har arket")
    hands.wait_for("Står det på papiret?")
    first, second = dict.fromkeys(re.findall(r"Gruppe (\d)", hands.read()))
    hands.type(sheet[first])
    hands.press("Tab")
    hands.type(sheet[second])
    hands.press("Enter")
    hands.wait_for("Klart til bruk")
    hands.push("Legg inn første barn")


def register_child(hands: Taster) -> None:
    hands.wait_for("Nytt barn")
    hands.type("Vakker Blomst")
    hands.fill("Fødselsdato", "4.3.2011")
    hands.fill("Trygg voksen", "Rolig Bekk")
    hands.press("Ctrl+Enter")
    hands.wait_for("Vakker Blomst, 15 år")


def approve_templates(hands: Taster) -> None:
    """The leader has signed on paper: without her yes no kartlegging begins."""
    hands.press("Ctrl+K")
    hands.wait_until(lambda: hands.focus().window().windowTitle() == "Søk", "the search never got the keys")
    hands.type("leders godkjenning")
    hands.press("Enter")  # waits by itself for what is found
    hands.wait_for("En mal brukes først når leder har godkjent nøyaktig den versjonen.")
    hands.push("Før leders godkjenning")
    hands.wait_for("Hvem godkjente?")
    hands.type("Høy Varde")
    hands.press("Enter")
    hands.wait_for("Godkjenningen er ført.")
    hands.press("Alt+2")
    hands.wait_for("Vakker Blomst")
    hands.settle(500)
    hands.press("Enter")
    hands.wait_for("Vakker Blomst, 15 år")


def choose_template(hands: Taster, title: str) -> None:
    """Go by arrows towards the template that one sees."""
    hands.tab_to("Barnets egne ord")
    for _ in range(20):
        here = hands.focus()
        (there,) = (one for one in here.parentWidget().findChildren(QRadioButton) if one.text() == title)
        if here is there:
            hands.press("Space")
            return
        down, right = there.y() - here.y(), there.x() - here.x()
        hands.press(("Down" if down > 0 else "Up") if down else ("Right" if right > 0 else "Left"))
    raise AssertionError(f"«{title}» is never reached; stands at {hands.focus_name()}")


def fill_kartlegging(hands: Taster) -> None:
    """One key per answer and one per step; the child's own words as typed."""
    hands.push("Start kartlegging")
    hands.wait_for("Hvem spør?")
    hands.wait_for("Rolig Bekk")  # the trusted adult is suggested
    choose_template(hands, "Psykisk helse, livskvalitet og barnets egne ord")
    hands.press("Ctrl+Enter")
    hands.wait_for("Tema 1 av 3")
    before = hands.presses
    hands.press("3", "3", "2")
    assert hands.presses - before == 3
    hands.wait_for("29 spørsmål igjen")
    hands.press("Ctrl+Enter")
    hands.wait_for("Tema 2 av 3")
    hands.press("7", "Ctrl+Enter")
    hands.wait_for("Tema 3 av 3")
    hands.type("At jeg vil sove, og slippe å fortelle alt på nytt.")
    hands.settle(900)
    hands.press("Ctrl+Enter")
    hands.wait_for("Kjenner du deg igjen i det som står?")
    hands.wait_for("At jeg vil sove, og slippe å fortelle alt på nytt.")
    hands.press("1", "Ctrl+Enter")
    hands.wait_for("Lag stoppunkt")


def make_stoppunkt(hands: Taster) -> None:
    hands.push("Lag stoppunkt")
    hands.wait_for("Hva sier Vakker nå?")
    hands.wait_for("Hvordan har du sovet den siste uka?")
    hands.tab_to("Hva sier Vakker nå?")
    hands.type("Det er verst når det blir stille.")
    hands.fill("Hva har vi kommet fram til?", "Vi spør BUP om hjelp med søvnen.")
    hands.fill("Oppgave 1", "Ringe BUP om time")
    hands.fill("Når skal oppgave 1", "om 3 dager")
    hands.fill("Når ser vi på det igjen?", "om 14 dager")
    hands.tab_to("Lest sammen med Vakker")
    hands.press("Space", "Ctrl+Enter")
    hands.wait_for("Vi spør BUP om hjelp med søvnen.")
    hands.wait_for("Ringe BUP om time")


def register_consent(hands: Taster) -> None:
    hands.push("Registrer samtykke")
    hands.wait_for("Samtykke for Vakker")
    for choice in ("Vakker Blomst", "Grunnopplysninger", "Psykisk helse", "BUP", "Ja"):
        hands.tick(choice)
    hands.press("Ctrl+Enter")
    hands.wait_for("Kan dele")


def hold_meeting(hands: Taster) -> None:
    """A contact meeting with BUP: one general item, one about the child by name, with a decision and a date."""
    hands.press("Alt+3")
    hands.push("Nytt møte")
    hands.wait_for("Hvem møter dere?")
    hands.settle(800)
    hands.fill("Hvem møter dere?", "BUP Elvebyen")
    hands.fill("Når?", "i dag")
    hands.press("Ctrl+Enter")
    hands.wait_for("Ny sak")
    hands.settle(500)
    hands.type("Rutiner ved akutt uro")
    hands.press("Ctrl+Enter")
    hands.wait_for("Hva er bestemt?")
    hands.settle(400)
    hands.push("Ny sak")
    hands.settle(400)
    hands.type("Søvn")
    hands.tab_to("Generelt")
    hands.press("Right", "Right")
    hands.settle(600)
    hands.tab_to("Hvem gjelder saken?")
    hands.press("Down")
    hands.wait_for("samtykket gjelder")
    hands.press("Ctrl+Enter")
    hands.wait_for("2  Søvn")
    hands.settle(400)
    hands.fill("Hva vet vi nå", "Våkner tre netter i uka.")
    hands.fill("Hva er bestemt?", "BUP ringer etter timen")
    hands.fill("Hvem gjør det?", "Klok Stein")
    hands.fill("Når", "om 3 dager")
    hands.settle(1200)
    hands.push("Avslutt møtet")
    hands.wait_for("Lag referat")


def make_document(hands: Taster) -> None:
    """The henvisningsgrunnlag is half-written; the person adds the question and signs."""
    hands.press("Alt+2")
    hands.wait_for("Vakker Blomst")
    hands.settle(500)
    hands.press("Enter")
    hands.wait_for("Vakker Blomst, 15 år")
    hands.push("Nytt dokument")
    hands.wait_for("BUP, via barnevernstjenesten")
    hands.press("Ctrl+Enter")
    hands.wait_for("Forhåndsvisning")
    hands.settle(1500)
    hands.tab_to("Hva ønsker dere svar på")
    hands.type("Vi ber om en vurdering av søvnvanskene.")
    hands.settle(1500)
    hands.press("Ctrl+Enter")
    hands.wait_for("Før det går ut")
    hands.tab_to("Første gang hit")
    hands.type("Elvebyen")
    hands.press("Ctrl+Enter")
    hands.wait_for("Dokumentet ligger i utboksen.")


def save_own_card(hands: Taster, card: Path) -> None:
    """The card that the municipality gets from us, once."""
    open_address_book(hands)
    hands.push("Lagre vårt avsenderkort")
    hands.settle(700)
    hands.press("Ctrl+A")
    hands.type(str(card))
    hands.press("Enter")
    hands.wait_for("Avsenderkortet vårt er lagret.")


def send(hands: Taster, stick: Path) -> None:
    """Everything that is ready goes to a memory stick."""
    hands.press("Alt+6")
    hands.wait_for("Henvisningsgrunnlag")
    hands.settle(500)
    hands.push("Send nå")
    hands.settle(700)
    hands.type(str(stick))
    hands.press("Enter")
    hands.wait_until(lambda: bool(list(stick.glob("ut/*.p7m"))), "no sealed file on the stick")
    hands.wait_for("Ikke registrert ennå")


def fetch_receipt(hands: Taster) -> None:
    hands.push("Hent svar")
    hands.wait_for("Registrert")


def open_address_book(hands: Taster) -> None:
    hands.press("Alt+0")
    hands.wait_for("Sikkerhet")
    hands.settle(500)
    if "Les inn mottakerkort" in hands.read():
        return
    hands.tab_to("Sikkerhet")
    for _ in range(8):
        hands.press("Right")
        hands.settle(300)
        if "Les inn mottakerkort" in hands.read():
            return


def trust_municipality(hands: Taster, card: Path) -> None:
    """Read the municipality's card and compare its fingerprint by telephone."""
    open_address_book(hands)
    hands.push("Les inn mottakerkort")
    hands.settle(700)
    hands.type(str(card))
    hands.press("Enter")
    hands.wait_for("Fingeravtrykk:")
    hands.settle(300)
    hands.tab_to("Hvem")
    hands.type("Klok Stein, 55 00 00 00")
    hands.push("De er like")
    hands.wait_for("Nå kan du sende til Barnevernstjenesten i Elvebyen")


def answer(municipality: Path, stick: Path) -> None:
    """The municipality opens, verifies, saves and signs, with the receiver tool on its own machine."""
    office = open_receiver(municipality, receipts=stick / "inn")
    office.trust((municipality / "avsender.kort").read_bytes())
    (sealed,) = stick.glob("ut/*.p7m")
    received = office.receive(sealed.read_bytes())
    assert received.lagret


def lock_in_the_middle_of_a_sentence(hands: Taster, machine: Maskin) -> None:
    hands.press("Alt+2")
    hands.wait_for("Vakker Blomst")
    hands.settle(500)
    hands.press("Enter")
    hands.wait_for("Vakker Blomst, 15 år")
    hands.press("Ctrl+J")
    hands.wait_for("Hva så eller hørte du?")
    hands.settle(400)
    hands.type("Våknet klokka tre")
    hands.press("Ctrl+L")
    hands.wait_until(lambda: machine.ended == 1, "the process never ended")
    assert machine.relaunched, "no lock screen was started"
    assert "--utkast" in machine.relaunched[0]
    assert not any("Vakker" in word for word in machine.relaunched[0])
    machine.stop()


def unlock_again(machine: Maskin) -> Taster:
    hands = machine.start()
    hands.wait_for("Passord")
    hands.settle(300)
    hands.type("feil passord")
    hands.press("Enter")
    hands.wait_for("Passordet stemmer ikke.")
    hands.type(PASSWORD)
    hands.press("Enter")
    hands.wait_for("Vakker Blomst, 15 år")
    return hands


@pytest.mark.xvfb
def test_the_whole_job_is_done_by_keys_and_survives_lock_and_kill(maskin: Maskin, tmp_path: Path) -> None:
    municipality = tmp_path / "kommune"
    municipality.mkdir()
    make_receiver(municipality, Mottaker("312345676", "4601", "00", "konto-1"), "Barnevernstjenesten i Elvebyen")
    hands = maskin.start()
    first_run(hands)
    register_child(hands)
    approve_templates(hands)
    fill_kartlegging(hands)
    make_stoppunkt(hands)
    register_consent(hands)
    hold_meeting(hands)
    trust_municipality(hands, receiver_card(municipality))
    make_document(hands)
    save_own_card(hands, municipality / "avsender.kort")
    stick = tmp_path / "minnepinne"
    stick.mkdir()
    send(hands, stick)
    answer(municipality, stick)
    fetch_receipt(hands)
    lock_in_the_middle_of_a_sentence(hands, maskin)
    hands = unlock_again(maskin)
    assert maskin.place() == ("barnet", 1)
    hands.wait_for("Våknet klokka tre")  # the note stands in front again, unasked
    hands.press("Esc", "Alt+6")
    hands.wait_for("Registrert")
