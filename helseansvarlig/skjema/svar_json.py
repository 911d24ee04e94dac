"""One answer as JSON and back: what a draft and the answer table keep for each path."""

from __future__ import annotations

from helseansvarlig.domain.svar import Svar, Svarstatus
from helseansvarlig.errors import KnownError
from helseansvarlig.skjema.fhir_values import read_value, write_value
from helseansvarlig.skjema.strict_json import Json, JsonObject, read_json, write_json


def write_svar(svar: Svar) -> bytes:
    """Return the whole answer as canonical JSON, values in FHIR's form."""
    raw: JsonObject = {"status": svar.status.value}
    if svar.verdier:
        raw["verdier"] = list[Json](write_value(v, "value") for v in svar.verdier)
    if svar.barnets_ord:
        raw["barnetsOrd"] = svar.barnets_ord
    if svar.voksnes_observasjon:
        raw["voksnesObservasjon"] = svar.voksnes_observasjon
    return write_json(raw)


def read_svar(data: bytes) -> Svar:
    """Return the answer that `write_svar` wrote. Raises `svar_kan_ikke_leses` for anything else."""
    raw = read_json(data)
    listed = raw.get("verdier", [])
    values = (
        [read_value(v, "value") if isinstance(v, dict) else None for v in listed]
        if isinstance(listed, list)
        else [None]
    )
    kept = tuple(v for v in values if v is not None)
    try:
        status = Svarstatus(str(raw.get("status")))
        svar = Svar(kept, status, str(raw.get("barnetsOrd", "")), str(raw.get("voksnesObservasjon", "")))
    except ValueError:
        raise KnownError("svar_kan_ikke_leses") from None
    if len(kept) != len(values):
        raise KnownError("svar_kan_ikke_leses")
    return svar
