"""A new edition of a signed document: what is signed never changes, so what is mended is a document of its own."""

from __future__ import annotations

from datetime import datetime

from helseansvarlig.domain.dokument import ERSTATTER, Dokument, Dokumentstatus
from helseansvarlig.errors import BugError
from helseansvarlig.services.dokument_grunnlag import DELING_BEGRUNNELSE, DELING_GRUNNLAG, DELING_TIL_BARNET
from helseansvarlig.services.dokumenttyper.deler import SJEKKET_UT

_ANEW = frozenset({DELING_GRUNNLAG, DELING_BEGRUNNELSE, DELING_TIL_BARNET, *(felt.id for felt in SJEKKET_UT.felter)})
"""What was decided and read of the old edition: the new one is shared anew, and read with the child anew."""


def next_edition(old: Dokument, new_id: str, now: datetime) -> Dokument:
    """Return a draft with the words of a signed document, numbered after it."""
    if old.status is not Dokumentstatus.FROSSET:
        raise BugError("a new edition of what is not signed")
    kept = {felt_id: text for felt_id, text in old.felter.items() if felt_id not in _ANEW}
    return Dokument(
        new_id,
        old.dokumenttype,
        old.barn_id,
        old.moete_id,
        old.mottaker,
        old.mottaker_navn,
        old.maalform,
        {**kept, ERSTATTER: old.id},
        now,
        versjon=old.versjon + 1,
    )
