"""Passwords that are a plain word, codes by what they open, and what commands carry."""

from __future__ import annotations

import re
from typing import Final

from filters.recognizers.base import Rule

_NOUN: Final = (
    r"(?:[a-zäöüß]{2,14}[ \-]?)?(?:passwor[dt]|kennwort|losungswort|codewort|code-wort|zauberwort|schlüsselwort"
    r"|sicherheitswort|passphrase|wlan-?schlüssel|wifi-?schlüssel|netzwerkschlüssel|mot de passe|contraseña|parola"
    r" d['’]ordine|wachtwoord|hasło|parole|mdp|senha|password|pw)"
)
_PASS_GATE: Final = tuple(
    "passwor kennwort losungswort codewort code-wort zauberwort schlüsselwort sicherheitswort"
    " passphrase wlan wifi netzwerk mot contrase parol wachtwoord hasło mdp senha pw".split()
)
_IS: Final = r"(?:ist|war|lautet|heißt|is|was|est|était|es|era|è|to|było|luidt)"
#: What a code opens, and what one does with it.
_LOCK: Final = (
    r"(?:[a-zäöü]{0,14}schloss|safe|tresor|alarm(?:anlage)?|(?:haus|keller|garagen|eingangs|büro|hinter)?(?:tür|tor)e?"
    r"|garage|handy|smartphone|tablet|iphone|ipad|laptop|rechner|schlüsselbox|schlüsseltresor|koffer|spind|schließfach"
    r"|briefkasten|pforte|rolltor|schranke|zahlenkombination|kombination|geheimzahl|door|gate|lock|padlock|phone"
    r"|locker|portail|porte|alarme|coffre(?:-fort)?|cadenas|casier|téléphone|puerta|portal|candado|caja fuerte|alarma"
    r"|taquilla|móvil|cancello|portone|lucchetto|cassaforte|allarme|telefono|poort|deur|slot|kluis(?:je)?"
    r"|telefoon|brama"
    r"|bramy|furtk[ai]|drzwi|sejf|kłódk[ai]|alarmu?|domofonu?|telefonu?|klucze|kluczyk\w{0,3})"
)
_LOCK_GATE: Final = tuple(
    "schloss safe tresor alarm tür tor garage handy smartphone tablet iphone ipad laptop rechner schlüssel koffer spind"
    " schließfach brief pforte schranke kombination geheimzahl door gate lock phone porta porte coffre cadenas casier"
    " téléph puerta candado caja taquilla móvil cancello lucch cassaf allarme telef poort deur slot kluis bram"
    " furt drzwi"
    " sejf kłódk domofon klucz".split()
)
_OPENS: Final = (
    r"(?:ausschalt\w{0,3}|abschalt\w{0,3}|entsperr\w{0,4}|öffne\w{0,3}|geöffnet|entschärf\w{0,3}|deaktivier\w{0,3}"
    r"|freischalt\w{0,3}|entriegel\w{0,2}|aufmach\w{0,3}|aufschließ\w{0,3}|abstell\w{0,3}|geht|öffnet|aufgeht|scharf"
    r"|stellen|unlock\w{0,3}|disarm\w{0,3}|opens?|turn off|désactiv\w{1,4}|ouvr\w{1,4}|déverrouill\w{1,4}|s['’]ouvre"
    r"|desactiv\w{1,4}|abr\w{1,4}|desbloque\w{1,4}|disattiv\w{1,4}|apr\w{1,4}|sblocc\w{1,4}|ontgrendel\w{0,3}|uitzetten"
    r"|opent|gaat open|wyłącz\w{1,4}|otw\w{2,8}|odblok\w{2,6})"
)
_OPEN_GATE: Final = tuple(
    "schalt entsperr öffne entschärf deaktivier freischalt entriegel aufmach schließ stell geht scharf unlock"
    " disarm open"
    " turn désactiv ouvr déverr desactiv abr desbloq disattiv apr sblocc ontgrendel uitzet gaat wyłącz otw"
    " odblok".split()
)
_KEY: Final = r"(?P<v>[*#]?\d{4,8}[*#]?)(?![\w%€]|[.,:/\-]\d|\s(?:€|Euro|EUR|Uhr|x|mm|cm|kg))"

MORE: Final[tuple[Rule, ...]] = (
    Rule(
        "figures",
        re.compile(
            r"(?<![^\W_])(?i:passwor[dt]|kennwort|pw|mot de passe|contraseña|wachtwoord|hasło)[ :=]{1,3}(?P<v>\d{4,12})"
            r"(?![\w%€]|[.,:/\-]\d|\s(?:[Zz]eichen|[Ss]tellen|[Tt]age|[Mm]inuten|[Mm]al|characters|caract|znak|tekens))"
        ),
        "password",
        0.8,
        ("wor", "pw", "passe", "contrase", "hasło"),
    ),
    Rule(
        "numbered",
        re.compile(
            r"(?<![^\W_])(?i:pin|puk|i?tan|code) ?(?:Nr\.? ?)?\d{1,3}(?:: ?| )(?P<v>\d{4,8})(?![\w%€]|[.,:/\-]\d)"
        ),
        "pin",
        0.8,
        ("pin", "puk", "tan", "code"),
    ),
    Rule(
        "activation",
        re.compile(
            r"(?<![^\W_])(?i:freischalt|aktivierungs|verifizierungs|registrierungs|zugangs|anmelde|login"
            r"|entsperr|tür|tor|haustür"
            r"|garagen|alarm|schlüsselkasten|schlüsselsafe|schlüsselbox|schlüsseltresor|safe|sicherheits"
            r"|activation|unlock"
            r"|access|d['’]activation|d['’]accès|wpa2?|wlan|wi-?fi)[ \-]?(?i:codes?|schlüssel|nummer|key|pin)?"
            r"(?: (?i:ist|lautet|is|est))?[:= ]{1,3}(?P<v>[A-Z\d]{2,8}-[A-Z\d]{2,8}(?:-[A-Z\d]{2,8})?"
            r"|\d{4,8}[#*]?|\d{16,63})"
            r"(?![\w%€]|[.,:/\-]\d|\s(?:Euro|EUR|Uhr|x|mm))"
        ),
        "pin",
        0.8,
        tuple("code schlüssel key pin alarm safe nummer tresor box kasten".split()),
    ),
    Rule(
        "phrase",
        re.compile(
            r"(?i:passphrase|passwort|kennwort|password"
            r"|passwortsatz)[:= ]{1,3}[\"„»](?P<v>[^\W\d_]{2,20} [^\W\d_]{2,20}"
            r"(?: [^\W\d_]{2,20})?(?: [^\W\d_]{2,20})?(?: [^\W\d_]{2,20})?)[\"“«]"
        ),
        "password",
        0.75,
        ("phrase", "wor"),
    ),
    Rule(
        "word",
        re.compile(
            rf"(?<![^\W_])(?i:{_NOUN})(?!\w)[^\n.!?:„“\"»«(=]{{0,40}}?\s?[:=]\s{{1,2}}[\"„»]?"
            r"(?P<v>[^\W\d_]{5,30}|[^\W\d_]{2,20}(?:[\-_.+][^\W\d_]{2,20})(?:[\-_.+][^\W\d_]{2,20})?(?:[\-_.+][^\W\d_]{2,20})?)(?=[\"“«]?(?:[,;!)]|\.(?![^\W_])|\s?$|\s[–-]))",
            re.MULTILINE,
        ),
        "password",
        0.8,
        _PASS_GATE,
    ),
    Rule(
        "word_is",
        re.compile(
            rf"(?<![^\W_])(?i:{_NOUN})(?!\w)[^\n.!?:„“\"»«(=]{{0,40}}?\s(?i:{_IS}|(?-i:nennen"
            rf"|sagen)):?\s[\"„»]?"
            r"(?P<v>[^\W\d_]{5,30}|[^\W\d_]{2,20}(?:[\-_.+][^\W\d_]{2,20})(?:[\-_.+][^\W\d_]{2,20})?(?:[\-_.+][^\W\d_]{2,20})?)(?=[\"“«]?(?:[.,;!)]|\s?$|\s[–-]))",
            re.MULTILINE,
        ),
        "password",
        0.8,
        _PASS_GATE,
    ),
    Rule(
        "word_said",
        re.compile(
            r"(?<![^\W_])(?i:code-?wort|losungswort|sicherheitswort|kennwort|passwort|zauberwort) [\"„»]?"
            r"(?P<v>[A-ZÄÖÜ][a-zäöüß]{4,24})(?=[\"“«]? (?:nennen|sagen|angeben|eingeben|benutzen|verwenden"
            r"|nehmen)\b|[\"“«]?[.!]?\s?$)",
            re.MULTILINE,
        ),
        "password",
        0.8,
        ("wort",),
    ),
    Rule(
        "network",
        re.compile(
            r"(?<![^\W_])(?i:(?:gast-?|gäste-?)?(?:wlan|wi-?fi|wireless|hotspot)|netzwerkschlüssel|router"
            r"|fritz!?box)(?![^\W_])"
            r"[^\n.!?]{0,40}?(?:[:/=]|(?i:schlüssel|passwort|pw|key|kennwort|code|clé|clave|chiave|sleutel"
            r"|klucz|password))"
            r"[:= ]{1,3}[\"„]?(?P<v>(?=[^\s]{0,30}\d)(?=[^\s]{0,30}[A-Za-z])[^\s\"'„“<>()/:,;]{8,63})(?![\w@/])"
        ),
        "password",
        0.8,
        ("wlan", "wifi", "wi-fi", "wireless", "hotspot", "netzwerk", "router", "fritz"),
    ),
    Rule(
        "another",
        re.compile(
            r"(?i:passwort|kennwort|password|mot de passe|contraseña|wachtwoord|hasło"
            r"|pw)[^\n]{4,80}?[,;/]\s?(?i:(?:das |the )?"
            r"neue?s?|new|nouveau|nueva?|nuov[ao]|nieuwe?|nowe|jetzt|danach|vorher|früher|altes|alt)[: ]{1,3}[\"„]?"
            r"(?P<v>(?=[^\s]{0,30}\d)(?=[^\s]{0,30}[^\W\d_])[^\s\"'„“<>()/:,;]{6,40})"
        ),
        "password",
        0.8,
        ("wort", "word", "passe", "contrase", "hasło", "pw"),
    ),
    Rule(
        "lock",
        re.compile(
            rf"(?<![^\W_])(?i:{_LOCK})(?![^\W_])[^\n.!?\d]{{0,30}}?(?i:{_OPENS})?[^\n.!?\d]{{0,12}}?\s"
            rf"(?i:mit|with|using|avec|con|met|via|per|kodem|code|pin|von der|z) (?:(?i:der|dem|the|le|la|el|il"
            rf"|de|code|pin) )?{_KEY}"
        ),
        "pin",
        0.85,
        _LOCK_GATE,
    ),
    Rule(
        "opens",
        re.compile(
            rf"(?<![^\W_])(?i:{_OPENS})(?![^\W_])[^\n.!?\d]{{0,16}}\s(?i:mit|with|using|avec|con|met|via|per|kodem|z)"
            rf" (?:(?i:der|dem|the|le|la|el|il|de|code|pin|kodem) )?{_KEY}"
        ),
        "pin",
        0.8,
        _OPEN_GATE,
    ),
    Rule(
        "number_lock",
        re.compile(
            r"(?<![^\W_])(?i:[a-zäöü]{0,14}schloss|geheimzahl|geheimnummer|zahlenkombination|zahlencode"
            r"|kombination|padlock"
            r"|combination|combinaison|cadenas|candado|combinación|lucchetto|combinazione|cijferslot|cijfercode|kłódka"
            r"|szyfr|numer pin|tresor|safe)(?![^\W_])(?:[^\n.!?\d]{0,24}?(?:ist|is|lautet|est|es|è|to|:|=))?[ :=]{1,3}"
            r"(?:rechts |links )?(?P<v>\d{3,8}[*#]?|\d{1,2}[\- ]\d{1,2}(?:[\- ]\d{1,2})?)(?![\w%€]|[.,:/]\d|\s(?:€|Euro"
            r"|EUR|mm|cm))"
        ),
        "pin",
        0.8,
        tuple(
            "schloss geheim kombination zahlen padlock combina cadenas candado lucch cijfer kłódk szyfr pin tresor"
            " safe".split()
        ),
    ),
    Rule(
        "recovery",
        re.compile(
            r"(?i:backup|recovery|wiederherstellungs?|notfall|rettungs?|einmal|reset|récupération|recuperación|recupero"
            r"|herstel|zapasow\w{1,2}|2fa|mfa)[ \-]?(?i:codes?|keys?|schlüssel|passwör?ter|kod\w?|código|codice)"
            r"[^\n\w]{1,4}(?P<v>(?=[\w\-]{0,12}\d)[A-Za-z\d]{3,8}-[A-Za-z\d]{3,8}(?:-[A-Za-z\d]{3,8})?(?:-[A-Za-z\d]{3,8})?(?:-[A-Za-z\d]{3,8})?)(?![\w])"
        ),
        "password",
        0.85,
        ("code", "key", "schlüssel", "kod", "códi", "codice", "passw"),
    ),
    Rule(
        "seed",
        re.compile(
            r"(?i:seed[ \-]?(?:phrase)?|mnemonic|passphrase|wallet[ \-]?(?:phrase|wörter|words)"
            r"|wiederherstellungs?phrase)[:= ]{1,3}[\"„]?"
            r"(?P<v>[a-zäöü]{3,12} [a-zäöü]{3,12} [a-z äöü]{3,260}[a-zäöü])(?!\w)"
        ),
        "password",
        0.85,
        ("seed", "mnemonic", "wallet", "phrase"),
    ),
    Rule(
        "cli",
        re.compile(
            r"(?<![\w\-])(?:mysql\w{0,6}|curl|smbclient|net use|sshpass|xfreerdp|sqlcmd|sqlplus|ldapsearch|mongo\w{0,4}"
            r"|rclone|wget|7z|zip|unzip|openssl)\b[^\n]{0,80}?(?:\s-p ?|\s-w ?|\s--password[= ]|\s-P |\s/p:"
            r"|\s(?:-[uU] ?|--user[= ])[\w.\-]{2,30}[:%]|/user:[\w.\\\-]{2,40} )[\"']?"
            r"(?P<v>(?=[^\s]{0,30}[\d!#$%&?+])(?=[^\s]{0,30}[A-Za-z])[^\s\"'<>|;&$]{5,60})"
        ),
        "password",
        0.9,
        tuple(
            "mysql curl smbclient net sshpass xfreerdp sqlcmd sqlplus ldapsearch mongo rclone wget 7z zip"
            " openssl".split()
        ),
    ),
    Rule(
        "cookie",
        re.compile(
            r"(?i:set-cookie|cookie):?"
            r" ?[^\n]{0,120}?\b[\w\-]{2,30}=(?P<v>(?=[\w\-.%+/]{0,40}\d)(?=[\w\-.%+/]{0,40}[A-Za-z])[\w\-.%+/]{12,400})"
        ),
        "session_id",
        0.85,
        ("cookie",),
    ),
    Rule(
        "account_key",
        re.compile(r"(?i:accountkey|sharedaccesskey|sharedaccesssignature)\s?=\s?(?P<v>[A-Za-z\d+/=%&\-_.]{16,200})"),
        "api_key",
        0.95,
        ("accountkey", "sharedaccess"),
    ),
    Rule(
        "question",
        re.compile(
            r"(?i:sicherheitsfrage|security question|question secrète|pregunta de seguridad|domanda segreta"
            r"|beveiligingsvraag|pytanie pomocnicze)[^\n]{4,80}?(?:[=?]|(?i:antwort|answer|réponse|respuesta|risposta"
            r"|antwoord|odpowiedź)[: ])\s{0,2}[\"„]?(?P<v>[A-ZÄÖÜ][^\W\d_]{2,30})(?=[\"“.,;!)]|\s?$)",
            re.MULTILINE,
        ),
        "password",
        0.8,
        ("frage", "question", "pregunta", "domanda", "vraag", "pytanie"),
    ),
)
#: Rules whose value is a plain word.
WORDS: Final = frozenset({"word", "word_is", "word_said"})
#: Rules whose form is proof enough.
CERTAIN: Final = frozenset(
    {"figures", "numbered", "activation", "phrase", "lock", "opens", "number_lock", "account_key", "recovery", "seed"}
)
_FORM = frozenset(
    """pflicht pflichtfeld erforderlich required obligatoire obligatorio obligatorisch vergessen geheim
    geheimsache privatsache
    falsch richtig leer unbekannt unverändert abgelaufen gesperrt gültig ungültig sicher unsicher stark schwach mittel
    standard mindestens maximal optional notwendig nötig bekannt verschlüsselt gespeichert geändert ändern anzeigen
    zurücksetzen wiederholen bestätigen eingeben login password passwort kennwort benutzername username email anmelden
    weiter abbrechen hilfe werkzeug hash text string hidden masked none null true false incorrect wrong correct expired
    invalid strong weak empty forgotten secret confidential oublié incorrecto olvidada incorrecta obligatoria segura
    errata sbagliata dimenticata obbligatoria scaduta vergeten verplicht onjuist verlopen nieprawidłowe wymagane błędne
    identisch gleich kompromittiert sichtbar versteckt vertraulich persönlich privat individuell zeichen zahlen
    buchstaben niemand niemandem keinem nichts alles dasselbe folgt separat schriftlich telefonisch mündlich postalisch
    unsicherheit thema vergabe verwaltung länge änderung eingabe abfrage schutz manager regeln richtlinie hinweis fehler
    fehlgeschlagen erfolgreich weiterhin danach hier dort heute morgen gestern bitte danke unten oben""".split()
)


def is_word(value: str) -> bool:
    """Whether a plain word behind "password" is one: no word of a form, no verb of the sentence."""
    folded = value.casefold()
    return folded not in _FORM and not folded.startswith(("mindest", "xxxx", "vergess", "beispiel"))
