"""What a deletion is judged by: the handover, what is still open, the child's rows, and who else names the child."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from datetime import date
from decimal import Decimal
from typing import Any

from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.dokument import Dokumentstatus, Dokumenttype
from helseansvarlig.domain.forsendelse import Tilstand
from helseansvarlig.domain.kartlegging import Kartleggingsstatus
from helseansvarlig.domain.rom import LEDERSVAR, Innleveringsstatus
from helseansvarlig.domain.sletting import Aapenslag, Aapent
from helseansvarlig.domain.utboks import Utboksrad
from helseansvarlig.errors import KnownError
from helseansvarlig.services.ports import Unit

_REGISTERED = frozenset({Tilstand.REGISTRERT, Tilstand.SETT})
_AT_REST = _REGISTERED | {Tilstand.STANSET}


def handover(unit: Unit, barn_id: str) -> Utboksrad | None:
    """Return the newest handover that its receiver has signed for."""
    rows = [
        row for row in unit.utboks.of_barn(barn_id)
        if row.tilstand in _REGISTERED and row.registrert is not None and row.kvittering
        and unit.dokument.get(row.dokument_id).dokumenttype is Dokumenttype.OVERFOERING
    ]  # fmt: skip
    return max(rows, key=lambda row: row.registrert.isoformat() if row.registrert else "", default=None)


def require_handover(unit: Unit, barn_id: str) -> Utboksrad:
    """Return it. Raises `sletting_uten_kvittering`."""
    sent = handover(unit, barn_id)
    if sent is None:
        raise KnownError("sletting_uten_kvittering")
    return sent


def open_things(unit: Unit, barn_id: str) -> Iterator[Aapent]:
    """Yield everything that somebody still has to do something about."""
    yield from (Aapent(Aapenslag.SENDING, row.id) for row in _underway(unit.utboks.of_barn(barn_id)))
    for task in unit.oppfoelging.of_barn(barn_id):
        if task.gjort is None:
            yield Aapent(Aapenslag.FRIST, task.id)
    for kartlegging in unit.kartlegging.of_barn(barn_id):
        if kartlegging.status is Kartleggingsstatus.PAABEGYNT:
            yield Aapent(Aapenslag.KARTLEGGING, kartlegging.id)
    for dokument in unit.dokument.of_barn(barn_id):
        if dokument.status is Dokumentstatus.UTKAST:
            yield Aapent(Aapenslag.DOKUMENT, dokument.id)
    yield from (Aapent(Aapenslag.TEMA, one.id) for one in unit.tema.of_barn(barn_id) if one.lukket is None)
    yield from (Aapent(Aapenslag.HENDELSE, one.id) for one in unit.hendelsesnotat.of_barn(barn_id) if not one.ferdig)
    for letter in unit.innlevering.of_barn(barn_id):
        if letter.status is Innleveringsstatus.NY and letter.art not in LEDERSVAR:
            yield Aapent(Aapenslag.INNLEVERT, letter.id)
    yield from (Aapent(Aapenslag.UTKAST, key) for table, key in unit.rensing.rows_of(barn_id) if table == "utkast")


def _underway(sent: Sequence[Utboksrad]) -> Iterator[Utboksrad]:
    """Yield what is not at rest: on its way, to be looked at, or stopped by its receiver and not made good later."""
    done = {(row.kjede_id, row.loepenr) for row in sent if row.tilstand in _REGISTERED}
    for row in sent:
        later = any(chain == row.kjede_id and number > row.loepenr for chain, number in done)
        if row.oppgave or (row.tilstand not in _AT_REST and not later):
            yield row


def records_of(unit: Unit, barn_id: str) -> Iterator[tuple[str, Any]]:
    """Yield the child's own records. What was shared and handed in is left out: asking for the deletion adds to it."""
    yield "barn", unit.barn.get(barn_id)
    for kartlegging in unit.kartlegging.of_barn(barn_id):
        yield "kartlegging", kartlegging
        yield from (("svar", row) for row in unit.svar.of(kartlegging.id))
        yield from (("svarretting", row) for row in unit.svarretting.of(kartlegging.id))
        yield from (("selvsvar", row) for row in unit.selvsvar.of(kartlegging.id))
    tables: Mapping[str, Iterable[Any]] = {
        "notat": unit.notat.of_barn(barn_id),
        "stoppunkt": unit.stoppunkt.of_barn(barn_id),
        "tema": unit.tema.of_barn(barn_id),
        "nivaabeslutning": unit.nivaabeslutning.of_barn(barn_id),
        "hendelsesnotat": unit.hendelsesnotat.of_barn(barn_id),
        "instrument": unit.instrument.of_barn(barn_id),
        "oppfoelging": unit.oppfoelging.of_barn(barn_id),
        "innsynsmerke": unit.innsynsmerke.of_barn(barn_id),
        "samtykke": unit.samtykke.of_barn(barn_id),
        "sak": unit.sak.of_barn(barn_id),
        "innmeldtsak": unit.innmeldtsak.of_barn(barn_id),
        "saksnoekkel": unit.saksnoekkel.of_barn(barn_id),
        "referattillegg": unit.referattillegg.of_barn(barn_id),
        "dokument": unit.dokument.of_barn(barn_id),
        "utboks": unit.utboks.of_barn(barn_id),
        "utlevering": unit.utlevering.of_barn(barn_id),
    }
    for table, rows in tables.items():
        yield from ((table, row) for row in rows)


def digest_of(rows: Iterable[tuple[str, Any]]) -> str:
    """Return one digest of what stands in these rows, whatever order they come in."""
    return hashlib.sha256("\n".join(sorted(f"{table} {_as_text(row)}" for table, row in rows)).encode()).hexdigest()


def _as_text(row: Any) -> str:  # noqa: ANN401 (any of our dataclasses)
    return json.dumps(asdict(row), ensure_ascii=False, sort_keys=True, default=_plain)


def _plain(value: object) -> object:
    if isinstance(value, frozenset):
        return sorted(str(one) for one in value)
    if isinstance(value, bytes):
        return hashlib.sha256(value).hexdigest()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, (Decimal, Mapping)):
        return str(value) if isinstance(value, Decimal) else dict(value)
    raise TypeError(type(value).__name__)


def still_named(unit: Unit, barn: Barn) -> dict[str, int]:
    """Count where others' records still name the child; a person decides about them one by one."""
    words = [word.casefold() for word in (barn.navn, barn.identnummer) if word.strip()]
    tables: Mapping[str, Iterable[Any]] = {
        "notat": unit.notat.all(),
        "oppfoelging": unit.oppfoelging.all(),
        "stoppunkt": unit.stoppunkt.all(),
        "tema": unit.tema.all(),
        "nivaabeslutning": unit.nivaabeslutning.all(),
        "hendelsesnotat": unit.hendelsesnotat.all(),
        "instrument": unit.instrument.all(),
        "samtykke": unit.samtykke.all(),
        "innsynsmerke": unit.innsynsmerke.all(),
        "moete": unit.moete.all(),
        "sak": unit.sak.all(),
        "innmeldtsak": unit.innmeldtsak.all(),
        "referattillegg": unit.referattillegg.all(),
        "dokument": unit.dokument.all(),
        "utlevering": unit.utlevering.all(),
        "innlevering": unit.innlevering.all(),
    }
    found = {name: sum(_names(_as_text(row), words) for row in rows) for name, rows in tables.items()}
    return {name: count for name, count in found.items() if count}


def _names(text: str, words: list[str]) -> bool:
    return any(word in text.casefold() for word in words)
