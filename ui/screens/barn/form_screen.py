"""Draws the form about a child in three groups; two fields must be filled, the rest can come later."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.i18n import tr, tr_marked
from ui.messages import Message
from ui.screens.barn.form_fields import Foreldreansvar, NumberField
from ui.screens.barn.form_model import ADRESSEGRADER, HJEMLER, Utfylling
from ui.screens.barn.form_presenter import FormPresenter
from ui.theme import look
from ui.widgets.buttons import button, button_row
from ui.widgets.choices import CheckBox, Radios
from ui.widgets.date_field import DateField
from ui.widgets.fields import Choice, line_edit
from ui.widgets.form import ErrorSummary, FormRow
from ui.widgets.form_parts import group, pair
from ui.widgets.layout import column, row
from ui.widgets.page import Place, Screen
from ui.widgets.text import Heading, Prose

WIDTH = 720
DATES = ("foedselsdato", "innflyttet", "flyttet", "planlagt_flytting")
CHECKED = ("navn", "foedselsdato", "innflyttet", "inntak_kl", "planlagt_flytting", "flyttet")


class BarnFormScreen(Screen):
    """Ctrl+Enter saves, Esc leaves and keeps everything, «Avbryt» forgets what was typed."""

    def __init__(self, presenter: FormPresenter) -> None:
        super().__init__("nytt_barn", tr("Nytt barn"))
        self._presenter = presenter
        self._barn_id = ""
        self._filling = False
        self._lines = {
            key: line_edit()
            for key in (
                "navn", "pronomen", "spraak", "omsorgskommune", "vertskommune",
                "trygg_voksen", "kontaktperson_barnevern", "fastlege", "inntak_kl",
            )
        }  # fmt: skip
        self._dates = {
            key: DateField(presenter.today, ahead=False)
            for key in ("foedselsdato", "innflyttet", "flyttet", "planlagt_flytting")
        }
        self._akutt = CheckBox(tr("Oppholdet begynte med akuttvedtak"))
        self._number = NumberField()
        self._hjemmel = Choice([(key.value, tr_marked(words)) for key, words in HJEMLER.items()])
        self._adresse = Radios([(key.value, tr_marked(words)) for key, words in ADRESSEGRADER.items()])
        self._foreldre = Foreldreansvar()
        self._rows = self._make_rows()
        self._summary = ErrorSummary()
        self._save = button(tr("Lagre barnet"), "primary", pressed=self._on_save)
        self._build()
        self._connect()
        presenter.attach(self)

    def show_place(self, place: Place) -> None:
        """Show the form of a child, or an empty one."""
        super().show_place(place)
        self._barn_id = place.ids[0] if place.ids else ""
        self.bar.close_message()
        self._presenter.open(self._barn_id)

    def place(self) -> Place:
        """Return which child is being written about."""
        return Place(self.name, (self._barn_id,) if self._barn_id else ())

    def leave(self) -> None:
        """Write what is half written, at once."""
        self._presenter.flush()

    def first_focus(self) -> QWidget | None:
        """Return the name."""
        return self._lines["navn"]

    def show_form(self, utfylling: Utfylling, *, is_new: bool) -> None:
        """Fill the fields; old errors go."""
        self._filling = True
        self.set_title(
            tr("Nytt barn") if is_new else tr("Rediger opplysninger"),
            tr("Navn og fødselsdato er nok til å begynne. Resten kan du fylle ut når du vet det.") if is_new else "",
        )
        for one in self._rows.values():
            one.set_error("")
            one.set_echo("")
        for key, line in self._lines.items():
            line.setText(getattr(utfylling, key))
        for key, field in self._dates.items():
            field.line.setText(getattr(utfylling, key))
        self._number.set_number(utfylling.identnummer)
        self._hjemmel.choose(utfylling.hjemmel)
        self._adresse.choose(utfylling.adressegrad)
        self._foreldre.show_voksne(utfylling.foreldreansvar)
        self._akutt.setChecked(utfylling.akuttvedtak)
        self._rows["flyttet"].setVisible(not is_new)
        self._summary.show_for([])
        self._filling = False
        self._on_number_left()

    def show_kept(self) -> None:
        """Say that what was half written stands here again."""
        message = Message(
            tr("Det du skrev sist, står her ennå."), "", tr("Fortsett, eller velg «Avbryt» for å begynne på nytt.")
        )
        self.bar.show_message(message, "info")

    def show_saved(self, barn_id: str, *, is_new: bool) -> None:
        """Go to the child; the empty form waits for the next."""
        if is_new:
            self.show_form(Utfylling(), is_new=True)
        self.go.emit(Place("barnet", (barn_id,)))

    def show_message(self, message: Message, meaning: str) -> None:
        """Show a message above the form."""
        self.bar.show_message(message, meaning)

    def _make_rows(self) -> dict[str, FormRow]:
        must, free = tr("Må fylles ut"), tr("Valgfritt")
        lines, dates = self._lines, self._dates
        return {
            "navn": FormRow(tr("Navn"), lines["navn"], note=must),
            "foedselsdato": FormRow(tr("Fødselsdato"), dates["foedselsdato"], note=must),
            "identnummer": FormRow(tr("Fødselsnummer eller D-nummer"), self._number, note=free),
            "pronomen": FormRow(tr("Pronomen barnet bruker"), lines["pronomen"], note=free),
            "spraak": FormRow(tr("Språk og behov for tolk"), lines["spraak"], note=free),
            "hjemmel": FormRow(tr("Grunnlag for oppholdet"), self._hjemmel),
            "innflyttet": FormRow(tr("Flyttet inn"), dates["innflyttet"], note=free),
            "inntak_kl": FormRow(tr("Klokkeslett ved inntak"), lines["inntak_kl"], note=free),
            "planlagt_flytting": FormRow(
                tr("Planlagt å flytte ut"),
                dates["planlagt_flytting"],
                why=tr("Da minner vi om overgangsmøtet i tide."),
                note=free,
            ),
            "flyttet": FormRow(tr("Flyttet ut"), dates["flyttet"], note=free),
            "omsorgskommune": FormRow(tr("Ansvarlig kommune"), lines["omsorgskommune"], note=free),
            "vertskommune": FormRow(tr("Kommunen barnet bor i"), lines["vertskommune"], note=free),
            "adressegrad": FormRow(
                tr("Er adressen sperret?"), self._adresse, why=tr("Da holder vi stedsnavn ute av dokumentene.")
            ),
            "trygg_voksen": FormRow(tr("Trygg voksen her"), lines["trygg_voksen"], note=free),
            "kontaktperson_barnevern": FormRow(
                tr("Kontaktperson i barnevernstjenesten"), lines["kontaktperson_barnevern"], note=free
            ),
            "fastlege": FormRow(tr("Fastlege"), lines["fastlege"], note=free),
        }

    def _build(self) -> None:
        form = QWidget()
        form.setMaximumWidth(look().px(WIDTH))
        lines = column(form, spacing=16)
        for one in self._groups():
            lines.addWidget(one)
        lines.addWidget(self._summary)
        # A row asks the form for its height at the width it really gets; a column would ask at its own.
        across = row()
        across.addWidget(form, 1000)
        across.addStretch(1)
        self.add(across, button_row(self._save, button(tr("Avbryt"), pressed=self._on_cancel)))

    def _groups(self) -> tuple[QWidget, ...]:
        rows = self._rows
        return (
            group(
                tr("Barnet"),
                pair(rows["navn"], rows["foedselsdato"]),
                pair(rows["identnummer"], rows["spraak"]),
                pair(rows["pronomen"], QWidget()),
            ),
            group(
                tr("Oppholdet"),
                pair(rows["hjemmel"], rows["innflyttet"]),
                pair(self._akutt, rows["inntak_kl"]),
                pair(rows["omsorgskommune"], rows["vertskommune"]),
                rows["adressegrad"],
                rows["planlagt_flytting"],
                rows["flyttet"],
            ),
            group(
                tr("Voksne rundt barnet"),
                pair(rows["trygg_voksen"], rows["fastlege"]),
                rows["kontaktperson_barnevern"],
                Heading(tr("Foreldreansvar"), "strong"),
                Prose(tr("Det må vi vite når noen skal samtykke sammen med barnet, eller for barnet."), "subtle", 1.4),
                self._foreldre,
                button_row(self._foreldre.add_button),
            ),
        )

    def _connect(self) -> None:
        for line in self._lines.values():
            line.textChanged.connect(self._on_changed)
            line.returnPressed.connect(self._on_save)
        for field in self._dates.values():
            field.changed.connect(self._on_changed)
            field.line.returnPressed.connect(self._on_save)
        self._hjemmel.currentIndexChanged.connect(self._on_changed)
        self._adresse.changed.connect(self._on_changed)
        self._akutt.toggled.connect(self._on_changed)
        self._foreldre.changed.connect(self._on_changed)
        self._number.changed.connect(self._on_changed)
        self._number.left.connect(self._on_number_left)
        self._dates["foedselsdato"].line.editingFinished.connect(self._on_number_left)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            context = Qt.ShortcutContext.WidgetWithChildrenShortcut
            QShortcut(QKeySequence(keys), self, self._on_save, context=context)

    def _read(self) -> Utfylling:
        return Utfylling(
            **{key: line.text() for key, line in self._lines.items()},
            **{key: field.line.text() for key, field in self._dates.items()},
            identnummer=self._number.number(),
            hjemmel=self._hjemmel.key(),
            adressegrad=self._adresse.key(),
            foreldreansvar=self._foreldre.voksne(),
            akuttvedtak=self._akutt.isChecked(),
        )

    def _on_changed(self) -> None:
        if not self._filling:
            self._presenter.changed(self._read())

    def _on_number_left(self) -> None:
        born: QLineEdit = self._dates["foedselsdato"].line
        warning = self._presenter.number_warning(self._number.number(), born.text())
        self._rows["identnummer"].set_echo(warning, "triangle-alert", "warning_icon")

    def _on_save(self) -> None:
        typed = self._read()
        rows = self._rows
        rows["navn"].set_error("" if typed.navn.strip() else tr("Skriv navnet på barnet."))
        rows["foedselsdato"].set_error(self._presenter.birth_date_error(typed.foedselsdato))
        for key in ("innflyttet", "flyttet", "planlagt_flytting"):
            rows[key].set_error(self._dates[key].problem())
        rows["inntak_kl"].set_error(self._presenter.time_error(typed.inntak_kl))
        if not self._summary.show_for([rows[key] for key in CHECKED]):
            self._presenter.save(typed)

    def _on_cancel(self) -> None:
        self._presenter.give_up()
        back = Place("barnet", (self._barn_id,)) if self._barn_id else Place("barn")
        self.go.emit(back)
