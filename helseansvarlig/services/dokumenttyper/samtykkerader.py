"""What papers about one consent have in common: which consent it is, its scope in rows, and who signs."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace

from helseansvarlig.domain.dokument import OM
from helseansvarlig.domain.ordlyd import Tekst, format_date
from helseansvarlig.domain.samtykke import Anledning, Innhold, Samtykke, Samtykketype
from helseansvarlig.domain.samtykkeforbehold import quotes
from helseansvarlig.domain.samtykkegiver import Egenskap, Giver
from helseansvarlig.errors import KnownError
from helseansvarlig.services.dokumenttyper.forslag import Forslag
from helseansvarlig.services.dokumenttyper.grunnlag import Grunnlag
from helseansvarlig.services.dokumenttyper.ramme import filled
from helseansvarlig.services.dokumenttyper.samtykkelinje import recipient_words, who_answered
from helseansvarlig.services.dokumenttyper.vern import require_child

Fits = Callable[[Samtykke], bool]


def chosen_consent(grunnlag: Grunnlag, fits: Fits) -> Samtykke:
    """Return the consent the paper names, or the newest that `fits`. Raises `erklaering_uten_samtykke`."""
    own = sorted(grunnlag.samtykker, key=lambda one: (one.dato, one.id))
    named = [one for one in own if f"samtykke:{one.id}" == grunnlag.dokument.om]
    found = named or ([] if grunnlag.dokument.om else [one for one in own if fits(one)])
    if not found:
        raise KnownError("erklaering_uten_samtykke")
    return _without(found[-1], grunnlag.forbeholdte_ord)


def pinned(grunnlag: Grunnlag, fits: Fits) -> Mapping[str, Forslag]:
    """Return the consent to name from the start, where nobody has chosen one."""
    fitting = [one for one in grunnlag.samtykker if fits(one)]
    if grunnlag.dokument.om or not fitting:
        return {}
    newest = max(fitting, key=lambda one: (one.dato, one.id))
    return {OM: Forslag(f"samtykke:{newest.id}", "")}


def scope_rows(grunnlag: Grunnlag, samtykke: Samtykke, tekst: Tekst) -> tuple[tuple[str, str], ...]:
    """Return whom it is about, what may happen, to whom, for what, from when and until when, and who said yes."""
    limited = samtykke.anledning is not Anledning.GENERELT
    how = tekst(f"erklaering.form.{samtykke.form}")
    return filled(
        (tekst("erklaering.gjelder"), require_child(grunnlag).navn),
        (tekst("erklaering.hva"), tekst(f"erklaering.type.{samtykke.samtykketype}")),
        (tekst("rad.samtykke_gjelder"), _content(samtykke, tekst)),
        (tekst("erklaering.hvem_faar"), _to_whom(samtykke, tekst)),
        (tekst("rad.formaal"), samtykke.formaal.strip()),
        (tekst("rad.samtykke_anledning"), tekst(f"anledning.{samtykke.anledning}") if limited else ""),
        (tekst("erklaering.fra"), format_date(tekst, samtykke.dato)),
        (tekst("erklaering.til"), _until(samtykke, tekst)),
        (tekst("erklaering.svart"), f"{who_answered(samtykke, tekst)}, {how}"),
    )


def content_words(tekst: Tekst, contents: Collection[Innhold]) -> str:
    """Return categories as a list in words, in the order of the field."""
    return ", ".join(tekst(f"innhold.{one}") for one in Innhold if one in contents)


def signers(samtykke: Samtykke, tekst: Tekst) -> tuple[tuple[str, str], ...]:
    """Return those who said yes, each as capacity and name."""
    return tuple((_capacity(giver, tekst), giver.navn.strip()) for giver in samtykke.people() if giver.navn.strip())


def _without(samtykke: Samtykke, kept: tuple[str, ...]) -> Samtykke:
    """Return a consent without what repeats an answer that is kept back from this recipient."""
    told = samtykke.informasjon
    return replace(
        samtykke,
        formaal=_unless_kept(samtykke.formaal, kept),
        barnets_syn=_unless_kept(samtykke.barnets_syn, kept),
        ja_hvis=_unless_kept(samtykke.ja_hvis, kept),
        informasjon=replace(
            told, forklart=_unless_kept(told.forklart, kept), forstaatt=_unless_kept(told.forstaatt, kept)
        ),
    )


def _unless_kept(text: str, kept: tuple[str, ...]) -> str:
    return "" if quotes(text, kept) else text


def _capacity(giver: Giver, tekst: Tekst) -> str:
    if giver.egenskap in (Egenskap.UKJENT, Egenskap.ANNEN):
        words = giver.grunnlag.strip() or tekst("erklaering.har_sagt_ja")
    elif giver.egenskap is Egenskap.FORELDER and giver.grunnlag.strip():
        words = giver.grunnlag.strip()
    else:
        words = tekst(f"egenskap.{giver.egenskap}")
    return words[:1].upper() + words[1:]


def _content(samtykke: Samtykke, tekst: Tekst) -> str:
    """Return what is said yes to; a consent that shares nothing has no categories of its own."""
    if samtykke.samtykketype is Samtykketype.DELING and samtykke.innhold == frozenset(Innhold):
        return tekst("erklaering.alt")
    return content_words(tekst, samtykke.innhold) if samtykke.samtykketype is Samtykketype.DELING else ""


def _to_whom(samtykke: Samtykke, tekst: Tekst) -> str:
    kinds = recipient_words(tekst, samtykke.mottakere)
    named = ", ".join(samtykke.navngitte)
    return tekst("erklaering.bare_disse", hvem=kinds, navn=named) if named else kinds


def _until(samtykke: Samtykke, tekst: Tekst) -> str:
    ends = [format_date(tekst, samtykke.gyldig_til)] if samtykke.gyldig_til is not None else []
    if samtykke.til_flytting:
        ends.append(tekst("erklaering.til_flytting"))
    return tekst("erklaering.eller").join((*ends, tekst("erklaering.til_trukket")))
