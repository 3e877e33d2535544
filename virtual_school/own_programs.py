"""Our own programs on this machine (``python -m virtual_school ask``, ``evaluate``) ask as fast as they can.

They show a key that only who may read the data folder can know.
"""
from __future__ import annotations

import contextlib
import hashlib
import os
import secrets
from pathlib import Path

HEADER = "X-Own-Program"
FILE = "own_programs.key"


def own_key(data_dir: Path) -> str:
    """Return the data folder's key, made when there is none; empty when the folder can be neither read nor written."""
    path = data_dir / FILE
    with contextlib.suppress(OSError):  # it is there already, or cannot be made: what can be read tells
        data_dir.mkdir(parents=True, exist_ok=True)
        with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as file:
            file.write(secrets.token_urlsafe(32))
    try:
        return path.read_text("ascii").strip()
    except (OSError, ValueError):
        return ""


def mark_of(key: str) -> str:
    """Return what may be shown of a data folder's ``key``: by it a program tells its own website from another one's."""
    return hashlib.sha256(key.encode()).hexdigest()[:16] if key else ""
