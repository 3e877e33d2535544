"""The day on which somebody turns an age."""
from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from virtual_school.privacy.date_words import DATE, FEAST, ONES, WEEKDAY
from virtual_school.privacy.span import Span

_I = re.IGNORECASE
_WHEN = rf"(?:on\s)?((?:{WEEKDAY},?\s)?(?:{DATE}|{FEAST})|\d{{1,2}}/\d{{1,2}}(?:/\d{{2,4}})?|(?:on\s)?the\s\d{{1,2}}(?:st|nd|rd|th))"
_AGE = rf"(?:\d{{1,2}}|{ONES}|(?:\d{{1,2}}|eigh|[a-z]{{3,6}}teen)th)\b"
# Only beside a name: "turns 11 on the 4th of June".
_TURNS = re.compile(
    rf"\b(?:turn(?:s|ed|ing)?|will be|was|is|be|becomes?|hits?|at|he's|she's|hes|shes|im|i'm|aged?|[a-z]{{2,4}} (?=\w+th\b))\s?(?:only\s|just\s)?{_AGE}(?:\s(?:years old|yrs old|is|next year|this year|next month|this month|in the [a-z]{{3,12}}|last week|this week|next week|today|tomorrow|yesterday)){{0,2}},?\s{_WHEN}",
    _I,
)
# Somebody whom the asker knows, without a name: "i turn 18 on jan 3rd".
_SOMEBODY_TURNS = re.compile(rf"\b(?:i|i'll|il|he|she|he'll|she'll)\s(?:will\s|only\s|just\s)?turn(?:s|ed|ing)?\s{_AGE}\s(?:years old\s)?{_WHEN}", _I)


def birthdays(text: str, gates: Collection[str], *, named: bool) -> Iterator[Span]:
    """Give the days on which somebody turns an age; most say who it is only beside a name."""
    if "turns" not in gates:
        return
    for pattern in [_SOMEBODY_TURNS, _TURNS] if named else [_SOMEBODY_TURNS]:
        for found in pattern.finditer(text):
            yield Span(found.start(1), found.end(1), "dob")
