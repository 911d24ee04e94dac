"""Lets a document out as a person does: it is read out, and each thing confirmed."""

from __future__ import annotations

from helseansvarlig.domain.utgang import Bekreftelse, Oensket
from helseansvarlig.domain.utlevering import Kanal
from helseansvarlig.tjenester import Tjenester


def let_out(tjenester: Tjenester, dokument_id: str, kanal: Kanal = Kanal.FIL) -> bytes:
    """Return the bytes; whoever gets a document that names nobody is called something."""
    said = tjenester.utgang.summarise(Oensket(dokument_id, kanal, navn="Mottakeren"))
    return tjenester.utgang.release(Bekreftelse(said, said.skriv, frozenset(said.maa_bekreftes))).pdf
