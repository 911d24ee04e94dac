"""An unlocked session: one person, one open vault. Every service is given one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from helseansvarlig.clock import Clock
from helseansvarlig.domain.delingsregel import Delingsregel
from helseansvarlig.domain.frist import NO_RULES, Fristgrunnlag
from helseansvarlig.domain.moete import Moetetype
from helseansvarlig.domain.moeteoppsett import Moeteoppsett
from helseansvarlig.domain.person import Bruker
from helseansvarlig.domain.regelverk import Rettighet, Telefon
from helseansvarlig.domain.rolleinnehaver import Rollekrav
from helseansvarlig.domain.samtykkeregel import Samtykkeregel
from helseansvarlig.services.ports import NewId, Store
from helseansvarlig.services.svartilgang import Tilgangsleser


@dataclass(slots=True)
class Oekt:
    """What a use case needs to act: the records, the person, the time, fresh ids.

    `store` is another object after the vault was given a new key: a service asks for it at each act and keeps none.
    `delingsregler` and `tilgang` (whom a child lets know its answers) are laid in when the services are joined; without
    both the gate is closed to everybody. So is `frister`: without it nothing falls due by rule. `telefoner` are the
    rules' own, without the numbers of the house; `samtykkeregler` and `rettigheter` are what papers tell of the law;
    `moeteoppsett` and `rollekrav` what is usual for meetings, and which roles must be filled at those we work with.
    """

    store: Store
    bruker: Bruker
    clock: Clock
    new_id: NewId
    delingsregler: tuple[Delingsregel, ...] = ()
    frister: Fristgrunnlag = NO_RULES
    tilgang: Tilgangsleser | None = None
    telefoner: tuple[Telefon, ...] = ()
    samtykkeregler: tuple[Samtykkeregel, ...] = ()
    rettigheter: Mapping[str, Rettighet] = field(default_factory=dict)
    moeteoppsett: Mapping[Moetetype, Moeteoppsett] = field(default_factory=dict)
    rollekrav: tuple[Rollekrav, ...] = ()
