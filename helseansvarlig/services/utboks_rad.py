"""What may go in the outbox, and the row it becomes: who can receive it, what goes along, its place in the chain."""

from __future__ import annotations

from collections.abc import Sequence

from helseansvarlig.domain.deling import Delingsvurdering
from helseansvarlig.domain.dokument import Dokument, Dokumentstatus
from helseansvarlig.domain.forsendelse import Tilstand
from helseansvarlig.domain.institusjon import Motpart
from helseansvarlig.domain.utboks import Utboksrad
from helseansvarlig.domain.utleveringsregister import Utleveringsrad
from helseansvarlig.errors import KnownError
from helseansvarlig.services.forsegling import to_uuid
from helseansvarlig.services.oekt import Oekt
from helseansvarlig.services.ports import Unit


def refusal_of(unit: Unit, dokument: Dokument, motpart: Motpart) -> KnownError | None:
    """Return why a document may not be sealed to this recipient, or None."""
    if motpart.kategori is not dokument.mottaker:
        return KnownError("mottaker_feil_kategori")
    if not motpart.kort or not motpart.fingeravtrykk_bekreftet_av:
        return KnownError("mottaker_mangler_kort")
    home = unit.barn.get(dokument.barn_id).omsorgskommune.strip()
    if home.isdigit() and motpart.kommunenr and home != motpart.kommunenr:
        return KnownError("mottaker_feil_kommune")
    return None


def require_recipient(unit: Unit, dokument: Dokument, motpart: Motpart) -> None:
    """Refuse a recipient that cannot have it sealed.

    Raises `dokument_uten_barn`, `mottaker_feil_kategori`, `mottaker_mangler_kort`, `mottaker_feil_kommune`.
    """
    if not dokument.barn_id:
        raise KnownError("dokument_uten_barn")
    refusal = refusal_of(unit, dokument, motpart)
    if refusal is not None:
        raise refusal


def require_sendable(unit: Unit, dokument: Dokument, motpart: Motpart) -> None:
    """Refuse what is not signed, and as `require_recipient`. Raises `dokument_ikke_signert`."""
    if dokument.status is not Dokumentstatus.FROSSET or not dokument.barn_id:
        raise KnownError("dokument_ikke_signert")
    require_recipient(unit, dokument, motpart)


def new_row(
    unit: Unit, oekt: Oekt, dokument: Dokument, motpart: Motpart, answer: Delingsvurdering, vedlegg: Sequence[str]
) -> Utboksrad:
    """Return the next row of the chain to this recipient. Raises `allerede_i_utboks`."""
    earlier = [r for r in unit.utboks.of_barn(dokument.barn_id) if r.motpart_id == motpart.id]
    if any(r.dokument_id == dokument.id and r.tilstand is not Tilstand.STANSET for r in earlier):
        raise KnownError("allerede_i_utboks")
    return Utboksrad(
        id=to_uuid(oekt.new_id()),
        barn_id=dokument.barn_id,
        dokument_id=dokument.id,
        motpart_id=motpart.id,
        mottaker_orgnr=motpart.orgnr,
        tilstand=Tilstand.KLAR,
        kjede_id=earlier[0].kjede_id if earlier else to_uuid(oekt.new_id()),
        epoke=_epoch(unit, oekt),
        loepenr=1 + max((r.loepenr for r in earlier), default=0),
        opprettet=oekt.clock.now(),
        grunnlag=answer.grunnlag.value,
        grunnlag_vurdert=oekt.clock.now(),
        vedlegg=tuple(vedlegg),
    )


def register_row(row: Utboksrad, dokument: Dokument, motpart: Motpart, bekreftet: Sequence[str]) -> Utleveringsrad:
    """Return what the register keeps of a forsendelse beside the log."""
    return Utleveringsrad(
        id=f"forsendelse:{row.id}",
        barn_id=row.barn_id,
        dokument_id=dokument.id,
        dokumenttype=dokument.dokumenttype.value,
        mottaker=motpart.kategori.value,
        mottaker_navn=motpart.navn,
        motpart_id=motpart.id,
        vedlegg=row.vedlegg,
        bekreftet=tuple(bekreftet),
    )


def _epoch(unit: Unit, oekt: Oekt) -> str:
    """Return the vault's epoch, which changes when an older copy is taken into use."""
    stored = unit.hemmelighet.get("epoke")
    if stored is None:
        stored = to_uuid(oekt.new_id()).encode()
        unit.hemmelighet.put("epoke", stored)
    return stored.decode()
