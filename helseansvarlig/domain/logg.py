"""What the log says about one act: who did what to whose record, why, and with which outcome. Never what it said."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Hendelse:
    """One act, as the service that performs it describes it. Ids and codes only: no names, answers or free text.

    `angrebar` tells whether a person may take it back afterwards.
    """

    handling: str
    barn_id: str = ""
    objekt: str = ""
    formaal: str = ""
    mottaker: str = ""
    dokument_sha256: str = ""
    utfall: str = "ok"
    angrebar: bool = True


@dataclass(frozen=True, slots=True)
class Loggrad:
    """One row of the chained log, as it is read back.

    `enhet` is which copy of the vault it was written in, `program` the program's version, `klokke` whether the
    machine's clock had jumped (`tilbake`, `frem`) since the row before; rows of version 1 know none of these.
    """

    nummer: int
    tid: str
    bruker_id: str
    bruker_navn: str
    rolle: str
    handling: str
    barn_id: str
    objekt: str
    formaal: str
    mottaker: str
    dokument_sha256: str
    utfall: str
    endringer_sha256: str
    forrige: str
    hash: str
    versjon: int = 1
    enhet: str = ""
    program: str = ""
    klokke: str = ""


@dataclass(frozen=True, slots=True)
class Anker:
    """A place in the log that has been seen from outside: it must be contained in every later log."""

    nummer: int
    hash: str


@dataclass(frozen=True, slots=True)
class Angrepunkt:
    """Something that can be taken back (or done again): the act's code and the child it concerns."""

    nummer: int
    handling: str
    barn_id: str
