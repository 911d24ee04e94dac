"""The log as a file that anybody can verify without the vault: JSON lines and a signed checkpoint.

`docs/logg.md` describes it; `helseansvarlig.loggverifisering` reads it and shares no line with this module.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Iterable
from dataclasses import asdict

from helseansvarlig.domain.logg import Anker, Loggrad, SettAnker
from helseansvarlig.services.ports import OpenKeys

FORMAT = "helseansvarlig-logg/1"


def checkpoint(hvelv_id: str, head: Anker) -> bytes:
    """Return the text that is signed: which log, how long, and the hash of its last row."""
    return f"{FORMAT}\n{hvelv_id}\n{head.nummer}\n{head.hash}\n".encode()


def write_export(rows: Iterable[Loggrad], anchors: Iterable[SettAnker], head: Anker, keys: OpenKeys) -> bytes:
    """Return the file: what it is, each row, each place seen from outside, and the signature under its end."""
    lines: list[object] = [{"format": FORMAT, "hvelv_id": keys.hvelv_id(), "antall": head.nummer}]
    lines += [{"rad": asdict(row)} for row in rows if row.nummer <= head.nummer]
    lines += [{"anker": _plain(seen)} for seen in anchors]
    signed = checkpoint(keys.hvelv_id(), head)
    lines.append(
        {
            "sjekkpunkt": signed.decode(),
            "bruker_id": keys.bruker().id,
            "offentlig": base64.b64encode(keys.signing_public()).decode(),
            "signatur": base64.b64encode(keys.sign(signed)).decode(),
        }
    )
    return b"".join(json.dumps(line, ensure_ascii=False, separators=(",", ":")).encode() + b"\n" for line in lines)


def _plain(seen: SettAnker) -> dict[str, object]:
    return {
        "kilde": seen.kilde.value,
        "nummer": seen.nummer,
        "hash": seen.hash,
        "sett": seen.sett.isoformat(),
        "bevis": base64.b64encode(seen.bevis).decode(),
    }
