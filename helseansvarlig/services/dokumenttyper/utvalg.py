"""What this recipient gets of what the record holds: chosen for each document, the least to begin with.

The choice only ever takes away: the gate is asked about what is chosen, and answers for the rest of it as before.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from helseansvarlig.domain.delingsregel import Mottakertype
from helseansvarlig.domain.dokument import Dokument, Dokumenttype
from helseansvarlig.domain.institusjon import Mottakerkategori
from helseansvarlig.domain.samtykke import Innhold

UTVALG = "utvalg"
"""The field that holds what is chosen, as categories with a comma between them; without it the least goes."""

ALLTID = frozenset({Innhold.GRUNNOPPLYSNINGER})
"""Who it is about stands on each page of an identified document: without that there is no document."""

_WITHOUT_BEING_ASKED = frozenset({Innhold.SEKSUELL})
"""Sexual health is answered of one's own will and follows the child's own wish: nobody gets it without being chosen."""


@dataclass(frozen=True, slots=True)
class Utvalgsregel:
    """What a type can hold, and what of it goes only when somebody has chosen so."""

    kan: frozenset[Innhold]
    bare_valgt: frozenset[Innhold] = _WITHOUT_BEING_ASKED

    @property
    def minst(self) -> frozenset[Innhold]:
        """Return what goes to begin with."""
        return self.kan - self.bare_valgt


_REFERRAL = frozenset(Innhold) - {Innhold.MOETEREFERAT}
_AREAS = ALLTID | {
    Innhold.BARNETS_EGNE_ORD, Innhold.PSYKISK, Innhold.SOMATISK, Innhold.SEKSUELL,
    Innhold.TANNHELSE, Innhold.RUS, Innhold.LIVSKVALITET,
}  # fmt: skip

_RULES: Mapping[Dokumenttype, Utvalgsregel] = {
    # Teeth are none of what a good referral tells of (domain page, 3).
    Dokumenttype.HENVISNINGSGRUNNLAG: Utvalgsregel(_REFERRAL, _WITHOUT_BEING_ASKED | {Innhold.TANNHELSE}),
    Dokumenttype.OVERFOERING: Utvalgsregel(_REFERRAL - {Innhold.FAMILIE, Innhold.RUS}),
    Dokumenttype.HELSEDEL: Utvalgsregel(_AREAS),
    Dokumenttype.KARTLEGGING: Utvalgsregel(_AREAS | {Innhold.RISIKO}),
}
"""The types that print what the record holds; what the others say is written by hand, or is theirs to hold whole."""

_NOT_THEIRS: Mapping[Mottakertype, frozenset[Innhold]] = {Mottakerkategori.BUP: frozenset({Innhold.TANNHELSE})}
"""What lies outside a recipient's own task, and goes there only when somebody has chosen so."""


def rule_of(dokument: Dokument) -> Utvalgsregel | None:
    """Return what there is to choose from for this recipient; None where there is nothing to choose."""
    rule = _RULES.get(dokument.dokumenttype)
    if rule is None or not dokument.barn_id:
        return None
    return Utvalgsregel(rule.kan, rule.bare_valgt | _NOT_THEIRS.get(dokument.mottaker, frozenset()))


def chosen_in(dokument: Dokument, felter: Mapping[str, str] | None = None) -> frozenset[Innhold] | None:
    """Return what is chosen, as written in the fields; the least where nothing is; None where there is no choice.

    What the type cannot hold is never chosen, whatever is written.
    """
    rule = rule_of(dokument)
    if rule is None:
        return None
    written = (dokument.felter if felter is None else felter).get(UTVALG)
    if written is None:
        return rule.minst
    return rule.kan & (ALLTID | {Innhold(one) for one in written.split(",") if one in set(Innhold)})


def as_field(innhold: frozenset[Innhold]) -> str:
    """Return a choice as the field keeps it."""
    return ",".join(one.value for one in Innhold if one in innhold)
