"""``python -m virtual_school``."""
from __future__ import annotations

from virtual_school.cli import app
from virtual_school.running.core_dumps import switch_off

switch_off()
app(prog_name="python -m virtual_school")
