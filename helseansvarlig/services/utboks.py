"""The outbox: what is queued, sealed, carried and registered. Done means a signed receipt (decision 9)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from helseansvarlig.domain.adressebok import serves
from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.deling import Delingsvurdering
from helseansvarlig.domain.dokument import Dokument
from helseansvarlig.domain.forsendelse import Sendt, Tilstand, apply_receipt
from helseansvarlig.domain.institusjon import Motpart
from helseansvarlig.domain.logg import Ankerkilde, Hendelse, Kategori, Loggutvalg, SettAnker
from helseansvarlig.domain.utboks import Utboksrad
from helseansvarlig.errors import KnownError
from helseansvarlig.services.deling import judge, outcome, require_whole
from helseansvarlig.services.dokument_grunnlag import question_of
from helseansvarlig.services.forsegling import seal_row
from helseansvarlig.services.installasjon import open_receipt
from helseansvarlig.services.oekt import Oekt
from helseansvarlig.services.ports import Changes, Channel, Done, Sealer, Unit
from helseansvarlig.services.utboks_rad import new_row, refusal_of, register_row, require_sendable
from helseansvarlig.services.vedlagt import require_attachable

BASIS_HOLDS = timedelta(hours=24)
"""A basis judged longer ago than this is judged again before the next attempt."""

TRANSPORT_FAULTS = frozenset({"kanal_borte", "disk_full", "mappe_skrivebeskyttet", "disk_feil"})
"""Faults of the way out: they stop the run, because the next item would meet them too."""

LOG_ROWS = 1000
"""How far back in one child's sendings the sealing of a forsendelse is looked for."""

_ON_THEIR_WAY = frozenset({Tilstand.KLAR, Tilstand.FORSEGLET})
_CAN_BE_STOPPED = _ON_THEIR_WAY | {Tilstand.KARANTENE}


@dataclass(frozen=True, slots=True)
class Utbokslinje:
    """One forsendelse with what a person needs to recognise it."""

    rad: Utboksrad
    barn: Barn
    dokument: Dokument
    motpart: Motpart


@dataclass(frozen=True, slots=True)
class Mulighet:
    """Whom a document may be sealed to; `foerste_gang` when nothing has been queued for them before.

    `er_egen` when nothing speaks against its being the child's own.
    """

    motpart: Motpart
    foerste_gang: bool
    er_egen: bool = True


@dataclass(frozen=True, slots=True)
class Sendemuligheter:
    """What can be done about sending one document: to whom, or where it stands when it is in the outbox already."""

    mottakere: tuple[Mulighet, ...]
    rad: Utboksrad | None = None


@dataclass(frozen=True, slots=True)
class Kjoering:
    """What one run did: how many went out and came back, and the fault that stopped it, if any."""

    overfoert: int = 0
    kvitteringer: int = 0
    avvist: int = 0
    stoppet_av: str = ""


class UtboksService:
    """Everything on its way to a barnevernstjeneste."""

    def __init__(self, oekt: Oekt, sealer: Sealer) -> None:
        self._oekt = oekt
        self._sealer = sealer

    def list_rows(self) -> list[Utbokslinje]:
        """Return the outbox, newest first."""
        with self._oekt.store.read() as unit:
            return [
                Utbokslinje(
                    row,
                    unit.barn.get(row.barn_id),
                    unit.dokument.get(row.dokument_id),
                    unit.motpart.get(row.motpart_id),
                )
                for row in unit.utboks.all()
            ]

    def possibilities(self, dokument_id: str) -> Sendemuligheter:
        """Return whom a document can be sealed to, the child's own first: right category and a confirmed card."""
        with self._oekt.store.read() as unit:
            dokument = unit.dokument.get(dokument_id)
            if not dokument.barn_id:
                return Sendemuligheter(())
            rows = unit.utboks.all()
            known = {row.motpart_id for row in rows}
            home = unit.barn.get(dokument.barn_id).omsorgskommune
            fitting = [m for m in unit.motpart.all() if refusal_of(unit, dokument, m) is None]
        own = (r for r in rows if r.dokument_id == dokument_id and r.tilstand is not Tilstand.STANSET)
        found = [Mulighet(m, m.id not in known, serves(m, home)) for m in fitting]
        return Sendemuligheter(tuple(sorted(found, key=lambda one: not one.er_egen)), next(own, None))

    def queue(
        self, dokument_id: str, motpart_id: str, *, vedlegg: Sequence[str] = (), bekreftet: Sequence[str] = ()
    ) -> Done[Utboksrad]:
        """Put a signed document in the outbox, for one recipient; it can be taken back until it is sealed.

        `vedlegg` are other signed documents that go along, `bekreftet` what a person confirmed about it. Raises
        `dokument_ikke_signert`, `mottaker_mangler_kort`, `mottaker_feil_kommune`, `mottaker_feil_kategori`,
        `deling_uten_grunnlag`, `deling_maa_avgjoeres`, `deling_ikke_alt`, `allerede_i_utboks`, and as
        `require_attachable`.
        """
        with self._oekt.store.write(Hendelse("forsendelse.ny", objekt=f"dokument:{dokument_id}")) as unit:
            dokument, motpart = unit.dokument.get(dokument_id), unit.motpart.get(motpart_id)
            unit.act.describe(_asked("forsendelse.ny", dokument, f"dokument:{dokument_id}", motpart))
            require_sendable(unit, dokument, motpart)
            answer = self._require_basis(unit, dokument, motpart)
            require_attachable(unit, self._oekt, dokument, motpart.kategori, vedlegg)
            row = new_row(unit, self._oekt, dokument, motpart, answer, vedlegg)
            unit.act.describe(_told("forsendelse.ny", row, dokument, outcome(answer)))
            unit.utlevering.save(register_row(row, dokument, motpart, bekreftet))
            return Done(unit.utboks.save(row), unit.act.changes())

    def stop(self, rad_id: str) -> Done[Utboksrad]:
        """Stop a forsendelse that has not left yet; its sealed bytes are deleted. Raises `forsendelse_er_sendt`."""
        with self._oekt.store.write(Hendelse("forsendelse.stanset", angrebar=False)) as unit:
            row = _still_here(unit, rad_id)
            unit.act.describe(Hendelse("forsendelse.stanset", row.barn_id, f"forsendelse:{row.id}", angrebar=False))
            stopped = replace(row, tilstand=Tilstand.STANSET, forseglet=b"", siste_feil="")
            return Done(unit.utboks.save(stopped), unit.act.changes())

    def retry(self, rad_id: str) -> Done[Utboksrad]:
        """Let a forsendelse that was set aside be sent again. Raises `forsendelse_er_sendt`."""
        with self._oekt.store.write(Hendelse("forsendelse.paa_nytt", angrebar=False)) as unit:
            row = _still_here(unit, rad_id)
            unit.act.describe(Hendelse("forsendelse.paa_nytt", row.barn_id, f"forsendelse:{row.id}", angrebar=False))
            state = Tilstand.FORSEGLET if row.forseglet else Tilstand.KLAR
            return Done(unit.utboks.save(replace(row, tilstand=state, siste_feil="")), unit.act.changes())

    def waiting(self) -> tuple[str, ...]:
        """Return the ids of what is ready to go, oldest first."""
        with self._oekt.store.read() as unit:
            return tuple(r.id for r in reversed(unit.utboks.all()) if r.tilstand in _ON_THEIR_WAY)

    def send_all(self, channel: Channel) -> Done[Kjoering]:
        """Seal and carry everything that is ready, then fetch receipts.

        One bad item is set aside with its reason and the rest goes on; a fault of the way out stops the run.
        """
        run, touched = Kjoering(), Changes()
        for row_id in self.waiting():
            try:
                self.seal(row_id)
                done = self.carry(row_id, channel)
            except KnownError as error:
                if error.code in TRANSPORT_FAULTS:
                    return Done(replace(run, stoppet_av=error.code), Changes(frozenset({("utboks", row_id)})))
                run = replace(run, avvist=run.avvist + 1)
            else:
                run = replace(run, overfoert=run.overfoert + 1)
                touched = _join(touched, done.changes)
        fetched = self.fetch_receipts(channel)
        return Done(replace(run, kvitteringer=fetched.value), _join(touched, fetched.changes))

    def seal(self, rad_id: str) -> Done[Utboksrad]:
        """Freeze one forsendelse's bytes; nothing happens when they are frozen and its basis is fresh.

        A fault is noted on the row before it is raised: `deling_uten_grunnlag`, `deling_maa_avgjoeres` and as the
        sealing does.
        """
        try:
            return self._seal(rad_id)
        except KnownError as error:
            self._note_fault(rad_id, error.code)
            raise

    def carry(self, rad_id: str, channel: Channel) -> Done[Utboksrad]:
        """Take one sealed forsendelse out; a fault is noted on the row before it is raised, as the channel does."""
        try:
            return self._carry(rad_id, channel)
        except KnownError as error:
            self._note_fault(rad_id, error.code)
            raise

    def fetch_receipts(self, channel: Channel) -> Done[int]:
        """Apply every receipt that lies in the inbox and return how many changed something.

        An inbox keeps what it has brought: a receipt that its forsendelse already carries is not opened again.
        """
        changed, touched = 0, Changes()
        with self._oekt.store.read() as unit:
            known = {row.kvittering for row in unit.utboks.all() if row.kvittering}
        for file in channel.poll():
            if file.data in known:
                continue
            try:
                done = self.import_receipt(file.data)
            except KnownError as error:
                self._oekt.store.log(Hendelse("kvittering.avvist", utfall=_reason(error), angrebar=False))
                continue
            changed += done.value is not None
            touched = _join(touched, done.changes)
        return Done(changed, touched)

    def import_receipt(self, data: bytes) -> Done[Utboksrad | None]:
        """Verify one receipt and move its forsendelse forward; None when it told nothing new.

        Raises `kvittering_ukjent`, `kvittering_feil_hash`, `kvittering_feil_avsender`, and as the container does for
        what is forged, cut off or not meant for us.
        """
        oekt = self._oekt
        with oekt.store.write(Hendelse("kvittering.mottatt", angrebar=False)) as unit:
            kvittering, signer = open_receipt(unit, oekt, self._sealer, data)
            row = unit.utboks.find(kvittering.forsendelse_id)
            sendt = Sendt(row.id, row.tilstand, row.sha256, row.mottaker_orgnr, row.filer) if row else None
            result = apply_receipt(sendt, kvittering, signer)
            if row is None or (result.tilstand is row.tilstand and result.oppgave is None):
                return Done(None, Changes())
            registered = kvittering.registrert_tid if result.tilstand in (Tilstand.REGISTRERT, Tilstand.SETT) else None
            moved = replace(
                row,
                tilstand=result.tilstand,
                kvittering=data,
                registrert=registered or row.registrert,
                oppgave=result.oppgave.value if result.oppgave else row.oppgave,
            )
            unit.act.describe(
                Hendelse(
                    "kvittering.mottatt",
                    row.barn_id,
                    f"forsendelse:{row.id}",
                    mottaker=row.mottaker_orgnr,
                    utfall=result.tilstand.value,
                    angrebar=False,
                )
            )
            if registered:
                self._witness(unit, moved, data)
            return Done(unit.utboks.save(moved), unit.act.changes())

    def _witness(self, unit: Unit, row: Utboksrad, receipt: bytes) -> None:
        """Keep the log's place when a forsendelse was sealed: its receiver holds it, and has signed for those bytes."""
        sent = Loggutvalg(frozenset({Kategori.SENDING}), row.barn_id)
        about = [r for r in self._oekt.store.find_log_rows(sent, 0, LOG_ROWS) if r.objekt == f"forsendelse:{row.id}"]
        sealed = next((r for r in reversed(about) if r.handling == "forsendelse.forseglet"), None)
        if sealed is not None:
            place = (sealed.nummer - 1, sealed.forrige)
            unit.anker.save(
                SettAnker(f"kvittering:{row.id}", Ankerkilde.KVITTERING, *place, self._oekt.clock.now(), receipt)
            )

    def _seal(self, row_id: str) -> Done[Utboksrad]:
        """Freeze a row's bytes before the first attempt; a basis that no longer holds stops it here."""
        oekt = self._oekt
        with oekt.store.write(
            Hendelse("forsendelse.forseglet", objekt=f"forsendelse:{row_id}", angrebar=False)
        ) as unit:
            row = unit.utboks.get(row_id)
            dokument, motpart = unit.dokument.get(row.dokument_id), unit.motpart.get(row.motpart_id)
            unit.act.describe(_asked("forsendelse.forseglet", dokument, f"forsendelse:{row_id}", motpart))
            stale = oekt.clock.now() - row.grunnlag_vurdert > BASIS_HOLDS
            if row.tilstand is Tilstand.KLAR or stale:
                answer = self._require_basis(unit, dokument, motpart)
                require_attachable(unit, oekt, dokument, motpart.kategori, row.vedlegg)
                row = replace(row, grunnlag=answer.grunnlag.value, grunnlag_vurdert=oekt.clock.now())
            if row.tilstand is Tilstand.KLAR:
                row = seal_row(unit, oekt, self._sealer, row)
            unit.utboks.save(row)
            unit.act.make_final("utboks", row_id)
            for one in (row.dokument_id, *row.vedlegg):
                unit.act.make_final("dokument", one)
            unit.act.describe(replace(_told("forsendelse.forseglet", row, dokument), angrebar=False))
            return Done(row, unit.act.changes())

    def _carry(self, row_id: str, channel: Channel) -> Done[Utboksrad]:
        with self._oekt.store.read() as unit:
            row = unit.utboks.get(row_id)
        reference = channel.send(row.id, row.forseglet)
        with self._oekt.store.write(Hendelse("forsendelse.overfoert", angrebar=False)) as unit:
            carried = replace(
                unit.utboks.get(row_id),
                tilstand=Tilstand.OVERFOERT,
                forsoek=row.forsoek + 1,
                siste_feil="",
                transport_ref=reference,
                overfoert=self._oekt.clock.now(),
            )
            dokument = unit.dokument.get(row.dokument_id)
            unit.act.describe(replace(_told("forsendelse.overfoert", carried, dokument), angrebar=False))
            return Done(unit.utboks.save(carried), unit.act.changes())

    def _note_fault(self, row_id: str, code: str) -> None:
        with self._oekt.store.write(Hendelse("forsendelse.feilet", utfall=code, angrebar=False)) as unit:
            row = unit.utboks.get(row_id)
            state = row.tilstand if code in TRANSPORT_FAULTS else Tilstand.KARANTENE
            unit.utboks.save(replace(row, tilstand=state, forsoek=row.forsoek + 1, siste_feil=code))

    def _require_basis(self, unit: Unit, dokument: Dokument, motpart: Motpart) -> Delingsvurdering:
        question = replace(question_of(dokument, self._oekt.clock.today()), mottaker=motpart.kategori)
        return require_whole(judge(unit, self._oekt, question), dokument.svar)


def _still_here(unit: Unit, rad_id: str) -> Utboksrad:
    """Return a forsendelse that has not left yet. Raises `forsendelse_er_sendt`."""
    row = unit.utboks.get(rad_id)
    if row.tilstand not in _CAN_BE_STOPPED:
        raise KnownError("forsendelse_er_sendt")
    return row


def _asked(handling: str, dokument: Dokument, objekt: str, motpart: Motpart) -> Hendelse:
    """Return what the log says when it is refused: about whom, to whom, never anything of what it was."""
    return Hendelse(
        handling, dokument.barn_id, objekt, mottaker=motpart.kategori.value, dokument_sha256=dokument.sha256
    )


def _told(handling: str, row: Utboksrad, dokument: Dokument, utfall: str = "ok") -> Hendelse:
    return Hendelse(
        handling,
        row.barn_id,
        f"forsendelse:{row.id}",
        formaal=row.grunnlag,
        mottaker=row.mottaker_orgnr,
        dokument_sha256=dokument.sha256,
        utfall=utfall,
    )


def _join(a: Changes, b: Changes) -> Changes:
    return Changes(a.touched | b.touched, a.barn | b.barn)


def _reason(error: KnownError) -> str:
    """Return what the log says: the distinct reason behind a code that people are told as one."""
    return f"{error.code}:{getattr(error, 'reason', '')}".rstrip(":")
