"""What is said when somebody asks whom to reach."""
from __future__ import annotations

from virtual_school.store.contacts import TEAM, Contact


def contact_answer(contacts: dict[str, Contact], wanted: str | None) -> str | None:
    """Return how to reach the contact with the key ``wanted`` (or the team), or ``None`` when neither is known."""
    team = contacts.get(TEAM)
    contact = contacts.get(wanted or TEAM) or team
    if contact is None:
        return None
    lines = [contact.advice or f"Contact the {contact.label}."]
    if contact.phone:
        lines.append(f"{contact.label}: {contact.phone}")
    if contact.email:
        lines.append(f"Email: {contact.email}")
    if contact.opening:
        lines.append(f"Opening hours: {contact.opening}")
    return "\n\n".join(lines)
