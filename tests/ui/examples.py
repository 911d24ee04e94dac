"""Every screen of the foundation with synthetic people, for the probes and the pictures."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import NamedTuple

from PySide6.QtWidgets import QWidget

from helseansvarlig.domain import gjenopprettingskode as recovery_code
from helseansvarlig.domain import passord as password
from helseansvarlig.domain.startkode import generate_start_code, normalise_start_code
from helseansvarlig.errors import KnownError
from ui.entry import Entry
from ui.i18n import marked
from ui.jobs import SyncJobs
from ui.main_window import MainWindow, Owner
from ui.messages import Message
from ui.screens.foerste_gang.presenter import FirstRunPresenter, NyInstitusjon, Step
from ui.screens.foerste_gang.screen import FirstRunScreen
from ui.screens.laas_opp.presenter import Person, UnlockPresenter
from ui.screens.laas_opp.screen import UnlockScreen
from ui.widgets.badges import BadgeButton, badge
from ui.widgets.buttons import Chips, TabStrip, button, button_row
from ui.widgets.choices import Checks, Radios
from ui.widgets.date_field import DateField
from ui.widgets.fields import Choice, PasswordField, line_edit, text_area
from ui.widgets.form import ErrorSummary, FormRow
from ui.widgets.icons import Glyph
from ui.widgets.layout import Fold, column
from ui.widgets.lists import EmptyState, ListRow, RowButton, cell, section_head
from ui.widgets.page import Place, Screen
from ui.widgets.progress import Steps
from ui.widgets.shell_bars import StatusItem
from ui.widgets.surfaces import Card, RowCard, Voice, quote
from ui.widgets.timeline import Event, Timeline

TODAY = date(2026, 11, 23)
PASSWORD = "eng fjell lampe elv"


class NyttArk(NamedTuple):
    """The sheet that follows a used one."""

    kode: str
    grupper: tuple[int, int]


class Vault:
    """Stands in for the locked vault: one password, a code of each kind, judged by the core's own rules."""

    def __init__(self, users: int = 1, *, begins: bool = False) -> None:
        names = [("Trygg Havn", "helseansvarlig"), ("Rolig Bekk", "stedfortreder")]
        self._users = [Person(str(i), *names[i], begins and i == users - 1) for i in range(users)]
        self.start_code = generate_start_code()
        self.next_sheet = NyttArk(recovery_code.generate_code(), (3, 7))
        self._recovering = ("", "")
        self.code = recovery_code.generate_code()
        self.password = PASSWORD
        self.broken = ""
        self.moved_at = ""
        self.broken_with: dict[str, str | int] = {}

    def institution(self) -> str:
        return "Solbakken"

    def users(self) -> list[Person]:
        return self._users

    def last_locked(self) -> datetime | None:
        return datetime(2026, 11, 23, 10, 40, tzinfo=UTC)

    def draft_kept(self) -> bool:
        return True

    def moved(self) -> str:
        return self.moved_at

    def password_strength(self, text: str) -> str:
        return password.strength(text)

    def unlock(self, user_id: str, typed: str) -> object:
        if self.broken:
            raise KnownError(self.broken, **self.broken_with)
        if typed != self.password:
            raise KnownError("feil_passord")
        return user_id

    def begin(self, user_id: str, start_code: str, new_password: str) -> object:
        if normalise_start_code(start_code) != normalise_start_code(self.start_code):
            raise KnownError("startkode_feil")
        self.password = new_password
        return user_id

    def recover(self, user_id: str, code: str, new_password: str) -> NyttArk:
        if recovery_code.normalise_code(code) != recovery_code.normalise_code(self.code):
            raise KnownError("gjenopprettingskode_feil")
        self._recovering = (user_id, new_password)
        return self.next_sheet

    def wrong_groups(self, typed: tuple[str, str]) -> list[int]:
        sheet = self.next_sheet
        pairs = zip(sheet.grupper, typed, strict=True)
        return [number for number, text in pairs if not recovery_code.same_group(sheet.kode, number, text)]

    def sheet(self) -> bytes:
        return b"%PDF-1.7 " + self.next_sheet.kode.encode()

    def finish_recovery(self, typed: tuple[str, str]) -> object:
        if self.wrong_groups(typed):
            raise KnownError("ark_stemmer_ikke")
        user_id, self.password = self._recovering
        self.code = self.next_sheet.kode
        return user_id


class NewVault:
    """Stands in for the making of a vault; keeps what it was asked to make."""

    def __init__(self) -> None:
        self.asked: list[tuple[NyInstitusjon, str]] = []
        self.written: list[tuple[NyInstitusjon, str]] = []
        self.code = recovery_code.generate_code()
        self.broken = ""

    def orgnr_is_valid(self, orgnr: str) -> bool:
        return orgnr == "974760673"

    def numbers(self) -> list[tuple[str, str, str]]:
        return [("vakthavende_leder", "Vakthavende leder", "Varsles alltid"), ("bup_akutt", "BUP, akutt", "Ved fare")]

    def password_strength(self, text: str) -> str:
        return password.strength(text)

    def create(self, institusjon: NyInstitusjon, typed: str) -> str:
        self.asked.append((institusjon, typed))
        return self.code

    def write(self) -> object:
        if self.broken:
            raise KnownError(self.broken)
        self.written.append(self.asked[-1])
        return None

    def same_group(self, code: str, number: int, typed: str) -> bool:
        return recovery_code.same_group(code, number, typed)

    def sheet(self, code: str) -> bytes:
        return b"%PDF-1.7 " + code.encode()


def unlock(vault: Vault | None = None, opened: Callable[[object], None] | None = None) -> UnlockScreen:
    nothing = opened or (lambda _: None)
    return UnlockScreen(UnlockPresenter(vault or Vault(), SyncJobs(), lambda: TODAY, nothing, lambda _pdf: None))


def unlock_with_error() -> UnlockScreen:
    screen = unlock(Vault(users=2))
    screen.show_password_error("Passordet stemmer ikke. Caps Lock er på.")
    return screen


def unlock_recovery() -> UnlockScreen:
    screen = unlock()
    screen._on_forgot()
    return screen


def unlock_begin() -> UnlockScreen:
    screen = unlock(Vault(users=2, begins=True))
    screen.show_begin("Du har ikke valgt passord ennå. Begynn med startkoden du fikk av den helseansvarlige.")
    return screen


def unlock_waiting() -> UnlockScreen:
    screen = unlock(Vault(users=2))
    screen.show_wait(8)
    return screen


def unlock_new_sheet() -> UnlockScreen:
    screen = unlock()
    screen.show_sheet("8F3K 2MQ7 XW4D 90TB H6VC 5JRA N1ZE YG38", (3, 7))
    return screen


def first_run(service: NewVault | None = None) -> FirstRunScreen:
    return FirstRunScreen(FirstRunPresenter(service or NewVault(), SyncJobs(), lambda _pdf: None))


def first_run_at(step: Step) -> FirstRunScreen:
    screen = first_run()
    screen.show_numbers(NewVault().numbers())
    screen.show_code("8F3K 2MQ7 XW4D 90TB H6VC 5JRA N1ZE YG38", (3, 7))
    screen.show_step(step)
    return screen


class Gallery(Screen):
    """Every piece once."""

    def __init__(self) -> None:
        super().__init__("galleri", "Galleri", "Alle delene på ett sted, med oppdiktede navn.")
        message = Message("Minnepinnen ble fjernet.", "Ingenting er sendt.", "Sett den inn og prøv igjen.")
        self.bar.show_message(message, "danger", [("Prøv igjen", lambda: None)])
        self.add(
            button_row(
                button("Neste", "primary", "arrow-right"),
                button("Fortsett senere"),
                button("Barnet vil ikke svare nå", "quiet", "hand"),
            ),
            TabStrip([("o", "Oversikt"), ("k", "Kartlegging"), ("t", "Over tid")], "o"),
            button_row(BadgeButton("success", "circle-check", "Kan dele", "søvn, skole → BUP, til 01.09.2027")),
            quote("«Jeg vil sove, og slippe å fortelle alt på nytt.»", "Sagt til Rolig Bekk 3. november"),
            section_head("Forfalt", 3),
            _rows(),
        )
        fold = Fold()
        fold.add(_form(), 5)
        fold.add(_side(), 2)
        self.add(fold)
        empty = button("Nytt barn", icon="plus")
        self.add(EmptyState("users-round", "Legg til første barn", "Da kan dere kartlegge sammen.", empty))


def _rows() -> RowCard:
    card = RowCard()
    due = ListRow(
        Glyph("triangle-alert", "warning_icon"), "Vakker Blomst", "Etterspør svar fra BUP",
        "2 dager over · frist lørdag 21. november", "warning",
    )  # fmt: skip
    due.add_buttons(button("Gjort", icon="check"), button("Utsett"))
    sent = ListRow(
        badge("success", "circle-check", "Registrert", in_list=True),
        "Referat 18. november, Modig Gran", "", "Til barnevernstjenesten i Elvebyen",
    )  # fmt: skip
    sent.add_buttons(button("Kvittering"))
    child = RowButton(
        "Åpne Vakker Blomst",
        [
            cell("Vakker Blomst", "strong", width=160),
            cell("15 år", width=64),
            cell("Særkontakt Rolig Bekk", stretch=1),
            badge("warning", "triangle-alert", "Utløper", in_list=True),
        ],
    )
    for one in (due, sent, child):
        card.add_row(one)
    return card


def _form() -> QWidget:
    holder = QWidget()
    lines = column(holder, spacing=16)
    answers = [("ja", "Ja"), ("av", "Av og til"), ("nei", "Nei"), ("vet", "Vet ikke")]
    orgnr = FormRow("Organisasjonsnummer", line_edit("123"), note="Valgfritt", why="Det står på dokumentene.")
    orgnr.set_error("Organisasjonsnummeret har ni siffer.")
    summary = ErrorSummary()
    summary.show_for([orgnr])
    voices = Fold(spacing=16, below_spacing=16)
    for head, child in (("Vakkers egne ord", True), ("Slik vi voksne ser det", False)):
        voice = Voice(head, "Valgfritt", child=child)
        area = text_area("Det er verst når det blir stille.", 3, child=child)
        area.setAccessibleName(head)
        voice.body.addWidget(area)
        voices.add(voice, 1)
    for piece in (
        FormRow("Sover du godt?", Radios(answers, "av", tiles=True), why="Søvn har mye å si for dagene."),
        FormRow("Har Vakker fått det bedre?", Radios(answers, "ja")),
        FormRow("Gjelder", Checks([("s", "Søvn"), ("k", "Skole")], ["s"])),
        FormRow("Når", DateField(lambda: TODAY, date(2026, 11, 27)), note="Må fylles ut"),
        FormRow("Rolle", Choice([("h", "Helseansvarlig"), ("s", "Stedfortreder")], "h")),
        FormRow("Passord", PasswordField()),
        Chips([("sa", "Barnet sa"), ("hjelp", "Vil ha hjelp nå"), ("s", "Søvn")]),
        orgnr,
        summary,
    ):
        lines.addWidget(piece)
    lines.addLayout(voices)
    return holder


def _side() -> QWidget:
    card = Card()
    card.add(
        section_head("Tidslinje"),
        Timeline(
            [
                Event("phone", "20. november", "BUP ringte: time 24. kl. 10.00."),
                Event("message-circle", "18. november", "«Det hjalp at dere sa det til læreren.»", "child_voice"),
                Event("flag", "12. november", "Stoppunkt. Lest sammen med Vakker.", "info"),
            ]
        ),
        Steps(3, 6, 160),
    )
    card.body.addStretch(1)
    return card


def window() -> MainWindow:
    """The shell round the gallery."""
    icons = [
        ("galleri", marked("I dag"), "sun", 0), ("barn", marked("Barn"), "users-round", 0),
        ("moeter", marked("Møter"), "calendar-days", 0), ("samtykker", marked("Samtykker"), "shield-check", 0),
        ("dokumenter", marked("Dokumenter"), "file-text", 0), ("utboks", marked("Utboks"), "send", 0),
        ("institusjon", marked("Institusjon"), "house", 1),
        ("statistikk", marked("Statistikk"), "chart-no-axes-column", 1),
        ("innstillinger", marked("Innstillinger"), "settings", 1),
    ]  # fmt: skip
    entries = [Entry(name, title, _maker(name), icon, group) for name, title, icon, group in icons]
    made = MainWindow(Owner("Solbakken", "Trygg Havn", "Helseansvarlig"), entries)
    made.set_count("galleri", 3)
    made.set_count("utboks", 2)
    made.status().show_items(
        [
            StatusItem("lagret", "check", "Lagret 14.32"),
            StatusItem("laas", "lock", "Låses om 9 min"),
            StatusItem("utboks", "send", "Utboks 2"),
            StatusItem("kopi", "hard-drive-download", "Kopi i går"),
            StatusItem("angre", "undo-2", "Angre: «frist flyttet»"),
        ]
    )
    made.show_place(Place("galleri"))
    return made


def _maker(name: str) -> Callable[[], Screen]:
    return Gallery if name == "galleri" else (lambda: _empty(name))


def _empty(name: str) -> Screen:
    screen = Screen(name, name.capitalize())
    screen.add(EmptyState("sprout", "Ikke noe her ennå", "Det kommer.", button("Lag noe", "primary")))
    return screen


SCREENS: dict[str, Callable[[], QWidget]] = {
    "laas-opp": unlock,
    "laas-opp-feil": unlock_with_error,
    "laas-opp-glemt": unlock_recovery,
    "laas-opp-startkode": unlock_begin,
    "laas-opp-venter": unlock_waiting,
    "laas-opp-nytt-ark": unlock_new_sheet,
    "foerste-gang-1": first_run,
    "foerste-gang-2": lambda: first_run_at(Step.NUMRE),
    "foerste-gang-3": lambda: first_run_at(Step.PASSORD),
    "foerste-gang-4": lambda: first_run_at(Step.ARK),
    "foerste-gang-5": lambda: first_run_at(Step.FERDIG),
    "skall": window,
}
