"""Finding anything by its words. That somebody looked is logged, and never for what."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from helseansvarlig.domain.logg import Hendelse
from helseansvarlig.domain.soek import Ordformer, Soek, Treff, excerpt
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
    """Looks through the health records alone: what lies in a compartment is not found from here."""

    def __init__(self, oekt: Oekt, ordformer: Ordformer) -> None:
        self._oekt = oekt
        self._ordformer = ordformer
        self._is_logged = False

    def begin(self) -> None:
        """Begin a new search: the log gets one row for it, however often the words are changed on the way."""
        self._is_logged = False

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
        return None if found is None else Funn(soek, tuple(found))
