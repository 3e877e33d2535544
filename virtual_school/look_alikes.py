"""Letters of other alphabets that look like Latin ones (Unicode TR39, the few that are used to dodge filters)."""
from __future__ import annotations

LOOK_ALIKES = str.maketrans("аеорсухіјѕԁһӏԛԝκνοτρι", "aeopcyxijsdhlqwkvotpi")
