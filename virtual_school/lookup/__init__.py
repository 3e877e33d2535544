"""Answers that are looked up: what is said about an event or a contact. Pure text; the facts are passed in."""
