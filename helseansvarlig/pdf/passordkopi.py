"""A copy that travels behind a password. The original stays as it is: only it follows the archive standard.

PDF/A forbids encryption, so the copy does not claim to be PDF/A; it is tagged as before, and readers for those who do
not see may read it whatever else is closed.
"""

from __future__ import annotations

import secrets
import unicodedata
from io import BytesIO

from pikepdf import Encryption, ObjectStreamMode, Pdf, Permissions

from helseansvarlig.errors import BugError
from helseansvarlig.pdf.xmp import without_archive_claim

_OPEN = Permissions(
    accessibility=True,
    extract=True,
    print_lowres=True,
    print_highres=True,
    modify_annotation=False,
    modify_assembly=False,
    modify_form=False,
    modify_other=False,
)
"""Who may open it may read, copy and print it, since the words are meant for her; nobody changes what was sent."""

_OWNER_BYTES = 32


def lock_copy(pdf: bytes, password: str) -> bytes:
    """Return `pdf` encrypted with AES-256 (revision 6, ISO 32000-2), also its title; a new one differs each time.

    `password` is ours to choose, and spelt in one way only (NFKC), as readers expect. The right to change the copy
    lies behind a second one, which is made here and told to nobody.
    """
    if not password or unicodedata.normalize("NFKC", password) != password:
        raise BugError("a locked copy without a password, or with one that keyboards spell differently")
    target = BytesIO()
    with Pdf.open(BytesIO(pdf)) as opened:
        metadata = opened.Root.Metadata
        metadata.write(without_archive_claim(metadata.read_bytes()))
        opened.save(
            target,
            encryption=Encryption(
                user=password, owner=secrets.token_urlsafe(_OWNER_BYTES), R=6, aes=True, metadata=True, allow=_OPEN
            ),
            object_stream_mode=ObjectStreamMode.disable,
        )
    return target.getvalue()
