"""Words by which ``language.py`` knows English, and Urdu, Punjabi and Bengali in Latin letters. In small letters."""
from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Frequent in questions, and in none of the languages that language.py knows, romanised ones included.
ENGLISH = _words("""
    about any because been child children could did does don't excluded for from get gets good got has have he's his
    how i'm it's kids my need needs of please she's should thank thanks that their they this want what when where
    which who why with would you your
""")

# Frequent words as people spell them. None is an English one, nor a short form or misspelling that is usual here.
_URDU_AND_PUNJABI = _words("""
    akal apne assalam aur bacha bachay bache bachi bachon beta bete beti chutti chuttian chuttiyan hai hain jagah
    karna kaun koi madad mera mere meri nahi nahin shukriya sri
""")
ROMANISED = {
    "pa-Latn": _URDU_AND_PUNJABI | _words("""
        chahida chahidi chaunda chaundi dasso ditta haan kadon karda kardi kiddan kinni kithe kiven kudi lai
        mainu munda munde nu puchna sakda sakde sakdi sanu tuhada tuhade tuhadi tuhanu tusi vich
    """),
    "bn-Latn": _words("""
        ache achhe amader amake amar ami amra apnader apnar apni baccha bacchake bolte bondho chele cheler
        diyeche dorkar ekhon jabe jonno kake kemon keno kichu kivabe kobe korbo kore korte kothay lagbe meye
        meyer paren pari parte sathe shahajjo shomoy theke
    """),
    "ur-Latn": _URDU_AND_PUNJABI | _words("""
        aap aapka aapke aapki abhi apka apke apki apna apni baat batao chahiye chahta chahte chahti diya gaya
        hamare hamari hoon hota hoti humein jana kab kahan kaise karein karne karoon karta karti kis kisko kuch
        kya kyun liye mein mujhe raha rahi sakta sakte sakti tak woh yeh
    """),
}
PARTICLES = _words("bare da de di er ka ke ki ko main nai se si te")  # count beside a word of those above
