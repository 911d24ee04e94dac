"""Short dated notes: the child's own words, observations, calls. The timeline is made of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Notatart(StrEnum):
    """What kind of note it is; `BARNET_SA` is a quote and is never reworded."""

    BARNET_SA = "barnet_sa"
    OBSERVASJON = "observasjon"
    TELEFON = "telefon"
    AVTALE = "avtale"
    VIL_HA_HJELP = "vil_ha_hjelp"


@dataclass(frozen=True, slots=True)
class Notat:
    """One note about one child. `hoert_av` is who heard a quote.

    `lagt_inn_av` is who put it in the record, where that was another than the one who wrote it.
    """

    id: str
    barn_id: str
    tid: datetime
    art: Notatart
    tekst: str
    skrevet_av: str
    hoert_av: str = ""
    lagt_inn_av: str = ""
