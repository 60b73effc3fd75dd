"""The table of national numbers: what each is called at home, how it is written, what checks it.

Sources: the issuing authorities as cited by python-stdnum (LGPL, used as a library) and Council Directive 2006/112/EC
for VAT numbers; labels are the everyday names in the country's languages and in English. `alone` marks numbers whose
check is strong enough without label.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from importlib import import_module
from typing import Final

Check = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class National:
    """One kind of number.

    Attributes:
        subtype: country and kind.
        labels: alternatives of its names.
        value: how it is written.
        module: the checking module of python-stdnum, or "" for none.
        alone: counts without label if the check holds.
        gate: literals of the labels.
    """

    subtype: str
    labels: str
    value: str
    module: str = ""
    alone: bool = False
    gate: tuple[str, ...] = ()

    def check(self) -> Check | None:
        """The check of python-stdnum, if there is one."""
        return import_module(f"stdnum.{self.module}").is_valid if self.module else None


def spanish_social_security(value: str) -> bool:
    """Province, serial and two check digits: the number of the first ten digits modulo 97."""
    digits = re.sub(r"\D", "", value)
    serial = int(digits[2:10])
    base = int(digits[:2]) * (10**7 if serial < 10**7 else 10**8) + serial
    return len(digits) == 12 and base % 97 == int(digits[10:])


def dated(value: str, order: str = "ymd") -> bool:
    """Whether six digits in front are a date; months and days with an offset are folded back."""
    digits = re.sub(r"\D", "", value)[:6]
    part = {order[i]: int(digits[2 * i : 2 * i + 2]) for i in range(3)}
    try:
        date(2000, part["m"] % 20 or 12, part["d"] % 40)
    except ValueError:
        return False
    return True


_D11 = r"\d{11}"
_D10 = r"\d{10}"
TABLE: Final[tuple[National, ...]] = (
    National(
        "at_svnr",
        r"svnr|sv-?nummer|sozialversicherungs|vsnr|ecard",
        r"\d{4}[ \-]?\d{6}",
        "at.vnr",
        False,
        ("sv", "sozialv", "vsnr", "ecard"),
    ),
    National("at_svnr", r"", r"[1-9]\d{3} \d{6}", "at.vnr", True),
    National("at_vat_id", r"uid|atu", r"ATU ?\d{8}", "at.uid", True, ("uid", "atu")),
    National(
        "at_tax_number",
        r"abgabenkonto|steuernummer|fa/st",
        r"\d{2}[ \-/]?\d{3}[/ ]?\d{4}",
        "",
        False,
        ("abgabenk", "steuern", "fa/st"),
    ),
    National(
        "be_nn",
        r"rijksregister|registre national|n[°º]? ?national|insz|niss|nationaalnummer|rrn",
        r"\d\d[. ]?\d\d[. ]?\d\d[ \-]?\d{3}[. ]?\d\d",
        "be.nn",
        False,
        ("rijks", "national", "nation", "insz", "niss", "rrn"),
    ),
    National("be_nn", r"", r"\d\d\.\d\d\.\d\d-\d{3}\.\d\d", "be.nn", True),
    National(
        "be_enterprise",
        r"ondernemings|kbo|bce|num[ée]ro d'entreprise|btw|tva",
        r"(?:BE ?)?[01]\d{3}[. ]?\d{3}[. ]?\d{3}",
        "",
        False,
        ("onderneming", "kbo", "bce", "entreprise", "btw", "tva"),
    ),
    National("bg_egn", r"egn|егн", _D10, "", False, ("egn", "егн")),
    National(
        "ch_ahv",
        r"ahv|avs|oasi|sozialversicherungs",
        r"756[. ]?\d{4}[. ]?\d{4}[. ]?\d\d",
        "",
        False,
        ("ahv", "avs", "oasi", "sozialv"),
    ),
    National("ch_ahv", r"", r"756[. ]?\d{4}[. ]?\d{4}[. ]?\d\d", "ch.ssn", True),
    National(
        "ch_uid",
        r"uid|ide|mwst|tva|iva",
        r"CHE[- ]?\d{3}\.?\d{3}\.?\d{3}(?: ?(?:MWST|TVA|IVA))?",
        "ch.uid",
        True,
        ("uid", "ide", "mwst", "tva", "iva"),
    ),
    National(
        "cz_rc",
        r"rodné číslo|rč|r\.č\.|rodné čislo|birth number",
        r"\d{6}/?\d{3,4}",
        "",
        False,
        ("rodn", "rč", "r.č", "birth number"),
    ),
    National("cz_dic", r"dič|ič|ičo", r"(?:CZ)?\d{8,10}", "", False, ("dič", "ič")),
    National("dk_cpr", r"cpr|personnummer", r"\d{6}[- ]?\d{4}", "", False, ("cpr", "personnummer")),
    National("dk_cvr", r"cvr|se-nr", r"\d{2} ?\d{2} ?\d{2} ?\d{2}", "", False, ("cvr", "se-nr")),
    National("ee_ik", r"isikukood|personal code", _D11, "", False, ("isiku", "personal code")),
    National(
        "es_dni",
        r"dni|nif|d\.n\.i\.?|documento nacional",
        r"\d{2}\.?\d{3}\.?\d{3}[ \-]?[A-Z]",
        "",
        False,
        ("dni", "nif", "d.n.i", "documento"),
    ),
    National("es_dni", r"", r"\d{8}-?[A-HJ-NP-TV-Z]", "es.dni", True),
    National("es_nie", r"nie|extranjer[oa]s?", r"[XYZ][ \-]?\d{7}[ \-]?[A-Z]", "", False, ("nie", "extranj")),
    National("es_nie", r"", r"[XYZ]-?\d{7}-?[A-Z]", "es.nie", True),
    National("es_cif", r"cif|nif", r"[A-HJ-NP-SUVW][ \-]?\d{7}[ \-]?[A-J\d]", "", False, ("cif", "nif")),
    National(
        "es_nuss",
        r"(?:seguridad social|afiliación|nuss|naf|s\.s\.)",
        r"\d{2}[ /\-]?\d{7,8}[ /\-]?\d{2}",
        "",
        False,
        ("segurid", "afilia", "nuss", "naf", "s.s."),
    ),
    National(
        "fi_hetu",
        r"henkilötunnus|hetu|personbeteckning",
        r"\d{6}[-+A-Y]\d{3}[A-Z\d]",
        "",
        False,
        ("henkil", "hetu", "personbet"),
    ),
    National("fi_hetu", r"", r"\d{6}[-+AB]\d{3}[A-Y\d]", "fi.hetu", True),
    National(
        "fr_nir",
        r"nir|(?:n[°º] ?(?:de )?)?s[ée]cu(?:rit[ée] sociale)?|n[°º] ?ss|num[ée]ro de s[ée]cu",
        r"[12][ .]?\d{2}[ .]?\d{2}[ .]?(?:\d{2}|2[AB])[ .]?\d{3}[ .]?\d{3}(?:[ .]?\d{2})?",
        "",
        False,
        ("nir", "cu", "ss"),
    ),
    National("fr_nir", r"", r"[12] ?\d{2} ?\d{2} ?(?:\d{2}|2[AB]) ?\d{3} ?\d{3} ?\d{2}", "fr.nir", True),
    National(
        "fr_spi",
        r"num[ée]ro fiscal|spi|n[°º] fiscal",
        r"[0-3]\d[ ]?\d{2} ?\d{3} ?\d{3} ?\d{3}",
        "",
        False,
        ("fiscal", "spi"),
    ),
    National("fr_siret", r"siret", r"\d{3} ?\d{3} ?\d{3} ?\d{5}", "", False, ("siret",)),
    National("fr_siren", r"siren|rcs(?: [A-Z]\w{2,20})?", r"\d{3} ?\d{3} ?\d{3}", "", False, ("siren", "rcs")),
    National("gb_nhs", r"nhs", r"\d{3}[ \-]?\d{3}[ \-]?\d{4}", "", False, ("nhs",)),
    National(
        "gb_nino", r"national insurance|nino|ni", r"[A-Z]{2} ?\d\d ?\d\d ?\d\d ?[A-D]", "", False, ("insurance", "ni")
    ),
    National("us_ssn", r"ssn|social security", r"\d{3}[- ]?\d{2}[- ]?\d{4}", "", False, ("ssn", "social")),
    National("gb_utr", r"utr|unique taxpayer(?: reference)?", r"\d{5} ?\d{5}", "", False, ("utr", "taxpayer")),
    National("gb_vat_id", r"vat(?: reg(?:istration)?)?", r"(?:GB ?)?\d{3} ?\d{4} ?\d{2}", "", False, ("vat",)),
    National("gr_afm", r"αφμ|afm", r"\d{9}", "", False, ("αφμ", "afm")),
    National("gr_amka", r"αμκα|amka", _D11, "", False, ("αμκα", "amka")),
    National("hr_oib", r"oib", _D11, "", False, ("oib",)),
    National("hu_taj", r"taj", r"\d{3}[ \-]?\d{3}[ \-]?\d{3}", "", False, ("taj",)),
    National("hu_tax", r"adóazonosító(?: jel)?|adószám", r"8\d{9}|\d{8}-\d-\d{2}", "", False, ("adó",)),
    National("ie_pps", r"pps|ppsn", r"\d{7}[A-W][A-IW]?", "", False, ("pps",)),
    National(
        "it_cf",
        r"c\.? ?f\.?|codice fiscale|cod\. fisc\.?",
        r"[A-Z]{6}\d{2}[A-Z]\d{2}[A-Z]\d{3}[A-Z]",
        "",
        False,
        ("cf", "c.f", "c. f", "fisc"),
    ),
    National(
        "it_cf",
        r"",
        r"[A-Z]{3} ?[A-Z]{3} ?[\dL-V]{2}[A-EHLMPR-T][\dL-V]{2} ?[A-Z][\dL-V]{3}[A-Z]",
        "it.codicefiscale",
        True,
    ),
    National("it_piva", r"p\.? ?iva|partita iva|piva", r"(?:IT ?)?\d{11}", "", False, ("iva",)),
    National("it_ssn", r"tessera sanitaria", r"\d{20}", "", False, ("tessera",)),
    National(
        "it_id_card",
        r"carta d['’]identità|c\. ?i\.|passaporto|documento",
        r"[A-Z]{2} ?\d{5} ?(?:\d{2}|[A-Z]{2})",
        "",
        False,
        ("carta d", "c.i", "c. i", "passaporto", "documento"),
    ),
    National("lt_ak", r"asmens kodas|a\.k\.", _D11, "", False, ("asmens", "a.k.")),
    National("lu_matricule", r"matricule|cns", r"\d{4} ?\d{2} ?\d{2} ?\d{5}", "", False, ("matricule", "cns")),
    National("lv_pk", r"personas kods", r"\d{6}-?\d{5}", "", False, ("personas",)),
    National("mt_id", r"id card|karta tal-identità", r"\d{1,7}[MGAPLHBZ]", "", False, ("card", "karta")),
    National(
        "nl_bsn",
        r"bsn|burgerservice(?:nummer)?|sofi",
        r"\d{3}[. ]?\d{3}[. ]?\d{3}|\d{4}[. ]?\d{2}[. ]?\d{3}",
        "",
        False,
        ("bsn", "burgers", "sofi"),
    ),
    National("nl_btw", r"btw", r"(?:NL ?)?\d{9} ?B ?\d{2}", "", False, ("btw",)),
    National("nl_kvk", r"kvk", r"\d{8}", "", False, ("kvk",)),
    National(
        "no_fnr", r"fødselsnummer|fnr|personnummer|d-nummer", r"\d{6} ?\d{5}", "", False, ("fødsel", "fnr", "nummer")
    ),
    National("no_fnr", r"", r"\d{6} ?\d{5}", "no.fodselsnummer", True),
    National("pl_pesel", r"pesel", _D11, "", False, ("pesel",)),
    National("pl_pesel", r"", _D11, "pl.pesel", True),
    National("pl_nip", r"nip", r"(?:PL ?)?\d{3}[ \-]?\d{2,3}[ \-]?\d{2}[ \-]?\d{2,3}", "", False, ("nip",)),
    National("pl_nip", r"", r"(?:\d{3}-\d{3}-\d\d-\d\d|\d{3}-\d\d-\d\d-\d{3})", "pl.nip", True),
    National("pl_regon", r"regon", r"\d{9}(?:\d{5})?", "", False, ("regon",)),
    National(
        "pl_id_card",
        r"dow[óo]d(?:u|em)?(?: osobist(?:y|ego|ym))?(?: seria i)?|paszport(?:u)?|seria i",
        r"[A-Z]{2,3} ?\d{6,7}",
        "",
        False,
        ("dow", "paszport", "seria"),
    ),
    National(
        "pt_nif", r"nif|contribuinte|niss", r"\d{3} ?\d{3} ?\d{3}(?: ?\d{2})?", "", False, ("nif", "contrib", "niss")
    ),
    National("ro_cnp", r"cnp|cod numeric personal", r"[1-9]\d{12}", "", False, ("cnp", "cod numeric")),
    National("ro_cui", r"cui|cif", r"(?:RO ?)?\d{2,10}", "", False, ("cui", "cif")),
    National(
        "se_pnr",
        r"personnummer|pnr|samordningsnummer",
        r"(?:\d{2})?\d{6}[-+ ]?\d{4}",
        "",
        False,
        ("personn", "pnr", "samord"),
    ),
    National("se_pnr", r"", r"(?:19|20)\d{6}[-+]\d{4}", "se.personnummer", True),
    National("si_emso", r"em[šs]o", r"\d{13}", "", False, ("emšo", "emso")),
    National("sk_rc", r"rodné číslo", r"\d{6}/?\d{3,4}", "", False, ("rodn",)),
    National(
        "passport",
        r"passport(?:'s)?(?: copy)?(?: \()?|passeport|pasaporte|passaporto|paspoort|paszport(?:u)?",
        r"[A-Z]{0,3} ?\d[A-Z\d]{5,8}",
        "",
        False,
        ("pass", "pas", "paszp"),
    ),
    National(
        "id_card",
        r"carte (?:nationale )?d['’]identité|cni|identiteitskaart|id(?:entity)? card",
        r"[A-Z\d]{3,9}\d[A-Z\d]{2,8}",
        "",
        False,
        ("carte", "cni", "identit", "card"),
    ),
    National(
        "residence_permit",
        r"titre de séjour|verblijfs(?:titel|vergunning)|karta pobytu|permesso di soggiorno",
        r"[A-Z]{0,3} ?\d[A-Z\d]{5,10}",
        "",
        False,
        ("titre", "verblijf", "karta", "permesso"),
    ),
    National(
        "eu_vat_id",
        r"",
        r"(?:ATU|BE[01]|BG\d|CY\d|CZ\d|DK\d|EE1|E[LS][A-Z\d]|FI\d|FR[A-Z\d]|HR\d|HU\d|IE\d|IT\d|LT\d"
        r"|LU\d|LV\d|MT\d|NL\d|PL\d|PT\d|RO\d|SE\d|SI\d|SK\d)[A-Z\d]{7,12}",
        "eu.vat",
        True,
    ),
)
