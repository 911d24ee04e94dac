"""The letterhead's page: a logo with its words, the line at the foot, and the paper as it will be."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QWidget

from helseansvarlig.domain.brevhode import MAX_FIL, Brevhode
from ui.files import ask_for_file
from ui.i18n import tr
from ui.screens.innstillinger.brevhode_presenter import BrevhodePresenter
from ui.screens.innstillinger.section import Section
from ui.widgets.buttons import button, button_row, with_shortcut
from ui.widgets.fields import line_edit
from ui.widgets.form import ErrorSummary, FormRow
from ui.widgets.layout import column
from ui.widgets.page_ends import PageEnds
from ui.widgets.text import Prose

_MEGA = 1_000_000


class BrevhodeSection(Section):
    """One form with the paper above it."""

    def __init__(self, presenter: BrevhodePresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self._filling = False
        self._page = PageEnds(tr("Slik blir toppen og bunnen av en side"))
        self._house = Prose("", "subtle", 1.4)
        self._pick = button("", "secondary", "plus", self._on_pick)
        self._remove = button(tr("Ta bort logoen"), "link", "circle-x", presenter.remove_logo)
        self._words = line_edit()
        self._foot = line_edit()
        self._words_row = FormRow(
            tr("Hva viser logoen?"),
            self._words,
            note=tr("Må fylles ut"),
            why=tr("Leses opp for den som ikke ser den. For eksempel: «Solbakken, en sol bak to bakker.»"),
        )
        self._foot_row = FormRow(
            tr("Nederst på hver side"),
            self._foot,
            note=tr("Valgfritt"),
            why=tr(
                "For eksempel navn, organisasjonsnummer, adresse og telefon. Står aldri når et barns adresse er skjult."
            ),
        )
        self._summary = ErrorSummary()
        self._build()
        presenter.attach(self)
        presenter.attach_to(self)

    def show_section(self) -> None:
        """Show the letterhead as it is."""
        self.bar.close_message()
        self._presenter.load()

    def leave(self) -> None:
        """Write the draft at once."""
        self._presenter.flush()

    def first_focus(self) -> QWidget | None:
        """Return the way to pick a logo."""
        return self._pick

    def show_form(self, house: str, brevhode: Brevhode) -> None:
        """Show who we are and what stands in the form."""
        self._filling = True
        self._house.setText(tr("Øverst på hver side står navnet deres: {navn}.", navn=house))
        self._words.setText(brevhode.alternativ)
        self._foot.setText(brevhode.bunnlinje)
        self._filling = False
        self.show_logo(brevhode)

    def show_logo(self, brevhode: Brevhode) -> None:
        """Show that there is a logo now, or that there is none."""
        has_logo = bool(brevhode.logo)
        self._pick.set_label(tr("Velg en annen logo") if has_logo else tr("Velg logo"))
        if not has_logo and self._remove.hasFocus():
            self._pick.setFocus()
        self._remove.setVisible(has_logo)
        self._words_row.setVisible(has_logo)
        self._filling = True
        self._words.setText(brevhode.alternativ)
        self._filling = False

    def show_errors(self, feil: Mapping[str, str]) -> None:
        """Show each error at its place."""
        self._words_row.set_error(feil.get("alternativ", ""))
        self._foot_row.set_error(feil.get("bunnlinje", ""))
        self._summary.show_for([self._words_row, self._foot_row])

    def show_preview(self, pdf: bytes) -> None:
        """Show a page with the letterhead."""
        self._page.show_pdf(pdf)

    def _build(self) -> None:
        logo = column(spacing=8)
        logo.addLayout(button_row(self._pick, self._remove, spacing=16))
        limit = tr(
            "PNG eller JPEG, inntil {stoerrelse} MB. Bildet tegnes på nytt før det tas inn.",
            stoerrelse=MAX_FIL // _MEGA,
        )
        logo.addWidget(Prose(limit, "small", 1.4))
        save = with_shortcut(button(tr("Lagre"), "primary", "check", self._presenter.save), "Ctrl+Return")
        for field in (self._words, self._foot):
            field.textChanged.connect(self._on_changed)
            field.returnPressed.connect(self._presenter.save)
        self.add_card(
            tr("Brevhode"),
            tr("Logoen står på første side av et dokument, og linja nederst på alle."),
            self._page,
            self._house,
            logo,
            self._words_row,
            self._foot_row,
            self._summary,
            button_row(save),
        )

    def _on_changed(self) -> None:
        if not self._filling:
            self._presenter.changed(self._words.text(), self._foot.text())

    def _on_pick(self) -> None:
        ask_for_file(self, tr("Bilder ({files})", files="*.png *.jpg *.jpeg"), self._presenter.choose_logo)
