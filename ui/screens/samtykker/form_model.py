"""The consent form as it is typed: dates are words, choices are codes; and what becomes of it when it is kept."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from helseansvarlig.domain.institusjon import Mottakerkategori
from helseansvarlig.domain.medvirkning import Medvirkning
from helseansvarlig.domain.samtykke import Anledning, Informasjon, Innhold, Samtykke, Samtykkeform, Samtykketype
from helseansvarlig.domain.samtykkegiver import Egenskap, Giver, names_of
from helseansvarlig.domain.samtykkeregel import Vilkaar
from helseansvarlig.services.samtykke import Oppgave
from ui.dates import parse_date
from ui.draft_text import form_from_text
from ui.form_errors import FormErrors
from ui.i18n import tr
from ui.screens.samtykker.people import giver_of, key_of

JA, NEI = "ja", "nei"
_LISTS = ("hvem", "innhold", "mottakere", "navngitte", "forbehold")
_TICKS = ("til_flytting", "vil_ha_hjelp")


@dataclass(frozen=True, slots=True)
class Utfylt:
    """The form as typed; each field is named as what it becomes."""

    samtykketype: str = Samtykketype.DELING.value
    anledning: str = Anledning.GENERELT.value
    svar: str = ""
    hvem: tuple[str, ...] = ()
    annen: str = ""
    annen_egenskap: str = ""
    vilkaar: str = Vilkaar.ALLTID.value
    overstyring: str = ""
    form: str = Samtykkeform.MUNTLIG.value
    vitne: str = ""
    innhold: tuple[str, ...] = (Innhold.GRUNNOPPLYSNINGER.value,)
    mottakere: tuple[str, ...] = ()
    navngitte: tuple[str, ...] = ()
    formaal: str = ""
    gyldig_til: str = ""
    til_flytting: bool = False
    avslagsgrunn: str = ""
    ja_hvis: str = ""
    spoer_igjen: str = ""
    hjalp: str = ""
    hjalp_ikke: str = ""
    vil_ha_hjelp: bool = False
    barnets_syn: str = ""
    forbehold: tuple[str, ...] = ()
    forklart: str = ""
    spraak: str = ""
    forstaatt: str = ""
    informert_om: str = ""
    hoert_om: str = ""
    barnet_sa: str = ""
    hoert_av: str = ""
    vekt: str = ""
    ville_ikke: str = ""
    tillitsperson_tilbudt: str = ""
    alenesamtale_tilbudt: str = ""

    def is_sharing(self) -> bool:
        """Tell whether it is about telling somebody something; the other kinds have no contents and recipients."""
        return self.samtykketype == Samtykketype.DELING.value

    def people(self) -> tuple[Giver, ...]:
        """Return who answers."""
        ticked = tuple(giver_of(key) for key in self.hvem)
        other = self.annen.strip()
        return (*ticked, Giver(other, Egenskap(self.annen_egenskap or Egenskap.UKJENT))) if other else ticked

    def taking_part(self, today: date) -> Medvirkning:
        """Return the participation block; what the child said is said today, for that is when it is written."""
        return Medvirkning(
            informert_om=self.informert_om.strip(),
            hoert_om=self.hoert_om.strip(),
            barnet_sa=self.barnet_sa.strip(),
            sagt=today if self.barnet_sa.strip() else None,
            hoert_av=self.hoert_av.strip(),
            vekt=self.vekt.strip(),
            ville_ikke=self.ville_ikke.strip(),
            tillitsperson_tilbudt=self.tillitsperson_tilbudt.strip(),
            alenesamtale_tilbudt=self.alenesamtale_tilbudt.strip(),
        )


@dataclass(frozen=True, slots=True)
class Feil(FormErrors):
    """What must be mended, field by field; an empty text is no error."""

    hvem: str = ""
    overstyring: str = ""
    form: str = ""
    svar: str = ""
    innhold: str = ""
    mottakere: str = ""
    gyldig_til: str = ""
    spoer_igjen: str = ""


def from_text(text: str) -> Utfylt:
    """Return a draft as it was typed."""
    readers = dict.fromkeys(_LISTS, tuple) | dict.fromkeys(_TICKS, bool)
    return form_from_text(text, Utfylt, **readers)


def from_samtykke(row: Samtykke, people: Iterable[Giver]) -> Utfylt:
    """Return the form for giving the same consent again: everything as it was, but the answer and the end."""
    known = {giver.navn: key_of(giver) for giver in people}
    answered = row.people()
    others = [giver for giver in answered if giver.navn not in known]
    return Utfylt(
        samtykketype=row.samtykketype.value,
        anledning=row.anledning.value,
        svar=JA if row.gitt else "",
        hvem=tuple(known[giver.navn] for giver in answered if giver.navn in known),
        annen=names_of(others),
        annen_egenskap=others[0].egenskap.value if others else "",
        vilkaar=row.vilkaar.value,
        overstyring=row.overstyring,
        form=row.form.value,
        innhold=tuple(one.value for one in Innhold if one in row.innhold),
        mottakere=tuple(one.value for one in Mottakerkategori if one in row.mottakere),
        navngitte=row.navngitte,
        formaal=row.formaal,
        til_flytting=row.til_flytting,
        hjalp=row.hjalp,
        hjalp_ikke=row.hjalp_ikke,
        barnets_syn=row.barnets_syn,
        forbehold=tuple(one.value for one in Innhold if one in row.forbehold),
        spraak=row.informasjon.spraak,
    )


def to_samtykke(utfylt: Utfylt, barn_id: str, today: date) -> Samtykke:
    """Return the consent; the form has been checked before."""
    yes, sharing = utfylt.svar == JA, utfylt.is_sharing()
    to = frozenset(map(Mottakerkategori, utfylt.mottakere)) if sharing else frozenset()
    people = utfylt.people()
    return Samtykke(
        id="",
        barn_id=barn_id,
        samtykketype=Samtykketype(utfylt.samtykketype),
        gitt=yes,
        gitt_av=names_of(people),
        innhold=frozenset(map(Innhold, utfylt.innhold)) if sharing else frozenset(),
        mottakere=to,
        formaal=utfylt.formaal.strip(),
        dato=today,
        gyldig_til=parse_date(utfylt.gyldig_til, today) if yes else None,
        form=Samtykkeform(utfylt.form),
        barnets_syn=utfylt.barnets_syn,
        forbehold=frozenset(map(Innhold, utfylt.forbehold)),
        avslagsgrunn="" if yes else utfylt.avslagsgrunn.strip(),
        spoer_igjen=None if yes else parse_date(utfylt.spoer_igjen, today),
        givere=people,
        anledning=Anledning(utfylt.anledning),
        navngitte=utfylt.navngitte if Mottakerkategori.FORELDRE in to else (),
        til_flytting=yes and utfylt.til_flytting,
        informasjon=Informasjon(utfylt.forklart.strip(), utfylt.spraak.strip(), utfylt.forstaatt.strip()),
        vitne=utfylt.vitne.strip(),
        ja_hvis="" if yes else utfylt.ja_hvis.strip(),
        hjalp=utfylt.hjalp.strip(),
        hjalp_ikke=utfylt.hjalp_ikke.strip(),
        vilkaar=Vilkaar(utfylt.vilkaar),
        overstyring=utfylt.overstyring.strip(),
    )


def tasks_of(utfylt: Utfylt, fornavn: str, today: date) -> list[Oppgave]:
    """Return what an answer leads to: help that is wanted today, and the next agreed ask."""
    tasks = []
    if utfylt.vil_ha_hjelp:
        tasks.append(Oppgave(tr("Snakk sammen i dag: vil ha hjelp nå"), today))
    again = parse_date(utfylt.spoer_igjen, today) if utfylt.svar == NEI else None
    if again is not None:
        tasks.append(Oppgave(tr("Spør {name} igjen om samtykke", name=fornavn), again))
    return tasks
