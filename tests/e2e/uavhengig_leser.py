"""Opens a vault or a backup from its recovery code, written from `docs/hvelvformat.md` alone: imports nothing of ours.

If this program can read the records, so can whoever comes after us. Arguments: a vault folder or a `.hakopi` file; the
recovery code on stdin. Prints one JSON object: rows per table, the number and hash of the log's newest row, and for
each room what waits there to be fetched: who wrote it, what kind it is, and the SHA-256 of its text.
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
from cryptography.hazmat.primitives.asymmetric import ed25519, mlkem, x25519
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
ROOMS = {"helse": "helse.db", "moete": "moete.db", "leder": "leder.db"}


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


def unwrap(secret: bytes, wrapped: bytes, info: str) -> bytes:
    """What was packed with HPKE to the holder of these 128 secret bytes."""
    private = hpke.MLKEM768X25519PrivateKey(
        mlkem.MLKEM768PrivateKey.from_seed_bytes(secret[:64]),
        x25519.X25519PrivateKey.from_private_bytes(secret[64:96]),
    )
    suite = hpke.Suite(hpke.KEM.MLKEM768_X25519, hpke.KDF.HKDF_SHA256, hpke.AEAD.CHACHA20_POLY1305)
    return suite.decrypt(wrapped, private, info=info.encode())


def room_keys(header: dict, code: str) -> dict[str, bytes]:
    """Every room's key, each proved against the header's MAC for its room."""
    holder = next(h for h in header["holdere"] if h["art"] == "gjenoppretting")
    secret = holder_keys(header, holder, code)
    keys = {}
    for room, wrapped in holder["rom"].items():
        info = f"helseansvarlig/1/rom/{header['hvelv_id']}/{room}"
        keys[room] = unwrap(secret, base64.b64decode(wrapped), info)
        body = {name: value for name, value in header.items() if name not in ("mac", "mac_rom")}
        body["holdere"] = [h if room in h["rom"] else h | {"spor": []} for h in header["holdere"]]
        mac = hmac.new(expand(keys[room], "hode-mac"), canonical(body), hashlib.sha256).digest()
        said = header["mac"] if room == "helse" else header["mac_rom"][room]
        if not hmac.compare_digest(mac, base64.b64decode(said)):
            sys.exit("somebody else has written this header")
    return keys


def letter(header: dict, vault_key: bytes, room: str, row: tuple) -> dict:
    """What waits in a room, if it is signed by the one it names."""
    row_id, writer_id, sealed = row
    secret = expand(vault_key, f"postkasse/{room}", length=128)
    whole = unwrap(secret, sealed, f"helseansvarlig/1/postkasse/{header['hvelv_id']}/{room}")
    signature, content = whole[:64], whole[64:]
    told = json.loads(content)
    if (told["id"], told["hvelv"], told["rom"], told["fra"]) != (row_id, header["hvelv_id"], room, writer_id):
        sys.exit("a letter of another row")
    writer = next(h for h in header["holdere"] if h["id"] == writer_id)
    public = ed25519.Ed25519PublicKey.from_public_bytes(base64.b64decode(writer["signatur_offentlig"]))
    public.verify(signature, b"helseansvarlig/1/innlevering\n" + content)
    return {"fra": writer["navn"], "art": told["art"], "tekst": hashlib.sha256(told["tekst"].encode()).hexdigest()}


def opened(database: Path, room_key: bytes, use: str) -> apsw.Connection:
    """The database, read with another implementation of SQLCipher's format than ours."""
    raw_key = expand(room_key, use).hex() + expand(room_key, f"{use}-salt", length=16).hex()
    connection = apsw.Connection(str(database))
    for pragma in ("cipher='sqlcipher'", "legacy=4", f"key=\"x'{raw_key}'\""):
        connection.execute(f"PRAGMA {pragma}").fetchall()
    return connection


def summary(connection: apsw.Connection) -> dict:
    """What stands in the health records, by table."""
    tables = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    counts = {t: next(connection.execute(f"SELECT count(*) FROM {t}"))[0] for t in tables}  # noqa: S608 (its own)
    newest = next(connection.execute("SELECT nummer, hash FROM logg ORDER BY nummer DESC LIMIT 1"))
    return {"rader": counts, "logg": list(newest)}


def read_all(folder: Path, header: dict, code: str, use: str) -> dict:
    """The health records, and what waits in the rooms whose files are there."""
    keys = room_keys(header, code)
    with closing(opened(folder / ROOMS["helse"], keys["helse"], use)) as records:
        found = summary(records) | {"innlevert": {}}
    for room in sorted(keys.keys() - {"helse"}):
        if (folder / ROOMS[room]).exists():
            with closing(opened(folder / ROOMS[room], keys[room], use)) as connection:
                rows = connection.execute("SELECT id, fra_id, forseglet FROM innlevert WHERE status = 'venter'")
                found["innlevert"][room] = [letter(header, keys["helse"], room, row) for row in rows]
    return found


def main() -> None:
    """Open what is named on the command line."""
    source, code = Path(sys.argv[1]), plain_code(sys.stdin.readline())
    with tempfile.TemporaryDirectory() as work:
        folder, use = source, "db"
        if not source.is_dir():
            folder, use = Path(work), "kopi"
            with zipfile.ZipFile(source) as archive:
                for name in archive.namelist():
                    archive.extract(name, work)
        header = read_header((folder / "hode.json").read_bytes())
        sys.stdout.write(json.dumps(read_all(folder, header, code, use)) + "\n")


if __name__ == "__main__":
    main()
