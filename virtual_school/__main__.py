"""``python -m virtual_school``."""
from __future__ import annotations

from virtual_school.cli import app

app(prog_name="python -m virtual_school")
