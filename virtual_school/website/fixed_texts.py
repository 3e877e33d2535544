"""What the website says by itself when nobody else can: the last words before silence."""
from __future__ import annotations

STARTING = (
    "The assistant is starting. This takes about half a minute.\n\n"
    "Please ask again in a moment, look through the answers to common questions, or phone the Virtual School team."
)
UNAVAILABLE = (
    "I'm sorry, I cannot look up an answer at the moment.\n\n"
    "Please ask again in a moment, look through the answers to common questions, or phone the Virtual School team."
)
NO_ANSWER = "I'm sorry, I don't have an answer to that. Please phone the Virtual School team and ask them."
CHOOSE = "I want to be sure that I understand you. Did you mean one of these?"
NONE_OF_THESE = "None of these"
NOT_KEPT = "This conversation cannot be kept at the moment. Each question is answered by itself."
LIMITED = "So many questions came at once that this one is answered by itself. Your conversation is still there."
ENDED = "Your earlier conversation has ended, so a new one begins here."
CLEARED = "Conversation cleared"
EMERGENCY = "If a child is in danger now, call"  # and then the number, as a link
AUTOMATED = "This is an automated service. Nobody reads along."
UNHELPFUL_REASONS = {"wrong": "It is wrong", "unclear": "It is unclear", "not_my_question": "It is not my question"}
HELPFUL_REASONS = {"no_call_needed": "I do not need to phone now"}
ALL_REASONS = {"yes": "Yes", **HELPFUL_REASONS, "no": "No", **UNHELPFUL_REASONS}  # where one press says it all
# What to have ready for the call; the team has to confirm the list: docs/before-going-live.md.
HAVE_AT_HAND = (
    "the name of the child's school and the year group",
    "any letter or e-mail from the school",
    "the name of the child's social worker, if there is one",
)
NO_FEEDBACK = "Your feedback could not be kept, because the conversation has ended or the service is busy."
NOT_CLEARED = "The conversation could not be cleared at the moment. Please try again in a minute."

# To a question in another language: this in English, then the same in one sentence of that language. The translations were
# written by us: docs/before-going-live.md. They say neither more nor less than the English.
ENGLISH_ONLY = "I can only read and answer questions in English. Please phone the Virtual School team on {phone}."
ENGLISH_ONLY_IN = {
    "ar": "هذه الخدمة تفهم الإنجليزية فقط، يُرجى الاتصال بفريق Virtual School على الرقم {phone}.",
    "bn": "এই পরিষেবা শুধু ইংরেজি বোঝে, অনুগ্রহ করে Virtual School দলকে {phone} নম্বরে ফোন করুন।",
    "bn-Latn": "Ei service shudhu English bojhe, doya kore Virtual School team ke {phone} number e phone korun.",
    "de": "Ich verstehe nur Englisch, bitte rufen Sie das Team der Virtual School unter {phone} an.",
    "es": "Solo entiendo inglés, por favor llame al equipo de Virtual School al {phone}.",
    "fr": "Je ne comprends que l'anglais, veuillez appeler l'équipe de Virtual School au {phone}.",
    "gu": "આ સેવા માત્ર અંગ્રેજી સમજે છે, કૃપા કરીને Virtual School ટીમને {phone} પર ફોન કરો.",
    "hi": "यह सेवा केवल अंग्रेज़ी समझती है, कृपया Virtual School टीम को {phone} पर फ़ोन करें।",
    "hu": "Csak angolul értek, kérem, hívja a Virtual School csapatát a {phone} telefonszámon.",
    "it": "Capisco solo l'inglese, per favore chiami il team della Virtual School al numero {phone}.",
    "lt": "Suprantu tik anglų kalbą, prašome skambinti Virtual School komandai telefonu {phone}.",
    "pa": "ਇਹ ਸੇਵਾ ਸਿਰਫ਼ ਅੰਗਰੇਜ਼ੀ ਸਮਝਦੀ ਹੈ, ਕਿਰਪਾ ਕਰਕੇ Virtual School ਦੀ ਟੀਮ ਨੂੰ {phone} ਤੇ ਫ਼ੋਨ ਕਰੋ।",
    "pa-Latn": "Eh service sirf English samajhdi hai, kirpa karke Virtual School di team nu {phone} te phone karo.",
    "pl": "Rozumiem tylko język angielski, proszę zadzwonić do zespołu Virtual School pod numer {phone}.",
    "pt": "Só compreendo inglês, por favor telefone para a equipa da Virtual School através do número {phone}.",
    "ro": "Înțeleg doar limba engleză, vă rugăm să sunați echipa Virtual School la numărul {phone}.",
    "ru": "Я понимаю только английский язык, пожалуйста, позвоните команде Virtual School по номеру {phone}.",
    "so": "Waxaan fahmaa Ingiriisi oo keliya, fadlan kooxda Virtual School ka wac {phone}.",
    "sq": "Kuptoj vetëm anglisht, ju lutem telefononi ekipin e Virtual School në numrin {phone}.",
    "ta": "இந்தச் சேவைக்கு ஆங்கிலம் மட்டுமே புரியும், தயவுசெய்து Virtual School குழுவை {phone} என்ற எண்ணில் அழையுங்கள்.",
    "tr": "Yalnızca İngilizce anlıyorum, lütfen Virtual School ekibini {phone} numaralı telefondan arayın.",
    "uk": "Я розумію лише англійську мову, будь ласка, зателефонуйте команді Virtual School за номером {phone}.",
    "ur": "یہ سروس صرف انگریزی سمجھتی ہے، براہ کرم Virtual School کی ٹیم کو {phone} پر فون کریں۔",
    "ur-Latn": "Yeh service sirf English samajhti hai, meherbani kar ke Virtual School ki team ko {phone} par phone karein.",
    "zh": "我只懂英语，请拨打 {phone} 联系 Virtual School 团队。",
}
