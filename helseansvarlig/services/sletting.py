"""Taking a child who has moved out of the records: asked for, approved by a leader, carried out in one act."""

from __future__ import annotations

import base64
import binascii
import hashlib
from collections import Counter
from dataclasses import dataclass, replace
from datetime import date, timedelta

from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.fremmed import read_record, write_record
from helseansvarlig.domain.logg import Hendelse
from helseansvarlig.domain.person import Rolle, Rom
from helseansvarlig.domain.rom import Frigivelse, Frigivelsesart, Innlevering, Innleveringsart, Innleveringsstatus
from helseansvarlig.domain.sletting import (
    COPIES_LAST,
    Anmodning,
    Bilag,
    Protokoll,
    Slettet,
    Sletting,
    Slettingstilstand,
    Vilkaar,
    signed_bytes,
)
from helseansvarlig.errors import KnownError
from helseansvarlig.services.frigivelse import FrigivelseService
from helseansvarlig.services.oekt import Oekt
from helseansvarlig.services.ports import Changes, Done, Unit
from helseansvarlig.services.ports.rom import Romtilgang
from helseansvarlig.services.sletting_grunnlag import (
    digest_of,
    handover,
    open_things,
    records_of,
    require_handover,
    still_named,
)

APPROVAL_WAITS = timedelta(days=90)
"""How long a request stands with the leader; after that it is made anew, for the record may have changed."""

_UNDERWAY = frozenset({Slettingstilstand.ANMODET, Slettingstilstand.GODKJENT})
_ANSWER = {"sletting": str, "signatur": str}


@dataclass(frozen=True, slots=True)
class Slettingslinje:
    """A child who has moved: what is in place, what stands in the way, and the deletion under way, if any."""

    barn: Barn
    vilkaar: Vilkaar
    sletting: Sletting | None


class SlettingService:
    """Deletion as the health lead meets it. Nothing but `carry_out` takes anything away."""

    def __init__(self, oekt: Oekt, tilgang: Romtilgang, frigivelse: FrigivelseService) -> None:
        self._oekt = oekt
        self._tilgang = tilgang
        self._frigivelse = frigivelse

    def lines(self) -> list[Slettingslinje]:
        """Return the children who have moved, with how far each has come."""
        with self._oekt.store.read() as unit:
            moved = [barn for barn in unit.barn.all() if barn.flyttet is not None]
            return [Slettingslinje(barn, self._conditions(unit, barn), _underway(unit, barn.id)) for barn in moved]

    def done(self) -> list[Sletting]:
        """Return the deletions that have been carried out, newest first: their protocols are kept."""
        with self._oekt.store.read() as unit:
            return [row for row in unit.sletting.all() if row.tilstand is Slettingstilstand.UTFOERT]

    def conditions(self, barn_id: str) -> Vilkaar:
        """Return what is in place for one child. Raises `finnes_ikke`."""
        with self._oekt.store.read() as unit:
            return self._conditions(unit, unit.barn.get(barn_id))

    def request(self, barn_id: str) -> Done[Sletting]:
        """Write the protocol and lay it before the leader. An earlier request that was not carried out is withdrawn.

        Raises `sletting_ikke_flyttet`, `sletting_uten_kvittering`, `sletting_noe_aapent`, `rom_uten_noekkel`.
        """
        oekt = self._oekt
        self._tilgang.require(Rom.LEDER)
        with oekt.store.write(Hendelse("sletting.anmodet", barn_id=barn_id, angrebar=False)) as unit:
            barn = unit.barn.get(barn_id)
            self._conditions(unit, barn).require_ready()
            self._withdraw_underway(unit, barn_id)
            row = self._written(unit, barn)
            unit.sletting.save(row)
            unit.frigivelse.save(
                Frigivelse(
                    row.id, Rom.LEDER, barn_id, Frigivelsesart.SLETTING, "", oekt.clock.today() + APPROVAL_WAITS,
                    oekt.clock.now(), oekt.bruker.navn,
                    Anmodning(barn.navn, _day(barn.flyttet), row.protokoll.protokoll).to_text(),
                )
            )  # fmt: skip
            unit.act.describe(
                Hendelse("sletting.anmodet", barn_id=barn_id, objekt=f"sletting:{row.id}", angrebar=False)
            )
            done = Done(row, unit.act.changes())
        self._frigivelse.settle(Rom.LEDER)
        return done

    def withdraw(self, sletting_id: str) -> Done[Sletting]:
        """Take a request back; nothing is deleted. Raises `finnes_ikke`, `sletting_utfoert`."""
        with self._oekt.store.write(Hendelse("sletting.trukket", objekt=f"sletting:{sletting_id}")) as unit:
            row = _require_underway(unit.sletting.get(sletting_id))
            self._withdraw_underway(unit, row.barn_id)
            unit.act.describe(
                Hendelse("sletting.trukket", barn_id=row.barn_id, objekt=f"sletting:{row.id}", angrebar=False)
            )
            done = Done(unit.sletting.get(sletting_id), unit.act.changes())
        self._frigivelse.settle(Rom.LEDER)
        return done

    def take_approvals(self) -> Done[int]:
        """Read the leaders' answers among what has been handed in; one that does not fit is laid aside.

        Returns how many fitted.
        """
        with self._oekt.store.read() as unit:
            letters = [
                row for row in unit.innlevering.all()
                if row.art is Innleveringsart.GODKJENNING and row.status is Innleveringsstatus.NY
            ]  # fmt: skip
        if not letters:
            return Done(0, Changes())
        with self._oekt.store.write(Hendelse("sletting.godkjent", angrebar=False)) as unit:
            fitted = sum(self._take_approval(unit, letter) for letter in letters)
            return Done(fitted, unit.act.changes())

    def carry_out(self, sletting_id: str) -> Done[Slettet]:
        """Delete everything about the child in one act; protocol, receipt, approval and log rows stay.

        All conditions are looked at again, and the approval must fit the record as it stands now. Raises
        `sletting_ikke_flyttet`, `sletting_uten_kvittering`, `sletting_noe_aapent`, `sletting_ikke_godkjent`,
        `godkjenning_ugyldig`, `finnes_ikke`, and as the compartments' files; on any of them nothing is deleted.
        """
        oekt = self._oekt
        with oekt.store.write(Hendelse("sletting.utfoert", objekt=f"sletting:{sletting_id}", angrebar=False)) as unit:
            row = _require_underway(unit.sletting.get(sletting_id))
            barn = unit.barn.get(row.barn_id)
            self._conditions(unit, barn).require_ready()
            if row.tilstand is not Slettingstilstand.GODKJENT:
                raise KnownError("sletting_ikke_godkjent")
            self._require_approval(row, _protocol(unit, row))
            rows = unit.rensing.rows_of(barn.id)
            rester = unit.rensing.purge(row.id, rows)
            until = oekt.clock.today() + COPIES_LAST
            unit.sletting.save(
                replace(
                    row, tilstand=Slettingstilstand.UTFOERT, rester_sha256=rester, utfoert=oekt.clock.now(),
                    kopier_til=until,
                )
            )  # fmt: skip
            unit.act.describe(
                Hendelse("sletting.utfoert", barn_id=barn.id, objekt=f"sletting:{row.id}", angrebar=False)
            )
            told = Slettet(dict(Counter(table for table, _ in rows)), until, still_named(unit, barn))
            done = Done(told, unit.act.changes())
        for rom in self._tilgang.rooms():
            self._frigivelse.settle(rom)
        return done

    def _conditions(self, unit: Unit, barn: Barn) -> Vilkaar:
        underway = _underway(unit, barn.id)
        return Vilkaar(
            flyttet=barn.flyttet is not None and barn.flyttet <= self._oekt.clock.today(),
            kvittering=handover(unit, barn.id) is not None,
            aapent=tuple(open_things(unit, barn.id)),
            godkjent=underway is not None and underway.tilstand is Slettingstilstand.GODKJENT,
        )

    def _written(self, unit: Unit, barn: Barn) -> Sletting:
        """Return a request with its protocol and the receipt it rests on."""
        oekt = self._oekt
        bare = Sletting(
            oekt.new_id(), barn.id, Slettingstilstand.ANMODET, Bilag("", ""), oekt.clock.now(), oekt.bruker.id
        )
        receipt = base64.b64encode(require_handover(unit, barn.id).kvittering).decode()
        return replace(bare, protokoll=Bilag(_protocol(unit, bare).to_text(), receipt))

    def _withdraw_underway(self, unit: Unit, barn_id: str) -> None:
        row = _underway(unit, barn_id)
        if row is not None:
            unit.sletting.save(replace(row, tilstand=Slettingstilstand.TRUKKET))
            shown = unit.frigivelse.get(row.id)
            unit.frigivelse.save(replace(shown, tilbakekalt=self._oekt.clock.now()))

    def _take_approval(self, unit: Unit, letter: Innlevering) -> bool:
        row, signature = _answer_in(unit, letter)
        fits = row is not None and self._is_signed(row.protokoll.protokoll, letter.fra_id, row.anmodet_av, signature)
        if row is not None and fits:
            unit.sletting.save(
                replace(row, tilstand=Slettingstilstand.GODKJENT, godkjent_av=letter.fra_id, godkjenning=signature)
            )
        status = Innleveringsstatus.FLETTET if fits else Innleveringsstatus.LAGT_BORT
        unit.innlevering.save(replace(letter, status=status, flettet_til=f"sletting:{row.id}" if row and fits else ""))
        return fits

    def _require_approval(self, row: Sletting, now: Protokoll) -> None:
        """Refuse an approval of another protocol, another record, or by somebody who may not give it."""
        asked = row.protokoll.protokoll
        if asked != now.to_text() or not self._is_signed(asked, row.godkjent_av, row.anmodet_av, row.godkjenning):
            raise KnownError("godkjenning_ugyldig")

    def _is_signed(self, protokoll: str, leder_id: str, anmodet_av: str, signatur: bytes) -> bool:
        leaders = {one.id for one in self._tilgang.people() if one.rolle is Rolle.LEDER}
        allowed = leder_id in leaders and leder_id != anmodet_av
        return allowed and self._tilgang.keys().signed(leder_id, signed_bytes(protokoll), signatur)


def _protocol(unit: Unit, row: Sletting) -> Protokoll:
    """Return the protocol of a request, from the record as it stands now."""
    sent = require_handover(unit, row.barn_id)
    rows = list(records_of(unit, row.barn_id))
    return Protokoll(
        sletting_id=row.id,
        barn_id=row.barn_id,
        anmodet=row.anmodet.isoformat(),
        anmodet_av=row.anmodet_av,
        antall=dict(Counter(table for table, _ in rows)),
        rader_sha256=digest_of(rows),
        dokument_id=sent.dokument_id,
        dokument_sha256=unit.dokument.get(sent.dokument_id).sha256,
        forsendelse_id=sent.id,
        forseglet_sha256=sent.sha256,
        registrert=sent.registrert.isoformat() if sent.registrert else "",
        kvittering_sha256=hashlib.sha256(sent.kvittering).hexdigest(),
    )


def answer_text(sletting_id: str, signatur: bytes) -> str:
    """Return what a leader hands in when she has signed a protocol."""
    return write_record({"sletting": sletting_id, "signatur": base64.b64encode(signatur).decode()}).decode()


def _answer_in(unit: Unit, letter: Innlevering) -> tuple[Sletting | None, bytes]:
    """Return the request a letter answers, if it is one that waits, and the signature it brings."""
    try:
        answer = read_record(letter.innhold.encode(), _ANSWER)
        signature = base64.b64decode(answer["signatur"], validate=True)
    except (KnownError, binascii.Error, ValueError):
        return None, b""
    row = unit.sletting.find(answer["sletting"])
    return (row if row is not None and row.tilstand is Slettingstilstand.ANMODET else None), signature


def _underway(unit: Unit, barn_id: str) -> Sletting | None:
    return next((row for row in unit.sletting.of_barn(barn_id) if row.tilstand in _UNDERWAY), None)


def _require_underway(row: Sletting) -> Sletting:
    if row.tilstand not in _UNDERWAY:
        raise KnownError("sletting_utfoert")
    return row


def _day(day: date | None) -> str:
    return day.isoformat() if day is not None else ""
