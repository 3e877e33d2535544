from __future__ import annotations

from virtual_school.lookup.contact_answer import contact_answer
from virtual_school.store.contacts import Contact

TEAM = Contact("virtual_school", "Virtual School team", "01582 548113")
TEACHER = Contact("designated_teacher", "Virtual School team", "01582 548113", advice="The school should be able to tell you.")


def test_the_team_is_the_default() -> None:
    assert contact_answer({"virtual_school": TEAM}, None) == "Phone the Virtual School team on 01582 548113."


def test_a_contact_that_is_not_known_leads_to_the_team() -> None:
    assert contact_answer({"virtual_school": TEAM}, "ofsted") == contact_answer({"virtual_school": TEAM}, None)


def test_advice_comes_before_the_number() -> None:
    answer = contact_answer({"virtual_school": TEAM, "designated_teacher": TEACHER}, "designated_teacher")
    assert answer == "The school should be able to tell you.\n\nPhone the Virtual School team on 01582 548113."


def test_no_opening_hours_are_claimed_unless_they_were_entered() -> None:
    assert "hours" not in (contact_answer({"virtual_school": TEAM}, None) or "")
    opened = Contact("virtual_school", "Virtual School team", "01582 548113", opening="Monday to Friday, 9am to 5pm")
    assert "Opening hours. Monday to Friday, 9am to 5pm" in (contact_answer({"virtual_school": opened}, None) or "")


def test_the_teams_hours_are_those_of_every_contact_on_its_number() -> None:
    opened = Contact("virtual_school", "Virtual School team", "01582 548113", opening="Today: 9am to 5pm.")
    contacts = {"virtual_school": opened, "designated_teacher": TEACHER}
    assert "Opening hours. Today: 9am to 5pm." in (contact_answer(contacts, "designated_teacher") or "")
    elsewhere = Contact("headteacher", "the school", "01582 000000")
    assert "hours" not in (contact_answer({**contacts, "headteacher": elsewhere}, "headteacher") or "")


def test_without_any_contact_there_is_nothing_to_say() -> None:
    assert contact_answer({}, None) is None
