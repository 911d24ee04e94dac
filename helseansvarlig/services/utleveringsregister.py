"""The register of what left the house, and what is done about something that should not have."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime

from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.dokument import Dokument
from helseansvarlig.domain.institusjon import INSTITUSJON_ID
from helseansvarlig.domain.logg import REFUSED, Hendelse, Kategori, Loggrad, Loggutvalg
from helseansvarlig.domain.regelverk import Meldefrist
from helseansvarlig.domain.utboks import Utboksrad
from helseansvarlig.domain.utlevering import Kanal
from helseansvarlig.domain.utleveringsregister import (
    Aarsak,
    Feilsending,
    Registerlinje,
    Registerutvalg,
    Tilbakekalling,
    Utleveringsrad,
)
from helseansvarlig.errors import KnownError
from helseansvarlig.services.feilsendingsrapport import Rapport, compose_report
from helseansvarlig.services.oekt import Oekt
from helseansvarlig.services.ports import Done, Renderer, Unit
from helseansvarlig.services.utlevering import BY_HAND, KANALER, log_rows

UTENOM = {
    "kartlegging.eksportert": Kanal.FIL,
    "kartlegging.vedlegg_lagret": Kanal.FIL,
    "logg.skrevet_ut": Kanal.PAPIR,
    "uten_navn.eksportert": Kanal.FIL,
    "uten_navn.skrevet_ut": Kanal.PAPIR,
}
"""What leaves and is no copy of a document of ours."""
STANSET = {**KANALER, **UTENOM, "forsendelse.ny": Kanal.SENDT, "forsendelse.forseglet": Kanal.SENDT}
"""The acts whose refusal is something that was stopped on its way out."""
_OUT = frozenset({Kategori.UTSKRIFT, Kategori.EKSPORT, Kategori.SENDING, Kategori.FEIL})


class UtleveringsregisterService:
    """Reads the register, calls back, and tells of what went wrong."""

    def __init__(self, oekt: Oekt, renderer: Renderer, meldefrist: Meldefrist) -> None:
        self._oekt = oekt
        self._renderer = renderer
        self.meldefrist = meldefrist

    def lines(
        self, barn_id: str = "", utvalg: Registerutvalg = Registerutvalg.ALLE, kanal: Kanal | None = None
    ) -> list[Registerlinje]:
        """Return the register, newest first: of one child or of the whole house."""
        with self._oekt.store.read() as unit:
            read = _read_all(unit, self._oekt, barn_id)
        return [one for one in reversed(read) if utvalg.takes(one) and kanal in (None, one.kanal)]

    def line(self, nummer: int) -> Registerlinje:
        """Return one line by its number in the log. Raises `finnes_ikke`."""
        with self._oekt.store.read() as unit:
            return _line(unit, self._oekt, nummer)

    def recall(self, nummer: int, aarsak: Aarsak, begrunnelse: str) -> Done[Utleveringsrad]:
        """Mark as called back, with why; it can be undone. Raises `tilbakekalling_uten_grunn`, `utlevering_stanset`."""
        if not begrunnelse.strip():
            raise KnownError("tilbakekalling_uten_grunn")
        oekt = self._oekt
        called = Tilbakekalling(oekt.clock.now(), oekt.bruker.navn, aarsak, begrunnelse.strip())
        return self._change(nummer, "utlevering.trukket", lambda row: replace(row, tilbakekalt=called))

    def report(self, nummer: int, feilsending: Feilsending) -> Done[Utleveringsrad]:
        """Keep what is told about a mis-sending. Raises `feilsending_uten_fakta`, `utlevering_stanset`."""
        if not feilsending.hva_skjedde.strip():
            raise KnownError("feilsending_uten_fakta")
        return self._change(nummer, "utlevering.feilsendt", lambda row: replace(row, feilsending=feilsending))

    def now(self) -> datetime:
        """Return the moment that deadlines are held against."""
        return self._oekt.clock.now()

    def print_report(self, nummer: int, maalform: str = "nb") -> bytes:
        """Return the report on a mis-sending as PDF; that it was printed is logged. Raises `feilsending_uten_fakta`."""
        with self._oekt.store.read() as unit:
            line = _line(unit, self._oekt, nummer)
            house = unit.institusjon.get(INSTITUSJON_ID)
            barn = unit.barn.find(line.barn_id)
        told = line.rad.feilsending if line.rad is not None else None
        if told is None:
            raise KnownError("feilsending_uten_fakta")
        facts = Rapport(line, told, self.meldefrist, house, barn, self._oekt.clock.now(), maalform)
        data = self._renderer.render(compose_report(facts, self._renderer.words(maalform)))
        self._oekt.store.log(
            Hendelse(
                "feilsending.skrevet_ut", line.barn_id, f"dokument:{line.dokument_id}",
                dokument_sha256=line.sha256, angrebar=False,
            )
        )  # fmt: skip
        return data

    def _change(
        self, nummer: int, handling: str, made: Callable[[Utleveringsrad], Utleveringsrad]
    ) -> Done[Utleveringsrad]:
        with self._oekt.store.write(Hendelse(handling)) as unit:
            line = _line(unit, self._oekt, nummer)
            unit.act.describe(
                Hendelse(handling, line.barn_id, f"dokument:{line.dokument_id}", dokument_sha256=line.sha256)
            )
            if line.stanset:
                raise KnownError("utlevering_stanset")
            row = line.rad or _row_of(line)
            return Done(unit.utlevering.save(made(row)), unit.act.changes())


@dataclass(slots=True)
class _Leser:
    """Reads log rows into lines, oldest first, so that copies are numbered as they left."""

    unit: Unit
    by_id: dict[str, Utleveringsrad]
    sent: dict[str, Utboksrad]
    barn: dict[str, Barn]
    documents: dict[str, Dokument | None] = field(default_factory=dict)
    copies: Counter[str] = field(default_factory=Counter)
    by_hand: Counter[str] = field(default_factory=Counter)

    def read(self, row: Loggrad) -> Registerlinje:
        """Return one row as a line."""
        stopped = row.utfall.removeprefix(REFUSED) if row.utfall.startswith(REFUSED) else ""
        sending = self.sent.get(row.objekt)
        dokument_id = sending.dokument_id if sending else _document_of(row)
        if not stopped:
            self.copies[dokument_id] += 1
            self.by_hand[dokument_id] += row.handling in BY_HAND
        by_hand = f"{dokument_id}:{self.by_hand[dokument_id]}" if dokument_id else f"logg:{row.nummer}"
        rad_id = row.objekt if sending else by_hand
        kept = None if stopped and sending is None else self.by_id.get(rad_id)
        dokument = self._document(dokument_id) if kept is None and dokument_id else None
        barn_id = row.barn_id or (sending.barn_id if sending else "")
        return Registerlinje(
            nummer=row.nummer,
            tid=datetime.fromisoformat(row.tid),
            av=row.bruker_navn,
            handling=row.handling,
            barn_id=barn_id,
            barn=self.barn[barn_id].navn if barn_id in self.barn else "",
            dokument_id=dokument_id,
            hva=kept.dokumenttype if kept else dokument.dokumenttype.value if dokument else "",
            kanal=STANSET.get(row.handling),
            grunnlag=row.formaal or (sending.grunnlag if sending else ""),
            mottaker=kept.mottaker if kept else dokument.mottaker.value if dokument else row.mottaker,
            mottaker_navn=kept.mottaker_navn if kept else dokument.mottaker_navn if dokument else "",
            sha256=row.dokument_sha256,
            rad_id=rad_id,
            eksemplar=0 if stopped else self.copies[dokument_id] if dokument_id else 1,
            er_utkast=bool(dokument_id) and not row.dokument_sha256,
            stanset=stopped,
            kvittert=sending.registrert if sending and not stopped else None,
            rad=None if stopped else kept,
        )

    def _document(self, dokument_id: str) -> Dokument | None:
        if dokument_id not in self.documents:
            self.documents[dokument_id] = self.unit.dokument.find(dokument_id)
        return self.documents[dokument_id]


def _read_all(unit: Unit, oekt: Oekt, barn_id: str) -> list[Registerlinje]:
    """Return every line, oldest first."""
    rows = [row for row in log_rows(oekt.store, Loggutvalg(_OUT, barn_id)) if _is_in_register(row)]
    kept = unit.utlevering.of_barn(barn_id) if barn_id else unit.utlevering.all()
    sent = unit.utboks.of_barn(barn_id) if barn_id else unit.utboks.all()
    reader = _Leser(
        unit,
        {row.id: row for row in kept},
        {f"forsendelse:{row.id}": row for row in sent},
        {one.id: one for one in unit.barn.all()},
    )
    return [reader.read(row) for row in reversed(rows)]


def _line(unit: Unit, oekt: Oekt, nummer: int) -> Registerlinje:
    found = next((one for one in _read_all(unit, oekt, "") if one.nummer == nummer), None)
    if found is None:
        raise KnownError("finnes_ikke")
    return found


def _is_in_register(row: Loggrad) -> bool:
    return row.handling in (STANSET if row.utfall.startswith(REFUSED) else {**KANALER, **UTENOM})


def _row_of(line: Registerlinje) -> Utleveringsrad:
    """Return what is kept of something that left before there was a register, or was sealed by other means."""
    return Utleveringsrad(
        line.rad_id, line.barn_id, line.dokument_id, line.hva, line.mottaker, line.mottaker_navn,
        er_utkast=line.er_utkast,
    )  # fmt: skip


def _document_of(row: Loggrad) -> str:
    """Return which document a row is a copy of: a question without names is none, though it came of one."""
    kind, _, row_id = row.objekt.partition(":")
    return row_id if kind == "dokument" and row.handling not in UTENOM else ""
