"""What the program can do from the search: every page that needs no child chosen, and the keys that work everywhere."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from ui.i18n import marked, tr_marked
from ui.main_window import MainWindow
from ui.screens.soek.model import Kommando
from ui.widgets.page import Place


@dataclass(frozen=True, slots=True)
class _Page:
    """A page by name, with the other words people look for it by."""

    title: str
    icon: str
    place: Place
    also: str = ""


_PAGES = (
    _Page(marked("I dag"), "sun", Place("i_dag"), marked("frister, forfalt, oppgaver")),
    _Page(marked("Barn"), "users-round", Place("barn"), marked("alle som bor her")),
    _Page(marked("Nytt barn"), "plus", Place("nytt_barn"), marked("legg til, flyttet inn")),
    _Page(marked("Fortsett kartlegging"), "circle-play", Place("kartlegging"),
          marked("svar, påbegynt, der dere slapp")),
    _Page(marked("Over tid"), "chart-no-axes-column", Place("over_tid"), marked("utvikling, graf, sammenlign datoer")),
    _Page(marked("Hent inn liste"), "table", Place("barneliste"), marked("importer barn fra Excel, regneark, CSV")),
    _Page(marked("Hendelsesnotat"), "octagon-alert", Place("hendelsesnotat"),
          marked("noe akutt har skjedd, hvem ble ringt, § 13-5 a")),
    _Page(marked("Nytt instrument"), "table", Place("instrument"), marked("registrer det andre har kartlagt, tall")),
    _Page(marked("Frister"), "calendar-check", Place("frister"), marked("regler, antall dager")),
    _Page(marked("Maler"), "list-checks", Place("maler"), marked("egne sjekklister, leders godkjenning, skjema, FHIR")),
    _Page(marked("Møter"), "calendar-days", Place("moeter"), marked("BUP, referat")),
    _Page(marked("Nytt møte"), "plus", Place("nytt_moete"), marked("avtal, kall inn")),
    _Page(marked("Ta opp i møte"), "calendar-days", Place("ta_opp"), marked("meld inn sak, neste saksliste")),
    _Page(marked("Samtykker"), "shield-check", Place("samtykker"), marked("deling, taushetsplikt")),
    _Page(marked("Nytt samtykke"), "plus", Place("nytt_samtykke"), marked("spør om å dele")),
    _Page(marked("Hva kan tilbudet bli?"), "file-text", Place("tilbudsark"), marked("ark å se på før dere spør, BUP")),
    _Page(marked("Om BUP"), "info", Place("om_bup"), marked("hva er BUP, hvem henviser, barnevernansvarlig")),
    _Page(marked("Dokumenter"), "file-text", Place("dokumenter"), marked("brev, henvisning, PDF")),
    _Page(marked("Nytt dokument"), "plus", Place("nytt_dokument"), marked("skriv henvisning, overføring, referat")),
    _Page(marked("Utleveringer"), "send", Place("utleveringer"), marked("hva er gitt ut, sendt feil, kalt tilbake")),
    _Page(marked("Utboks"), "send", Place("utboks"), marked("send til kommunen, kvittering")),
    _Page(marked("Institusjon"), "house", Place("institusjon"),
          marked("samarbeidsavtale, rutiner, avvik, veiledning, kom i gang")),
    _Page(marked("Ny samarbeidsavtale"), "plus", Place("avtale")),
    _Page(marked("Ny rutine"), "plus", Place("rutine")),
    _Page(marked("Meld avvik"), "plus", Place("avvik")),
    _Page(marked("Ny veiledning"), "plus", Place("veiledning")),
    _Page(marked("Ny samarbeidspartner"), "plus", Place("ny_samarbeidspartner")),
    _Page(marked("Hva dette lover"), "info", Place("om_deling")),
    _Page(marked("Samarbeidspartnere"), "users", Place("samarbeidspartnere"), marked("BUP, roller, hvem ringer vi")),
    _Page(marked("Deling i huset"), "users", Place("innlevert"), marked("innlevert, ansatte, ledere")),
    _Page(marked("Del noe"), "plus", Place("del_noe"), marked("la ansatte lese")),
    _Page(marked("Flyttet"), "house", Place("sletting"), marked("tidligere barn, slett mappe")),
    _Page(marked("Sikkerhet"), "lock", Place("innstillinger", ("sikkerhet",)), marked("bytt passord, låsetid")),
    _Page(marked("Sikkerhetskopi"), "hard-drive-download", Place("innstillinger", ("kopi",)),
          marked("ta kopi, gjenopprett, minnepinne")),
    _Page(marked("Utseende"), "type", Place("innstillinger", ("utseende",)), marked("tekststørrelse, mørk, lys")),
    _Page(marked("Språk"), "message-circle", Place("innstillinger", ("spraak",)), marked("bokmål, nynorsk, engelsk")),
    _Page(marked("Brevhode"), "file-text", Place("innstillinger", ("brevhode",)), marked("logo, bunnlinje")),
    _Page(marked("Institusjonen"), "house", Place("innstillinger", ("institusjon",)), marked("navn, legevakt")),
    _Page(marked("Telefonnumre"), "phone", Place("innstillinger", ("numre",)),
          marked("vakthavende leder, barnevernsvakt, BUP akutt")),
    _Page(marked("Mottakere"), "send", Place("innstillinger", ("mottakere",)),
          marked("adressebok, mottakerkort, kommune")),
    _Page(marked("Logg"), "list-checks", Place("innstillinger", ("logg",)), marked("hvem har lest, innsyn")),
    _Page(marked("Brukere"), "circle-user-round", Place("brukere"), marked("tilgang, stedfortreder, ansatte")),
    _Page(marked("Ny bruker"), "plus", Place("ny_bruker"), marked("gi tilgang, startkode")),
    _Page(marked("Gjenopprettingsark"), "key-round", Place("ark"), marked("glemt passord, nytt ark")),
    _Page(marked("Flytt til ny maskin"), "arrow-right", Place("flytting"), marked("ny PC")),
    _Page(marked("Hjelp"), "circle-help", Place("hjelp"), marked("telefonnumre, taster")),
)  # fmt: skip


def make_commands(window: MainWindow) -> list[Kommando]:
    """Return what can be done in a window, pages first; what it has no page for is left out."""
    pages = [
        Kommando(tr_marked(page.title), page.icon, partial(window.show_place, page.place), tr_marked(page.also))
        for page in _PAGES
        if window.has_place(page.place.screen)
    ]
    return [*pages, *(_act(*one) for one in _acts(window))]


def _act(title: str, icon: str, run: Callable[[], None], also: str, keys: str) -> Kommando:
    return Kommando(tr_marked(title), icon, run, tr_marked(also), keys)


def _acts(window: MainWindow) -> list[tuple[str, str, Callable[[], None], str, str]]:
    return [
        (marked("Hurtiglogg"), "square-pen", window.note_requested.emit, marked("skriv notat, observasjon"), "Ctrl+J"),
        (marked("Angre"), "undo-2", window.undo_requested.emit, marked("ta tilbake"), "Ctrl+Z"),
        (marked("Gjør om igjen"), "refresh-cw", window.redo_requested.emit, marked("gjenta"), "Ctrl+Shift+Z"),
        (marked("Skjul skjermen"), "eye-off", window.hide_content, marked("pause"), "F8"),
        (marked("Lås"), "lock", window.lock_requested.emit, marked("logg av, avslutt"), "Ctrl+L"),
    ]
