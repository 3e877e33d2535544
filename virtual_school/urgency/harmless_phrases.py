"""What people say when nobody is in danger, in words that also speak of danger: patterns over bare words (``phrases.py``)."""
from __future__ import annotations

# A whole message that only ends a chat, as ``bare_words`` gives it. By its meaning it is near to a last goodbye.
FAREWELL = r" (?:(?:ok|okay|thanks|thank you|ta) )*(?:good ?)?bye(?: bye)?(?: now| for now| then)? "

# Taken out before anything is looked for: hot words in a harmless sense. `\w*` keeps each within a word.
HARMLESS = [
    r"(?:excluded|suspended|expelled|exclusion|suspension|isolated|isolation|detention|fixed term|permanently excluded|kicked out|"
    r"thrown out|in trouble|fte|pex) (?:\w+ ){0,6}(?:fight\w*|hit\w*|punch\w*|kick\w*|knife|weapon|blade|drugs|weed|vap\w*|threat\w*|"
    r"attack\w*|assault\w*|push\w*|slap\w*|throw\w*|bullying|abus\w*|violence|violent)(?: (?:a|an|the|another|his|her|my|in|at|to|"
    r"with|on|into|towards|someone|classmate|teacher|teachers|pupil|student|boy|girl|child|member|of|staff|ta|school|class|other))*",
    r"(?:fight\w*|hit\w*|punch\w*|kick\w*|knife|weapon|drugs|attack\w*|assault\w*|threaten\w*|push\w*|bit|slap\w*) (?:\w+ ){0,7}"
    r"(?:excluded|suspended|expelled|exclusion|suspension|get him out)",
    r"kill(?:ing)? (?:time|two birds|the (?:mood|buzz|fun))", r"kill(?:s|ing) me (?:waiting|this|the|not knowing|with|all)",
    r"(?:this|it|that|the wait\w*|waiting|paperwork|form|suspense) (?:is |s )?kill(?:s|ing)? me", r"dying to \w+", r"death of me",
    r"(?:to kill a|murder) mocking ?bird", r"over my dead body", r"dead ?lines?", r"dead (?:easy|good|slow|quick|boring|link|end)",
    r"(?:missing|missed|misses|miss) (?:\w+ ){0,2}(?:school|lessons?|class\w*|terms?|work|homework|coursework|exams?|education|weeks?|"
    r"days?|meetings?|deadlines?|learning|schooling|gcses?|form|forms|money|payment|funding|documents?|page|information|"
    r"details|paperwork|uniform|out|grades?|results?|reports?|pep|the|a lot|lots|so much|some|half|call|calls)",
    r"(?:safeguarding|child protection|online safety|abuse|suicide|self harm|prevent|radicalisation|county lines|exploitation|"
    r"domestic abuse|domestic violence|fgm|grooming|knife crime|neglect|mental health|trauma|attachment|gangs?|e safety|trafficking) "
    r"(?:\w+ ){0,2}(?:training|course|courses|policy|policies|awareness|workshops?|lessons?|lead|week|prevention|webinars?|certificate|"
    r"refresher|assembly|resources|module|leaflet|level|education|conference|event)",
    r"(?:training|course|courses|policy|workshops?|lessons?|webinars?|leaflet|talk|talks|assembly|session|sessions|book|film|essay|"
    r"teach|teaching|learn|learning) (?:on|about|for|in|around) (?:\w+ ){0,3}(?:safeguarding|child protection|abuse|suicide|self harm|"
    r"radicalisation|county lines|exploitation|violence|fgm|grooming|knife crime|neglect|drugs|sex|consent|gangs|trafficking)",
    r"in danger of (?:\w+ ){0,2}(?:failing|losing|missing|falling|being|not|dropping|exclusion|running)", r"run(?:ning|s)? (?:out|away with)",
    r"ran (?:out|away with|off with|off (?:\w+ )?cop\w*)", r"hit (?:by|with) (?:a|the|another) (?:bill|fine|charge|cost)",
    r"beat\w* (?:the|about|around|all)", r"hurt\w* (?:\w+ )?(?:ankle|knee|foot|leg|wrist|feelings|chances|education|attendance|"
    r"progress|back|shoulder)", r"in touch", r"touch\w* (?:base|on|upon|up|screen|typing)", r"threat\w* (?:\w+ )?(?:with|of|me with|us with) "
    r"(?:a |an |the )?(?:fine|exclusion|court|legal|expulsion|suspension|prosecution|penalty)", r"threatening (?:to )?(?:fine|exclude|prosecute|expel)",
    r"locked out of (?:\w+ )?(?:account|system|portal|website|email|page|app|form)", r"attack of (?:asthma|nerves)", r"asthma attack",
    r"anti bullying", r"home alone rules?", r"(?:his|her|my|the) (?:phone|laptop|battery|computer|chromebook) (?:has )?(?:died|is dead)",
    r"cop(?:e|ing) with (?:\w+ )?(?:forms?|website|paperwork|maths|homework|exams?|gcses?|this form|the form|all this paper\w*|uniform)",
    r"wits end with (?:\w+ )?(?:forms?|website|paperwork|system|school|council|maths|homework|portal|admissions|emails?)",
    r"end of my tether with (?:\w+ )?(?:forms?|website|paperwork|system|council|maths|homework|portal|admissions)",
    r"(?:had enough|fed up|sick) (?:of|with) (?:\w+ )?(?:forms?|website|paperwork|system|council|school|waiting|calls?|robot|bot)",
    r"not come home with", r"shoot (?:me|us|him|her|you|an|over)", r"emergency contact\w*", r"placement breakdown (?:policy|meeting|form)",
    r"domestic abuse (?:act|refuge list)", r"police (?:career|check|cadets?|visit|officer talk|talk)", r"gang of friends",
    r"police officers?", r"safe (?:to assume|space|route)", r"gangs? of", r"food (?:tech|technology|vouchers?|banks?)",
    r"(?:do|might) about (?:the|his|her) (?:school|forms?|exam\w*)",
    r"(?:off|out|away) of (?:time|money|class|lesson|school|options|patience|space|date|the (?:box|meeting|trip))",
    r"(?:meet|meeting|met|meets) (?:\w+ ){0,5}(?:online|in person) (?:or|tutor\w*|instead)", r"online (?:meeting|tutor\w*|lessons?|safety|or in person)",
    r"(?:leaflets?|books?|stor(?:y|ies)|posters?|lesson plans?|resources) (?:\w+ ){0,3}(?:on|about) (?:\w+ ){0,2}(?:abuse|violence|suicide|grooming|missing|"
    r"gangs?|drugs|neglect|self harm|online grooming|knife crime)", r"polic(?:y|ies) (?:\w+ ){0,4}(?:nudes|drugs|restraint|missing|weapons|knives)",
    r"suicide squad", r"(?:an )?inspector calls (?:\w+ ){0,4}suicide", r"(?:romeo and juliet|macbeth) (?:\w+ ){0,4}(?:kill|stab)\w*",
    r"(?:isnt|not|still not) back (?:at|in|to) (?:\w+ ){0,2}school", r"cant find (?:\w+ ){1,3}(?:upn|form|forms|report|page|link|letter|number|login)",
    r"bruised ego", r"beats me", r"hit us hard", r"(?:is|are|the school is) on the streets? (?:behind|near|around|next|opposite|by)",
    r"on the streets around", r"stays? out late at (?:\w+ )?(?:club|practice|rehearsal|training)", r"private parts of the",
    r"(?:exclude|excluded|suspend|suspended) (?:\w+ ){0,4}for (?:carrying|having|bringing) (?:a |the )?(?:weapon|knife|blade)",
    r"(?:bruise|bruises) (?:from|at|after|playing) (?:rugby|football|pe|netball|hockey|judo)",
    r"(?:abused|neglected|hurt|beaten) before (?:he|she|they) (?:came|come|went) (?:in|into|to)", r"who have experienced (?:\w+ )?(?:abuse|violence|neglect)",
    r"be here for the whole", r"my (?:\w+ )?(?:mum|dad|carer)s? (?:is )?(?:going to|gonna|gon na) kill me (?:haha|lol|if i|for)",
    r"(?:do you need|to be|career|become|gcses) (?:\w+ ){0,6}(?:police|ambulance)",
    r"(?:gifted|talented)", r"dbs disclosure\w*", r"disclosure and barring",
]
