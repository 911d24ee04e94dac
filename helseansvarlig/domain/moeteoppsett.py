"""What is usual for a kind of meeting: agenda, who must be invited, which rule says how often. Data, not code."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from helseansvarlig.domain.institusjon import Enhetstype, Motpart, Tjeneste, folded, service_of
from helseansvarlig.domain.moete import Deltaker, Moete, Moetetype
from helseansvarlig.domain.regelkilde import Kilde, Maalform
from helseansvarlig.domain.rolleinnehaver import Rolleinnehaver, Samarbeidsrolle


@dataclass(frozen=True, slots=True)
class Innkalt:
    """Somebody who must be invited: by a role at a service, by being from a kind of service, or by the words alone."""

    id: str
    navn: Maalform
    rolle: Samarbeidsrolle | None = None
    tjeneste: Tjeneste | None = None


@dataclass(frozen=True, slots=True)
class Moeteoppsett:
    """One kind of meeting.

    `gjentas` tells that one follows another; `rytmer` is the id of the rule about how often (`domain.frist`), by the
    kind of unit, with the ordinary one under None. Where none was held yet, days are counted from those in
    `begynner_med`. `kilde` is where agenda and invited come from; the rhythm's own stands in its rule.
    """

    moetetype: Moetetype
    naar: Maalform
    saksliste: tuple[Maalform, ...]
    innkalte: tuple[Innkalt, ...]
    gjentas: bool
    begynner_med: tuple[Moetetype, ...]
    rytmer: Mapping[Enhetstype | None, str]
    kilde: Kilde

    def rule_for(self, enhetstype: Enhetstype | None) -> str:
        """Return the id of the rule about how often in a unit of this kind; empty where there is none."""
        return self.rytmer.get(enhetstype) or self.rytmer.get(None, "")


@dataclass(frozen=True, slots=True)
class Manglerinvitasjon:
    """Somebody who must be invited and is not; `kjente` are those we know who could be, as participants."""

    innkalt: Innkalt
    kjente: tuple[Deltaker, ...] = ()


def not_invited(
    oppsett: Moeteoppsett, moete: Moete, book: Iterable[Motpart], people: Iterable[Rolleinnehaver]
) -> tuple[Manglerinvitasjon, ...]:
    """Return who must be invited to a meeting and does not stand among its participants, in the order of the rules."""
    services = tuple(book)
    here = tuple(one for one in people if one.holds_on(moete.dato))
    return tuple(
        Manglerinvitasjon(innkalt, known)
        for innkalt in oppsett.innkalte
        for known in (_known(innkalt, moete, services, here),)
        if not _stands_there(innkalt, moete.deltakere, services, known)
    )


def _known(
    innkalt: Innkalt, moete: Moete, book: tuple[Motpart, ...], people: tuple[Rolleinnehaver, ...]
) -> tuple[Deltaker, ...]:
    """Return those in the role whom we know, at the meeting's own service where it has any of them."""
    if innkalt.rolle is None:
        return ()
    names = {one.id: one for one in book if innkalt.tjeneste in (None, service_of(one))}
    found = [one for one in people if one.rolle is innkalt.rolle and one.motpart_id in names]
    own = [one for one in found if moete.motpart_id and one.motpart_id == moete.motpart_id]
    return tuple(Deltaker(one.navn, innkalt.navn.nb.lower(), names[one.motpart_id].navn) for one in own or found)


def _stands_there(
    innkalt: Innkalt, deltakere: Iterable[Deltaker], book: tuple[Motpart, ...], known: tuple[Deltaker, ...]
) -> bool:
    """Tell whether one of the participants is the one meant: by name, by what the role is called, or by service."""
    names = {folded(one.navn) for one in known}
    words = {folded(innkalt.navn.nb), folded(innkalt.navn.nn)}
    from_service = innkalt.rolle is None and innkalt.tjeneste is not None
    houses = {folded(one.navn) for one in book if from_service and service_of(one) is innkalt.tjeneste}
    return any(
        folded(one.navn) in names | words or folded(one.rolle) in words or folded(one.virksomhet) in houses
        for one in deltakere
    )
