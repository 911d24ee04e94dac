"""«Hva kan tilbudet bli?»: a sheet shown or printed before anybody is asked, since nobody consents to the unknown.

It names no child and holds nothing from the record.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from helseansvarlig.domain.brevhode import BLANKT
from helseansvarlig.domain.dokumentmodell import (
    Avsnitt,
    Blokk,
    Dokumentmodell,
    Felter,
    Liste,
    Overskrift,
    Sidemerking,
)
from helseansvarlig.domain.institusjon import INSTITUSJON_ID
from helseansvarlig.domain.ordlyd import Tekst
from helseansvarlig.domain.regelverk import Telefon
from helseansvarlig.services.dokument import Forhaandsvisning
from helseansvarlig.services.oekt import Oekt
from helseansvarlig.services.ports import Renderer

_PARTS = (("hvem", 3), ("hvordan", 5), ("hva_sies", 4), ("nei", 4))
"""The parts of the sheet and how many points each has."""

_BY_HAND = ("moeter", "hvor", "blir_med")
_TO_TALK_WITH = frozenset({"alarmtelefonen", "mental_helse", "kirkens_sos"})
"""Those a child can call just to talk; what is urgent is not for a sheet about an offer."""
_LINE = "_" * 44


class TilbudsarkService:
    """Makes the sheet; the numbers to call come from the rules."""

    def __init__(self, oekt: Oekt, renderer: Renderer, telefoner: Iterable[Telefon]) -> None:
        self._oekt = oekt
        self._renderer = renderer
        self._telefoner = tuple(one for one in telefoner if one.id in _TO_TALK_WITH)

    def sheet(self, maalform: str) -> Forhaandsvisning:
        """Return the sheet as PDF and as text; `maalform` is "nb" or "nn"."""
        with self._oekt.store.read() as unit:
            house, paper = unit.institusjon.all()[0].navn, unit.brevhode.find(INSTITUSJON_ID) or BLANKT
        modell = replace(self._compose(house, self._renderer.words(maalform), maalform), brevhode=paper)
        return Forhaandsvisning(self._renderer.render(modell), self._renderer.read_as_text(modell))

    def _compose(self, house: str, tekst: Tekst, maalform: str) -> Dokumentmodell:
        blokker: list[Blokk] = [Avsnitt(tekst("tilbud.innledning"))]
        for part, count in _PARTS:
            blokker.append(Overskrift(tekst(f"tilbud.{part}"), 2))
            blokker.append(Liste(tuple(tekst(f"tilbud.{part}.{n}") for n in range(1, count + 1))))
        blokker.append(Overskrift(tekst("tilbud.her"), 2))
        numbers = ". ".join(f"{one.navn.paa(maalform)}: {one.nummer}" for one in self._telefoner)
        by_hand = tuple((tekst(f"tilbud.her.{name}"), _LINE) for name in _BY_HAND)
        blokker.append(Felter((*by_hand, (tekst("tilbud.snakke"), numbers))))
        marks = Sidemerking("", "", "", "", tekst("tilbud.fortrolighet"), house)
        return Dokumentmodell(tekst("tilbud.tittel"), maalform, self._oekt.clock.today(), marks, tuple(blokker), False)
