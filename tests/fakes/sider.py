"""Every page of an encrypted database decrypted by hand: what somebody with the key can read, freed pages too.

Raw key and salt as SQLCipher takes them: AES-256-CBC, a page's last 80 bytes its IV and its authentication code.
"""

from __future__ import annotations

from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

_PAGE, _RESERVED, _SALT, _IV = 4096, 80, 16, 16
_WAL_HEADER, _FRAME_HEADER = 32, 24


def readable_pages(path: Path, key: str) -> str:
    """The plain bytes of the file and of the write-ahead log beside it, as text with one letter for each byte's value.

    UTF-8 is decoded where it can be; a search for ASCII finds what is there.
    """
    raw = path.read_bytes()
    pages = [_plain(raw[at : at + _PAGE], key, first=at == 0) for at in range(0, len(raw), _PAGE)]
    wal = path.with_name(path.name + "-wal")
    log = wal.read_bytes() if wal.exists() else b""
    for at in range(_WAL_HEADER, len(log) - _PAGE, _FRAME_HEADER + _PAGE):
        number = int.from_bytes(log[at : at + 4], "big")
        start = at + _FRAME_HEADER
        pages.append(_plain(log[start : start + _PAGE], key, first=number == 1))
    whole = b"".join(pages)
    assert b"CREATE TABLE" in whole, "the pages were not decrypted"
    return whole.decode("utf-8", errors="replace") + whole.decode("utf-16-le", errors="replace")


def _plain(page: bytes, key: str, *, first: bool) -> bytes:
    body = page[_SALT if first else 0 : _PAGE - _RESERVED]
    vector = page[_PAGE - _RESERVED : _PAGE - _RESERVED + _IV]
    decryptor = Cipher(algorithms.AES256(bytes.fromhex(key[:64])), modes.CBC(vector)).decryptor()
    return decryptor.update(body) + decryptor.finalize()
