"""manifest.json: what the sender signs about a forsendelse, as strict JSON (`bvh-forsendelse/1`)."""

from __future__ import annotations

from typing import Any

from helseansvarlig.domain.forsendelse import (
    Avsender,
    Forbindelse,
    Hjemmel,
    Hjemmelstype,
    Manifest,
    Mottaker,
    Vedlegg,
)
from helseansvarlig.domain.logg import Anker
from helseansvarlig.errors import BugError
from helseansvarlig.sync import strict_json
from helseansvarlig.sync.strict_json import (
    BYDEL,
    FILNAVN,
    KOMMUNENR,
    KONTO,
    ORGNR,
    SHA256,
    UUID,
    Fields,
    JsonError,
    format_time,
)

FORMAT = "bvh-forsendelse/1"
NAME = "manifest.json"
_KEYS = (
    "format",
    "forsendelseId",
    "kjedeId",
    "epoke",
    "lopenr",
    "forrigeSha256",
    "forbindelse",
    "gjelderForsendelseId",
    "avsender",
    "mottaker",
    "hjemmel",
    "kodeverk",
    "filer",
)
_LATER = ("logg",)
_MOST_FILES = 90
_HIGHEST_NUMBER = 2**53 - 1  # what every JSON reader can hold exactly


def to_dict(manifest: Manifest) -> dict[str, Any]:
    """Return the manifest with the keys of the format."""
    sender, recipient, basis = manifest.avsender, manifest.mottaker, manifest.hjemmel
    return {
        "format": FORMAT,
        "forsendelseId": manifest.forsendelse_id,
        "kjedeId": manifest.kjede_id,
        "epoke": manifest.epoke,
        "lopenr": manifest.loepenr,
        "forrigeSha256": manifest.forrige_sha256,
        "forbindelse": manifest.forbindelse,
        "gjelderForsendelseId": manifest.gjelder_forsendelse_id,
        "avsender": {"orgnr": sender.orgnr, "avdeling": sender.avdeling},
        "mottaker": {
            "orgnr": recipient.orgnr,
            "kommunenr": recipient.kommunenr,
            "bydel": recipient.bydel,
            "kontoId": recipient.konto_id,
        },
        "hjemmel": {
            "type": basis.type,
            "ref": basis.ref,
            "samtykkeVersjon": basis.samtykke_versjon,
            "vurdertTid": format_time(basis.vurdert_tid),
        },
        "kodeverk": manifest.kodeverk,
        "filer": [{"navn": file.navn, "sha256": file.sha256} for file in manifest.filer],
        **({} if manifest.logg is None else {"logg": {"nummer": manifest.logg.nummer, "sha256": manifest.logg.hash}}),
    }


def from_dict(value: object) -> Manifest:
    """Return the manifest in parsed JSON, or raise `JsonError`: exactly the keys of the format, all within bounds."""
    fields = Fields(value, _KEYS, later=_LATER)
    if fields.text("format", 30) != FORMAT:
        raise JsonError("$.format")
    return Manifest(
        forsendelse_id=fields.match("forsendelseId", UUID),
        kjede_id=fields.match("kjedeId", UUID),
        epoke=fields.match("epoke", UUID),
        loepenr=fields.number("lopenr", 1, _HIGHEST_NUMBER),
        forrige_sha256=fields.optional("forrigeSha256", lambda: fields.match("forrigeSha256", SHA256)),
        forbindelse=fields.choice("forbindelse", Forbindelse),
        gjelder_forsendelse_id=fields.optional(
            "gjelderForsendelseId", lambda: fields.match("gjelderForsendelseId", UUID)
        ),
        avsender=_sender(fields.object("avsender", ("orgnr", "avdeling"))),
        mottaker=_recipient(fields.object("mottaker", ("orgnr", "kommunenr", "bydel", "kontoId"))),
        hjemmel=_basis(fields.object("hjemmel", ("type", "ref", "samtykkeVersjon", "vurdertTid"))),
        kodeverk=fields.texts("kodeverk", 60, 30),
        filer=tuple(_file(one) for one in fields.objects("filer", ("navn", "sha256"), _MOST_FILES)),
        logg=_place(fields.object("logg", ("nummer", "sha256"))) if fields.has("logg") else None,
    )


def _sender(fields: Fields) -> Avsender:
    return Avsender(fields.match("orgnr", ORGNR), fields.text("avdeling", 200))


def _recipient(fields: Fields) -> Mottaker:
    return Mottaker(
        orgnr=fields.match("orgnr", ORGNR),
        kommunenr=fields.match("kommunenr", KOMMUNENR),
        bydel=fields.match("bydel", BYDEL),
        konto_id=fields.match("kontoId", KONTO),
    )


def _basis(fields: Fields) -> Hjemmel:
    return Hjemmel(
        type=fields.choice("type", Hjemmelstype),
        ref=fields.text("ref", 200),
        samtykke_versjon=fields.optional("samtykkeVersjon", lambda: fields.number("samtykkeVersjon", 1, 10**6)),
        vurdert_tid=fields.moment("vurdertTid"),
    )


def _place(fields: Fields) -> Anker:
    return Anker(fields.number("nummer", 0, _HIGHEST_NUMBER), fields.match("sha256", SHA256))


def _file(fields: Fields) -> Vedlegg:
    return Vedlegg(fields.match("navn", FILNAVN), fields.match("sha256", SHA256))


def dump(manifest: Manifest) -> bytes:
    """Return manifest.json, after reading it back: what the receiver would refuse is never sealed."""
    written = strict_json.dump(to_dict(manifest))
    try:
        parse(written)
    except JsonError as error:
        raise BugError("a manifest nobody would accept") from error
    return written


def parse(data: bytes) -> Manifest:
    """Return the manifest in the bytes of manifest.json, or raise `JsonError`."""
    return from_dict(strict_json.parse(data))
