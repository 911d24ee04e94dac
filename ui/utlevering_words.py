"""How leaving the house is said on every screen: the ways out, what to know first, and why something came back."""

from __future__ import annotations

from helseansvarlig.domain.delingsregel import Innad, Mottakertype, recipient_of
from helseansvarlig.domain.institusjon import Mottakerkategori
from helseansvarlig.domain.utgang import Varsko
from helseansvarlig.domain.utlevering import Kanal
from helseansvarlig.domain.utleveringsregister import Aarsak
from ui.dates import capital
from ui.i18n import marked, tr_marked
from ui.samtykke_words import MOTTAKERE

KANALER = {
    Kanal.PAPIR: marked("På papir"),
    Kanal.FIL: marked("Som PDF"),
    Kanal.PASSORD: marked("Som PDF med passord"),
    Kanal.SENDT: marked("Forseglet, i utboksen"),
}
IKONER = {Kanal.PAPIR: "printer", Kanal.FIL: "download", Kanal.PASSORD: "lock", Kanal.SENDT: "send"}
SAGT = {
    Varsko.UTKAST: marked("Dokumentet er ikke signert. UTKAST står tvers over hver side."),
    Varsko.BLIR_SIGNERT: marked(
        "Dokumentet blir signert når du legger det i utboksen. Etterpå kan det ikke endres. "
        "Sendingen kan stoppes til den er sendt."
    ),
    Varsko.UKRYPTERT: marked("Filen er ikke kryptert. Alle som får tak i den, kan lese den."),
    Varsko.ANNET_GRUNNLAG: marked("Ingen har samtykket. Det deles med begrunnelsen som er skrevet."),
    Varsko.MOT_OENSKE: marked("Noen har sagt nei til dette. Det deles med begrunnelsen som er skrevet."),
    Varsko.ANNEN_KOMMUNE: marked("Barnets omsorgskommune er en annen enn mottakerens."),
    Varsko.IKKE_I_BOKEN: marked("Mottakeren står ikke i adresseboken."),
    Varsko.IKKE_FORELDREANSVAR: marked("Mottakeren står ikke som en av dem med foreldreansvar."),
    Varsko.FLERE_I_BOKEN: marked("Flere i adresseboken heter det samme."),
    Varsko.IKKE_SJEKKET: marked("Ingen har sjekket opplysningene om mottakeren."),
    Varsko.GAMMEL_SJEKK: marked("Det er over ett år siden noen sjekket opplysningene om mottakeren."),
    Varsko.ANNEN_VEI: marked("Mottakeren vil ha det på en annen måte."),
    Varsko.ADRESSE_SPERRET: marked("Adressen er sperret. Ingenting må røpe hvor barnet bor."),
    Varsko.ANNET_BARN: marked("Et annet barn er nevnt med navn."),
    Varsko.KALT_TILBAKE_FOER: marked("Dette dokumentet er kalt tilbake før."),
}
"""What is said; short sentences, since they stand beside what is ticked."""
BEKREFTET = {
    Varsko.ANNET_GRUNNLAG: marked("Jeg deler det likevel"),
    Varsko.MOT_OENSKE: marked("Jeg deler det likevel"),
    Varsko.ANNEN_KOMMUNE: marked("Jeg vet at de følger opp barnet"),
    Varsko.IKKE_I_BOKEN: marked("Jeg vet at navn og vei er riktig"),
    Varsko.IKKE_FORELDREANSVAR: marked("Jeg vet at det er riktig person"),
    Varsko.FLERE_I_BOKEN: marked("Jeg vet hvem av dem det er"),
    Varsko.IKKE_SJEKKET: marked("Jeg har spurt om de stemmer"),
    Varsko.GAMMEL_SJEKK: marked("Jeg vet at de fortsatt stemmer"),
    Varsko.ANNEN_VEI: marked("Jeg har avtalt denne måten"),
    Varsko.ADRESSE_SPERRET: marked("Jeg har lest gjennom alt"),
    Varsko.ANNET_BARN: marked("Jeg har lest det, og det skal stå"),
    Varsko.KALT_TILBAKE_FOER: marked("Jeg vet at det kan gis ut nå"),
}
"""What a person ticks; a tick does not wrap, so it is short."""
AARSAKER = {
    Aarsak.FEIL_MOTTAKER: marked("Det gikk til feil mottaker"),
    Aarsak.FEIL_INNHOLD: marked("Noe i det var feil"),
    Aarsak.SAMTYKKE_TRUKKET: marked("Samtykket er trukket"),
    Aarsak.ERSTATTET: marked("Det er erstattet av et nytt"),
    Aarsak.ANNET: marked("Noe annet"),
}
_INNAD = {
    Innad.BARNET_SELV: marked("Barnet selv"),
    Innad.EGET_PERSONALE: marked("De som jobber her"),
    Innad.STATSFORVALTEREN: marked("Statsforvalteren"),
}


def kind_words(mottaker: Mottakertype) -> str:
    """Return what kind of recipient it is, with a capital."""
    return tr_marked(_INNAD[mottaker]) if isinstance(mottaker, Innad) else capital(tr_marked(MOTTAKERE[mottaker]))


def kind_of_code(code: str) -> str:
    """Return the same of a code in the log; nothing for one that is no kind, as an organisation number."""
    known = {*Innad, *Mottakerkategori}
    return kind_words(recipient_of(code)) if code in known else ""
