"""Draws the form about a follow-up: what and why, who and when, and how we see whether it helped."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QWidget

from ui.announce import announce
from ui.i18n import tr
from ui.messages import Message
from ui.screens.oppfoelging.model import Feil, Regelvalg, Utfylt, intervals, omraader
from ui.screens.oppfoelging.presenter import OppfoelgingPresenter
from ui.theme import look
from ui.widgets.buttons import button, button_row, with_shortcut
from ui.widgets.choices import CheckBox
from ui.widgets.date_field import DateField
from ui.widgets.fields import Choice, line_edit
from ui.widgets.form import ErrorSummary, FormRow
from ui.widgets.form_parts import group, pair
from ui.widgets.layout import column, row
from ui.widgets.page import Place, Screen
from ui.widgets.raise_key import raise_from

WIDTH = 760
LINES = ("hva", "behov", "hvem", "stedfortreder", "venter_paa")
DATES = ("fra", "frist", "ses_paa")
CHECKED = ("hva", "hvem", "fra", "frist", "ses_paa")


class OppfoelgingScreen(Screen):
    """Ctrl+Enter saves; a rule that is chosen fills in the date, which can still be changed."""

    def __init__(self, presenter: OppfoelgingPresenter, today: Callable[[], date]) -> None:
        super().__init__("oppfoelging", tr("Oppfølging"))
        self._presenter = presenter
        self._place = Place("oppfoelging")
        self._filling = False
        self._lines = {key: line_edit() for key in LINES}
        self._dates = {key: DateField(today, ahead=key == "frist") for key in DATES}
        self._omraade = Choice(omraader())
        self._gjentas = Choice(intervals())
        self._regel = Choice([])
        self._liten = CheckBox(tr("Tar under ti minutter"))
        self._rows = self._make_rows()
        self._summary = ErrorSummary()
        self._remove = button(tr("Ta bort"), "quiet", pressed=presenter.remove)
        self._raise = button(tr("Ta opp i møte"), "quiet", pressed=raise_from(self, self._source))
        self._build()
        self._connect()
        presenter.attach(self)

    def show_place(self, place: Place) -> None:
        """Show the form: ids are the child's and perhaps the follow-up's."""
        super().show_place(place)
        self._place = place
        self.bar.close_message()
        self._presenter.open(*(place.ids[:2] or ("",)))

    def place(self) -> Place:
        """Return which follow-up is written about."""
        return self._place

    def leave(self) -> None:
        """Write the draft at once."""
        self._presenter.flush()

    def first_focus(self) -> QWidget | None:
        """Return what is to be done."""
        return self._lines["hva"]

    def show_form(self, utfylt: Utfylt, regler: list[Regelvalg], navn: str, *, is_new: bool) -> None:
        """Fill the fields; old errors go."""
        self._filling = True
        title = tr("Ny oppfølging") if is_new else tr("Endre oppfølging")
        self.set_title(tr("{title} for {name}", title=title, name=navn) if navn else title)
        self._regel.clear()
        self._regel.addItem(tr("Vi velger datoen selv"), "")
        for regel in regler:
            self._regel.addItem(regel.name, regel.id)
        for key, line in self._lines.items():
            line.setText(getattr(utfylt, key))
        for key, field in self._dates.items():
            field.line.setText(getattr(utfylt, key))
        for choice, chosen in (
            (self._omraade, utfylt.omraade), (self._gjentas, utfylt.gjentas), (self._regel, utfylt.regel),
        ):  # fmt: skip
            choice.choose(chosen)
        self._liten.setChecked(utfylt.er_liten)
        self._rows["regel"].setVisible(bool(regler))
        self._rows["fra"].setVisible(bool(utfylt.regel))
        self._remove.setVisible(not is_new)
        self.show_errors(Feil())
        self._filling = False

    def show_kept(self) -> None:
        """Say that what was half written stands here again."""
        message = Message(
            tr("Det du skrev sist, står her ennå."), "", tr("Fortsett, eller velg «Avbryt» for å begynne på nytt.")
        )
        self.bar.show_message(message, "info")

    def show_rule(self, echo: str, frist: str, hva: str) -> None:
        """Show the day that a rule gives; the last two fill their fields, `hva` only an empty one."""
        self._rows["fra"].set_echo(echo)
        if frist:
            self._dates["frist"].line.setText(frist)
        if hva and not self._lines["hva"].text().strip():
            self._lines["hva"].setText(hva)

    def show_errors(self, feil: Feil) -> None:
        """Show each error at its place, or take the old ones away."""
        for key in CHECKED:
            self._rows[key].set_error(getattr(feil, key))
        self._summary.show_for([self._rows[key] for key in CHECKED])

    def show_message(self, message: Message, meaning: str) -> None:
        """Show a message above the form."""
        self.bar.show_message(message, meaning)

    def go_back(self, barn_id: str, said: str) -> None:
        """Go to the child's page, and let a screen reader say what was done."""
        if said:
            announce(self, said)
        self.go.emit(Place("barnet", (barn_id,)) if barn_id else Place("i_dag"))

    def _make_rows(self) -> dict[str, FormRow]:
        must, free = tr("Må fylles ut"), tr("Valgfritt")
        lines, dates = self._lines, self._dates
        return {
            "hva": FormRow(tr("Hva skal gjøres?"), lines["hva"], note=must),
            "behov": FormRow(tr("Hvilket behov gjelder det?"), lines["behov"], note=free),
            "omraade": FormRow(tr("Område"), self._omraade),
            "hvem": FormRow(tr("Hvem gjør det?"), lines["hvem"], note=must),
            "stedfortreder": FormRow(tr("Stedfortreder"), lines["stedfortreder"], note=free),
            "regel": FormRow(tr("Frist etter regel"), self._regel),
            "fra": FormRow(tr("Når skjedde det fristen regnes fra?"), dates["fra"]),
            "frist": FormRow(tr("Frist"), dates["frist"], note=must),
            "gjentas": FormRow(tr("Skal det gjentas?"), self._gjentas),
            "venter_paa": FormRow(
                tr("Venter vi på noen andre?"), lines["venter_paa"], note=free,
                why=tr("Skriv hvem. Da teller vi dagene og minner om å purre."),
            ),
            "ses_paa": FormRow(tr("Når spør vi om det hjalp?"), dates["ses_paa"], note=free),
        }  # fmt: skip

    def _build(self) -> None:
        rows = self._rows
        form = QWidget()
        form.setMaximumWidth(look().px(WIDTH))
        lines = column(form, spacing=16)
        lines.addWidget(group(tr("Hva og hvorfor"), rows["hva"], pair(rows["behov"], rows["omraade"])))
        lines.addWidget(
            group(
                tr("Hvem og når"),
                pair(rows["hvem"], rows["stedfortreder"]),
                rows["regel"],
                rows["fra"],
                rows["frist"],
                rows["gjentas"],
                self._liten,
            )
        )
        lines.addWidget(group(tr("Hvordan det går"), rows["venter_paa"], rows["ses_paa"]))
        lines.addWidget(self._summary)
        across = row()
        across.addWidget(form, 1000)
        across.addStretch(1)
        save = with_shortcut(button(tr("Lagre"), "primary", pressed=self._on_save), "Ctrl+Return")
        cancel = button(tr("Avbryt"), pressed=self._presenter.give_up)
        self.add(across, button_row(save, cancel, self._raise, self._remove))

    def _source(self) -> str:
        """Return where one stands: the follow-up, or before there is one its child."""
        barn_id, row_id = (*self._place.ids, "", "")[:2]
        return f"oppfoelging:{row_id}" if row_id else f"barn:{barn_id}" if barn_id else ""

    def _connect(self) -> None:
        for line in self._lines.values():
            line.textChanged.connect(self._on_changed)
            line.returnPressed.connect(self._on_save)
        for field in self._dates.values():
            field.changed.connect(self._on_changed)
        for choice in (self._omraade, self._gjentas):
            choice.currentIndexChanged.connect(self._on_changed)
        self._liten.toggled.connect(self._on_changed)
        self._regel.currentIndexChanged.connect(self._on_rule)
        self._dates["fra"].changed.connect(self._on_rule)

    def _read(self) -> Utfylt:
        return Utfylt(
            **{key: line.text() for key, line in self._lines.items()},
            **{key: field.line.text() for key, field in self._dates.items()},
            omraade=self._omraade.key(),
            gjentas=self._gjentas.key(),
            regel=self._regel.key(),
            er_liten=self._liten.isChecked(),
        )

    def _on_changed(self) -> None:
        if not self._filling:
            self._presenter.changed(self._read())

    def _on_rule(self) -> None:
        if not self._filling:
            self._rows["fra"].setVisible(bool(self._regel.key()))
            self._presenter.use_rule(self._regel.key(), self._dates["fra"].line.text())
            self._on_changed()

    def _on_save(self) -> None:
        self._presenter.save(self._read())
