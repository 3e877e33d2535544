"""Colours that the council may choose, and whether they can be read."""
from __future__ import annotations

import re

ENOUGH = 4.5  # WCAG 2.2, success criterion 1.4.3, for text of any size

_HEX = re.compile(r"#[0-9a-fA-F]{6}")


class UnreadableColourError(ValueError):
    """The colour cannot be used; the message says why, and what to choose instead."""


def check_with_white(colour: str) -> str:
    """Return ``colour`` (``#rrggbb``) when it can be read with white; else raise ``UnreadableColourError``."""
    if not _HEX.fullmatch(colour):
        raise UnreadableColourError("must be a colour such as #1d4f76")
    ratio = contrast(colour, "#ffffff")
    if ratio < ENOUGH:
        what = f"has a contrast of {ratio:.1f} with white, and {ENOUGH} is needed"
        raise UnreadableColourError(f"{what}: choose a darker colour")
    return colour.lower()


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two ``#rrggbb`` colours, from 1 to 21 (WCAG 2.2, "contrast ratio")."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    """Return the relative luminance, from 0 to 1 (WCAG 2.2, "relative luminance")."""
    red, green, blue = (_linear(int(colour[i : i + 2], 16) / 255) for i in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
