"""Bank holidays in England, computed: nothing is fetched. A one-off one has to be entered as a closure."""
from __future__ import annotations

from datetime import date
from functools import cache

import holidays

# As on GOV.UK.
_NAMES = {
    "May Day": "Early May bank holiday",
    "Spring Bank Holiday": "Spring bank holiday",
    "Late Summer Bank Holiday": "Summer bank holiday",
}


def bank_holiday(day: date) -> str | None:
    """Return the name of the bank holiday in England that ``day`` is, or ``None``."""
    name = _of_year(day.year).get(day)
    return None if name is None else _NAMES.get(name, name.replace(" (observed)", ", substitute day"))


@cache
def _of_year(year: int) -> dict[date, str]:
    # The language is named, or the machine's would decide. Copied, because the library's own dict grows when it is asked.
    return dict(holidays.country_holidays("GB", subdiv="ENG", years=year, language="en_GB"))
