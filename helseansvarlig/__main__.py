"""`python -m helseansvarlig …`: the services without a window."""

from __future__ import annotations

import sys

from helseansvarlig.cli import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
