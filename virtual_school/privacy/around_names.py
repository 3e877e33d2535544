"""What says who somebody is only together with a name: an age, a school."""
from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from virtual_school.privacy.span import Span

_NO_AGE = r"(?!\s?(?:days?|weeks?|min|hours?|hrs?|%|lessons?|times|am\b|pm\b|sessions?|gcse|miles?|pounds?|k\b|in the|of\b|other|kids|children|siblings|people|[-/:.]?\d))"
_AGE = re.compile(
    rf"\b(?:aged?|is|im|i'm|i am|hes|he's|shes|she's|turned|turning|turns|just|who's|age:?|was)\s(?:only\s|just\s|nearly\s|almost\s|now\s)?(\d{{1,2}}(?:\s?(?:years?\sold|yrs?\sold|year\sold|years|yrs|y/?o))?)\b{_NO_AGE}"
    r"|\b(\d{1,2}[\s-]?(?:years?[\s-]old|yrs?[\s-]old|yr[\s-]old|y/?o|months\sold))\b",
    re.I,
)
_BESIDE = re.compile(rf"\s?[,(]?\s?(?:who\sis\s|aged?\s)?(\d{{1,2}}(?:\s?(?:years?\sold|yrs?|y/?o))?)\b{_NO_AGE}", re.I)
_OLDEST = 25
_KIND = r"(?:school|academy|primary|infants?|juniors?|high|girls|boys|college|sixth form|nursery|prep)"
_NOT_SCHOOL = r"(?:virtual|new|old|high|primary|secondary|special|mainstream|the|his|her|my|our|their|a|an|at|in|to|from|of|for|another|same|different|which|what|any|every|each|after|before|this|that|is|and|or|with|out|starts?|left|missed|missing|about|if|between|changed?|moving|finish(?:es)?|not|no|local|good|big|home|boarding|residential|current|last|first|previous|next|free|on|off|he|she|they|it|does|can|will|has|year|sent|go|goes|by|be)"
_SCHOOL = re.compile(
    rf"\b((?:(?!{_NOT_SCHOOL}\b)[a-z'.]{{2,20}}\s){{1,2}}(?:(?:church of england|catholic|c ?of ?e|rc|community|junior|infant|primary|high|girls|boys|sixth)\s){{0,2}}{_KIND}(?:\s(?:school|academy|college|form)){{0,2}})\b",
    re.I,
)
_AT = re.compile(r"\b(?:at|from|attends|goes to|to|school:?)\s((?:[A-Z][a-z']{2,20}\s?){1,3})(?=[ ,.?!)]|$)")
# Luton's schools are often called by their first name alone.
_LUTON = re.compile(
    r"\b(?:lealands?(?:\shigh)?|icknield(?:\shigh)?|lea manor|stopsley(?:\shigh)?|challney(?:\s(?:girls|boys))?|cardinal newman|putteridge(?:\shigh)?|denbigh(?:\shigh)?|ashcroft(?:\shigh)?|"
    r"chalk hills|stockwood park|queen elizabeth|avenue centre|lady zia wernher|richmond hill|woodlands|beech hill|beechwood|foxdell|leagrave|warden hill|pirton hill|tennyson road|st matthews?|"
    r"southfield|wigmore|bramingham|whitefield|waulud|ferrars|hillborough|dallow|denbigh|norton road|maidenhall|st margarets|sacred heart|st josephs|william austin|surrey street|crawley green|"
    r"wenlock|ramridge|someries|bushmead|cheynes|downside|farley|hart hill|tithe farm|sundon park|st martin de porres|barnfield|luton sixth form)(?:\s(?:school|academy|primary|infants?|juniors?|high|college))?\b",
    re.I,
)


def ages(text: str, people: Iterable[Span]) -> Iterator[Span]:
    """Give the ages in a text that names ``people``."""
    for found in _AGE.finditer(text):
        group = 1 if found.group(1) else 2
        yield from _age(found, group)
    for person in people:
        beside = _BESIDE.match(text, person.end)
        if beside:
            yield from _age(beside, 1)


def schools(text: str) -> Iterator[Span]:
    """Give the names of schools; they say who somebody is only beside a name, a date of birth or a UPN."""
    for pattern in (_SCHOOL, _LUTON):
        for found in pattern.finditer(text):
            yield Span(*found.span(), "school")


def _age(found: re.Match[str], group: int) -> Iterator[Span]:
    years = re.match(r"\d+", found.group(group))
    if years and int(years.group()) <= _OLDEST:
        yield Span(*found.span(group), "age")
