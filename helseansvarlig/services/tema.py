"""Themes about a child: raised by anybody at any time, closed by a stop point alone."""

from __future__ import annotations

from collections.abc import Sequence

from helseansvarlig.domain.logg import Hendelse
from helseansvarlig.domain.tema import Tema, Temasvar, closed, require_words
from helseansvarlig.errors import KnownError
from helseansvarlig.services.oekt import Oekt
from helseansvarlig.services.ports import Done, Unit


class TemaService:
    """Raises and lists themes; there is no way to take one away."""

    def __init__(self, oekt: Oekt) -> None:
        self._oekt = oekt

    def raise_tema(self, barn_id: str, tekst: str, kilde: str = "") -> Done[Tema]:
        """Raise a theme, which stands open until a stop point closes it. Raises `tema_mangler_tekst`, `finnes_ikke`."""
        done = self.raise_all(barn_id, [tekst], kilde)
        return Done(done.value[0], done.changes)

    def raise_all(self, barn_id: str, tekster: Sequence[str], kilde: str = "") -> Done[list[Tema]]:
        """Raise several themes in one act. Raises as `raise_tema`, and keeps none of them then."""
        with self._oekt.store.write(Hendelse("tema.reist", barn_id=barn_id)) as unit:
            unit.barn.get(barn_id)
            kept = [keep_new(unit, self._oekt, barn_id, tekst, kilde) for tekst in tekster]
            return Done(kept, unit.act.changes())

    def of_barn(self, barn_id: str) -> list[Tema]:
        """Return every theme there has been, newest first."""
        with self._oekt.store.read() as unit:
            return unit.tema.of_barn(barn_id)

    def open_of(self, barn_id: str) -> list[Tema]:
        """Return what stands open, oldest first: that has waited longest."""
        return [one for one in reversed(self.of_barn(barn_id)) if one.lukket is None]


def keep_new(unit: Unit, oekt: Oekt, barn_id: str, tekst: str, kilde: str) -> Tema:
    """Keep a new theme inside the caller's act. Raises `tema_mangler_tekst`."""
    tema = Tema(oekt.new_id(), barn_id, tekst.strip(), oekt.clock.today(), oekt.bruker.navn, kilde)
    require_words(tema)
    return unit.tema.save(tema)


def answer(unit: Unit, oekt: Oekt, barn_id: str, stoppunkt_id: str, svar: Sequence[Temasvar]) -> None:
    """Close what a stop point has come to something about, inside its act; all the child's open themes must be there.

    Raises `tema_ikke_sett_paa` when an open one is missing, `tema_er_lukket` for one that is not open.
    """
    standing = {one.id: one for one in unit.tema.of_barn(barn_id) if one.lukket is None}
    if standing.keys() - {one.tema_id for one in svar}:
        raise KnownError("tema_ikke_sett_paa")
    for one in svar:
        tema = standing.get(one.tema_id)
        if tema is None:
            raise KnownError("tema_er_lukket")
        if one.konklusjon.strip():
            unit.tema.save(closed(tema, stoppunkt_id, one.konklusjon, oekt.clock.today()))
