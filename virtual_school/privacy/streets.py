"""How streets, houses and their numbers are called and written: the pieces of the patterns of addresses."""
from __future__ import annotations

from virtual_school.privacy.words_and_names import COMMON

STREET = (
    r"(?:road|rd|raod|street|st|stret|steet|avenue|ave|avanue|avenu|close|cl|clos|drive|dr|lane|ln|way|court|ct|crescent|cres|cresent|cresant|crescant|gardens|gdns|gdn|grdns|avene|aveneu|crt|drv|terr|tce|prde|sqr|wlk|promenade|esplanade|hollows|place|pl|terrace|grove|square|sq|hill|rise|walk|row|mews|"
    r"parade|green|park|view|gate|mead|meads|croft|broadway|approach|heights|villas|vale|end|chase|spinney|dell|dene|copse|hollow|orchard|paddock|leys|ridge|meadows|wharf)"
)
HOUSE = r"(?:cottage|house|lodge|farm|villa|court|caravan site|caravan park|site|towers?|flats|hostel|mansions|point|mill|chapel|barn|barns|stables|vicarage|rectory|bungalow)"
NOT_STREET = r"(?:day|week|month|hour|minute|min|hr|year|yr|time|term|child|kid|pupil|student|school|of|the|in|on|a|an|my|his|her|their|our|to|is|was|and|or|for|at|from|with|go|gcse|plus|half|full|mile|pound|lesson|session|people|place|per|percent|am|pm|k|boy|girl|sibling|teacher|until|till|by|he|she|they|we|i|it|who|that|this|if|but|so|not|no|near|nr|along|past|via|onto|towards|off|up|out|if|when|which|what|how|do|does|did|can|could|will|would|should|you|o clock|oclock|grade|level|point|exam|each|both|every)s?\b"
NAMED = rf"(?:old school\s|(?:(?!{NOT_STREET})[a-z'.]{{2,20}}\s){{1,3}})"
_TOWNS = r"(?:luton|dunstable|houghton regis|bedford|leighton buzzard|caddington|slip end|toddington|hitchin|harpenden|eaton bray|barton|flitwick|ampthill|stevenage|milton keynes|markyate|kensworth|studham|linslade|hockliffe|watford|st albans|hemel hempstead|hemel)"
_COUNTIES = r"(?:beds|bedfordshire|herts|hertfordshire|bucks|buckinghamshire)"
# Parts of Luton, which are schools' names, too.
_PARTS = r"(?:stopsley|leagrave|limbury|bury park|farley hill|wigmore|round green|marsh farm|hockwell ring|lewsey(?:\sfarm|\spark)?|sundon park|challney|high town|biscot|bramingham|warden hill|crawley green|hart hill|putteridge)"
# A town belongs to the address that it ends.
TOWN = rf"(?:,?\s{_TOWNS}\b)?"
PLACE_AFTER = rf"(?:,\s{_PARTS}\b|,?\s{_TOWNS}\b|,\s{_COUNTIES}\b)"
END = rf"{STREET}\b\.?(?:\s(?:north|south|east|west|nth|sth)\b)?(?:\s(?:cottages|bungalows|flats|estate)\b)?(?!\s(?:ago|home)\b){TOWN}"
_TENS = r"(?:twenty|thirty|forty|fourty|fifty|sixty|seventy|eighty|ninety)"
_ONES = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen)"
SAID_NUMBER = rf"(?:number\s)?(?:(?:one|two|a) hundred(?:\sand)?\s)?(?:{_TENS}(?:[\s-]{_ONES})?|{_ONES})(?:\s[a-d])?"
ROOM = r"(?:flat|studio|annexe?|apartment|apt|unit|room|plot|caravan|pitch)"
_LETTER = r"(?:[a-z]|\s[b-hj-z]|\sa(?=\s[a-z']{3,20}\s(?:road|rd|street|avenue|ave|close|crescent|drive|lane|gardens|grove|terrace)\b))?"
NUMBER = rf"(?:(?:no|number|house number)\.?\s?)?\d{{1,4}}{_LETTER}(?:\s?(?:-|/|and|&)\s?\d{{1,4}}[a-z]?)?"
LONG_STREET = r"(?:road|rd|street|st|avenue|ave|close|lane|drive|crescent|way|gardens|court|grove|terrace|rise|walk|hill|end)"
# Words that are a street's only beside a name or after "live at": "38 Marlow Bank", not "3 food bank vouchers".
DOUBTFUL = r"(?:bank|steps|av|mount|yard|path|cross|viaduct|woods?|fields?|common|fold|quay|house|lodge|towers?|point|flats?|cottages?|bungalows?|buildings|estate|farm|maltings|mill|works|barns?|arch|bridge|corner|garth|nook|glade|circus|side|crest|lock|leas?|spur|hythe|track|bend|reach|slade|strip|lofts|grange|hl|drove|brow|brae|links?|loop)"
_OFTEN_MISSPELT = ("road", "street", "avenue", "close", "drive", "lane", "crescent", "court", "gardens", "terrace", "grove", "square", "mews", "cottages", "hill")


def _misspelt(word: str) -> set[str]:
    halves = [(word[:i], word[i:]) for i in range(1, len(word) + 1)]
    changed = {a + b[1:] for a, b in halves} | {a + b[1] + b[0] + b[2:] for a, b in halves if len(b) > 1}
    return changed | {a + letter + b[cut:] for a, b in halves for letter in "abcdefghijklmnopqrstuvwxyz" for cut in (0, 1)}


# "aveneu", "crecsent": one letter wrong, missing, too many, or two changed places.
MISSPELT_STREETS = frozenset(wrong for word in _OFTEN_MISSPELT for wrong in _misspelt(word)) - COMMON.keys()
