"""What opens when it is needed: how it was explained and understood, and how the child took part (F-medv § 6)."""

from __future__ import annotations

from PySide6.QtCore import Signal

from ui.i18n import tr
from ui.screens.samtykker.form_model import Utfylt
from ui.screens.samtykker.form_parts import CARD
from ui.widgets.buttons import Button
from ui.widgets.fields import LineEdit, TextArea, line_edit, text_area
from ui.widgets.form import FormRow
from ui.widgets.surfaces import Card

Field = LineEdit | TextArea


class MorePart(Card):
    """Fields behind one button, the `opener`; they stand open as soon as something is written in them."""

    changed = Signal()

    def __init__(self, opener: str, icon: str, rows: list[tuple[str, str, Field]]) -> None:
        """`rows` are the field of the form, its question, and what one writes in."""
        super().__init__(CARD, 16)
        self.opener = Button(opener, "secondary", icon)
        self._fields = {name: field for name, _, field in rows}
        self._rows = [FormRow(question, field, note=tr("Valgfritt")) for _, question, field in rows]
        self.add(*self._rows)
        self.opener.clicked.connect(self._on_open)
        for field in self._fields.values():
            field.textChanged.connect(self.changed)
        self.hide()

    def show_form(self, utfylt: Utfylt) -> None:
        """Show what is written."""
        for name, field in self._fields.items():
            text = str(getattr(utfylt, name))
            if isinstance(field, TextArea):
                field.set_text(text)
            else:
                field.setText(text)
        self._show(is_open=any(self.typed().values()))

    def typed(self) -> dict[str, str]:
        """Return the fields of the form that stand here."""
        return {name: field.text() for name, field in self._fields.items()}

    def _show(self, *, is_open: bool) -> None:
        self.opener.setVisible(not is_open)
        self.setVisible(is_open)

    def _on_open(self) -> None:
        self._show(is_open=True)
        self._rows[0].focus_field()


def informed_part() -> MorePart:
    """Return what makes a consent informed."""
    return MorePart(
        tr("Slik ble det forklart"),
        "message-circle",
        [
            ("forklart", tr("Hvordan ble det forklart?"), text_area(lines=2)),
            ("spraak", tr("På hvilket språk, og med tolk?"), line_edit()),
            ("forstaatt", tr("Hvordan vet dere at det ble forstått?"), line_edit()),
        ],
    )


def taking_part() -> MorePart:
    """Return the participation block of F-medv § 6."""
    return MorePart(
        tr("Slik medvirket barnet"),
        "users-round",
        [
            ("informert_om", tr("Hva fikk barnet vite?"), text_area(lines=2)),
            ("hoert_om", tr("Hva ble barnet hørt om?"), line_edit()),
            ("barnet_sa", tr("Hva sa barnet, ord for ord?"), text_area(lines=2, child=True)),
            ("hoert_av", tr("Hvem hørte det?"), line_edit()),
            ("vekt", tr("Hvilken vekt fikk det?"), line_edit()),
            ("ville_ikke", tr("Ville ikke, eller ikke hørt: Hvorfor?"), line_edit()),
            ("tillitsperson_tilbudt", tr("Er tillitsperson tilbudt?"), line_edit()),
            ("alenesamtale_tilbudt", tr("Er samtale alene tilbudt?"), line_edit()),
        ],
    )
