"""How the next meeting is said on every screen: planned, agreed, by the rhythm, or late."""

from __future__ import annotations

from datetime import date

from helseansvarlig.domain.fristregel import Retning
from helseansvarlig.domain.moeterytme import Moetestand, Nestemoete
from helseansvarlig.services.moeterytme import Moetevalg
from ui.dates import day_and_month, due_words
from ui.frist_words import interval, source_words
from ui.i18n import language, tr, tr_marked
from ui.type_words import MOETER


def meeting_words(one: Nestemoete) -> str:
    """Return «Kontaktmøte med BUP Hamar»."""
    return tr("{kind} med {who}", kind=tr_marked(MOETER[one.moetetype]), who=one.motpart)


def next_words(one: Nestemoete, today: date) -> str:
    """Return when the next meeting is to be; one later than the rhythm says so, one that is late how late."""
    day = day_and_month(one.dag, today)
    if one.stand is Moetestand.FORFALT:
        late = tr("{late}, skulle vært holdt innen {date}", late=due_words(one.dag, today), date=day)
        return tr("{late}. Et møte som har vært, er ikke avsluttet", late=late) if one.moete_id else late
    if one.stand is Moetestand.ETTER_RYTMEN:
        return tr("Innen {date}", date=day)
    words = tr("Planlagt {date}", date=day) if one.stand is Moetestand.PLANLAGT else tr("Avtalt {date}", date=day)
    if not one.er_senere_enn_rytmen or one.rytmedag is None:
        return words
    return tr("{words}, senere enn rytmen ({date})", words=words, date=day_and_month(one.rytmedag, today))


def last_words(one: Nestemoete, today: date) -> str:
    """Return when the last one was held."""
    return tr("Sist {date}", date=day_and_month(one.sist, today))


def rhythm_words(valg: Moetevalg) -> str:
    """Return how often such a meeting is held here, and where that comes from; empty where no rule says."""
    rytme = valg.rytme
    if rytme is None or rytme.antall is None:
        return ""
    if not rytme.er_i_bruk:
        return tr("Rytmen er slått av her.")
    often = interval(rytme.antall, rytme.enhet, Retning.ETTER, rytme.regel.regnes_fra.paa(language().value))
    if rytme.valg is not None:
        return tr("{often}. Bestemt her.", often=often)
    return f"{often}. {source_words(rytme.regel.kilde.tekst, rytme.regel.kilde.kontrollert)}"
