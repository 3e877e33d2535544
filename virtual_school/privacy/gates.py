"""Which patterns are worth looking for in a text: looked up with RE2, in time that grows with the text and nothing else.

Each gate is wider than what its pattern rightly finds: it may let a text through that holds nothing, and keeps back nothing that is
personal (``tests/privacy/test_gates.py``).
"""
from __future__ import annotations

import re2

from virtual_school.privacy.streets import DOUBTFUL

_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*"
_DAY = r"(?:\d|first|second|third|fourth|fifth|th|ieth)"
_DIGIT_WORD = r"(?:oh|o|zero|nought|one|two|three|four|five|six|seven|eight|nine|double|triple|treble|hundred|thousand|ten|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|eleven|twelve)"
_STREET = (
    r"(?:road|rd|raod|street|st|stret|steet|avenue|ave|avanue|avenu|close|cl|clos|drive|dr|lane|ln|way|court|ct|crescent|cres|cresent|cresant|crescant|gardens|gdns|place|pl|terrace|grove|square|sq|hill|rise|walk|row|mews|"
    r"parade|green|park|view|gate|mead|meads|croft|broadway|approach|heights|villas|vale|end|chase|spinney|dell|dene|copse|hollow|orchard|paddock|leys|ridge|meadows|wharf|gdn|grdns|avene|aveneu|crt|drv|terr|tce|prde|sqr|wlk|promenade|esplanade|hollows)\b"
)
SETS = 8
# The end of a host's name.
TOP = r"(?:com|co|org|net|uk|eu|gov|sch|ac|edu|info|me|io|example|pl|ro|ie|de|fr|in|live|email)"
# What leads to the number of a case.
LED = (
    r"case|ref|reference|mosaic|liquid ?logic|eclipse|lcs|ics|ehcp|ehc|tribunal|person|client|pupil|student|child|application|appeal|booking|complaint|crime|incident|file|"
    r"court|log|occurrence|record|early help|sen2?|send|id|panel|referral|assessment|claim|candidate|caseworker|mash|ticket|order|customer|account|member|passport|brp|arc|home office|visa|crn|ll|pid|cad|uci|uln|lac|cin|quote|quoting|bus pass|library card|number"
)
_GATES = {
    "said email": r"\bat\s?[a-z0-9-]{2,30}\s?(?:dot\b|\(dot\)|\[dot\]|\.(?:com|co|org|net|uk|sch|gov|ac))|[(\[]at[)\]]",
    "email": r"[a-z0-9._%+'-]@[a-z0-9-]",
    "loose email": rf"[a-z0-9._%+-]{{2}}\s?@\s?[a-z0-9-]{{2}}[a-z0-9.\s-]*\.\s?{TOP}",
    "email without dot": r"[a-z0-9._%+-]{2}\s?@\s?(?:gmail|hotmail|outlook|yahoo|icloud|live|msn|aol|btinternet|example)",
    "handle": r"@|#\d{4}",
    "account": r"\b(?:insta|snap|tik ?tok|discord|roblox|minecraft|xbox|psn|ps5|steam|twitch|fortnite|twitter|threads|you ?tube|face ?book|messenger|fb\b|sc\b|ig\b|telegram|be ?real|kik|signal|yubo|wizz|reddit|linkedin|gamer ?tag|game ?tag|user ?name|screen ?name|handle|whats ?app|account|playstation|ps[45]|wattpad|vinted|pinterest|spotify|login name|tag|whats|messenger)",
    "near account": r"insta|snap|ti?k ?tok|discord|roblox|rblx|minecraft|xbox|psn|\bps[45]|steam|twitch|fortnite|twitter|threads|tube|book|telegram|real|kik|yubo|wizz|reddit|wattpad|vinted|pinterest|spotify|pokemon|goodreads|scratch|duolingo|strava|soundcloud|depop|linked|valorant|kahoot|page|channel|under|stream|gacha|vrchat|nintendo|switch|among|brawl|clash|whats|\b(?:ig|sc|tt|fb|yt|ign|acc|tag|nick|alias)|user|handle|tag\b|name|log ?in|account|profile|g[eo](?:es|ing)? by|went by|known as|plays|playing|calls?|posts|posting|writes|writing|logged|logs|signs|there|comes|saved|listed|shows|hides|follow|added|messaged?|dms?\b|add me|find me|block|report",
    "underscore": r"_",
    "numbered": r"[a-z]{3}\.?\d",
    "dotted": r"[a-z]\.[a-z]{1,12}\d",
    "link": r"https?:|www\.|\.[a-z0-9-]{2,40}/",
    "phone": r"[\do](?:[\s().\-/]{0,3}[\do]){8}",
    "said phone": rf"(?:oh|o|zero|nought|four|0\d{{0,4}})(?:[\s,-]{{1,3}}(?:{_DIGIT_WORD}|\d{{1,4}})){{6}}|0\d{{2,4}}(?:[\s,-]{{1,3}}\d{{1,4}}){{0,3}}[\s,-]{{1,3}}{_DIGIT_WORD}\b",
    "upn": r"[a-z][\s-]?(?:\d[\s-]?){11}",
    "nino": r"[a-z][\s.-]?[a-z](?:[\s.-]{0,2}\d){6}",
    "led case": rf"\b(?:{LED})(?:no|num|nr|number)?(?:'s)?\b[^\d]{{0,80}}\d",
    "near case": r"\b(?:refs?|reference|case|file|mosaic|liquid|ll|lcs|eclipse|complaint|tribunal|ehc|court|panel|incident|crime|referral|application|log|id|number|no|record|claim|appeal|exclusion|lado|mash|police|home office|nass|brp|cad|docket|ticket)",
    "said case": rf"\b(?:case|ref|reference|mosaic|ll|liquid ?logic|id|number|no)\b(?:\W{{1,2}}(?:id|no|number|is|its)){{0,3}}\W{{1,2}}{_DIGIT_WORD}[\s,-]{{1,2}}(?:{_DIGIT_WORD}|\d)",
    "followed case": r"\d[\da-z/-]*\s(?:is|as|was|thats|that's|=|the|my|his|her|our|your)\s",
    "short case": r"(?:ref|reference|number|case|no\.?)[\s:#]",
    "shaped case": r"[a-z]\d{0,4}[/-][a-z\d/-]*\d|\d[/-][a-z]|[a-z] ?\d{5}|[a-z]\d{2}[a-z]\d{4}",
    "born": r"\bd\.?\s?o\.?\s?b|born|days?|birth|\bbaby|y\.?\s?o\.?\s?b",
    "by numbers": r"month|\sof\sthe\s",
    "turns": rf"(?:[1-9]|teen|eigh)th\b.{{1,30}}\d|\b(?:turn|will be|was|is|be|become|hit|at|he's|she's|hes|shes|im|i'm|age)[a-z]{{0,3}}\s(?:only\s|just\s)?(?:\d|{_DIGIT_WORD}|[a-z]{{3,6}}teen).{{1,60}}(?:\d|{_MONTH}|day|hallow|night|eve)",
    "full date": rf"\d\s?[./-]\s?\d{{1,2}}\s?[./-]\s?\d\d|\d\d\s\d\d\s\d\d|{_MONTH}[\s,./-]{{0,2}}(?:'?\d\d|two|twenty|nineteen)|{_MONTH}\s(?:the\s)?{_DAY}|\d(?:st|nd|rd|th)?[\s./-](?:of\s)?(?:[a-z]{{3,13}}|[ivx]{{1,4}})[\s,./-]{{1,2}}(?:'?\d\d|two|twenty|nineteen)",
    "postcode": r"[a-z][\s.-]?\d[a-z\d]?[\s.,-]{0,3}[\do][\s.-]?[a-z]{2}|l\s?u\s|[a-z]\s[a-z]\s\d\s\d",
    "numbered street": rf"\d\s?[a-z]?,?\s(?:[a-z'.]{{2,20}}\s){{1,4}}{_STREET}",
    "room": r"(?:flat|studio|annexe?|apartment|apt|unit|room|plot|caravan|pitch)\s?\d",
    "said street": rf"(?:ty|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|teen),?[\s-](?:[a-z'.]{{1,20}},?[\s-]){{1,6}}{_STREET}",
    "lived in": rf"(?:live|lives|living|staying|moved|address)[\s:]+(?:[a-z'.,]{{2,20}}\s){{1,9}}{_STREET}",
    "house": r"(?:cottage|lodge|farm|house|mill|chapel|barn|vicarage),\s",
    "doubtful street": rf"(?:\d[a-z]?|ty|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|teen),?[\s-](?:[a-z'.]{{1,20}},?[\s-]){{1,6}}(?:{DOUBTFUL}|{_STREET})",
    "numbered the": r"\d[a-z]?\sthe\s[a-z]{4,20},\s",
    "numbered words": r"\d\s?[a-z]?\s[a-z']{3,20}",
    "number last": rf"{_STREET}[a-z, ]{{0,8}}\s(?:(?:number|no|nr|house|flat|door)\.?\s?)?\d|(?:number|no|house)\.?\s\d",
    "number beside": r"(?:house|number)\s\d",
    "number said": r"(?:house|flat|door) n|hotel,? (?:in )?room",
    "flat last": rf"(?:{DOUBTFUL}|court|heights|hostel|orchard|place|view|hall|gate|park|villas|block|building|mansions)s?,?\s(?:[a-z]{{3,9}}\sfloor,?\s)?(?:flat|apartment|apt|unit|door|room|number|no)\.?\s?\d",
    "flat first": r"\b(?:(?:flat|apartment|apt|studio|annexe?|block)\s?(?:\d{1,3}[a-z]?|[a-h])|(?:unit|pitch|plot|caravan)\s?\d{1,3}),?\s(?:\d{1,3}\s)?[a-z]{3}",
    "named house": rf"[a-z],\s(?:[a-z'.]{{2,20}}\s){{1,2}}{_STREET}",
    "street number": rf"{_STREET},?\s(?:number|no)\.?\s?\d",
    "school here": (
        r"le+al|leel|ickn|lea manor|stops|chal|newm|cardinal|put+e?r|denb|ashcroft|st[oc]+k?wood|queen e|avenue c|lady z|richmond|woodl|beech|foxdell|leagrave|warden|pirton|tennyson|southfield|wigmore|bramingham|whitefield|waulud|ferrars|hillborough|"
        r"dallow|norton|maidenhall|\bst\.?\s|saint|sacred|austin|surrey|crawley|wenlock|ramridge|someries|bushmead|cheynes|downside|farley|hart hill|tithe|sundon|barnfield|(?:sixth|6th) form|manshead|queensbury|whipperley|linden|meads|parklea|blowers|pastures|"
        r"rothesay|chapel s|grasmere|slip end|vale a|houstone|houghton|chiltern|priory|lark|river|marsh|big local|chantry|vandyke|cedars|harlington|redborne|whitbread|biddenham|wixams|sharnbrook|lawes|roundwood|warington|hitchin|barnwell|marriotts|wootton|"
        r"kimberley|newnham|rutherford|goldington"
    ),
    "goes to school": r"(?:attend(?:s|ing|ed|ance)?|goes to|go to|went to|enrolled at|on roll at|class at|pupil at|student at|starts? at|started at|starting at|suspended from|excluded from|expelled from|place (?:at|in)|out of|\d at|mov(?:ed|es|ing) to|transfer(?:red|ring)? to|head at|senco at|teacher at|dt at|school is|called)\s",
    "initials": r"[a-z]\.",
}


def small_or_not(*, captures: bool = True) -> re2.Options:
    """Return what RE2 needs to take capital and small letters for the same."""
    options = re2.Options()
    options.case_sensitive = False
    options.never_capture = not captures
    options.max_mem = 16 << 20
    return options


def _sets() -> list[tuple[re2.Set, list[str]]]:
    """Return the gates in sets that are looked for at once, each with its names, by turns: one large set has too many states."""
    sets = []
    for names in (list(_GATES)[first::SETS] for first in range(SETS)):
        gates = re2.Set.SearchSet(small_or_not(captures=False))
        for name in names:
            gates.Add(_GATES[name])
        gates.Compile()
        sets.append((gates, names))
    return sets


_SETS = _sets()


def open_gates(text: str) -> frozenset[str]:
    """Return the names of the patterns that ``text`` may hold."""
    return frozenset([names[found] for gates, names in _SETS for found in gates.Match(text) or ()])
