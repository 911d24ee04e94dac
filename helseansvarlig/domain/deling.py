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
    towards = _towards(samtykker, spoersmaal)
    withdrawn = _withdrawn(towards, spoersmaal)
    if (withdrawn or reserved) and not spoersmaal.begrunnelse.strip():
        # Withdrawal does not stop a duty, and a reservation is not overridden in silence: somebody decides.
        return Delingsvurdering(
            Utfall.SPOER,
            Grunnlag.LOV_OPPDATERE_BARNEVERNSTJENESTEN,
            spoersmaal.innhold - reserved,
            reserved,
            grunn=_why_not(towards, spoersmaal.dag) if withdrawn else "forbehold",
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
    open_to_consent = spoersmaal.innhold - reserved
    covering = {i: holding for i in open_to_consent if (holding := _yes_to(i, towards, spoersmaal.dag))}
    covered = frozenset(covering)
    if covered != open_to_consent and spoersmaal.begrunnelse.strip():
        return _by_written_reason(open_to_consent, reserved)
    if not covered:
        why = "forbehold" if reserved and not open_to_consent else _why_not(towards, spoersmaal.dag)
        return Delingsvurdering(Utfall.NEI, Grunnlag.INGEN, frozenset(), spoersmaal.innhold, grunn=why)
    held = spoersmaal.innhold - covered
    used = [s for holding in covering.values() for s in holding]
    return Delingsvurdering(
        Utfall.DELVIS if held else Utfall.JA,
        Grunnlag.SAMTYKKE,
        covered,
        held,
        samtykke_id=max(used, key=lambda s: s.dato).id,
        grunn="utloeper" if _expires_soon(used, spoersmaal.dag) else "samtykke",
    )


def _by_written_reason(allowed: frozenset[Innhold], reserved: frozenset[Innhold]) -> Delingsvurdering:
    return Delingsvurdering(
        Utfall.DELVIS if reserved else Utfall.JA,
        Grunnlag.SKRIFTLIG_BEGRUNNET,
        allowed,
        reserved,
        grunn="annet_grunnlag",
        foerst=("informer_og_hoer_barnet",),
    )


def _towards(samtykker: list[Samtykke], spoersmaal: Delingsspoersmaal) -> list[Samtykke]:
    """Return the answers about this recipient; a no that names nobody is a no to everybody."""
    return [s for s in samtykker if spoersmaal.mottaker in s.mottakere or (not s.gitt and not s.mottakere)]


def _yes_to(innhold: Innhold, towards: list[Samtykke], day: date) -> list[Samtykke]:
    """Return the consents that hold for one category: given after the last no to it, for the newest answer counts."""
    refused = max((s.dato for s in towards if _refuses(s, innhold, day)), default=date.min)
    return [s for s in towards if s.is_valid_on(day) and innhold in s.innhold and s.dato > refused]


def _refuses(answer: Samtykke, innhold: Innhold, day: date) -> bool:
    """Tell whether this is a no that stands; one that names no category is a no to all of them."""
    stands = not answer.gitt and answer.dato <= day and not _is_withdrawn(answer, day)
    return stands and (not answer.innhold or innhold in answer.innhold)


def _withdrawn(towards: list[Samtykke], spoersmaal: Delingsspoersmaal) -> frozenset[Innhold]:
    """Return what has been taken back, or refused, and not been given again since."""
    day = spoersmaal.dag
    taken_back = frozenset(i for s in towards if s.gitt and _is_withdrawn(s, day) for i in s.innhold)
    refused = frozenset(i for i in spoersmaal.innhold if any(_refuses(s, i, day) for s in towards))
    return frozenset(i for i in (taken_back | refused) & spoersmaal.innhold if not _yes_to(i, towards, day))


def _is_withdrawn(answer: Samtykke, day: date) -> bool:
    return answer.trukket is not None and answer.trukket <= day


def _why_not(towards: list[Samtykke], day: date) -> str:
    known = [s for s in towards if s.dato <= day]
    if any(s.gitt and _is_withdrawn(s, day) for s in known):
        return "trukket"
    if any(not s.gitt and not _is_withdrawn(s, day) for s in known):
        return "avslag"
    if any(s.gyldig_til is not None and s.gyldig_til < day for s in known):
        return "utloept"
    return "mangler"


def _expires_soon(valid: list[Samtykke], day: date) -> bool:
    return all(s.gyldig_til is not None and s.gyldig_til - day <= UTLOEPER_INNEN for s in valid)
