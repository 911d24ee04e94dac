"""The gate inside the house: what staff are told in a compartment is asked about as everything else is."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from helseansvarlig.domain.deling import Avgjoerelse, Delingsspoersmaal
from helseansvarlig.domain.delingsregel import Innad
from helseansvarlig.domain.notat import Notatart
from helseansvarlig.domain.rom import Delt, Frigivelsesart
from helseansvarlig.domain.samtykke import Innhold

_OF_ART = {
    Frigivelsesart.STOPPUNKT: Innhold.PSYKISK,
    Frigivelsesart.OPPFOELGING: Innhold.PSYKISK,
    Frigivelsesart.SAK: Innhold.MOETEREFERAT,
    Frigivelsesart.SAKSLISTE: Innhold.MOETEREFERAT,
}
_OF_NOTAT = {
    Notatart.BARNET_SA: Innhold.BARNETS_EGNE_ORD,
    Notatart.OBSERVASJON: Innhold.PSYKISK,
    Notatart.VIL_HA_HJELP: Innhold.PSYKISK,
}


def content_shared(art: Frigivelsesart, delt: Delt) -> Innhold:
    """Return which content category a thing belongs to, as documents call it; a note's kind stands as its title."""
    if art in _OF_ART:
        return _OF_ART[art]
    kind = next((one for one in Notatart if one.value == delt.tittel), None)
    return _OF_NOTAT.get(kind, Innhold.GRUNNOPPLYSNINGER) if kind is not None else Innhold.GRUNNOPPLYSNINGER


def question_inside(barn_id: str, innhold: Iterable[Innhold], formaal: str, dag: date) -> Delingsspoersmaal:
    """Return what is asked before staff are told; the purpose is the reason."""
    decided = Avgjoerelse(begrunnelse=formaal)
    return Delingsspoersmaal(barn_id, Innad.EGET_PERSONALE, frozenset(innhold), dag, decided)
