"""Other signed documents that go along: about the same child, and each of them let through to this recipient."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from helseansvarlig.domain.delingsregel import Mottakertype
from helseansvarlig.domain.dokument import Dokument, Dokumentstatus
from helseansvarlig.errors import KnownError
from helseansvarlig.services.deling import judge, require_whole
from helseansvarlig.services.dokument_grunnlag import decision_in, question_of
from helseansvarlig.services.innsynsvern import is_for_this_reader, require_unmarked_since
from helseansvarlig.services.oekt import Oekt
from helseansvarlig.services.ports import Unit


def require_attachable(
    unit: Unit, oekt: Oekt, dokument: Dokument, mottaker: Mottakertype, ids: Iterable[str]
) -> tuple[Dokument, ...]:
    """Return what goes along with a document to this recipient.

    Raises `vedlegg_annet_barn`, `vedlegg_ikke_signert`, `vedlegg_for_en_annen`, `deling_ikke_alt`, `finnes_ikke`, and
    as the gate does when it asks about one.
    """
    found = tuple(unit.dokument.get(one) for one in dict.fromkeys(ids))
    for one in found:
        if not dokument.barn_id or one.barn_id != dokument.barn_id:
            raise KnownError("vedlegg_annet_barn")
        if one.status is not Dokumentstatus.FROSSET or one.id == dokument.id:
            raise KnownError("vedlegg_ikke_signert")
        if not is_for_this_reader(one, mottaker, dokument.mottaker_navn):
            raise KnownError("vedlegg_for_en_annen")
        require_unmarked_since(unit, one)
        question = replace(
            question_of(one, oekt.clock.today()),
            mottaker=mottaker,
            mottaker_navn=dokument.mottaker_navn,
            avgjoerelse=decision_in(dokument.felter),
        )
        require_whole(judge(unit, oekt, question), one.svar)
    return found
