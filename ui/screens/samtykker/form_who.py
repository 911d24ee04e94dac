"""What is asked for, who answers in which capacity, and how: with the reason when it is somebody else than proposed."""

from __future__ import annotations

from PySide6.QtCore import Signal

from helseansvarlig.domain.samtykke import ANLEDNINGER, Anledning, Samtykkeform, Samtykketype
from helseansvarlig.domain.samtykkegiver import Egenskap
from helseansvarlig.domain.samtykkehjelp import Forslag
from helseansvarlig.domain.samtykkeregel import Vilkaar
from ui.dates import capital
from ui.i18n import marked, tr, tr_marked
from ui.samtykke_words import ANLEDNINGER as OCCASIONS
from ui.samtykke_words import EGENSKAPER, TYPER
from ui.screens.samtykker.form_model import Feil, Utfylt
from ui.screens.samtykker.form_parts import CARD
from ui.widgets.choices import Checks, Radios
from ui.widgets.fields import Choice, line_edit, text_area
from ui.widgets.form import FormRow
from ui.widgets.layout import Fold, column, own_height
from ui.widgets.page import clear_layout
from ui.widgets.surfaces import Card

_FORMS = {
    Samtykkeform.MUNTLIG: marked("Muntlig"),
    Samtykkeform.SKRIFTLIG: marked("Skriftlig"),
    Samtykkeform.DIGITAL: marked("Digitalt"),
}
_CONDITIONS = {
    Vilkaar.ALLTID: marked("Ingen har vurdert noe av dette"),
    Vilkaar.UTEN_SAMTYKKEKOMPETANSE: marked("Helsepersonell mener at ungdommen ikke kan samtykke"),
    Vilkaar.FORELDRE_IKKE_INFORMERT: marked("Foreldrene er av gode grunner ikke informert"),
    Vilkaar.HJELPENS_ART: marked("Det følger av hva hjelpen gjelder"),
    Vilkaar.DAGLIG_OMSORG: marked("Hjelpen hører til daglig omsorg"),
    Vilkaar.UNNGAA_SKADE: marked("Helsepersonell mener det er nødvendig for å unngå skade"),
}
_OTHERS = (Egenskap.FORELDER, Egenskap.VERGE, Egenskap.BARNEVERNSTJENESTEN, Egenskap.INSTITUSJONEN, Egenskap.ANNEN)


class WhoPart(Card):
    """What kind of consent it is, who answers, and how."""

    changed = Signal()
    asked_otherwise = Signal()  # kind, occasion or condition: the rules may propose somebody else

    def __init__(self) -> None:
        super().__init__(CARD, 20)
        self._kind = Choice([(one.value, tr_marked(word)) for one, word in TYPER.items()])
        self._occasion = Choice([])
        self._how = Radios([(one.value, tr_marked(word)) for one, word in _FORMS.items()])
        self._who_place = column()
        self._who: Checks | None = None
        self._other = line_edit()
        self._capacity = Choice([(one.value, capital(tr_marked(EGENSKAPER[one]))) for one in _OTHERS])
        self._condition = Choice([])
        self._why = text_area(lines=2)
        self.who_row: FormRow | None = None
        self.how_row = FormRow(tr("Hvordan svares det?"), self._how)
        self._capacity_row = FormRow(tr("Hvem er det for barnet?"), self._capacity)
        self._condition_row = FormRow(tr("Er noe av dette vurdert?"), self._condition)
        self.why_row = FormRow(
            tr("Hvem har vurdert det, og hvorfor?"),
            self._why,
            note=tr("Må fylles ut"),
            why=tr("Skriv navn, dato og grunn. Det blir stående ved svaret."),
        )
        self._build()
        self._connect()

    def show_people(self, people: list[tuple[str, str]]) -> None:
        """Offer these people, the child first."""
        clear_layout(self._who_place)
        self._who = Checks(people, columns=2)
        self._who.changed.connect(self.changed)
        self.who_row = FormRow(tr("Hvem svarer?"), self._who, note=tr("Må fylles ut"))
        self._who_place.addWidget(self.who_row)

    def show_proposal(self, forslag: Forslag) -> None:
        """Offer the conditions that would change who answers."""
        wanted = self._condition.key()
        known = [Vilkaar.ALLTID, *dict.fromkeys(rule.vilkaar for rule in forslag.med_vilkaar)]
        self._condition.blockSignals(True)
        self._condition.clear()
        for one in known:
            self._condition.addItem(tr_marked(_CONDITIONS[one]), one.value)
        self._condition.choose(wanted if wanted in {one.value for one in known} else Vilkaar.ALLTID.value)
        self._condition.blockSignals(False)
        self._condition_row.setVisible(len(known) > 1)
        self._show_why()

    def choose_who(self, hvem: tuple[str, ...]) -> None:
        """Tick exactly these people."""
        if self._who is not None:
            self._who.choose(list(hvem))

    def show_form(self, utfylt: Utfylt) -> None:
        """Show what is chosen."""
        self._kind.choose(utfylt.samtykketype)
        self._fill_occasions(utfylt.anledning)
        self.choose_who(utfylt.hvem)
        self._other.setText(utfylt.annen)
        self._capacity.choose(utfylt.annen_egenskap)
        self._condition.choose(utfylt.vilkaar)
        self._why.set_text(utfylt.overstyring)
        self._how.choose(utfylt.form)
        self._capacity_row.setVisible(bool(utfylt.annen))
        self._show_why()

    def show_errors(self, feil: Feil) -> None:
        """Show each error at its place; the reason opens when it is asked for."""
        if self.who_row is not None:
            self.who_row.set_error(feil.hvem)
        self.how_row.set_error(feil.form)
        self.why_row.set_error(feil.overstyring)
        self._show_why()

    def typed(self) -> dict[str, object]:
        """Return the fields of the form that stand here."""
        return {
            "samtykketype": self._kind.key(),
            "anledning": self._occasion.key() or Anledning.GENERELT.value,
            "hvem": tuple(self._who.keys()) if self._who is not None else (),
            "annen": self._other.text(),
            "annen_egenskap": self._capacity.key(),
            "vilkaar": self._condition.key() or Vilkaar.ALLTID.value,
            "overstyring": self._why.text(),
            "form": self._how.key(),
        }

    def _build(self) -> None:
        across = Fold(spacing=24, below_spacing=16)
        across.add(own_height(FormRow(tr("Hva gjelder det?"), self._kind)), 1)
        across.add(own_height(FormRow(tr("Gjelder det alt, eller noe bestemt?"), self._occasion)), 1)
        other = Fold(spacing=24, below_spacing=16)
        other.add(own_height(FormRow(tr("Noen andre som svarer"), self._other, note=tr("Valgfritt"))), 1)
        other.add(own_height(self._capacity_row), 1)
        self.add(across, self._who_place, other, self._condition_row, self.why_row, self.how_row)
        for piece in (self._capacity_row, self._condition_row, self.why_row):
            piece.hide()

    def _connect(self) -> None:
        self._kind.currentIndexChanged.connect(self._on_kind)
        self._occasion.currentIndexChanged.connect(self._on_asked)
        self._condition.currentIndexChanged.connect(self._on_asked)
        self._capacity.currentIndexChanged.connect(self.changed)
        self._other.textChanged.connect(self._on_other)
        self._why.textChanged.connect(self.changed)
        self._how.changed.connect(self.changed)

    def _fill_occasions(self, wanted: str) -> None:
        """Offer what this kind of consent can be limited to."""
        self._occasion.blockSignals(True)
        self._occasion.clear()
        for one in ANLEDNINGER[Samtykketype(self._kind.key())]:
            self._occasion.addItem(tr_marked(OCCASIONS[one]), one.value)
        self._occasion.setCurrentIndex(max(0, self._occasion.findData(wanted)))
        self._occasion.blockSignals(False)

    def _show_why(self) -> None:
        found = self._condition.key() not in ("", Vilkaar.ALLTID.value)
        self.why_row.setVisible(found or bool(self._why.text()) or bool(self.why_row.error()))

    def _on_kind(self) -> None:
        self._fill_occasions(self._occasion.key())
        self._on_asked()

    def _on_asked(self) -> None:
        self._show_why()
        self.asked_otherwise.emit()
        self.changed.emit()

    def _on_other(self) -> None:
        self._capacity_row.setVisible(bool(self._other.text().strip()))
        self.changed.emit()
