"""What a document consists of, as data: the composer screen lists it, the composing functions print it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from helseansvarlig.domain.samtykke import Innhold


class Feltart(StrEnum):
    """How a field is filled in."""

    TEKST = "tekst"
    LINJE = "linje"
    VALG = "valg"
    DATO = "dato"


@dataclass(frozen=True, slots=True)
class Felt:
    """One thing written by hand; `id` is its key in `Dokument.felter`.

    The label is the text `felt.<id>`, the words of a choice are `valg.<id>.<value>`; a date is written ISO 8601.
    """

    id: str
    art: Feltart = Feltart.TEKST
    valg: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Del:
    """One part. Its title is the text `del.<id>`.

    `innhold` is what the gate calls it (`None`: about the matter itself, always printed); `felter` are written by
    hand; answers in the `svar_om` categories are printed below them; `fra_mappen` means that the record fills it;
    `nevnes_tom` is false where naming an empty part would itself say something, `om_barnet` where the part is of a
    paper that names no child.
    """

    id: str
    innhold: Innhold | None = None
    felter: tuple[Felt, ...] = ()
    svar_om: tuple[Innhold, ...] = ()
    fra_mappen: bool = False
    nevnes_tom: bool = True
    om_barnet: bool = True

    @property
    def tittel(self) -> str:
        """Return the key of the part's title."""
        return f"del.{self.id}"


def text_part(del_id: str, innhold: Innhold | None, *svar_om: Innhold) -> Del:
    """Return a part that is one free text, with the answers that belong below it."""
    return Del(del_id, innhold, (Felt(del_id),), svar_om)


def line_fields(*ids: str) -> tuple[Felt, ...]:
    """Return short fields."""
    return tuple(Felt(felt_id, Feltart.LINJE) for felt_id in ids)


MEDVIRKNING = Del(
    "medvirkning",
    felter=(
        *line_fields("medvirkning_informert_om", "medvirkning_hoert_om", "medvirkning_barnet_sa"),
        Felt("medvirkning_sagt", Feltart.DATO),
        *line_fields(
            "medvirkning_hoert_av",
            "medvirkning_enig_i_gjengivelsen",
            "medvirkning_vekt",
            "medvirkning_ville_ikke",
            "medvirkning_tillitsperson_tilbudt",
            "medvirkning_alenesamtale_tilbudt",
        ),
    ),
)
"""The participation block of F-medv § 6, in every document about a child."""

ENIG = Felt("sjekket_ut_enig", Feltart.VALG, ("enig", "delvis", "uenig", "ville_ikke"))
"""Whether the child recognises what is written; not wanting to read it is an answer too."""

SJEKKET_UT = Del("sjekket_ut", felter=(Felt("sjekket_ut_dato", Feltart.DATO), ENIG, Felt("sjekket_ut_kommentar")))
"""«Sjekket ut med barnet», in every document about a child."""
