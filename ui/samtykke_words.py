"""How consent is said on every screen: the badge with its reason, and the names of contents and recipients."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from helseansvarlig.domain.deling import Delingsvurdering, Utfall
from helseansvarlig.domain.delingsregel import Grunnlag
from helseansvarlig.domain.institusjon import Mottakerkategori
from helseansvarlig.domain.samtykke import Anledning, Innhold, Samtykketype
from helseansvarlig.domain.samtykkegiver import Egenskap
from ui.i18n import marked, tr, tr_marked

INNHOLD = {
    Innhold.GRUNNOPPLYSNINGER: marked("grunnopplysninger"),
    Innhold.BARNETS_EGNE_ORD: marked("barnets egne ord"),
    Innhold.PSYKISK: marked("psykisk helse"),
    Innhold.SOMATISK: marked("kropp og somatisk helse"),
    Innhold.SEKSUELL: marked("seksuell helse"),
    Innhold.TANNHELSE: marked("tannhelse"),
    Innhold.RUS: marked("rus"),
    Innhold.LIVSKVALITET: marked("livskvalitet og ressurser"),
    Innhold.RISIKO: marked("risiko"),
    Innhold.LEGEMIDLER: marked("legemidler"),
    Innhold.SKOLE: marked("skole"),
    Innhold.FAMILIE: marked("familie"),
    Innhold.MOETEREFERAT: marked("møtereferat"),
}
MOTTAKERE = {
    Mottakerkategori.BARNEVERNSTJENESTEN: marked("barnevernstjenesten"),
    Mottakerkategori.BUP: marked("BUP"),
    Mottakerkategori.KOMMUNAL_HELSETJENESTE: marked("kommunal helsetjeneste"),
    Mottakerkategori.FASTLEGE: marked("fastlege"),
    Mottakerkategori.TANNKLINIKK: marked("tannklinikk"),
    Mottakerkategori.SKOLE_PPT: marked("skole og PPT"),
    Mottakerkategori.FORELDRE: marked("foreldre, hver for seg"),
    Mottakerkategori.NYTT_OPPHOLDSSTED: marked("nytt oppholdssted"),
    Mottakerkategori.POLITI_LEGEVAKT: marked("politi og legevakt"),
}
TYPER = {
    Samtykketype.DELING: marked("Å dele opplysninger"),
    Samtykketype.HELSEHJELP: marked("Helsehjelp"),
    Samtykketype.DELTAKELSE: marked("Å delta i et tiltak"),
    Samtykketype.PERSONVERN: marked("Behandling av personopplysninger"),
}
ANLEDNINGER = {
    Anledning.GENERELT: marked("Alt"),
    Anledning.KONTAKTMOETE: marked("Bare å snakke om det i kontaktmøtet"),
    Anledning.HENVISNING: marked("Bare henvisningen"),
    Anledning.NASJONALT_FORLOEP: marked("Bare nasjonalt forløp"),
    Anledning.RUSMIDDELTEST: marked("Bare rusmiddeltest"),
}
EGENSKAPER = {
    Egenskap.BARNET: marked("barnet selv"),
    Egenskap.FORELDER: marked("forelder"),
    Egenskap.VERGE: marked("verge"),
    Egenskap.BARNEVERNSTJENESTEN: marked("barnevernstjenesten"),
    Egenskap.INSTITUSJONEN: marked("institusjonen"),
    Egenskap.ANNEN: marked("noen andre"),
    Egenskap.UKJENT: marked("ikke skrevet"),
}
GRUNNLAG = {
    Grunnlag.SAMTYKKE: marked("Samtykke"),
    Grunnlag.LOV_OPPDATERE_BARNEVERNSTJENESTEN: marked("Barnevernstjenesten skal holdes oppdatert"),
    Grunnlag.OPPGAVER_ETTER_LOVEN: marked("Nødvendig for oppgavene etter barnevernsloven"),
    Grunnlag.MELDEPLIKT: marked("Meldeplikt til barnevernet"),
    Grunnlag.OPPLYSNINGSPLIKT: marked("Pålegg om opplysninger"),
    Grunnlag.VARSEL_TIL_STATSFORVALTEREN: marked("Varsel til statsforvalteren"),
    Grunnlag.PARTSINNSYN: marked("Partens rett til innsyn"),
    Grunnlag.FARE_FOR_LIV_ELLER_HELSE: marked("Fare for liv eller alvorlig helseskade"),
    Grunnlag.ARBEIDET_I_HUSET: marked("Nødvendig for arbeidet her"),
    Grunnlag.AVVERGINGSPLIKT: marked("Plikt til å avverge noe alvorlig"),
    Grunnlag.INGEN: marked("Ikke avklart"),
}
_REASONS = {
    "begrenset": marked("bare ja til noe bestemt"),
    "forbehold": marked("barnet vil ikke at det deles"),
    "uvurdert": marked("barnets ønske er ikke vurdert"),
    "mangler": marked("ingen har svart ennå"),
    "avslag": marked("svaret er nei"),
    "utloept": marked("samtykket er gått ut"),
    "trukket": marked("samtykket er trukket"),
}
_SHOWN = 3  # contents named in a badge before the rest is counted


@dataclass(frozen=True, slots=True)
class Badgeord:
    """What a consent badge shows: the meaning colours it, icon and word say the same without colour."""

    meaning: str
    icon: str
    word: str
    reason: str


def badge_words(vurdering: Delingsvurdering) -> Badgeord:
    """Return the words of the badge towards BUP: can share, expires, partly, missing, withdrawn."""
    if vurdering.lets_through:
        what = contents(vurdering.tillatt)
        if vurdering.grunn == "utloeper":
            return Badgeord("warning", "triangle-alert", tr("Utløper"), tr("{what} → BUP", what=what))
        if vurdering.utfall is Utfall.DELVIS:
            return Badgeord("info", "circle-check", tr("Kan dele noe"), tr("{what} → BUP", what=what))
        return Badgeord("success", "circle-check", tr("Kan dele"), tr("alt → BUP"))
    reason = tr_marked(_REASONS.get(vurdering.grunn, _REASONS["mangler"]))
    if vurdering.grunn == "trukket":
        return Badgeord("neutral", "circle-pause", tr("Trukket"), reason)
    if vurdering.utfall is Utfall.SPOER:
        return Badgeord("warning", "triangle-alert", tr("Vurder først"), reason)
    if vurdering.grunn == "begrenset":
        return Badgeord("info", "circle-check", tr("Små skritt"), reason)
    return Badgeord("danger", "circle-x", tr("Nei") if vurdering.grunn == "avslag" else tr("Mangler"), reason)


def contents(innhold: Iterable[Innhold]) -> str:
    """Return «psykisk helse, skole og 4 til», in the order of the form."""
    chosen = set(innhold)
    names = [tr_marked(word) for one, word in INNHOLD.items() if one in chosen]
    if len(names) == len(INNHOLD):
        return tr("alt")
    if len(names) <= _SHOWN:
        return ", ".join(names)
    return tr("{names} og {count} til", names=", ".join(names[:_SHOWN]), count=len(names) - _SHOWN)


def recipients(mottakere: Iterable[Mottakerkategori]) -> str:
    """Return «BUP, skole og PPT», in the order of the form."""
    chosen = set(mottakere)
    return ", ".join(tr_marked(word) for one, word in MOTTAKERE.items() if one in chosen)


def until(gyldig_til: date | None, shown: str) -> str:
    """Return «til 01.09.2027», or that it holds until it is withdrawn; `shown` is the date as words."""
    return tr("til {date}", date=shown) if gyldig_til is not None else tr("til det blir trukket")
