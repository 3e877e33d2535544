"""What people say when a child is in danger: patterns over bare words, by kind, the most pressing kind first.

``{name}`` stands for one of ``PARTS``; ``..`` for up to four words. Every gap is bounded, so no text makes a pattern slow.
"""
from __future__ import annotations

PARTS = {
    "adult": (
        r"(?:mum|dad|step ?(?:mum|dad|mother|father|brother|parent)|parents?|uncle|aunt(?:ie|y)?|nan|nana|gran|grandad|grandma|"
        r"grandfather|grandmother|carers?|fosterer|foster (?:mum|dad|parents?|carers?|brother|sister|family)|teachers?|ta|staff|"
        r"(?:key ?|social |support |youth |care )?workers?|partner|boyfriend|husband|ex|man|men|bloke|guy|cousin|brother|sister|"
        r"babysitter|neighbours?|someone|coach|tutor|driver|imam|priest|adults?|people|boys|girls|lads?|family|lodger|"
        r"he|she|they|who)"
    ),
    "victim": (
        r"(?:me|him|her|us|them|my (?:\w+ )?(?:child|children|son|daughter|sister|brother|friend|mate|baby|cousin|head|face|arm|"
        r"arms|back|legs?|hair|neck|hand)|(?:the|a|this|that|his|her|their|our|foster) (?:\w+ )?(?:child|children|son|daughter|"
        r"baby|babies|boys?|girls?|toddler|young person|pupil|student|face|head|arm|arms|neck|sister|brother|hair))"
    ),
    "child": (
        r"(?:he|she|they|i|child|children|boy|girl|son|daughter|baby|toddler|lad|lass|teen|teenager|young person|pupil|student|"
        r"sister|brother|niece|nephew|grandson|granddaughter|friend|mate|bestie|looked after|foster (?:son|daughter|child)|one)"
    ),
    "hits": (
        r"(?:hit|hits|hitting|hurt|hurts|hurting|beats?|beating|beaten|slap\w*|punch\w*|kick\w*|chok\w*|strangl\w*|smack\w*|"
        r"whack\w*|burns?|burnt|burned|burning|shook|shakes|shaking|threw|throws|thrown|batter\w*|throttl\w*|bit|bites|biting|"
        r"belts?|belted|whip\w*|caned|canes|stab\w*|drag\w*|grab\w*|pinned|pins|pinches|shov\w*|pushe[sd]|pushing|abus\w*|"
        r"assault\w*|attack\w*|harm\w*|lamp\w*|bash\w*|banged|bangs)"
    ),
    "..": r"(?:\w+ ){0,4}",
    "self": r"(?:myself|himself|herself|themself|themselves|hisself|my self|him self|her self|them selves)",
    "their": r"(?:my|his|her|their|our)",
}

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
    r"(?:gifted|talented)", r"dbs disclosure\w*", r"disclosure and barring",
]

PHRASES: dict[str, list[str]] = {
    "danger_now": [
        r"(?:has|got|have|holding|holds|pulled|waving|carrying|with|grabbed|picked up) (?:a |the |his |her )?(?:big |kitchen )?"
        r"(?:knife|gun|weapon|machete|blade|hammer|axe|zombie knife)",
        r"(?:trying|going|threat\w*|wants|about|said (?:\w+ )?(?:will|would|wants)) (?:\w+ )?(?:to )?(?:kill|stab|shoot|attack|beat|burn) ",
        r"(?:will|going to|he ll|gon) (?:kill|stab|murder) (?!myself|himself|herself)", r"kill (?:me|us|him|her|them|my|the child|you)\b(?!self)",
        r"threat\w* (?:{victim}|to (?:hurt|harm|hit|kill))", r"unconscious", r"(?:not|isnt|stopped|cant|barely|wont) (?:breath\w*|wake up|waking up|wake)",
        r"not responding", r"bleeding (?:a lot|lots|out|badly|heavily|everywhere|from|and|so)", r"in (?:real |immediate |serious |big )?danger\b",
        r"(?:breaking|break|broke|kicking|smashing|banging|getting|get|climbing) (?:in|into|down|on) (?:the |my |our )?(?:door|house|flat|window|home)",
        r"someone (?:is )?(?:in|outside) (?:the|our|my) (?:house|home|flat)", r"attack\w* {victim}", r"house is on fire", r"there is a fire",
        r"(?:is|are|was|been|got|getting) (?:being )?(?:stabbed|shot|attacked|kidnapped|abducted|held hostage|strangled)",
        r"(?:call|need|send|get|phone|ring|calling) (?:me |us )?(?:the |an |for the )?(?:police|ambulance|999)(?! officer)", r"kidnap\w*", r"abduct\w*",
        r"hiding (?:in|under|from|behind)", r"(?:not|isnt|dont feel|doesnt feel|never feel|arent|wont be|am not|aint) (?:\w+ )?safe\b"
        r"(?! (?:to assume|space|route))", r"unsafe (?:right now|tonight|at|here|with|in|home)",
        r"(?:scared|afraid|frightened|terrified|petrified) (?:\w+ )?(?:of|to go|for|hes|he|she|what|they) {..}(?:home|him|her|dad|mum|them|life|hurt|kill|"
        r"hit|do|carer|house|happen|boyfriend|step|uncle|partner|ex)", r"help (?:me|us) (?:now|please|quick\w*|he|she|they|i am|im|someone|my|asap)",
        r"please help (?:me|us|now|he|she|him|her|my) {..}(?:scared|hurt|danger|hit|kill|missing|die|hitting|safe|tonight|door)", r"(?:took|taken|swallowed|taking|had|"
        r"drank|ate) (?:\w+ ){0,3}(?:tablets|bleach|overdose|poison)", r"overdos\w*", r"od ?d\b", r"(?:came|coming|come) (?:at|after) (?:me|us|him|her)",
        r"follow(?:ing|ed) (?:me|him|her|us) (?:home|and|from|in|by)", r"lock(?:ed|ing) (?:me|us|him|her|them|in)",
        r"get me out", r"hurt (?:really )?bad\w*", r"(?:is|are) going to hurt", r"emergency (?:now|right now|help|please|social worker|duty)",
        r"immediate (?:risk|danger|harm)", r"risk to life", r"at risk (?:right now|tonight|now|of (?:\w+ )?harm)",
    ],
    "suicide": [
        r"suicid\w*", r"kill\w* {self}", r"end (?:it all|it|my life|his life|her life|their life|everything)\b", r"ending (?:it|my life|his life|her life|"
        r"their life|it all)", r"(?:want|wants|wanted|wanting|ready|going|rather|wish|try|trying|tried) (?:\w+ )?to (?:just )?(?:die|be dead|be gone|not "
        r"be here|not wake|not exist|disappear)\b", r"wish(?:es|ed)? (?:i|he|she|they|that i) (?:was|were|had|hadnt|wasnt|werent|could|didnt) (?:\w+ )?"
        r"(?:dead|died|never|born|here|alive|wake|not)", r"rather be dead", r"better (?:off|without) (?:dead|without|me|if i)", r"(?:dont|doesnt|didnt|do not|"
        r"not|no longer) want\w* (?:to )?(?:be here|live|exist|wake up|be alive|be around|carry on|go on|be in this world)\b", r"cutt?(?:ing|s)? (?:\w+ )?{self}",
        r"(?:cutting|cuts|cut|slit\w*|scratch\w*|burn\w*) (?:{their}|up) (?:\w+ )?(?:arms?|wrists?|legs?|thighs?|skin|self)", r"self harm\w*", r"(?:hurt\w*|harm\w*|hang\w*|"
        r"hung|stab\w*|starv\w*|burn\w*|poison\w*|punish\w*|chok\w*|drown\w*) {self}", r"(?:cuts|scars|marks) (?:all )?(?:on|over|up|down) {their} (?:arms?|wrists?|legs?|thighs?)",
        r"jump\w* (?:off|in front of|from) (?:\w+ ){0,2}(?:bridge|train|roof|car park|building|window|bus|lorry)", r"no point (?:in )?(?:living|being alive|being here|"
        r"any more|going on|in anything|carrying on|to life|in life|to anything)", r"nothing to live for", r"(?:tak\w*|took) (?:my|his|her|their) (?:own )?(?:life|lives)",
        r"(?:goodbye|leaving|farewell) (?:note|letter|letters|messages?|everyone|forever)", r"said goodbye", r"(?:no ?one|nobody|everyone) (?:would|will|ll|d) (?:\w+ )?(?:miss|notice|care|"
        r"be happier|be better)", r"(?:giv\w*|gave) away (?:all )?{their} (?:things|stuff|belongings|toys|clothes)", r"(?:cant|dont want to) (?:go on|carry on|do this|take it|take this|"
        r"live like this|do life|keep going) (?:any more|any longer|no more|like this)", r"cant (?:go|carry) on\b", r"life (?:is not|isnt|aint|not) worth", r"want it (?:all )?to (?:stop|end|be over)",
        r"thought\w* of (?:dying|ending|killing|death)", r"(?:talk\w*|think\w*|thought|googl\w*|search\w*|posting|drawing) (?:\w+ ){0,2}(?:about )?(?:dying|death|killing|being dead|how to die|ways to die|"
        r"hanging|ending)", r"(?:wont|not going to|wouldnt) be (?:here|around) (?:much longer|tomorrow|for long|next|any more)", r"dont (?:see|think) (?:a future|i will be here|ill be here)",
        r"ligature\w*", r"sh (?:again|ing)", r"(?:been|started|is|relapsed|doing) sh\b", r"feel\w* (?:like )?(?:dying|ending)", r"don t want to live", r"tired of (?:living|life|being alive|existing)",
        r"(?:sleep|go to sleep) and (?:not|never) wake",
    ],
    "sexual_abuse": [
        r"(?:touch\w*|feel\w* up|felt|kiss\w*|grop\w*|finger\w*|strok\w*|fondl\w*|rub\w*) (?:\w+ )?{victim}", r"touch\w* (?:\w+ ){0,3}(?:inappropriate\w*|privates?|down there|there|wrong|where|"
        r"sexual\w*|bottom|bum|chest|leg|legs|without)", r"inappropriate\w* (?:touch\w*|with|contact|relationship|behav\w*|toward\w*)", r"sexual\w* (?:\w+ )?(?:abus\w*|assault\w*|harm\w*|exploit\w*|"
        r"touch\w*|harass\w*|activity|behaviour|contact|offence|violence|relationship|inappropriate\w*|act\w*|things)", r"sexual\w* (?:\w+ )?by", r"rap(?:e|ed|ing|ist|es)\b", r"molest\w*",
        r"(?:made|make|makes|making|forc\w*|tell\w*|told) (?:me|him|her|us|them) (?:to )?(?:do (?:things|stuff|it|sex)|touch|watch|kiss|have sex|sleep with|undress|take (?:my|her|his) clothes|show)",
        r"private ?(?:parts?|area|bits)", r"{their} (?:privates|pants|knickers|underwear|willy|fanny|boobs)", r"(?:get|gets|got|comes?|came|climb\w*|sneaks?) (?:\w+ )?(?:in|into|in to|on|onto) (?:my|her|his) "
        r"(?:bed|bedroom|room)", r"(?:comes?|came|coming) (?:in|into|to) (?:my|her|his) (?:\w+ )?(?:bed|bedroom|room) at night", r"(?:had|having|have|has|wants?) sex (?:with|off|from)", r"sleep\w* with (?:a )?(?:older|{their} "
        r"(?:teacher|carer|step ?dad|uncle|social worker))", r"(?:our|a|special|big|little|keep it|keep a|kept it|kept a) (?:\w+ )?secret", r"(?:not to|dont|told me not to|told her not to|told him not to|cant|must not|mustnt) "
        r"tell (?:any ?one|any ?body|mum|no ?one|nobody)", r"incest", r"(?:things|stuff) (?:to|with) (?:me|him|her) (?:that )?(?:i|he|she)? ?(?:dont|doesnt|didnt|at night|in bed|i m not)",
        r"(?:does|did|doing|done|do) (?:things|stuff|something|bad things|horrible things|it) to (?:me|him|her|my|us)", r"flash(?:ed|es|ing) (?:me|her|him)", r"exposed himself", r"(?:pregnant|sti) and (?:only|just|is) (?:1[0-5]|\w+teen)",
        r"(?:watch\w*|film\w*|look\w* at) (?:me|her|him|us) (?:in the|undress\w*|shower\w*|chang\w*|naked|wash\w*)", r"csa\b", r"sexualised",
    ],
    "physical_abuse": [
        r"{adult} (?:\w+ ){0,5}{hits} (?:\w+ ){0,2}{victim}", r"{hits} (?:me|us)\b", r"(?:being|been|be|get|gets|getting|got|was|is|are|am|were) (?:\w+ ){0,2}(?:hit|hurt|beaten|beat|slapped|punched|kicked|choked|strangled|"
        r"smacked|battered|abused|harmed|whipped|belted|thrown|burned|burnt) (?:by|at home|with|every|again|up|when|in|for)", r"being (?:physically )?(?:hit|hurt|beaten|abused|harmed|battered|slapped|mistreated)",
        r"beat(?:s|en|ing)? (?:me|him|her|us|them)? ?up", r"bruis\w*", r"(?:unexplained|suspicious|new|fresh|lots of|nasty|finger|belt|slap|burn|bite|hand|strange|funny) (?:\w+ )?(?:injur\w*|marks?|prints?|burns?|cuts?)",
        r"black eyes?", r"hand ?prints?", r"cigarette burns?", r"marks? on (?:his|her|their|the|my) (?:\w+ )?(?:arms?|legs?|back|neck|face|body|bottom|wrists?|throat|child\w*|baby\w*)", r"physical\w* abus\w*",
        r"abus(?:ed|ing|es) (?:me|him|her|them|us|by|at|my|the|a|in|and)", r"(?:is|are|was|being|been|getting|am) (?:\w+ )?abused", r"child abuse", r"abusive (?:\w+ )?(?:parents?|carers?|home|dad|mum|partner|father|relationship|family|"
        r"foster|house)", r"(?:report|suspect|suspected|suspecting|signs of|disclos\w*|victim of|alleg\w*) (?:\w+ ){0,3}(?:abuse|harm|assault|neglect)", r"non accidental", r"(?:disclosed|disclosing|disclosure|discloses)",
        r"(?:{their}|broken|fractured) (?:arm|rib|ribs|jaw|nose) (?:is |was )?broken by", r"hurts? (?:me|him|her|us|them)\b", r"(?:flinch\w*|winces|cowers)", r"(?:scared|afraid|frightened|terrified) of {their} (?:\w+ )?{adult}",
        r"(?:scared|afraid|frightened|terrified|doesnt want|dont want|refus\w*|begging) (?:\w+ )?(?:not )?to go (?:back )?(?:home|back)\b", r"report (?:a |an )?(?:\w+ ){0,2}(?:safeguarding|child protection|welfare|concern|abuse|"
        r"carer|staff|teacher)", r"(?:make|making|made|raise|raising|submit\w*|need|log|put in|send) (?:a |an |the |in )?(?:\w+ )?(?:safeguarding|mash|child protection|section 47|s47|lado|urgent) (?:referral|concern|alert|report|issue)",
        r"(?:safeguarding|child protection|welfare) (?:concerns?|issues?|incident|alert|emergency|disclosure|referral) (?:about|for|re|regarding|to|with|on|tonight|today|now|please|involving|at)",
        r"(?:allegations?|complaint) (?:\w+ ){0,2}against (?:a|the|her|his|my|our) (?:\w+ )?(?:carer|teacher|staff|worker|member|foster|ta|coach)", r"lado\b", r"(?:out of hours|emergency duty|mash) (?:social|team|number|contact|line|referral|safeguarding|duty)",
        r"significant harm", r"(?:worried|concerned|worry|think|fear|reckon|suspect) (?:\w+ ){0,4}(?:child|girl|boy|children|baby|friend|mate|neighbour\w*|pupil|student|he|she) (?:\w+ ){0,4}(?:hurt|hit|abused|harmed|beaten|neglected|safe|danger|safety|"
        r"welfare|injured)", r"(?:twist\w*|pull\w*|yank\w*|broke) (?:my|his|her) (?:arm|hair|ear|wrist|fingers?)", r"held (?:my|his|her|me|him) (?:\w+ )?(?:down|under|throat|neck|against)", r"(?:hands?|fingers?) (?:round|around|on) (?:my|his|her) (?:throat|neck)",
    ],
    "exploitation": [
        r"county lines?", r"(?:gang|gangs|olders|elders|roadmen|dealers?) (?:\w+ ){0,5}(?:mak\w*|made|threat\w*|recruit\w*|after|owe\w*|force\w*|involve\w*|join\w*|want|wants|using|use|working|got|have|pick\w*|control\w*|give|gave)",
        r"(?:in|with|by|from|for|join\w*|to) (?:a |the |some |his |her )?(?:gangs?|olders|elders|drug dealers?)\b(?! of)", r"exploit\w*", r"traffick\w*", r"modern slave\w*", r"slave\b", r"(?:carry\w*|carries|sell\w*|sold|shot|shotting|shott\w*|deal\w*|hold\w*|"
        r"deliver\w*|drop\w*|hid\w*|mov\w*|transport\w*|running|run) (?:\w+ ){0,3}(?:drugs|weed|coke|cocaine|crack|heroin|packages?|parcels|bits|bags of|stuff for|food for|things for|a knife)", r"go(?:ing|es|ne)? (?:country|cunch|ot|out of town|cunny)\b", r"trap ?(?:house|ping|phone|pin)",
        r"cuckoo\w*", r"plugg(?:ed|ing)", r"debt (?:bondage|to)", r"owes? (?:\w+ ){0,3}(?:money|a debt|bands|p|them)", r"older (?:men|man|boyfriend|lads?|guys?|boys?|people|bf|male|males|friends?)\b", r"(?:adult|grown) (?:male|men|man|boyfriend)", r"boyfriend (?:is|who is|hes|of) (?:\w+ )?(?:2\d|3\d|4\d|"
        r"twenty|thirty|much older|older|way older|an adult)", r"(?:new|expensive|lots of) (?:\w+ )?(?:phones?|trainers|clothes|gifts|things|cash|money|jewellery) (?:\w+ ){0,6}(?:cant|wont|doesnt|not|dont|where|from|no idea|explain)", r"(?:two|2|three|second|burner|secret) phones?",
        r"unexplained (?:money|gifts|cash|absence\w*|phones?)", r"radicali[sz]\w*", r"extremis\w*", r"terroris\w*", r"\b(?:cse|cce)\b", r"nrm referral", r"(?:forc\w*|mak\w*|made) (?:\w+ ){0,2}(?:to )?(?:work|steal|beg|sell|shoplift|carry|deal|rob)\b", r"(?:picked up|collected|driven|taken|pick\w*) (?:\w+ )?(?:by|up by|to) "
        r"(?:\w+ ){0,2}(?:men|man|older|strangers?|cars?|hotels?|guys|males)", r"(?:hotels?|parties) with (?:\w+ )?(?:men|older|guys|man)", r"pass(?:ed|ing) (?:around|round)", r"pay\w* (?:me|her|him) (?:for|to have|to do) (?:sex|pictures|things|favours)", r"bando\b", r"caught with (?:\w+ ){0,3}(?:drugs|wraps|cash and)",
    ],
    "domestic_abuse": [
        r"domestic (?:abuse|violence|incident)", r"\bdv\b", r"forced? marriages?", r"(?:forc\w*|mak\w*|made|tak\w*|send\w*|fly\w*|sent|taken|trick\w*) (?:\w+ ){0,6}(?:marry|married|marriage|wedding|nikkah|nikah)", r"(?:marry|married to|engaged to) (?:a |an |my |her |some )?(?:\w+ )?(?:cousin|man|stranger|someone i|someone she|old)",
        r"\bfgm\b", r"female (?:circumcision|genital)", r"genital mutilation", r"(?:cut|cutting|circumcis\w*) (?:her|me|my (?:\w+ )?sister|girls|the girls|down there|ceremony)", r"honou?r (?:based|killing|abuse|violence)", r"(?:shame|dishonou?r\w*) (?:\w+ ){0,3}(?:family|kill|hurt|honou?r)",
        r"(?:dad|he|partner|boyfriend|husband|ex|step dad|stepfather|man|brother|uncle) (?:\w+ ){0,5}{hits} (?:\w+ )?(?:mum|nan|girlfriend|wife|carer|her|step mum)", r"(?:mum|she|partner|wife|girlfriend) (?:\w+ ){0,5}{hits} (?:\w+ )?(?:dad|him|husband)",
        r"(?:mum|she|wife|carer) (?:\w+ ){0,3}(?:gets|got|being|is|was|been) (?:\w+ )?(?:hit|beaten|hurt|battered|strangled|choked|punched|slapped)", r"(?:parents|mum and dad|dad and mum|they|carers|mum and (?:her|step) \w+) (?:\w+ ){0,4}(?:hitting each|throwing things|fighting all|fighting every|fight every|screaming at each|fighting again|violent)",
        r"violent (?:\w+ )?(?:partner|dad|ex|husband|boyfriend|home|man|relationship|towards|to|at|and|with|when|again|tonight|incident)", r"(?:is|gets|got|turned|becoming|been|being) (?:\w+ )?violent", r"(?:controls?|controlling) (?:\w+ )?(?:partner|boyfriend|husband|everything|me|her|what|ex|my|behaviour)", r"refuge\b",
        r"(?:hear\w*|heard|listen\w*) (?:\w+ ){0,5}(?:scream\w*|hit\w*|being beat\w*|thump\w*|smash\w*|crying|shouting) (?:\w+ ){0,5}(?:night|next door|mum|downstairs|her|again|every|him|house|children|child)", r"smash\w* (?:up )?(?:the|our|everything|things|stuff|plates)", r"throw\w* (?:things|stuff|plates) at", r"dont let (?:me|her) (?:leave|go out|out)",
    ],
    "online_harm": [
        r"nudes?\b", r"(?:naked|topless|rude|sexy|intimate|private|sexual|explicit|undressed|underwear|dirty|bad) (?:\w+ )?(?:pictures?|images?|videos?|selfies?|vids?|photographs?)", r"dick pictures?", r"blackmail\w*", r"sextort\w*", r"groom(?:ed|ing|er|s)\b", r"(?:meet|meeting|met|meets|chat\w*|talk\w*|messag\w*|speak\w*|texting|"
        r"contact\w*|dm|dming) (?:\w+ ){0,6}(?:online|snapchat|snap|discord|roblox|insta|instagram|tiktok|fortnite|xbox|game|internet|whatsapp|app|telegram|minecraft|fb|facebook)\b", r"(?:online|snapchat|snap|discord|roblox|insta|instagram|tiktok|fortnite|xbox|internet|game|app|telegram|minecraft) (?:\w+ ){0,8}(?:meet|"
        r"pictures|secret|stranger|older|weird|sexual|threat\w*|address|webcam|video call|naked|money|boyfriend)", r"want\w* (?:me |her |him |us |my \w+ )?to (?:meet|send (?:\w+ )?(?:pictures|videos)|meet up|come meet|go on cam)\b", r"(?:meet|meeting) (?:up )?(?:with )?(?:a |an |some |this )?(?:stranger|man|older|guy|bloke|someone she|"
        r"someone he|someone i|random)", r"(?:post\w*|shar\w*|leak\w*|send\w*|sent|spread\w*|expos\w*) (?:\w+ ){0,5}(?:pictures|videos?|images?|vids|screenshots) (?:of|to everyone|if|unless|round|around|online|to (?:my|her|his))", r"(?:ask\w*|send|sent|sending|beg\w*|want\w*|pressur\w*) (?:\w+ ){0,4}(?:pictures?|videos?|vids) (?:of (?:my|her|his|me|him)|"
        r"without|in (?:my|her|his)|back|or|and|but|to|from)", r"onlyfans", r"(?:on|over) (?:web)?cam\b", r"send (?:\w+ ){0,3}(?:or (?:he|they|else)|unless)", r"catfish\w*", r"deep ?fakes?", r"revenge porn", r"porn\w*",
    ],
    "missing": [
        r"(?:gone|went|reported|goes|going|been|still|is|are|has|have|as|be|report|reporting|him|her|was|child|pupil|person|boy|girl|son|daughter) (?:\w+ )?missing\b", r"missing (?:child|person|children|young person|from (?:home|care|placement|the|his|her|foster|residential)|since|again|episode|for|overnight|tonight|teen\w*|girl|boy|now|protocol|and)",
        r"misper\w*", r"(?:ran|run|running|runs|bolted|legged|legging|bunked|took|takes|gone|stormed|walked|left|storm|snuck|sneaks?|sneaking|climbed) (?:it )?(?:away|off|out)\b(?! of (?:time|money|class|lesson|school|options|patience|space|date|the (?:box|meeting|trip)))(?: (?:from|and|last|again|this|since|tonight|to|with|into|at|of (?:the )?(?:window|house|home|placement|bedroom)|the window|when|after|before|cant|because|hours?|we|i|he|she|his|her|in|yesterday|on|please|what|now|but)| $)",
        r"runaway", r"abscond\w*", r"awol", r"(?:hasnt|havent|didnt|not|never|wont|isnt|wasnt|aint|yet to|has not|did not|have not|failed to|hasn t|didn t|doesnt) (?:\w+ )?(?:come|came|coming|been|returned|return|returning|got|get|turned|show\w*|arrived|back|made it) (?:\w+ )?(?:back|home|up|to (?:the )?(?:placement|home|house|school)|from school|yet|last night|tonight|in|since|where)\b",
        r"(?:not|isnt|still not|aint) (?:back|home) (?:yet|from|and|since|at|tonight|it)", r"(?:dont|do not|doesnt|no|not|without|havent a|no one|nobody|never) (?:\w+ )?(?:know\w*|idea|clue|sure|knowing) where (?:\w+ ){0,3}(?:is|are|has|went|gone|been|was|be|could|at)\b", r"(?:cant|cannot|couldnt|not able to|unable to|can t) (?:find|locate|reach|trace|get hold of|contact) (?:him|her|them|my (?:\w+ )?(?:son|daughter|child|"
        r"children|sister|brother|friend|girl|boy|baby)|the (?:\w+ )?(?:child|boy|girl|baby|young person))", r"(?:not|hasnt|havent|nobody|no one|last|never|hasn t) (?:\w+ )?(?:been )?(?:seen|heard) (?:\w+ )?(?:him|her|them|since|from|of|for|at|anywhere|by)", r"(?:nobody|no one|none of us) (?:has |have |s )?(?:seen|heard)", r"(?:he|she|they|child|son|daughter|girl|boy|sister|brother|friend|"
        r"person|foster \w+) (?:\w+ )?(?:disappeared|vanished|is gone|s gone|gone since|has gone\b)", r"disappear\w* (?:from|since|last|for|again|after|on|at|every|all)", r"out all night", r"stay\w* out (?:all|over|late|until|till|for)", r"(?:phone|mobile) (?:is |s |has been |been |goes )?(?:off|switched|dead|straight to)", r"bed (?:is |was |s )?(?:empty|not slept|hasnt been)",
        r"where is (?:he|she|my (?:son|daughter|child|foster|sister|brother))\b(?: (?:he|she|i|we|please|its|it|has|been|cant)| $)", r"search\w* for (?:him|her|them|my|the (?:child|boy|girl))", r"sleep\w* rough", r"on the streets?\b", r"missing $",
    ],
    "neglect": [
        r"neglect\w*", r"emotional\w* (?:abus\w*|harm\w*)", r"(?:no|any|without|not (?:got )?(?:any|enough|had)|havent (?:had|got)|nothing|hasnt (?:had|got|eaten)|never any|little) (?:\w+ ){0,3}(?:food|eat|eaten|dinner|feeding)\b(?! (?:tech|technology|voucher|vouchers|bank))", r"(?:havent|hasnt|not|aint|have not|has not) (?:\w+ )?(?:eaten|been fed|fed|eat)\b", r"(?:wont|doesnt|dont|never|not|refus\w*|isnt|forget\w*|"
        r"stopped) (?:to )?(?:feed\w*|fed|give (?:me|him|her|us|them) (?:\w+ )?(?:food|dinner|eat|anything to eat))", r"starv\w*", r"(?:left|leaves|leaving|leave|home|live|lives|all) (?:\w+ ){0,3}(?:alone|by myself|on (?:my|his|her|their) own|by himself|by herself|unattended|home alone) (?:\w+ ){0,3}(?:all|for|at|overnight|since|while|when|every|again|with|in|and|most|days?|night|nights|house|till|until)",
        r"lock(?:ed|s|ing)? (?:\w+ )?(?:me|him|her|them|us|child|children|baby|in)", r"scream(?:s|ed|ing)? (?:and \w+ )?at (?:me|him|her|them|us|the|child|baby)", r"(?:call\w*|tell\w*|told|says?) (?:me|him|her|us) (?:that )?(?:i am |im |he is |she is |i m |is |are |a |all )?(?:worthless|useless|stupid|nothing|fat|ugly|unwanted|disgusting|evil|mistake|pathetic|waste)", r"(?:hates?|dont want|doesnt want|"
        r"never wanted|wish\w*|dont love|doesnt love) (?:me|him|her) (?:and|any more|here|she|he|they|to|in)", r"(?:too drunk|always drunk|drunk all|passed out|drunk every|off (?:her|his|their) (?:head|face)|drinking all|high all|on drugs|using drugs|drunk and|drunk again|smack ?head|crack ?head)", r"(?:no|hasnt any|without) (?:heating|electric\w*|hot water|clean clothes|bed|blanket\w*|coat in)", r"filthy",
        r"(?:sleep\w*|slept) on (?:the|a) (?:floor|sofa in)", r"(?:wont|didnt|never|not|refus\w*|doesnt|havent|hasnt) (?:\w+ ){0,2}(?:tak\w*|took) (?:me|him|her|them|us) to (?:the |a )?(?:doctor\w*|hospital|dentist|gp|a ?and ?e)", r"(?:dirty|smell\w*|smelly|stinks?|nits|lice|hungry|underweight|thin|skinny|unwashed) (?:\w+ ){0,5}(?:every day|all the time|always|again|same clothes|clothes|worried|every|neglect|hungry|"
        r"dirty|bins|nobody|no one|stealing food|cold|for days)", r"(?:always|so|really|constantly|still) (?:hungry|starving|filthy|dirty)\b", r"(?:steal\w*|begging for|searching for|eat\w* from|look\w* for|hiding|hid\w*) (?:\w+ )?(?:food|bins?)", r"(?:mum|dad|carer|parent|nobody|they|she|he) (?:\w+ ){0,3}(?:doesnt|dont|never|not) (?:\w+ )?(?:look after|care for|care about|wash|cuddle|talk to|let me eat|speak to) (?:me|him|her|us|them)",
        r"lock\w* (?:\w+ )?(?:in|inside|out)(?: of)? (?:the|his|her|my|a|their) (?:\w+ )?(?:room|bedroom|cupboard|house|garage|shed|garden|bathroom|car)",
    ],
    "carer_strained": [
        r"(?:cant|can t|not|dont think i can|unable to|struggl\w* to|no longer|not able to|cant keep|barely) (?:\w+ ){0,2}(?:cop(?:e|ing)|do this|do it|go on|carry on|manage|take (?:it|this|much|any)|handle (?:it|him|her|this|them)|look after (?:him|her|them)|keep (?:him|her|them|going|doing)|care for (?:him|her|them)|deal with (?:him|her|this|it|them))(?: (?:\w+ ){0,2}(?:any ?more|any longer|much longer|"
        r"another|tonight|safe|now|with|him|her|them|no more|or|and|im|i)| $)", r"(?:my|the|at|end of|at the end of) (?:wits end|tether|rope|limit|breaking point|strength)\b", r"breaking point", r"end of (?:my|the|our|her|his) (?:tether|rope|strength|limits?)", r"(?:at|near|on) (?:my|the|our) (?:wits end|limit|knees|edge|brink)\b", r"(?:had enough|done|finished|broken|exhausted|burnt out|burned out|worn out|drained|shattered|falling apart|"
        r"crumbling|drowning|desperate|losing it|lost it|cracking up) (?:\w+ ){0,6}(?:cope|any more|him|her|them|tonight|placement|crying|carry on|can t|cant|hurt|hit|fostering|longer|alone|child|give up|else)", r"(?:going to|might|could|may|scared i|afraid i|worried i|about to|frightened i|nearly|almost|i ll|ill|i will|dont want to|before i|close to|feel like|want to|think i|will|wanted to|so i dont) (?:\w+ ){0,2}"
        r"(?:hurt|hit|hitting|hurting|harm|smack|smacking|snap|shake|shaking|shook|strangle|lose it|lose control|lash out|slap|slapped|hit|lost it|explode|do something)(?: (?:\w+ )?(?:him|her|them|the|my|at|with|stupid|i|bad)| $| and)", r"(?:lost it|lost control|lost my temper) (?:with|and|at|today|tonight)", r"(?:having|had|have|near|close to|heading for) (?:a |my )?(?:\w+ )?break ?down\b", r"break(?:ing)? down (?:crying|in tears|and|every|i)",
        r"(?:come|someone|you|need|want|please|social worker) (?:\w+ ){0,4}(?:take|remove|collect|get|pick) (?:him|her|them|the (?:child|children|boy|girl)|this child) (?:up |away|tonight|back|now|today|out|off|from|before)", r"(?:giv\w*|hand\w*|send\w*) (?:him|her|them|the children) (?:up|back|in)\b(?: |$)", r"placement (?:is |s |has |will |about to |going to |may |might |wont |at risk |on the )(?:\w+ ){0,3}(?:break\w*|collaps\w*|end\w*|fall\w*|last|"
        r"fail\w*|over|crisis|disrupt\w*|brink|edge|survive|point)", r"end (?:the|this) placement (?:now|today|tonight|immediately|or)", r"(?:cant|dont) (?:stop|keep) crying", r"cr(?:y|ying|ied) (?:every|all|myself|my eyes|and|in the|as i|while|constantly|again)", r"(?:dont know what|not sure what|scared of what|frightened of what) (?:\w+ )?(?:i|ill|i ll|i might|i will|im) (?:\w+ )?(?:do|might|capable)\b(?! about (?:the|his|her) (?:school|form|exam\w*))",
        r"(?:i|we) (?:really |just )?(?:want|need|have|feel like) to (?:run away|walk out|disappear|get away from (?:him|her|this))", r"(?:hate|resent|cant stand|scared of|frightened of|afraid of) (?:this child|my foster \w+|him|her|the child|fostering)", r"nobody (?:is )?(?:help\w*|listen\w*|car\w*|support\w*|come\w*)", r"no(?:t| )?(?:one| one)? (?:slept|sleep) (?:in|for) (?:\w+ )?(?:days|weeks|nights|months)", r"(?:i|we|carer|she) (?:\w+ ){0,2}(?:need|needs|want) (?:urgent |emergency |immediate )?respite",
        r"give up (?:any more|on (?:him|her|life)|tonight|completely)", r"(?:i|im|am|carer is|is) (?:\w+ )?(?:giving up|on my knees|at breaking|sinking|going under|desperate (?:for help|he|she|and|i)|not coping|struggling to cope)",
    ],
}
SQUEEZED = "wanttodie|killmyself|killherself|killhimself|endmylife|ranaway|runaway|gonemissing|ismissing|hitme|hitsme|hurtsme|hurtingme|touchedme|touchesme|touchingme|helpme|rapedme|beatsme|beatme|cutmyself|cuttingmyself|selfharm|cantcope|cantgoon|notsafe|indanger|suicid|abusedme|abusingme|wannadie|overdose"
