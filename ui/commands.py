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
    _Page(marked("I dag"), "sun", Place("i_dag"), marked("forside frister forfalt oppgaver hjem")),
    _Page(marked("Barn"), "users-round", Place("barn"), marked("liste ungdommer mapper")),
    _Page(marked("Nytt barn"), "plus", Place("nytt_barn"), marked("legg til barn flyttet inn")),
    _Page(marked("Hent inn liste"), "table", Place("barneliste"), marked("importere barn CSV Excel regneark")),
    _Page(marked("Frister"), "calendar-check", Place("frister"), marked("regler dager lov bestemme")),
    _Page(marked("Møter"), "calendar-days", Place("moeter"), marked("møte BUP referat")),
    _Page(marked("Nytt møte"), "plus", Place("nytt_moete"), marked("kalle inn avtale møte")),
    _Page(marked("Samtykker"), "shield-check", Place("samtykker"), marked("deling taushetsplikt ja nei")),
    _Page(marked("Nytt samtykke"), "plus", Place("nytt_samtykke"), marked("spørre om samtykke")),
    _Page(marked("Hva kan tilbudet bli?"), "file-text", Place("tilbudsark"), marked("ark før samtykke hjelp BUP")),
    _Page(marked("Dokumenter"), "file-text", Place("dokumenter"), marked("brev henvisning PDF")),
    _Page(marked("Nytt dokument"), "plus", Place("nytt_dokument"), marked("skrive henvisning overføring brev")),
    _Page(marked("Utboks"), "send", Place("utboks"), marked("sende forsendelse kvittering kommune")),
    _Page(marked("Deling i huset"), "users", Place("innlevert"), marked("innlevert ansatte ledere")),
    _Page(marked("Del noe"), "plus", Place("del_noe"), marked("gi ansatte lese")),
    _Page(marked("Flyttet"), "house", Place("sletting"), marked("slette mappe tidligere barn")),
    _Page(marked("Sikkerhet"), "lock", Place("innstillinger", ("sikkerhet",)), marked("bytt passord låsetid minutter")),
    _Page(marked("Sikkerhetskopi"), "hard-drive-download", Place("innstillinger", ("kopi",)),
          marked("ta kopi gjenoppretting minnepinne")),
    _Page(marked("Utseende"), "type", Place("innstillinger", ("utseende",)), marked("tekststørrelse mørk lys farger")),
    _Page(marked("Språk"), "message-circle", Place("innstillinger", ("spraak",)), marked("bokmål nynorsk engelsk")),
    _Page(marked("Institusjonen"), "house", Place("innstillinger", ("institusjon",)), marked("navn telefon legevakt")),
    _Page(marked("Mottakere"), "send", Place("innstillinger", ("mottakere",)),
          marked("adressebok mottakerkort fingeravtrykk kommune")),
    _Page(marked("Logg"), "list-checks", Place("innstillinger", ("logg",)), marked("hvem har lest innsyn")),
    _Page(marked("Brukere"), "circle-user-round", Place("brukere"), marked("tilgang stedfortreder ansatte")),
    _Page(marked("Ny bruker"), "plus", Place("ny_bruker"), marked("gi tilgang startkode")),
    _Page(marked("Gjenopprettingsark"), "key-round", Place("ark"), marked("nytt ark glemt passord kode")),
    _Page(marked("Flytt til ny maskin"), "arrow-right", Place("flytting"), marked("ny PC bytte maskin")),
    _Page(marked("Hjelp"), "circle-help", Place("hjelp"), marked("telefonnumre nødnummer taster")),
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
        (marked("Hurtiglogg"), "square-pen", window.note_requested.emit, marked("skrive notat observasjon"), "Ctrl+J"),
        (marked("Angre"), "undo-2", window.undo_requested.emit, marked("ta tilbake"), "Ctrl+Z"),
        (marked("Gjør om igjen"), "refresh-cw", window.redo_requested.emit, marked("gjenta"), "Ctrl+Shift+Z"),
        (marked("Skjul skjermen"), "eye-off", window.hide_content, marked("gardin pause"), "F8"),
        (marked("Lås"), "lock", window.lock_requested.emit, marked("logg av avslutte"), "Ctrl+L"),
    ]
