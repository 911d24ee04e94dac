"""From an outbox row to the bytes that leave: payload, manifest, seal. Frozen before the first attempt."""

from __future__ import annotations

import hashlib
import json
import uuid
from collections.abc import Mapping
from dataclasses import replace

from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.delingsregel import Grunnlag
from helseansvarlig.domain.dokument import Dokument
from helseansvarlig.domain.forsendelse import Avsender, Hjemmel, Hjemmelstype, Manifest, Tilstand
from helseansvarlig.domain.institusjon import INSTITUSJON_ID
from helseansvarlig.domain.utboks import Utboksrad
from helseansvarlig.services.installasjon import ensure_key
from helseansvarlig.services.oekt import Oekt
from helseansvarlig.services.ports import Sealer, Unit

DOCUMENT, PAYLOAD = "dokument.pdf", "payload.json"
FORMAT = "bvh-innhold/1"


def to_uuid(fresh_id: str) -> str:
    """Return one of our ids in the form the format wants."""
    return str(uuid.UUID(hex=hashlib.sha256(fresh_id.encode()).hexdigest()[:32]))


def seal_row(unit: Unit, oekt: Oekt, sealer: Sealer, row: Utboksrad) -> Utboksrad:
    """Return the row with its sealed bytes and their hash."""
    dokument, barn = unit.dokument.get(row.dokument_id), unit.barn.get(row.barn_id)
    card = unit.motpart.get(row.motpart_id).kort
    along = {f"vedlegg-{number}.pdf": unit.dokument.get(one) for number, one in enumerate(row.vedlegg, 1)}
    files = {DOCUMENT: dokument.pdf, PAYLOAD: _payload(dokument, barn, along)}
    files |= {name: one.pdf for name, one in along.items()}
    key = ensure_key(unit, oekt, sealer)
    sealed = sealer.seal(files, _manifest(unit, oekt, sealer, row, card), key, card, oekt.clock.now())
    return replace(
        row,
        tilstand=Tilstand.FORSEGLET,
        forseglet=sealed,
        sha256=hashlib.sha256(sealed).hexdigest(),
        filer=tuple(files),
    )


def _manifest(unit: Unit, oekt: Oekt, sealer: Sealer, row: Utboksrad, card: bytes) -> Manifest:
    institusjon = unit.institusjon.get(INSTITUSJON_ID)
    before = [r for r in unit.utboks.of_barn(row.barn_id) if r.kjede_id == row.kjede_id and r.loepenr < row.loepenr]
    previous = max(before, key=lambda r: r.loepenr).sha256 if before else ""
    by_consent = row.grunnlag == Grunnlag.SAMTYKKE.value
    return Manifest(
        forsendelse_id=row.id,
        kjede_id=row.kjede_id,
        epoke=row.epoke,
        loepenr=row.loepenr,
        avsender=Avsender(institusjon.orgnr, institusjon.enhet or institusjon.navn),
        mottaker=sealer.recipient_of(card),
        hjemmel=Hjemmel(
            Hjemmelstype.SAMTYKKE if by_consent else Hjemmelstype.LOV, row.grunnlag, None, row.grunnlag_vurdert
        ),
        forrige_sha256=previous or None,
        logg=oekt.store.head(),
    )


def _payload(dokument: Dokument, barn: Barn, along: Mapping[str, Dokument]) -> bytes:
    """Return what a case system needs to file the documents: whom they are about and what they are, nothing more."""
    content: dict[str, object] = {
        "format": FORMAT,
        "dokument": _about(DOCUMENT, dokument),
        "gjelder": {
            "navn": barn.navn,
            "foedselsdato": barn.foedselsdato.isoformat(),
            "identnummer": barn.identnummer or None,
        },
    }
    if along:
        content["vedlegg"] = [_about(name, one) for name, one in along.items()]
    return json.dumps(content, ensure_ascii=False, indent=1).encode()


def _about(name: str, dokument: Dokument) -> dict[str, object]:
    return {
        "fil": name,
        "type": dokument.dokumenttype.value,
        "id": dokument.id,
        "versjon": dokument.versjon,
        "maalform": dokument.maalform,
        "innholdSha256": dokument.sha256,
    }
