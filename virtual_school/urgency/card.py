"""What is said to somebody who speaks of danger: fixed texts, and the numbers of those who can help.

Owner of the texts: the council's designated safeguarding lead (docs/safeguarding.md). They promise no secrecy and no help on
its way, and ask nothing.
"""
from __future__ import annotations

from collections.abc import Mapping

from virtual_school.urgency.who_writes import Card

# Keys of contacts, with the numbers that are given when the store has none; the same as in data/contacts.yml.
NUMBERS = {
    "emergency": "999",
    "childline": "0800 1111",
    "social_care_day": "01582 547653",
    "social_care_out_of_hours": "0300 300 8123",
    "nspcc": "0808 800 5000",
    "samaritans": "116 123",
    "police": "101",
}
LEAVE = "https://www.bbc.co.uk/weather"  # where "leave this page quickly" leads

_LINES = {
    "emergency": "If a child or anybody else is in danger now, call {emergency}.",
    "childline": "Childline, for children and young people, free: {childline}",
    "social_care_day": "Luton children's social care, in office hours: {social_care_day}",
    "social_care_out_of_hours": "Luton children's social care, evenings, nights and weekends: {social_care_out_of_hours}",
    "nspcc": "NSPCC helpline, for adults who are worried about a child: {nspcc}",
    "samaritans": "Samaritans, for anybody who finds it hard to go on: {samaritans}",
    "police": "Police, when it is not an emergency: {police}",
}
_SOCIAL_CARE = ["social_care_day", "social_care_out_of_hours"]
_ORDER: Mapping[Card, list[str]] = {
    "child": ["childline", *_SOCIAL_CARE, "samaritans", "police", "nspcc"],
    "adult": [*_SOCIAL_CARE, "nspcc", "police", "childline", "samaritans"],
    "professional": [*_SOCIAL_CARE, "police", "nspcc", "childline", "samaritans"],
    "low": ["samaritans", "childline", *_SOCIAL_CARE, "nspcc", "police"],
}
_FIRST: Mapping[Card, str] = {
    "child": "Thank you for telling me. I believe you. It is not your fault.",
    "adult": "Thank you for saying this. You were right to.",
    "professional": "This sounds urgent. Thank you for acting on it.",
    "low": "Thank you for telling me. I am sorry that it is so hard. You do not have to carry this alone.",
}
_NEXT: Mapping[Card, str] = {
    "child": "Please talk to one of these, or to an adult whom you trust, as soon as you can:",
    "adult": "Please talk to one of these now. You do not need to be sure:",
    "professional": "Please also follow your own safeguarding procedure. These are the numbers:",
    "low": "Please talk to one of these now, whatever the hour:",
}
_LAST = (
    "This is an automated service. Nobody reads this chat live, and it cannot send help.\n\n"
    f"[Leave this page quickly]({LEAVE})\n\n"
    "If you meant something else, you can carry on below."
)
TOO_LONG = "Your text is too long for a question about school. Ask in {most} characters or fewer."


def card_text(card: Card, phones: Mapping[str, str]) -> str:
    """Return the card's text as staff write texts, with ``phones`` by the keys of ``NUMBERS``, or those where one lacks."""
    links = {key: _link(phones.get(key) or number) for key, number in NUMBERS.items()}
    lines = "\n".join("- " + _LINES[key].format(**links) for key in _ORDER[card])
    return "\n\n".join([_LINES["emergency"].format(**links), _FIRST[card], _NEXT[card], lines, _LAST])


def _link(phone: str) -> str:
    return f"[{phone}](tel:{phone.replace(' ', '')})"
