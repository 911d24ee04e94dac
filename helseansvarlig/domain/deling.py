"""The gate: may this be shared with that recipient about this child now, and what must come first.

Decision 16: statute towards the child's own barnevernstjeneste, consent by default towards everyone else, the child's
reservations always. Which grounds are open towards whom is data (`Delingsregel`); how they are weighed is this module.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import StrEnum

from helseansvarlig.domain.delingsregel import STOPPER, Delingsregel, Foerst, Grunnlag, Innad, Mottakertype
from helseansvarlig.domain.samtykke import Anledning, Innhold, Samtykke, Samtykketype
from helseansvarlig.domain.samtykkeforbehold import Forbehold
from helseansvarlig.domain.samtykkesvar import Motpart, Svar, svar_about
from helseansvarlig.domain.svar_tilgang import Tilgangsvalg

UTLOEPER_INNEN = timedelta(days=30)
"""A consent that ends within this is shown as «utløper» (ux page, Samtykker)."""


class Utfall(StrEnum):
    """The gate's answer. `SPOER` lets nothing through until somebody has decided, with a reason."""

    JA = "ja"
    DELVIS = "delvis"
    SPOER = "spoer"
    NEI = "nei"


@dataclass(frozen=True, slots=True)
class Avgjoerelse:
    """What somebody has decided and written: the ground instead of the main rule, why, and the sentence to the child.

    Towards the child's own barnevernstjeneste the ground is the statute's own, and is left as `INGEN`.
    """

    grunnlag: Grunnlag = Grunnlag.INGEN
    begrunnelse: str = ""
    til_barnet: str = ""


@dataclass(frozen=True, slots=True)
class Delingsspoersmaal:
    """What is asked of the gate; `mottaker_navn` and `anledning` matter to an answer that is limited to one of them."""

    barn_id: str
    mottaker: Mottakertype
    innhold: frozenset[Innhold]
    dag: date
    avgjoerelse: Avgjoerelse = field(default_factory=Avgjoerelse)
    anledning: Anledning = Anledning.GENERELT
    mottaker_navn: str = ""


@dataclass(frozen=True, slots=True)
class Register:
    """All that the record says about sharing one child's matters; `uvurdert` are wishes nobody has weighed yet.

    `valg` is whom the child has let know what it answered in a theme.
    """

    samtykker: tuple[Samtykke, ...] = ()
    forbehold: tuple[Forbehold, ...] = ()
    uvurdert: int = 0
    alder: int | None = None
    flyttet: date | None = None
    valg: tuple[Tilgangsvalg, ...] = ()


@dataclass(frozen=True, slots=True)
class Delingsvurdering:
    """The answer: what may go (`tillatt`), what is held back, on which ground, and what must happen first.

    `etter_oenske` is what is held back because the child asked for it; `regel` is the id of the rule that decided,
    `andre` are the grounds that somebody could choose instead. `holdte_svar` are single answers that the child keeps
    back inside what is let through (`samtykkeforbehold.answer_key`).
    """

    utfall: Utfall
    grunnlag: Grunnlag
    tillatt: frozenset[Innhold]
    holdt_tilbake: frozenset[Innhold]
    samtykke_id: str = ""
    grunn: str = ""
    foerst: tuple[Foerst, ...] = ()
    etter_oenske: frozenset[Innhold] = frozenset()
    regel: str = ""
    andre: tuple[Grunnlag, ...] = ()
    holdte_svar: frozenset[str] = frozenset()

    @property
    def lets_through(self) -> bool:
        """Tell whether a document with `tillatt` may be made now."""
        return self.utfall in (Utfall.JA, Utfall.DELVIS) and bool(self.tillatt)


@dataclass(frozen=True, slots=True)
class _Sak:
    """One question with what the register says about it: the answers towards the recipient, and what is reserved."""

    spoersmaal: Delingsspoersmaal
    svar: Svar
    forbeholdt: frozenset[Innhold]
    uvurdert: bool
    holdte_svar: frozenset[str] = frozenset()


def judge_sharing(
    spoersmaal: Delingsspoersmaal, register: Register, regler: Iterable[Delingsregel]
) -> Delingsvurdering:
    """Answer one question from the child's whole register and the rules; pure, and the only judge there is."""
    grounds = [regel for regel in regler if regel.speaks_of(spoersmaal.mottaker, register.alder)]
    main = next((regel for regel in grounds if regel.er_hovedregel), None)
    if main is None:
        return _closed(spoersmaal, "ingen_regel")
    sak = _case(spoersmaal, register)
    answer = _by_consent(sak, main) if main.grunnlag is Grunnlag.SAMTYKKE else _by_rule(sak, main)
    if answer.utfall is not Utfall.JA or answer.grunnlag is not Grunnlag.SAMTYKKE:
        answer = _by_decision(sak, grounds, answer)
    andre = tuple(regel.grunnlag for regel in grounds if not regel.er_hovedregel)
    past = any(regel.id == answer.regel and _goes_past(regel, spoersmaal.avgjoerelse) for regel in grounds)
    return replace(answer, andre=andre, holdte_svar=frozenset() if past else sak.holdte_svar)


def _case(spoersmaal: Delingsspoersmaal, register: Register) -> _Sak:
    """Gather what matters; nothing is kept from the child itself, and nobody answers for our own house."""
    if spoersmaal.mottaker is Innad.BARNET_SELV:
        return _Sak(spoersmaal, Svar(spoersmaal.dag), frozenset(), uvurdert=False)
    own = [s for s in register.samtykker if s.barn_id == spoersmaal.barn_id]
    sharing = [s for s in own if s.samtykketype is Samtykketype.DELING]
    day, to = spoersmaal.dag, spoersmaal.mottaker
    wishes = [f for f in register.forbehold if f.barn_id == spoersmaal.barn_id]
    reserved = [f.held_from(to, day) for f in wishes] + [s.reserved_on(day) for s in sharing]
    svar = Svar(day, register.flyttet)
    if not isinstance(to, Innad):
        svar = svar_about(sharing, Motpart(to, spoersmaal.mottaker_navn, spoersmaal.anledning), svar)
    held = frozenset[Innhold]().union(*reserved) & spoersmaal.innhold
    chosen = [v for v in register.valg if v.barn_id == spoersmaal.barn_id]
    answers = {f.svar for f in wishes if f.svar and f.is_towards(to, day)}
    answers |= {v.svar for v in chosen if v.is_kept_from(to)}
    return _Sak(spoersmaal, svar, held, uvurdert=register.uvurdert > 0, holdte_svar=frozenset(answers))


def _by_decision(sak: _Sak, grounds: list[Delingsregel], otherwise: Delingsvurdering) -> Delingsvurdering:
    """Try the ground that somebody has chosen; as long as something is missing, what holds without it stands."""
    decided = sak.spoersmaal.avgjoerelse
    chosen = next((r for r in grounds if r.grunnlag is decided.grunnlag and not r.er_hovedregel), None)
    if chosen is not None:
        answer = _by_rule(sak, chosen)
        return answer if answer.lets_through or not otherwise.lets_through else otherwise
    if decided.begrunnelse.strip() and otherwise.utfall is Utfall.NEI and otherwise.grunn != "forbehold":
        return replace(otherwise, utfall=Utfall.SPOER, grunn="velg_grunnlag", foerst=(Foerst.VELG_GRUNNLAG,))
    return otherwise


def _by_rule(sak: _Sak, regel: Delingsregel) -> Delingsvurdering:
    """Share by statute: a no or a withdrawal does not stop a duty but asks.

    What the child has reserved is held back, unless the duty goes past it and the child has been given a sentence.
    """
    wanted, decided = sak.spoersmaal.innhold, sak.spoersmaal.avgjoerelse
    held = frozenset[Innhold]() if _goes_past(regel, decided) else sak.forbeholdt
    why = sak.svar.asked_not_to(wanted)
    missing = _missing(sak, regel, asked_not_to=bool(why), all_held=bool(wanted) and held == wanted)
    if wanted and held == wanted and not regel.overstyrer_forbehold:
        return _closed(sak.spoersmaal, "forbehold", held)
    if missing:
        return Delingsvurdering(
            Utfall.SPOER, regel.grunnlag, wanted - sak.forbeholdt, sak.forbeholdt,
            grunn=why or ("forbehold" if sak.forbeholdt else "uvurdert" if sak.uvurdert else "annet_grunnlag"),
            foerst=(Foerst.HOER_BARNET, *missing), etter_oenske=sak.forbeholdt, regel=regel.id,
        )  # fmt: skip
    return Delingsvurdering(
        Utfall.DELVIS if held else Utfall.JA, regel.grunnlag, wanted - held, held,
        grunn="lovpaalagt" if regel.er_hovedregel else "annet_grunnlag",
        foerst=_still_to_do(regel), etter_oenske=held, regel=regel.id,
    )  # fmt: skip


def _goes_past(regel: Delingsregel, decided: Avgjoerelse) -> bool:
    """Tell whether a duty goes past what the child has reserved: with a reason, and a sentence to the child."""
    return regel.overstyrer_forbehold and bool(decided.begrunnelse.strip() and decided.til_barnet.strip())


def _missing(sak: _Sak, regel: Delingsregel, *, asked_not_to: bool, all_held: bool) -> tuple[Foerst, ...]:
    """Return what somebody must still write or weigh before a rule lets anything through."""
    decided = sak.spoersmaal.avgjoerelse
    asks_why = not regel.er_hovedregel or Foerst.SKRIV_BEGRUNNELSE in regel.krever or asked_not_to
    against_a_wish = regel.overstyrer_forbehold and (sak.forbeholdt or sak.uvurdert)
    answered = decided.til_barnet if regel.overstyrer_forbehold else ""
    needs = (
        (Foerst.SKRIV_BEGRUNNELSE, asks_why or against_a_wish, decided.begrunnelse),
        (Foerst.SKRIV_TIL_BARNET, all_held, answered),
        (Foerst.VURDER_OENSKE, sak.uvurdert, answered),
    )
    return tuple(what for what, is_needed, written in needs if is_needed and not written.strip())


def _still_to_do(regel: Delingsregel) -> tuple[Foerst, ...]:
    return tuple(what for what in regel.krever if what not in STOPPER)


def _by_consent(sak: _Sak, regel: Delingsregel) -> Delingsvurdering:
    """Share what the register says yes to, and nothing that the child has reserved."""
    spoersmaal = sak.spoersmaal
    covering = {i: holding for i in spoersmaal.innhold - sak.forbeholdt if (holding := sak.svar.yes_to(i))}
    covered = frozenset(covering)
    if not covered:
        only_reserved = bool(sak.forbeholdt) and sak.forbeholdt == spoersmaal.innhold
        return _closed(spoersmaal, "forbehold" if only_reserved else sak.svar.why_not(), sak.forbeholdt)
    held = spoersmaal.innhold - covered
    used = [s for holding in covering.values() for s in holding]
    answer = Delingsvurdering(
        Utfall.DELVIS if held else Utfall.JA, Grunnlag.SAMTYKKE, covered, held,
        samtykke_id=max(used, key=lambda s: s.dato).id,
        grunn="utloeper" if sak.svar.end_within(used, UTLOEPER_INNEN) else "samtykke",
        foerst=_still_to_do(regel), etter_oenske=sak.forbeholdt, regel=regel.id,
    )  # fmt: skip
    if sak.uvurdert:
        return replace(answer, utfall=Utfall.SPOER, grunn="uvurdert", foerst=(Foerst.VURDER_OENSKE,))
    return answer


def _closed(spoersmaal: Delingsspoersmaal, grunn: str, reserved: frozenset[Innhold] = frozenset()) -> Delingsvurdering:
    return Delingsvurdering(
        Utfall.NEI, Grunnlag.INGEN, frozenset(), spoersmaal.innhold, grunn=grunn, etter_oenske=reserved
    )
