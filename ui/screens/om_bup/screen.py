"""Draws in plain words what BUP is, what its barnevernansvarlig helps with, and how a child gets there.

It reads nothing, names nobody and promises no number of days: the deadlines have a page with source and date.
"""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.i18n import marked, tr
from ui.widgets.buttons import button, button_row
from ui.widgets.lists import section_head
from ui.widgets.page import MAIN_WIDTH, Place, Screen
from ui.widgets.sentences import sentence_card
from ui.widgets.text import Prose

WHAT = (
    marked("BUP er poliklinikken for barn og unge som trenger hjelp for den psykiske helsen. Den hører til "
    "helseforetaket."),
    marked("BUP skal ha en barnevernansvarlig, med stedfortreder, som kjenner institusjonene. Det er dit dere ringer "
    "først."),
    marked("Dere kan spørre om råd uten å nevne et barn. Gjelder det ett barn, drøftes det uten navn til barnet har "
    "sagt ja, eller det finnes et annet grunnlag."),
)  # fmt: skip
HELPS = (
    marked("råd om hvordan dere kartlegger livskvalitet, ressurser, psykisk helse og rus"),
    marked("å finne ut hva barnet trenger, også om kommunens psykolog eller andre kan hjelpe bedre"),
    marked("å skrive henvisningen slik at den kan vurderes"),
    marked("å tilpasse hjelpen: hvor, når og hvem som følger, gjerne utenom skolen"),
    marked("å holde tråden når barnet flytter"),
)
WAY = (
    marked("Institusjonen kan ikke henvise selv. Barnevernslederen eller fastlegen gjør det; dere skriver grunnlaget."),
    marked("Barnet hører det først, og sier hva som er viktig. Barnets egne ord står øverst."),
    marked("Får barnet nei, skal det stå hvorfor, og hvordan det klages. Da er det neste trekket deres."),
)
URGENT = (marked("Kan det ikke vente, så ring. Numrene står under Hjelp, ett tastetrykk unna (F1)."),)


class OmBupScreen(Screen):
    """For who works here; the same told to a child is another sheet."""

    def __init__(self) -> None:
        super().__init__(
            "om_bup", tr("Om BUP"), tr("For dere som jobber her. Barnet har sitt eget ark."), width=MAIN_WIDTH
        )
        self._sheet = button(tr("Arket til barnet"), "primary", "file-text", lambda: self.go.emit(Place("tilbudsark")))
        deadlines = button(tr("Frister"), icon="calendar-check", pressed=lambda: self.go.emit(Place("frister")))
        self.add(button_row(self._sheet, deadlines))
        self.add(section_head(tr("Hva BUP er")), sentence_card(WHAT))
        self.add(section_head(tr("Dette kan dere få hjelp til")), sentence_card(HELPS))
        self.add(section_head(tr("Slik kommer barnet dit")), sentence_card(WAY))
        self.add(section_head(tr("Når det haster")), sentence_card(URGENT))
        self.add(
            Prose(tr("Kilde: Helsedirektoratet og Bufdir, rutiner for BUPs barnevernansvarlige (2017)."), "subtle")
        )

    def first_focus(self) -> QWidget:
        """Stand on the way to the child's sheet."""
        return self._sheet
