"""Finding anything by its words. That somebody looked is logged, and never for what."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from helseansvarlig.domain.logg import Hendelse
from helseansvarlig.domain.malserie import Malserie
from helseansvarlig.domain.soek import Ordformer, Soek, Treff, Treffart, excerpt, fits
from helseansvarlig.services.malregister import Malregister
from helseansvarlig.services.oekt import Oekt


@dataclass(frozen=True, slots=True)
class Funn:
    """What was found, kind by kind, newest first; children in alphabetical order, those who live here first."""

    soek: Soek
    treff: tuple[Treff, ...] = ()

    def excerpt(self, treff: Treff) -> str:
        """Return the line of a find where the words stand."""
        return excerpt(treff.tekst, self.soek)


class SoekService:
    """Looks through the health records and the templates: what lies in a compartment is not found from here."""

    def __init__(self, oekt: Oekt, ordformer: Ordformer, maler: Malregister) -> None:
        self._oekt = oekt
        self._ordformer = ordformer
        self._maler = maler
        self._series: list[Malserie] | None = None
        self._is_logged = False

    def begin(self) -> None:
        """Begin a new search: the log gets one row for it, however often the words are changed on the way."""
        self._is_logged = False
        self._series = None

    def read(self, text: str) -> Soek:
        """Return what a typed text asks for."""
        return self._ordformer.read(text)

    def find(self, text: str, stop: Callable[[], bool]) -> Funn | None:
        """Return what fits every word of `text`; None when `stop` told that nobody waits for it any more."""
        soek = self.read(text)
        if stop():
            return None
        if not soek:
            return Funn(soek)
        if not self._is_logged:
            self._oekt.store.log(Hendelse("soek.utfoert", angrebar=False))
            self._is_logged = True
        found = self._oekt.store.find(soek, stop)
        return None if found is None else Funn(soek, (*found, *self._templates(soek)))

    def _templates(self, soek: Soek) -> list[Treff]:
        """Return the templates whose title fits; they are read once for each search, however much is typed."""
        if self._series is None:
            self._series = self._maler.series()
        return [
            Treff(Treffart.MAL, series.skjema_id, "", "", None, series.tilstand.value, title)
            for series in self._series
            if (title := _fitting_title(series, soek))
        ]


def _fitting_title(series: Malserie, soek: Soek) -> str:
    """Return a template's title in the first language in which it fits; empty when it fits in none."""
    title = series.brukes.tittel
    return next((one for one in (title.tekst, *title.oversettelser.values()) if fits(soek, one)), "")
