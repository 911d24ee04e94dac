"""Says who consented to what, and on which ground something is shared: four different things, never mixed."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from helseansvarlig.domain.delingsregel import Grunnlag as Delingsgrunnlag
from helseansvarlig.domain.institusjon import Mottakerkategori
from helseansvarlig.domain.ordlyd import Tekst, format_date
from helseansvarlig.domain.samtykke import Anledning, Innhold, Samtykke, Samtykketype
from helseansvarlig.domain.samtykkegiver import Egenskap, Giver, in_a_row
from helseansvarlig.services.dokumenttyper.grunnlag import Grunnlag

STEM = len("barnevern")
"""So much of a capacity in a name says it already: «Elvebyen barnevernstjeneste»."""


def consent_to_health_care(grunnlag: Grunnlag, tekst: Tekst) -> str:
    """Return who consented to helsehjelp, who said no, or that nothing is recorded."""
    valid = [s for s in _of_type(grunnlag, Samtykketype.HELSEHJELP) if s.is_valid_on(grunnlag.dag)]
    if valid:
        return "\n".join(_given(s, tekst) for s in valid)
    refused = [s for s in _of_type(grunnlag, Samtykketype.HELSEHJELP) if not s.gitt]
    if refused:
        return _refused(refused[-1], tekst)
    return tekst("samtykke.ikke_registrert")


def basis_for_sharing(grunnlag: Grunnlag, tekst: Tekst) -> str:
    """Return the ground of the gate's answer in one sentence, with the consent it rests on."""
    answer = grunnlag.deling
    if answer is None:
        return tekst("samtykke.ikke_registrert")
    if answer.grunnlag is not Delingsgrunnlag.SAMTYKKE:
        return tekst(f"deling.{answer.grunnlag}")
    used = next((s for s in grunnlag.samtykker if s.id == answer.samtykke_id), None)
    return _given(used, tekst) if used is not None else tekst("deling.samtykke")


def consent_rows(grunnlag: Grunnlag, tekst: Tekst) -> tuple[tuple[str, str], ...]:
    """Return what page one has no room for: the consent's scope and purpose, and the child's own view."""
    answer = grunnlag.deling
    used = next((s for s in grunnlag.samtykker if answer is not None and s.id == answer.samtykke_id), None)
    if used is None:
        return ()
    limited = used.anledning is not Anledning.GENERELT
    rows = (
        (tekst("rad.samtykke_gjelder"), _list(tekst, (i for i in Innhold if i in used.innhold))),
        (tekst("rad.samtykke_anledning"), tekst(f"anledning.{used.anledning}") if limited else ""),
        (tekst("rad.formaal"), used.formaal.strip()),
        (tekst("rad.samtykke_informert"), used.informasjon.forklart.strip()),
        (tekst("rad.samtykke_forstaatt"), used.informasjon.forstaatt.strip()),
        (tekst("rad.barnets_syn"), used.barnets_syn.strip()),
    )
    return tuple(row for row in rows if row[1])


def who_answered(samtykke: Samtykke, tekst: Tekst) -> str:
    """Return those who answered, each with the capacity: «Modig Gran (barnet selv) og Stille Vind (mor)»."""
    told = [_with_capacity(giver, tekst) for giver in samtykke.givere if giver.navn.strip()]
    return in_a_row(told) if told else samtykke.gitt_av.strip()


def _with_capacity(giver: Giver, tekst: Tekst) -> str:
    """Return a name with what its capacity is; a service that says so itself is not told twice."""
    if giver.egenskap in (Egenskap.UKJENT, Egenskap.ANNEN):
        capacity = giver.grunnlag.strip()
    elif giver.egenskap is Egenskap.FORELDER:
        capacity = giver.grunnlag.strip() or tekst("egenskap.forelder")
    else:
        capacity = tekst(f"egenskap.{giver.egenskap}")
    name = giver.navn.strip()
    is_said = capacity.casefold()[:STEM] in name.casefold()
    return name if not capacity or is_said else f"{name} ({capacity})"


def _of_type(grunnlag: Grunnlag, kind: Samtykketype) -> list[Samtykke]:
    own = [s for s in grunnlag.samtykker if s.samtykketype is kind and s.dato <= grunnlag.dag]
    return sorted(own, key=lambda s: (s.dato, s.id))


def _given(samtykke: Samtykke, tekst: Tekst) -> str:
    line = tekst(
        f"samtykke.{samtykke.form}", hvem=who_answered(samtykke, tekst), dato=format_date(tekst, samtykke.dato)
    )
    if samtykke.gyldig_til is None:
        return f"{line}."
    return f"{line}, {tekst('samtykke.gyldig_til', dato=format_date(tekst, samtykke.gyldig_til))}."


def _refused(samtykke: Samtykke, tekst: Tekst) -> str:
    return tekst("samtykke.avslag", hvem=who_answered(samtykke, tekst), dato=format_date(tekst, samtykke.dato))


def _list(tekst: Tekst, categories: Iterable[Innhold]) -> str:
    return ", ".join(tekst(f"innhold.{i}") for i in categories)


def recipient_words(tekst: Tekst, kinds: Collection[Mottakerkategori]) -> str:
    """Return kinds of recipients inside a sentence: «BUP, fastlege»."""
    words = (tekst(f"mottaker.{to}") for to in Mottakerkategori if to in kinds)
    return ", ".join(word if word.isupper() else word[:1].lower() + word[1:] for word in words)
