"""Draws a decision about who helps now in one area: the form, how every area stands, and what was decided before."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.announce import announce
from ui.i18n import tr
from ui.messages import Message
from ui.screens.nivaa.model import Bilde, Feil, Linje, Utfylt, areas, levels
from ui.screens.nivaa.presenter import NivaaPresenter
from ui.widgets.buttons import button, button_row, with_shortcut
from ui.widgets.choices import Radios
from ui.widgets.date_field import DateField
from ui.widgets.fields import Choice, line_edit, text_area
from ui.widgets.form import ErrorSummary, FormRow
from ui.widgets.form_parts import pair
from ui.widgets.icons import Glyph
from ui.widgets.layout import column
from ui.widgets.lists import ListRow, section_head
from ui.widgets.page import MAIN_WIDTH, Place, Screen, clear_layout
from ui.widgets.surfaces import PartCard, RowCard, Voice
from ui.widgets.tab_order import order_as_laid_out

CHECKED = ("omraade", "nivaa", "begrunnelse", "provd", "besluttet_av", "neste_sjekk")


class NivaaScreen(Screen):
    """Ctrl+Enter saves; nothing that was decided before is changed by it."""

    def __init__(self, presenter: NivaaPresenter, today: Callable[[], date]) -> None:
        super().__init__("nivaa", tr("Hvem hjelper nå?"), width=MAIN_WIDTH)
        self._presenter = presenter
        self._filling = False
        self._omraade = Choice(areas())
        self._nivaa = Radios(levels())
        self._areas = {key: text_area(lines=2) for key in ("begrunnelse", "provd")}
        self._child = text_area(lines=2, child=True)
        self._who = line_edit()
        self._again = DateField(today, ahead=False)
        self._rows = self._make_rows()
        self._summary = ErrorSummary()
        self._now, self._before = column(spacing=8), column(spacing=8)
        self._build()
        self._connect()
        presenter.attach(self)

    def show_place(self, place: Place) -> None:
        """Begin a decision: ids are the child's and perhaps the area's."""
        super().show_place(place)
        self.bar.close_message()
        self._presenter.open(*(*place.ids, "", "")[:2])

    def leave(self) -> None:
        """Write the draft at once."""
        self._presenter.flush()

    def first_focus(self) -> QWidget | None:
        """Return the area."""
        return self._omraade

    def show_form(self, bilde: Bilde, utfylt: Utfylt) -> None:
        """Show what has been decided, and fill the fields; old errors go."""
        self._filling = True
        self.set_title(
            tr("Hvem hjelper {name} nå?", name=bilde.navn),
            tr("Ett område om gangen. Det dere bestemte før, blir stående."),
        )
        self._omraade.choose(utfylt.omraade)
        self._nivaa.choose(utfylt.nivaa)
        for key, area in self._areas.items():
            area.set_text(getattr(utfylt, key))
        self._child.set_text(utfylt.barnets_syn)
        self._who.setText(utfylt.besluttet_av)
        self._again.line.setText(utfylt.neste_sjekk)
        _show_lines(self._now, tr("Slik er det nå"), bilde.naa)
        _show_lines(self._before, tr("Bestemt før"), bilde.tidligere)
        self.show_errors(Feil())
        self._filling = False
        order_as_laid_out(self)

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
        self.go.emit(Place("barnet", (barn_id,)))

    def _make_rows(self) -> dict[str, FormRow]:
        must = tr("Må fylles ut")
        return {
            "omraade": FormRow(tr("Område"), self._omraade, note=must),
            "nivaa": FormRow(tr("Hvem hjelper nå?"), self._nivaa, note=must),
            "begrunnelse": FormRow(tr("Hvorfor?"), self._areas["begrunnelse"], note=must),
            "provd": FormRow(tr("Hva er prøvd?"), self._areas["provd"], note=must),
            "barnets_syn": FormRow(tr("Hva mener barnet?"), self._child, note=tr("Valgfritt")),
            "besluttet_av": FormRow(tr("Hvem bestemte det?"), self._who, note=must),
            "neste_sjekk": FormRow(tr("Når ser vi på det igjen?"), self._again, note=must),
        }

    def _build(self) -> None:
        rows = self._rows
        words = Voice(tr("Barnets egne ord"), child=True)
        words.body.addWidget(rows["barnets_syn"])
        self.add(
            PartCard(
                tr("Ny beslutning"), tr("Neste sjekk blir en oppfølging med dato."),
                rows["omraade"], rows["nivaa"], rows["begrunnelse"], rows["provd"], words,
                pair(rows["besluttet_av"], rows["neste_sjekk"]),
            ),
            self._summary,
        )  # fmt: skip
        save = with_shortcut(button(tr("Lagre"), "primary", "check", self._on_save), "Ctrl+Return")
        self.add(button_row(save, button(tr("Avbryt"), pressed=self._presenter.give_up)), self._now, self._before)

    def _connect(self) -> None:
        for area in (*self._areas.values(), self._child):
            area.textChanged.connect(self._on_changed)
        self._omraade.currentIndexChanged.connect(self._on_changed)
        self._nivaa.changed.connect(self._on_changed)
        self._who.textChanged.connect(self._on_changed)
        self._who.returnPressed.connect(self._on_save)
        self._again.changed.connect(self._on_changed)

    def _typed(self) -> Utfylt:
        return Utfylt(
            omraade=self._omraade.key(),
            nivaa=self._nivaa.key(),
            barnets_syn=self._child.text(),
            besluttet_av=self._who.text(),
            neste_sjekk=self._again.line.text(),
            **{key: area.text() for key, area in self._areas.items()},
        )

    def _on_changed(self) -> None:
        if not self._filling:
            self._presenter.changed(self._typed())

    def _on_save(self) -> None:
        self._presenter.save(self._typed())


def _show_lines(where: QVBoxLayout, title: str, lines: tuple[Linje, ...]) -> None:
    """Show decisions below a heading; nothing where there are none."""
    clear_layout(where)
    if not lines:
        return
    where.addLayout(section_head(title))
    card = RowCard()
    for one in lines:
        meta = " ".join(filter(None, (one.reason, one.meta)))
        card.add_row(ListRow(Glyph("arrow-right" if meta else "circle", "text_subtle"), one.title, one.level, meta))
    where.addWidget(card)
