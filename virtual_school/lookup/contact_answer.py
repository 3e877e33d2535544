"""What is said when somebody asks whom to reach."""
from __future__ import annotations

from virtual_school.store.contacts import TEAM, Contact


def contact_answer(contacts: dict[str, Contact], wanted: str | None) -> str | None:
    """Return how to reach the contact with the key ``wanted`` (or the team), or ``None`` when there is nothing to say."""
    team = contacts.get(TEAM)
    contact = contacts.get(wanted or TEAM) or team
    if contact is None:
        return None
    lines = [contact.advice] if contact.advice else []
    if contact.phone:
        lines.append(f"Phone the {contact.label} on {contact.phone}.")
    if contact.email:
        lines.append(f"Email: {contact.email}")
    if opening := _opening(contact, team):
        lines.append(f"Opening hours. {opening}")
    return "\n\n".join(lines) or None


def _opening(contact: Contact, team: Contact | None) -> str | None:
    # Most contacts are reached on the team's number, so its hours are theirs.
    return contact.opening or (team.opening if team and contact.phone == team.phone else None)
