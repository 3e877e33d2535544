"""What says who somebody is only together with a name: an age, a school."""
from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from virtual_school.privacy.span import Span
from virtual_school.privacy.words_and_names import COMMON, core, kind_of_word

_I = re.IGNORECASE
_TEENS = r"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen)"
_NUMBER = rf"(?:\d{{1,2}}|{_TEENS})"
_YEARS = r"(?:\s?-?(?:years?[\s-]old|yrs?[\s-]old|yr|yrs|years|months?\sold|mths|y/?o|yo)\b)"
_NO_AGE = r"(?!\s?-?(?:days?|weeks?|wks?|min|mins|hours?|hrs?|%|lessons?|times|am\b|pm\b|sessions?|gcses?|miles?|pounds?|quid|k\b|in the|of\b|other|kids|children|siblings|people|boys|girls|brothers|sisters|schools?|pupils|st\b|nd\b|rd\b|th\b|o'?clock|till|to\b|terms?|months?\b(?!\sold)|feet|ft|more|different|[-/:.,]?\d))"
_BEFORE = r"(?:aged?|age:?|ages|is|im|i'm|i am|hes|he's|he is|shes|she's|she is|theyre|they're|turned|turning|turns|who's|whos|was|says|be|being|hit|now|until|at|since|only|just|nearly|almost)"
_AGE = re.compile(
    rf"(?:\b{_BEFORE}|[a-z]'s)\s(?:(?:only|just|nearly|almost|now|about|around|still|already|is|was|turning)\s)?({_NUMBER}{_YEARS}?)(?!\w){_NO_AGE}"
    rf"|\b({_NUMBER}{_YEARS})",
    _I,
)
_BESIDE = re.compile(rf"\s?[,(/:-]?\s?(?:who\sis\s|whos\s|aged?:?\s|is\s)?({_NUMBER}{_YEARS}?)(?=[\s,.)?!;/]|$){_NO_AGE}", _I)
_OLDEST = 25
_TAIL = r"(?:\s(?:school|academy|college|form|unit|pru))?(?:\sfor\s(?:boys|girls))?"
_KIND = r"(?:school|schol|scool|skool|academy|primary|infants?|juniors?|high|girls|boys|college|sixth form|nursery|nursary|prep|pru|grammar|secondary|preschool)"
_NOT_SCHOOL = r"(?:virtual|virtul|new|old|high|primary|secondary|special|mainstream|the|his|her|my|our|their|your|a|an|at|in|to|from|of|for|another|same|different|which|what|any|every|each|all|some|after|before|this|that|is|was|and|or|with|out|starts?|left|missed|missing|miss|about|if|between|changed?|moving|moves?|finish(?:es|ed)?|not|no|local|good|best|bad|big|small|home|boarding|residential|current|last|first|previous|next|free|on|off|he|she|they|it|i|we|you|does|do|did|can|will|has|had|have|year|sent|send|go|goes|going|went|by|be|been|only|both|two|three|forest|night|sunday|summer|saturday|need|needs|want|wants|full|private|state|public|normal|proper|real|online|whole|start|starting|hates?|likes?|loves?|asked|told|called|told|when|why|how|who|where|because|cos|then|than|but|so|as|into|during|until|till|through|nearest|catholic|faith|infant|junior|girls|boys|sixth|back|please|get|gets|got|find|choose|apply|leave|leaves|join|change|refused?|refusing|skip|attend|attends|mosque|church|drama|dance|swimming|driving|language|holiday|after|breakfast|term|day|pupil|teacher|teachers|designated|named|me|him|them|us|single|sex|mixed|middle|upper|lower|art|music|ballet|football|medical|law|business|further|education|community|receiving|hard|easy|very|too|really|doing|done|hes|shes|im|being|keeps?|ring|rings|rang|says?|said|care|lovely|great|nice|horrible|outstanding|failing|inadequate|kids|childs?|child's|children|parents?|carers?|leaver|leavers|home|hospital|secure|independent|local|whose|it's|its|isn't|isnt|doesnt|until)"
_SCHOOL = re.compile(
    rf"(?<![\w'])((?:st\.?\s)?(?:(?!{_NOT_SCHOOL}\b)[a-z][a-z'.]{{1,19}}\s){{1,3}}(?:(?:church of england|catholic|c ?of ?e|ce|rc|community|junior|infant|primary|high|girls|boys|sixth|secondary|upper|middle|lower|special)\s){{0,2}}{_KIND}{_TAIL})\b(?!['-]\w|\s(?:place|places|leavers?|holidays?|uniform|trip|run|year|fees|dinner|meals?|transport|bus)\b)",
    _I,
)
# Schools of Luton and around it are often called by their first name alone.
_LUTON = re.compile(
    r"\b(?:lealands?(?:\shigh)?|icknield(?:\shigh)?|lea manor|stopsley(?:\shigh|\sprimary)|stopsley high|challney(?:\s(?:girls|boys|high|primary))?|cardinal newman|putteridge(?:\shigh|\sprimary)|denbigh(?:\shigh|\sprimary)?|ashcroft(?:\shigh)?|"
    r"chalk hills|stockwood park academy|queen elizabeth(?=\s(?:school|academy|high))|avenue centre|lady zia(?:\swernher)?|richmond hill|woodlands secondary|woodlands|beech hill|beechwood|foxdell|leagrave primary|warden hill|pirton hill|tennyson (?:road|rd)|st\.? matthew'?s?|"
    r"southfield|wigmore primary|wigmore|bramingham primary|whitefield|waulud|ferrars|hillborough|dallow|norton road|maidenhall|st\.? margaret(?:'?s| of scotland)|sacred heart|st\.? joseph'?s|william austin|surrey street|crawley green|"
    r"wenlock|ramridge|someries|bushmead|cheynes|downside|farley junior|hart hill nursery|hart hill|tithe farm|sundon park|st\.? martin de porres|barnfield|luton sixth form|manshead|queensbury|whipperley|"
    r"the linden academy|linden academy|parklea|gill blowers|slip end|vale academy|all saints academy|houstone|kings houghton|the chiltern school|st\.? thomas meering|priory academy|lark rise|river bank(?=\sprimary)|riverbank(?=\sprimary)|marsh farm primary|big local academy|chantry(?:\sprimary)?|william austin)"
    rf"(?:\s(?:(?:catholic|c of e|junior|infant|primary|high|girls|boys|sixth)\s)?(?:schools?|schol|scool|skool|academy|primary|infants?|juniors?|high|college|girls|boys|secondary|nursery))?{_TAIL}\b",
    _I,
)
_GOES = re.compile(r"\b(?:attends|goes to|go to|enrolled at|on roll at|in class at|pupil at|student at|starts at|started at|starting at|suspended from|excluded from|expelled from|place at|kicked out of)\s((?:(?:St\.?|The)\s)?[A-Z][a-z']{2,20}(?:\s(?:of\s)?[A-Z][a-z']{2,20}){0,3})")


def ages(text: str, people: Iterable[Span]) -> Iterator[Span]:
    """Give the ages in a text that names ``people``."""
    for found in _AGE.finditer(text):
        yield from _age(found, 1 if found.group(1) else 2)
    for person in people:
        beside = _BESIDE.match(text, person.end)
        if beside:
            yield from _age(beside, 1)


def schools(text: str) -> Iterator[Span]:
    """Give the names of schools; they say who somebody is only beside a name or a number of a person."""
    yield from (Span(*found.span(), "school") for found in _LUTON.finditer(text))
    for found in _SCHOOL.finditer(text):
        if _is_named(text, found):
            yield Span(*found.span(1), "school")
    for found in _GOES.finditer(text):
        if not any(COMMON.get(core(word), 4) < 1 for word in found.group(1).split()):
            yield Span(*found.span(1), "school")


def _is_named(text: str, found: re.Match[str]) -> bool:
    """Return whether a school is called by a name, not only by what it is like."""
    words = found.group(1).split()
    named = [word for word in words if not re.fullmatch(_KIND, word, _I)]
    if not text[found.start(1) :].islower() and any(word[0].isupper() for word in named):
        return True
    return len(words) > 1 and any(kind_of_word(core(word)) not in ("word", "number") for word in named)


def _age(found: re.Match[str], group: int) -> Iterator[Span]:
    years = re.match(r"\d+", found.group(group))
    if years is None or int(years.group()) <= _OLDEST:
        yield Span(*found.span(group), "age")
