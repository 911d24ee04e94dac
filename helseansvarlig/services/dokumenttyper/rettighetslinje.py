"""What the law gives the reader, as the rules say it: with where it stands and when somebody last checked it.

No document holds a law of its own: a rule that nobody has checked, or that is not there, is not told as fact.
"""

from __future__ import annotations

from collections.abc import Iterable

from helseansvarlig.domain.barn import age_on
from helseansvarlig.domain.dokumentmodell import Avsnitt, Blokk
from helseansvarlig.domain.ordlyd import Tekst, format_date
from helseansvarlig.domain.regelkilde import Kilde, Regelstatus
from helseansvarlig.domain.regelverk import Rettighet
from helseansvarlig.domain.samtykke import Samtykketype
from helseansvarlig.domain.samtykkeregel import SagtTilBarnet, Samtykkeregel, Vilkaar
from helseansvarlig.services.dokumenttyper.grunnlag import Grunnlag
from helseansvarlig.services.dokumenttyper.vern import require_child


def told(grunnlag: Grunnlag, tekst: Tekst, *rule_ids: str) -> tuple[str, ...]:
    """Return each right as a sentence with its paragraph; one that nobody has checked is left out."""
    form = grunnlag.dokument.maalform
    return tuple(
        tekst("rett.sagt", tekst=rule.tekst.paa(form).removesuffix("."), hjemmel=rule.hjemmel.paa(form))
        for rule in _checked(grunnlag, rule_ids)
    )


def paragraph(grunnlag: Grunnlag, rule_id: str) -> str:
    """Return where a right stands; empty where nobody has checked it."""
    return next((rule.hjemmel.paa(grunnlag.dokument.maalform) for rule in _checked(grunnlag, (rule_id,))), "")


def when_checked(grunnlag: Grunnlag, tekst: Tekst, *rule_ids: str) -> tuple[Blokk, ...]:
    """Return when the rules that stand here were last checked: the day of the one that has waited longest."""
    days = [rule.kilde.kontrollert for rule in _checked(grunnlag, rule_ids) if rule.kilde.kontrollert is not None]
    return (Avsnitt(tekst("rett.kontrollert", dato=format_date(tekst, min(days))), dempet=True),) if days else ()


def own_say(grunnlag: Grunnlag) -> tuple[SagtTilBarnet, Kilde] | None:
    """Return what a child of this age decides about its own helsehjelp, in words for it, and where that stands.

    None where no rule that somebody has checked speaks to this age.
    """
    barn = require_child(grunnlag)
    age = age_on(barn.foedselsdato, grunnlag.dag)
    for rule in grunnlag.samtykkeregler:
        if rule.til_barnet is not None and _speaks(rule, age, barn.hjemmel.value):
            return rule.til_barnet, rule.kilde
    return None


def _speaks(rule: Samtykkeregel, age: int, hjemmel: str) -> bool:
    is_general = rule.vilkaar is Vilkaar.ALLTID and Samtykketype.HELSEHJELP.value in rule.gjelder
    return is_general and rule.kilde.status is Regelstatus.KONTROLLERT and rule.applies_to(age, hjemmel)


def _checked(grunnlag: Grunnlag, rule_ids: Iterable[str]) -> list[Rettighet]:
    known = (grunnlag.rettigheter.get(rule_id) for rule_id in rule_ids)
    return [rule for rule in known if rule is not None and rule.kilde.status is Regelstatus.KONTROLLERT]
