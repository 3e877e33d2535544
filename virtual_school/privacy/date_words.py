"""How the days, months and years of a date are written: in figures and in words, in English and in our families' languages, misspelt."""
from __future__ import annotations

# January and the others in Polish, Romanian, Spanish, French; the months of the Islamic year.
_OTHER_MONTHS = (
    r"(?:stycznia|lutego|marca|kwietnia|maja|czerwca|lipca|sierpnia|wrze[sś]nia|pa[zź]dziernika|listopada|grudnia|ianuarie|februarie|martie|aprilie|mai|iunie|iulie|septembrie|octombrie|noiembrie|decembrie|"
    r"enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|octobre|muharram|safar|rajab|sha'?ban|shawwal)"
)
_MISSPELT = r"(?:janu?a?r?y|feb[a-z]{2,6}y|mach|apirl|aprill?|augst|agust|sep[a-z]{3,6}r|oct[a-z]{2,4}r|nov[a-z]{3,5}r|dec[a-z]{3,5}r)"
# What begins a date is looked for at every letter: the English ones only.
FIRST_MONTH = r"(?:jan(?:uary)?|feb(?:ruary|uary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
MONTH = rf"(?:jan(?:uary)?|feb(?:ruary|uary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|{_MISSPELT}|{_OTHER_MONTHS})"
# "20.VI.2012": only with the year in full.
ROMAN = r"(?:i{1,3}|i?v|vi{1,3}|ix|xi{0,2})[\s./-]{1,2}(?:19|20)\d\d"
_ORDINAL = r"(?:(?:twenty|thirty)[\s-])?(?:first|second|third|fourth|fifth|sixth|seventh|eighth?|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth)|twentieth|thirtieth"
ONES = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen)"
DAY = rf"(?:[0-3]?\d(?:\s?(?:st|nd|rd|th))?|{_ORDINAL})"
DATE = rf"(?:the\s)?(?:{DAY}[\s./-]?(?:day\s)?(?:of\s)?{MONTH}\b\.?|{FIRST_MONTH}\.?\s(?:the\s)?{DAY}\b)"
SAID_YEAR = rf"(?:two thousand(?:\s(?:and\s)?(?:{ONES}|twenty(?:[\s-]{ONES})?))?|twenty[\s-](?:oh[\s-])?(?:{ONES}|twenty(?:[\s-]{ONES})?)|nineteen[\s-](?:eighty|ninety)(?:[\s-]{ONES})?|oh[\s-]{ONES})"
NUMBER_WORD = rf"(?:{ONES}|(?:twenty|thirty)(?:[\s-]{ONES})?|oh\s{ONES})"
YEAR = rf"(?:'?\d{{2}}|(?:19|20)\d{{2}}|{SAID_YEAR})"
FEAST = r"(?:(?:the\s)?(?:halloween|hallowe'en|boxing day|christmas day|christmas eve|xmas day|xmas eve|new year'?s (?:day|eve)|valentine'?s day|bonfire night|st (?:patrick|george|david|andrew)'?s day|midsummer'?s day|may day|leap day|(?:first|last) day of [a-z]{3,9}))"
WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?)"
# By numbers alone, in words: "the 7th day of the 7th month 2013", "day 10 month 3 year 2008", "the fourth of the tenth oh nine".
BY_NUMBERS = (
    rf"(?:the\s)?(?:{DAY}\s(?:day\s)?(?:of\s)?(?:the\s)?(?:{DAY}\smonth|month\s{DAY})(?:,?\s(?:of\s)?(?:the\s)?(?:year\s)?{YEAR})?|{DAY}\sof\sthe\s{DAY}[\s,]{{1,2}}(?:of\s)?(?:(?:19|20)\d\d|{SAID_YEAR}))"
)
