"""Trying a form without saving: what is asked with these answers, and what they set off. Pure; knows no widget."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from helseansvarlig.domain.skjema import Nivaa, Punkt, Punkttype, Skjema
from helseansvarlig.domain.skjema_tre import evaluate_enabled, expand
from helseansvarlig.domain.svar import Svarsett, besvart
from helseansvarlig.domain.utloeser import utloeste
from helseansvarlig.domain.verdi import Dato, Verdi
from ui.i18n import marked, tr, tr_marked

YES, NO = "ja", "nei"

_LEVELS = {
    Nivaa.INNEN_14_DAGER: marked("○ Svaret minner om dette innen 14 dager."),
    Nivaa.INNEN_3_DAGER: marked("● Svaret minner om dette innen 3 dager."),
    Nivaa.STRAKS: marked("‼ Svaret viser hva dere gjør med en gang."),
}
_ORDER = (Nivaa.STRAKS, Nivaa.INNEN_3_DAGER, Nivaa.INNEN_14_DAGER)


@dataclass(frozen=True, slots=True)
class Proevelinje:
    """One place of the form as it would stand on the screen: its words, its choices by key, and what it sets off."""

    path: str
    punkt: Punkt
    depth: int
    text: str
    why: str
    choices: tuple[tuple[str, str], ...]
    several: bool

    @property
    def is_heading(self) -> bool:
        """Tell a theme from a question."""
        return self.punkt.type is Punkttype.GRUPPE


class Trial:
    """One trial of one form in one language; nothing of it is kept."""

    def __init__(self, skjema: Skjema, spraak: str) -> None:
        self._skjema = skjema
        self._svar = Svarsett()
        self.lines = tuple(
            _line(place.punkt, place.path, len(place.stamme), spraak)
            for place in expand(skjema, self._svar)
            if not place.punkt.er_skjult and not any(above.punkt.er_skjult for above in place.stamme)
        )

    def asked(self) -> frozenset[str]:
        """Return the paths that are asked with the answers so far."""
        enabled = evaluate_enabled(self._skjema, self._svar)
        return frozenset(line.path for line in self.lines if enabled.get(line.path, False))

    def set_off(self) -> dict[str, str]:
        """Return by path what an answer sets off, the most urgent of it."""
        levels: dict[str, set[Nivaa]] = {}
        for one in utloeste(self._skjema, self._svar):
            levels.setdefault(one.path, set()).add(one.nivaa)
        return {path: tr_marked(_LEVELS[next(n for n in _ORDER if n in found)]) for path, found in levels.items()}

    def choose(self, path: str, keys: Sequence[str]) -> None:
        """Answer with choices by their keys; none takes the answer away."""
        punkt = self._punkt(path)
        if punkt.type is Punkttype.JA_NEI:
            self._put(path, [key == YES for key in keys])
        else:
            self._put(path, [punkt.valg[int(key)].verdi for key in keys])

    def type(self, path: str, text: str) -> None:
        """Answer with what was typed; what is not understood is no answer."""
        value = _read(self._punkt(path).type, text.strip())
        self._put(path, [] if value is None else [value])

    def _put(self, path: str, values: Sequence[Verdi]) -> None:
        answers = {**self._svar.svar}
        answers.pop(path, None)
        if values:
            answers[path] = besvart(*values)
        self._svar = Svarsett(answers)

    def _punkt(self, path: str) -> Punkt:
        return next(line.punkt for line in self.lines if line.path == path)


def _line(punkt: Punkt, path: str, depth: int, spraak: str) -> Proevelinje:
    choices = tuple((str(n), one.tekst.paa(spraak)) for n, one in enumerate(punkt.valg))
    if punkt.type is Punkttype.JA_NEI:
        choices = ((YES, tr("Ja")), (NO, tr("Nei")))
    several = punkt.gjentas and punkt.type is not Punkttype.GRUPPE
    return Proevelinje(path, punkt, depth, punkt.tekst.paa(spraak), punkt.hvorfor.paa(spraak), choices, several)


def _read(kind: Punkttype, text: str) -> Verdi | None:
    if not text:
        return None
    if kind is Punkttype.HELTALL:
        return int(text) if text.isdecimal() else None
    if kind is Punkttype.DESIMALTALL:
        try:
            return Decimal(text.replace(",", "."))
        except InvalidOperation:
            return None
    if kind is Punkttype.DATO:
        return Dato(text) if Dato(text).is_valid else None
    return text if kind in (Punkttype.TEKST, Punkttype.TEKSTLINJE, Punkttype.AAPENT_VALG) else None
