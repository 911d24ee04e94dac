"""Keeps what this process remembers off the disk and out of other programs' reach: no core dump, no crash report.

Locking ends the process, so this is about the time it lives. Malware of the same user that rides inside the process is
not stopped by it, and nothing here may stop the program from starting.
"""

from __future__ import annotations

import ctypes
import sys

_PR_SET_DUMPABLE = 4
_SEM_FAILCRITICALERRORS = 0x0001
_SEM_NOGPFAULTERRORBOX = 0x0002
_SEM_NOOPENFILEERRORBOX = 0x8000


def protect_process() -> None:
    """Turn off core dumps and, where the system can, reading by others; a child process starts with neither.

    Linux: the limit stops a dump to a file; a dump to a program (systemd-coredump) and ptrace are stopped by
    `PR_SET_DUMPABLE` alone. Windows: no error reporting, hence no mini dump. macOS: the limit.
    """
    if sys.platform == "win32":
        _forbid_error_reports()
    else:
        _forbid_core_files()
        if sys.platform == "linux":
            _forbid_reading()


if sys.platform == "win32":

    def _forbid_error_reports() -> None:
        ctypes.windll.kernel32.SetErrorMode(_SEM_FAILCRITICALERRORS | _SEM_NOGPFAULTERRORBOX | _SEM_NOOPENFILEERRORBOX)

else:

    def _forbid_core_files() -> None:
        import resource

        # The soft limit decides; the hard one is left, so that who starts us in a test can start others unprotected.
        _soft, hard = resource.getrlimit(resource.RLIMIT_CORE)
        resource.setrlimit(resource.RLIMIT_CORE, (0, hard))

    def _forbid_reading() -> None:
        ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
