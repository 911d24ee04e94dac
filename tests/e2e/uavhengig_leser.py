"""Opens a vault or a backup from its recovery code, written from `docs/hvelvformat.md` alone: imports nothing of ours.

If this program can read the records, so can whoever comes after us. Arguments: a vault folder or a `.hakopi` file; the
recovery code on stdin. Prints one JSON object: rows per table, and the number and hash of the log's newest row.
"""

import base64
import hashlib
import hmac
import json
import sys
import tempfile
import zipfile
from contextlib import closing
from pathlib import Path

import apsw
from cryptography.hazmat.primitives import hashes, hpke
from cryptography.hazmat.primitives.asymmetric import mlkem, x25519
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def expand(key: bytes, label: str, salt: bytes = b"", length: int = 32) -> bytes:
    """HKDF-SHA256 with the label of one use."""
    return HKDF(hashes.SHA256(), length, salt, b"helseansvarlig/1/" + label.encode()).derive(key)


def canonical(value: object) -> bytes:
    """JSON with sorted keys, no spaces, UTF-8."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def plain_code(typed: str) -> str:
    """The 32 signs of a recovery code; stops when the two check signs do not fit."""
    signs = "".join(typed.upper().replace("-", " ").split()).translate(str.maketrans("OIL", "011"))
    number = int.from_bytes(hashlib.sha256(b"helseansvarlig/kode/1" + signs[:30].encode()).digest()[:2], "big")
    if signs[30:] != ALPHABET[number >> 11] + ALPHABET[number >> 6 & 31]:
        sys.exit("this is no recovery code")
    return signs


def read_header(data: bytes) -> dict:
    """The header, if its checksum fits."""
    header = json.loads(data)
    checksum = header.pop("sjekksum")
    if hashlib.sha256(canonical(header)).hexdigest() != checksum:
        sys.exit("the header is damaged")
    return header


def holder_keys(header: dict, holder: dict, code: str) -> bytes:
    """The 128 secret bytes of the recovery holder."""
    slot = holder["spor"][0]
    key = expand(code.encode(), "kek", base64.b64decode(slot["salt"]))
    if not hmac.compare_digest(expand(key, "kontroll", length=16), base64.b64decode(slot["kontroll"])):
        sys.exit("the code does not fit this vault")
    bound = {"kontekst": f"{header['hvelv_id']}/{holder['id']}", "spor": slot["id"], "kost": [], "enhet": ""}
    sealed, nonce = base64.b64decode(slot["innpakket"]), base64.b64decode(slot["nonce"])
    return AESGCM(expand(key, "innpakking")).decrypt(nonce, sealed, canonical(bound))


def vault_key(header: dict, code: str) -> bytes:
    """The vault key, proved against the header's MAC."""
    holder = next(h for h in header["holdere"] if h["art"] == "gjenoppretting")
    secret = holder_keys(header, holder, code)
    private = hpke.MLKEM768X25519PrivateKey(
        mlkem.MLKEM768PrivateKey.from_seed_bytes(secret[:64]),
        x25519.X25519PrivateKey.from_private_bytes(secret[64:96]),
    )
    suite = hpke.Suite(hpke.KEM.MLKEM768_X25519, hpke.KDF.HKDF_SHA256, hpke.AEAD.CHACHA20_POLY1305)
    info = f"helseansvarlig/1/rom/{header['hvelv_id']}/helse".encode()
    key = suite.decrypt(base64.b64decode(holder["rom"]["helse"]), private, info=info)
    body = {name: value for name, value in header.items() if name not in ("mac", "mac_rom")}
    body["holdere"] = [h if "helse" in h["rom"] else h | {"spor": []} for h in header["holdere"]]
    mac = hmac.new(expand(key, "hode-mac"), canonical(body), hashlib.sha256).digest()
    if not hmac.compare_digest(mac, base64.b64decode(header["mac"])):
        sys.exit("somebody else has written this header")
    return key


def summary(database: Path, raw_key: str) -> dict:
    """What stands in the database, by table, read with another implementation of SQLCipher's format than ours."""
    with closing(apsw.Connection(str(database))) as connection:
        for pragma in ("cipher='sqlcipher'", "legacy=4", f"key=\"x'{raw_key}'\""):
            connection.execute(f"PRAGMA {pragma}").fetchall()
        tables = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        counts = {t: next(connection.execute(f"SELECT count(*) FROM {t}"))[0] for t in tables}  # noqa: S608 (its own)
        newest = next(connection.execute("SELECT nummer, hash FROM logg ORDER BY nummer DESC LIMIT 1"))
    return {"rader": counts, "logg": list(newest)}


def main() -> None:
    """Open what is named on the command line."""
    source, code = Path(sys.argv[1]), plain_code(sys.stdin.readline())
    with tempfile.TemporaryDirectory() as work:
        if source.is_dir():
            header, database, use = read_header((source / "hode.json").read_bytes()), source / "helse.db", "db"
        else:
            with zipfile.ZipFile(source) as archive:
                header, use = read_header(archive.read("hode.json")), "kopi"
                database = Path(archive.extract("helse.db", work))
        key = vault_key(header, code)
        raw_key = expand(key, use).hex() + expand(key, f"{use}-salt", length=16).hex()
        sys.stdout.write(json.dumps(summary(database, raw_key)) + "\n")


if __name__ == "__main__":
    main()
