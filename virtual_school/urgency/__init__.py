"""Danger first: which texts speak of a child in danger, and what is said to them. Pure: no web framework, no database."""
