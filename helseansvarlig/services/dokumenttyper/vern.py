"""What must not leave: asks the gate's answer before composing, and keeps a protected address out of every word."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass, replace
from typing import TypeVar, cast

from helseansvarlig.domain.barn import Adressegrad, Barn
from helseansvarlig.domain.deling import Utfall
from helseansvarlig.domain.delingsregel import Grunnlag as Delingsgrunnlag
from helseansvarlig.domain.dokumentmodell import Avsnitt, Blokk, Dokumentmodell, Tomme
from helseansvarlig.domain.ordlyd import Tekst
from helseansvarlig.domain.samtykke import Innhold
from helseansvarlig.domain.samtykkeforbehold import quotes
from helseansvarlig.errors import BugError, KnownError
from helseansvarlig.services.dokumenttyper.grunnlag import Grunnlag

T = TypeVar("T")


def require_child(grunnlag: Grunnlag) -> Barn:
    """Return the child the document is about; composing one without is our own mistake."""
    if grunnlag.barn is None:
        raise BugError("an identified document without a child")
    return grunnlag.barn


def require_basis(grunnlag: Grunnlag) -> frozenset[Innhold]:
    """Return what may be shared with this recipient.

    Raises `deling_uten_grunnlag` when nothing may, `deling_maa_avgjoeres` when somebody must decide first.
    """
    answer = grunnlag.deling
    if answer is None or answer.utfall is Utfall.NEI:
        raise KnownError("deling_uten_grunnlag", grunn=answer.grunn if answer else "mangler")
    if not answer.lets_through:
        raise KnownError("deling_maa_avgjoeres", grunn=answer.grunn)
    return answer.tillatt


def require_reserved_out(grunnlag: Grunnlag) -> None:
    """Refuse a text that repeats an answer which the child keeps back. Raises `svar_er_forbeholdt`."""
    matters = (text for sak in grunnlag.saker for text in (sak.tittel, sak.vet, sak.gjoer, sak.beslutning))
    if any(quotes(text, grunnlag.forbeholdte_ord) for text in (*grunnlag.dokument.felter.values(), *matters)):
        raise KnownError("svar_er_forbeholdt")


def held_back(grunnlag: Grunnlag, tekst: Tekst) -> tuple[Blokk, ...]:
    """Name what is held back and why, never what it says: the reader knows that something is missing."""
    answer = grunnlag.deling
    if answer is None:
        return ()
    single = (Avsnitt(tekst("holdt_tilbake.svar"), dempet=True),) if grunnlag.forbeholdte_ord else ()
    wished = answer.etter_oenske & answer.holdt_tilbake
    other = answer.holdt_tilbake - wished
    reason = "samtykke" if answer.grunnlag is Delingsgrunnlag.SAMTYKKE else "annet"
    whole = tuple(
        Tomme(tekst(f"holdt_tilbake.{why}"), tuple(tekst(f"innhold.{i}") for i in Innhold if i in what))
        for why, what in (("barnets_oenske", wished), (reason, other))
        if what
    )
    return (*whole, *single)


def has_protected_address(grunnlag: Grunnlag) -> bool:
    """Tell whether place and unit names must stay out."""
    return grunnlag.barn is not None and grunnlag.barn.adressegrad is not Adressegrad.INGEN


def shield_address(modell: Dokumentmodell, grunnlag: Grunnlag, tekst: Tekst) -> Dokumentmodell:
    """Replace every known place and unit name, also where somebody typed it, by a visible mark.

    It knows only names that stand in the record: the composer screen asks the writer to look for others.
    """
    pattern = "|".join(re.escape(name) for name in _known_names(grunnlag, tekst))
    if not pattern:
        return modell
    return _replace_in(modell, re.compile(rf"(?<!\w)(?:{pattern})s?(?!\w)", re.IGNORECASE), tekst("sperret.utelatt"))


def _known_names(grunnlag: Grunnlag, tekst: Tekst) -> list[str]:
    """Return whole names and the words in them that are names by themselves («Solbakken»), longest first."""
    barn = require_child(grunnlag)
    whole = {
        grunnlag.institusjon.navn.strip(),
        grunnlag.institusjon.enhet.strip(),
        barn.omsorgskommune.strip(),
        barn.vertskommune.strip(),
        grunnlag.dokument.mottaker_navn.strip(),
        grunnlag.formell_henviser.virksomhet.strip(),
    }
    general = set(tekst("sperret.vanlige_ord").split())
    words = {word for name in whole for word in re.findall(r"\w{4,}", name) if word[0].isupper()}
    names = whole | words | {grunnlag.institusjon.telefon.strip()}
    return sorted((n for n in names if n and n.casefold() not in general), key=lambda n: (-len(n), n))


def _replace_in(value: T, pattern: re.Pattern[str], mark: str) -> T:
    """Return `value` with the pattern replaced in every string inside it."""
    if isinstance(value, str):
        return cast("T", pattern.sub(lambda _: mark, value))
    if isinstance(value, tuple):
        return cast("T", tuple(_replace_in(part, pattern, mark) for part in value))
    if is_dataclass(value) and not isinstance(value, type):
        changed = {f.name: _replace_in(getattr(value, f.name), pattern, mark) for f in fields(value)}
        return cast("T", replace(value, **changed))
    return value
