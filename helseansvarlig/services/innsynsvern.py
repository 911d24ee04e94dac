"""A record on paper is made for one reader, and of what was known when it was signed."""

from __future__ import annotations

from helseansvarlig.domain.delingsregel import Innad, Mottakertype
from helseansvarlig.domain.dokument import Dokument, Dokumenttype
from helseansvarlig.domain.innsynsmerke import Merkegrunn
from helseansvarlig.errors import KnownError
from helseansvarlig.services.ports import Unit


def is_for_this_reader(dokument: Dokument, mottaker: Mottakertype, navn: str) -> bool:
    """Tell whether a document may go along to this reader: what is made for one reader alone leaves out only for her.

    The child's own papers hold what the child asked to have kept from parents; the house's own stay in the house.
    """
    if not isinstance(dokument.mottaker, Innad) and dokument.dokumenttype is not Dokumenttype.INNSYN:
        return True
    return (dokument.mottaker, _folded(dokument.mottaker_navn)) == (mottaker, _folded(navn))


def require_unmarked_since(unit: Unit, dokument: Dokument) -> None:
    """Refuse a signed record on paper when an entry has been marked since: its pages cannot be made fewer.

    Raises `deling_ikke_alt`.
    """
    if dokument.dokumenttype is not Dokumenttype.INNSYN or dokument.frosset is None:
        return
    marks = unit.innsynsmerke.of_barn(dokument.barn_id)
    if any(one.satt >= dokument.frosset and one.grunn is not Merkegrunn.LIKEVEL for one in marks):
        raise KnownError("deling_ikke_alt")


def _folded(navn: str) -> str:
    return " ".join(navn.casefold().split())
