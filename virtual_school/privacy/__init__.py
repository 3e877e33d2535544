"""Masking: what says who somebody is, taken out of a text. Pure: no web framework, no database."""
