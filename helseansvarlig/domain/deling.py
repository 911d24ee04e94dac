"""The gate: may this be shared with that recipient about this child now, and what must come first.

Decision 16: statute towards the child's own barnevernstjeneste, consent by default towards everyone else,
the child's reservations always.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from helseansvarlig.domain.institusjon import Mottakerkategori
from helseansvarlig.domain.samtykke import Innhold, Samtykke, Samtykketype

UTLOEPER_INNEN = timedelta(days=30)
"""A consent that ends within this is shown as «utløper» (ux page, Samtykker)."""


class Grunnlag(StrEnum):
    """Why something may be shared (enumerated grounds of the domain page, 4.3)."""

    SAMTYKKE = "samtykke"
    LOV_OPPDATERE_BARNEVERNSTJENESTEN = "lov_bvl_13_1"
    SKRIFTLIG_BEGRUNNET = "skriftlig_begrunnet"
    INGEN = "ingen"


class Utfall(StrEnum):
    """The gate's answer. `SPOER` lets nothing through until somebody has decided, with a reason."""

    JA = "ja"
    DELVIS = "delvis"
    SPOER = "spoer"
    NEI = "nei"


@dataclass(frozen=True, slots=True)
class Delingsspoersmaal:
    """What is asked of the gate. `begrunnelse` is a written reason when another ground than consent is used."""

    barn_id: str
    mottaker: Mottakerkategori
    innhold: frozenset[Innhold]
    dag: date
    begrunnelse: str = ""


@dataclass(frozen=True, slots=True)
class Delingsvurdering:
    """The answer: what may go (`tillatt`), what is held back, on which ground, and what must happen first."""

    utfall: Utfall
    grunnlag: Grunnlag
    tillatt: frozenset[Innhold]
    holdt_tilbake: frozenset[Innhold]
    samtykke_id: str = ""
    grunn: str = ""
    foerst: tuple[str, ...] = ()

    @property
    def lets_through(self) -> bool:
        """Tell whether a document with `tillatt` may be made now."""
        return self.utfall in (Utfall.JA, Utfall.DELVIS) and bool(self.tillatt)


def judge_sharing(spoersmaal: Delingsspoersmaal, samtykker: Iterable[Samtykke]) -> Delingsvurdering:
    """Answer one question from the child's whole consent register; pure, and the only judge there is."""
    own = [s for s in samtykker if s.barn_id == spoersmaal.barn_id and s.samtykketype is Samtykketype.DELING]
    reserved = _reserved(own, spoersmaal)
    if spoersmaal.mottaker is Mottakerkategori.BARNEVERNSTJENESTEN:
        return _by_statute(own, spoersmaal, reserved)
    return _by_consent(own, spoersmaal, reserved)


def _reserved(samtykker: list[Samtykke], spoersmaal: Delingsspoersmaal) -> frozenset[Innhold]:
    """Collect what the child has said must not be shared; a reservation outlives the consent it came with."""
    return frozenset(i for s in samtykker if s.dato <= spoersmaal.dag for i in s.forbehold) & spoersmaal.innhold


def _by_statute(
    samtykker: list[Samtykke], spoersmaal: Delingsspoersmaal, reserved: frozenset[Innhold]
) -> Delingsvurdering:
    """The duty to keep the child's own barnevernstjeneste updated (F-oppf § 5, bvl § 13-1)."""
    withdrawn = any(s.trukket is not None and s.trukket <= spoersmaal.dag for s in _towards(samtykker, spoersmaal))
    if (withdrawn or reserved) and not spoersmaal.begrunnelse.strip():
        # Withdrawal does not stop a duty, and a reservation is not overridden in silence: somebody decides.
        return Delingsvurdering(
            Utfall.SPOER,
            Grunnlag.LOV_OPPDATERE_BARNEVERNSTJENESTEN,
            spoersmaal.innhold - reserved,
            reserved,
            grunn="trukket" if withdrawn else "forbehold",
            foerst=("hoer_barnet", "skriv_begrunnelse"),
        )
    return Delingsvurdering(
        Utfall.JA,
        Grunnlag.LOV_OPPDATERE_BARNEVERNSTJENESTEN,
        spoersmaal.innhold,
        frozenset(),
        grunn="lovpaalagt",
        foerst=("informer_og_hoer_barnet",),
    )


def _by_consent(
    samtykker: list[Samtykke], spoersmaal: Delingsspoersmaal, reserved: frozenset[Innhold]
) -> Delingsvurdering:
    """Consent by default; another ground needs a written reason and still obeys the child's reservations."""
    towards = _towards(samtykker, spoersmaal)
    valid = [s for s in towards if s.is_valid_on(spoersmaal.dag)]
    covered = frozenset(i for s in valid for i in s.innhold) & spoersmaal.innhold - reserved
    if not covered and spoersmaal.begrunnelse.strip():
        allowed = spoersmaal.innhold - reserved
        return Delingsvurdering(
            Utfall.JA if not reserved else Utfall.DELVIS,
            Grunnlag.SKRIFTLIG_BEGRUNNET,
            allowed,
            reserved,
            grunn="annet_grunnlag",
            foerst=("informer_og_hoer_barnet",),
        )
    if not covered:
        return Delingsvurdering(
            Utfall.NEI, Grunnlag.INGEN, frozenset(), spoersmaal.innhold, grunn=_why_not(towards, spoersmaal.dag)
        )
    held = spoersmaal.innhold - covered
    newest = max(valid, key=lambda s: s.dato)
    return Delingsvurdering(
        Utfall.DELVIS if held else Utfall.JA,
        Grunnlag.SAMTYKKE,
        covered,
        held,
        samtykke_id=newest.id,
        grunn="utloeper" if _expires_soon(valid, spoersmaal.dag) else "samtykke",
    )


def _towards(samtykker: list[Samtykke], spoersmaal: Delingsspoersmaal) -> list[Samtykke]:
    return [s for s in samtykker if spoersmaal.mottaker in s.mottakere]


def _why_not(towards: list[Samtykke], day: date) -> str:
    if any(s.trukket is not None and s.trukket <= day for s in towards):
        return "trukket"
    if any(not s.gitt for s in towards):
        return "avslag"
    if any(s.gyldig_til is not None and s.gyldig_til < day for s in towards):
        return "utloept"
    return "mangler"


def _expires_soon(valid: list[Samtykke], day: date) -> bool:
    return all(s.gyldig_til is not None and s.gyldig_til - day <= UTLOEPER_INNEN for s in valid)
