"""General guidance: the log of what others have advised, with no child in it. A named child's matter is a meeting's."""

from __future__ import annotations

from dataclasses import replace

from helseansvarlig.domain.kjente_navn import Navneord
from helseansvarlig.domain.logg import Hendelse
from helseansvarlig.domain.veiledning import Veiledning, require_whole
from helseansvarlig.services.oekt import Oekt
from helseansvarlig.services.ports import Done
from helseansvarlig.services.uten_barn import require_no_child


class VeiledningService:
    """Guidance of a general kind."""

    def __init__(self, oekt: Oekt, ordliste: Navneord) -> None:
        self._oekt = oekt
        self._ordliste = ordliste

    def list_veiledninger(self) -> list[Veiledning]:
        """Return all guidance, newest first."""
        with self._oekt.store.read() as unit:
            return unit.veiledning.all()

    def get(self, veiledning_id: str) -> Veiledning:
        """Return one piece of guidance. Raises `finnes_ikke`."""
        with self._oekt.store.read() as unit:
            return unit.veiledning.get(veiledning_id)

    def create(self, veiledning: Veiledning, *, sett_over: bool = False) -> Done[Veiledning]:
        """Keep new guidance; the id is made here. Raises as `require_whole` and `require_no_child`."""
        return self._keep(replace(veiledning, id=self._oekt.new_id()), "veiledning.ny", sett_over=sett_over)

    def save(self, veiledning: Veiledning, *, sett_over: bool = False) -> Done[Veiledning]:
        """Keep guidance as it is written now. Raises `finnes_ikke` and as `create`."""
        self.get(veiledning.id)
        return self._keep(veiledning, "veiledning.endret", sett_over=sett_over)

    def _keep(self, veiledning: Veiledning, handling: str, *, sett_over: bool) -> Done[Veiledning]:
        kept = require_whole(veiledning)
        with self._oekt.store.write(Hendelse(handling, objekt=f"veiledning:{kept.id}")) as unit:
            texts = (kept.tema, kept.spoersmaal, kept.raad, kept.vi_gjoer)
            require_no_child(unit, self._ordliste, texts, sett_over=sett_over)
            return Done(unit.veiledning.save(kept), unit.act.changes())
