"""Names of schools: they say who somebody is only together with a name."""
from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

import re2

from virtual_school.privacy.gates import small_or_not
from virtual_school.privacy.span import Span
from virtual_school.privacy.tokens import Token, manner
from virtual_school.privacy.word_classes import class_of
from virtual_school.privacy.words_and_names import COMMON, OURS, core, is_misspelt, kind_of_word

_I = re.IGNORECASE
_TAIL = r"(?:'?\s(?:school|academy|college|form|unit|pru))?(?:\sfor\s(?:boys|girls))?"
_KIND = r"(?:school|schol|scool|skool|academy|primary|infants?|juniors?|high|girls|boys|college|sixth form|nursery|nursary|prep|pru|grammar|secondary|preschool)"
_NOT_SCHOOL = frozenset(
    ["a", "about", "after", "all", "an", "and", "another", "any", "apply", "art", "as", "asked", "at", "attend", "attends", "back", "bad", "ballet", "be", "because", "been", "before", "being", "best", "between", "big", "boarding", "both", "boys", "breakfast", "business", "but", "by", "called", "can", "care", "carer", "carers", "catholic", "change", "changed", "child", "child's", "children", "childs", "choose", "church", "community", "cos", "current", "dance", "day", "designated", "did", "different", "do", "does", "doesnt", "doing", "done", "drama", "driving", "during", "each", "easy", "education", "every", "failing", "faith", "find", "finish", "finished", "finishes", "first", "football", "for", "forest", "free", "from", "full", "further", "get", "gets", "girls", "go", "goes", "going", "good", "got", "great", "had", "hard", "has", "hate", "hates", "have", "he", "her", "hes", "high", "him", "his", "holiday", "home", "horrible", "hospital", "how", "i", "if", "im", "in", "inadequate", "independent", "infant", "into", "is", "isn't", "isnt", "it", "it's", "its", "join", "junior", "keep", "keeps", "kids", "language", "last", "law", "leave", "leaver", "leavers", "leaves", "left", "like", "likes", "local", "love", "lovely", "loves", "lower", "mainstream", "me", "medical", "middle", "miss", "missed", "missing", "mixed", "mosque", "move", "moves", "moving", "music", "my", "named", "nearest", "need", "needs", "new", "next", "nice", "night", "no", "normal", "not", "of", "off", "old", "on", "online", "only", "or", "our", "out", "outstanding", "parent", "parents", "please", "previous", "primary", "private", "proper", "public", "pupil", "rang", "real", "really", "receiving", "refuse", "refused", "refusing", "residential", "ring", "rings", "said", "same", "saturday", "say", "says", "secondary", "secure", "send", "sent", "she", "shes", "sixth", "skip", "small", "so", "some", "special", "start", "starting", "starts", "state", "summer", "sunday", "swimming", "teacher", "teachers", "term", "than", "that", "the", "their", "them", "then", "they", "this", "three", "through", "till", "to", "told", "too", "two", "until", "upper", "us", "very", "virtual", "virtul", "want", "wants", "was", "we", "went", "what", "when", "where", "which", "who", "whole", "whose", "why", "will", "with", "year", "you", "your"]
)
_KINDS = frozenset(["school", "schol", "scool", "skool", "shcool", "scholl", "academy", "acadamy", "academey", "acadmey", "primary", "primery", "collage", "secondry", "infents", "infant", "infants", "junior", "juniors", "high", "girls", "boys", "college", "nursery", "nursary", "prep", "pru", "grammar", "secondary", "preschool"])
_CAPITAL_KINDS = frozenset(["upper", "middle", "lower"])  # only as "Fulbrook Middle": "the upper set" is none
_PLAIN_KINDS = frozenset(["academy", "acadamy", "nursery", "nursary", "preschool"])  # "at little stars nursery"
_LED = frozenset(["at", "to", "from"])
_ROYAL = frozenset(["king", "queen", "bishop", "st", "saint", "lady", "lord", "sir"])
_SORTS = frozenset(["church", "england", "catholic", "ce", "rc", "community", "junior", "infant", "primary", "high", "girls", "boys", "sixth", "secondary", "upper", "middle", "lower", "special", "c", "e", "of"])
_AFTER_KIND = re.compile(_TAIL, _I)
_NO_NAME_AFTER = re.compile(r"['-]\w|\s(?:places?|leavers?|holidays?|uniform|trip|run|year|fees|dinner|meals?|transport|bus)\b", _I)
_LONGEST_NAME = 4  # words
_NEVER_IN_A_NAME = frozenset(["verb", "verb of two", "whose", "person", "asks", "not"])  # classes of words: "zubair refuses school"
# Schools of Luton and around it are often called by their first name alone, and misspelt.
_LUTON = re2.compile(
    r"\b(?:(?:live|lives|living|lived)\sin\s)?(?:the\s)?(?:le+alands?(?:\shigh)?|leelands?(?:\shigh)?|icknield(?:\shigh)?|icknild|icknel?d|lea manor|stopsl?e?y|challney(?:\s(?:girls|boys|high|primary))?|chall?n(?:e?y|ie)|"
    r"cardinal\s?n(?:ew|u|oo)m[ae]ns?|cardinal nu?e?man|putt?e?ridge|denbigh|denby|denbeigh|ashcroft(?:\shigh)?|chalk hills?|stockwood(?:\spark)?|stokwood|queen elizabeth|avenue centre|lady zia(?:\swernher)?|richmond hill|woodlands(?:\ssecondary)?|beech hill|beechwood|foxdell|"
    r"leagrave primary|warden hill|pirton hill|tennyson (?:road|rd)|southfield|wigmore|bramingham|whitefield|waulud|ferrars|hillborough|dallow|norton road|maidenhall|sacred heart|william austin|surrey street|crawley green|"
    r"st\.?\s(?:matthew|margaret|joseph|martin|thomas|mary|luke|george|christopher|vincent|michael|anne|john|peter|paul|andrew|bede|francis|augustine|columba|bernadette|helen|nicholas|hugh)'?s?(?:\s(?:of scotland|de porres|meering|rc|ce))?|saint (?:martin|margaret|joseph|matthew)s?|"
    r"wenlock|ramridge|someries|bushmead|cheynes|downside|farley junior|hart hill|tithe farm|sundon park|barnfield|(?:luton\s|bedford\s)?(?:sixth|6th) form(?:\scollege)?|manshead|queensbury|whipperley|linden|meads|"
    r"parklea|gill blowers|pastures way|rothesay|chapel street nursery|grasmere nursery|slip end|vale academy|all saints academy|houstone|kings houghton|houghton regis|chiltern|priory|lark rise|river bank primary|riverbank|marsh farm primary|big local|chantry|"
    r"vandyke|cedars|harlington|redborne|samuel whitbread|biddenham|wixams|sharnbrook|sir john lawes|roundwood park|katherine warington|hitchin (?:boys|girls)|barnwell|marriotts|wootton|kimberley|castle newnham|mark rutherford|goldington)"
    rf"(?:\s(?:(?:catholic|c of e|ce|rc|junior|infant|primary|high|girls|boys|sixth|upper|lower|middle|park)\s)?(?:schools?|schol|scool|skool|academy|acadamy|primary|infants?|juniors?|high|college|girls|boys|secondary|nursery|upper|lower|middle))?{_TAIL}\b",
    small_or_not(),
)
_NO_LUTON_AFTER = re.compile(r"\s(?:road|rd|street|close|avenue|lane|drive|court|way)\b", _I)
_GOES = re.compile(
    r"\b(?i:attend(?:s|ing|ed|ance at)?|goes to|go to|went to|enrolled at|on roll at|in class at|pupil at|student at|starts? at|started at|starting at|suspended from|excluded from|expelled from|place (?:at|in)|kicked out of|(?:year|yr) \d{1,2} at|y\d{1,2} at|"
    r"mov(?:ed|es|ing) to|transfer(?:red|ring)? to|head at|senco at|teacher at|dt at|school is(?: called)?|school called)\s((?:(?:St\.?|The|Sir)\s)?[A-Z][a-z']{2,20}(?:\s(?:of\s)?[A-Z][a-z']{2,20}){0,3})"
)
_GOES_SMALL = re.compile(
    r"\b(?i:attends|goes to|enrolled at|on roll at|pupil at|student at|starts? at|started at|starting at|suspended from|excluded from|expelled from|place at|(?:year|yr) \d{1,2} at|y\d{1,2} at|school is(?: called)?|school called)\s([a-z]{5,20})(?:\s([a-z]{4,20}))?\b"
)


def schools(text: str, found: Sequence[Token], gates: Collection[str]) -> Iterator[Span]:
    """Give the names of schools; they say who somebody is only beside a name or a number of a person."""
    if "school here" in gates:
        yield from (Span(match.start(), match.end(), "school") for match in _LUTON.finditer(text) if not _is_a_place(text, match.start(), match.end()))
    for position, token in enumerate(found):
        sixth_form = token.core == "form" and position > 1 and found[position - 1].core == "sixth"
        if position and (sixth_form or token.core in _KINDS or (token.core in _CAPITAL_KINDS and token.shape == "Capital")):
            yield from _called(text, found, position)
    if "goes to school" in gates:
        yield from _gone_to(text)


def _is_a_place(text: str, start: int, end: int) -> bool:
    """Return whether a school's word is meant as a part of town or a street: "lives in Stopsley", "Norton Road close"."""
    return (text[start : start + 2].lower() == "li" and " in " in text[start : start + 10].lower()) or _NO_LUTON_AFTER.match(text, end) is not None


def _gone_to(text: str) -> Iterator[Span]:
    """Give what somebody goes to, where it is written as a name, or as no word that we know."""
    for match in _GOES.finditer(text):
        words = [core(word) for word in match.group(1).split()]
        if not any(COMMON.get(word, 4) < 1 for word in words) and not all(word in OURS for word in words):
            yield Span(*match.span(1), "school")
    for match in _GOES_SMALL.finditer(text):
        kinds = [kind_of_word(core(word)) for word in match.groups() if word]
        if kinds[0] in ("unknown", "family") and not is_misspelt(core(match.group(1))):
            yield Span(match.start(1), match.end(2) if len(kinds) > 1 and kinds[1] in ("unknown", "family") else match.end(1), "school")


def _called(text: str, found: Sequence[Token], position: int) -> Iterator[Span]:
    """Give the name of the school whose kind stands at ``position``."""
    first = position
    while first and position - first < _LONGEST_NAME and found[first].gap == "" and _may_be_called(found, first - 1):
        first -= 1
    while first < position and found[first].core in _SORTS:
        first += 1
    called = [token for token in found[first:position] if token.core not in _SORTS]
    tail = _AFTER_KIND.match(text, found[position].end)
    end = tail.end() if tail else found[position].end
    plain = found[position].core in _PLAIN_KINDS and first > 0 and found[first - 1].core in _LED
    if called and (plain or _is_named(called, found)) and not _NO_NAME_AFTER.match(text, end):
        yield Span(found[first].start, end, "school")


def _may_be_called(found: Sequence[Token], position: int) -> bool:
    """Return whether a word may be part of a school's name: "Kai's school" is not called so, "St Joseph's school" is."""
    token = found[position]
    if token.possessive and token.core not in _ROYAL and not (position and found[position - 1].core in _ROYAL):
        return False
    if token.core in _SORTS:
        return True
    return token.kind != "number" and token.core not in _NOT_SCHOOL and len(token.core) > 1 and class_of(token.core) not in _NEVER_IN_A_NAME


def _is_named(called: Sequence[Token], found: Sequence[Token]) -> bool:
    """Return whether a school is called by a name, not only by what it is like."""
    if manner(found) in ("normal", "titled") and any(token.shape != "small" and token.gap == "" for token in called):
        return True
    return any(token.kind not in ("word", "number") for token in called)
