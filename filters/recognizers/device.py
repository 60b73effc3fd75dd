"""Numbers of things that belong to one person: IMEI, MAC address, vehicle identification number.

IMEI: 15 digits with a Luhn check digit, issued through the GSMA (3GPP TS 23.003); without a label only in its groups
(2-6-6-1). MAC address: 48 bits of IEEE 802, six pairs of hexadecimal digits; the court of the EU counts device
identifiers among online identifiers (recital 30 GDPR). VIN: 17 letters and digits without I, O, Q (ISO 3779), the
first three the maker (ISO 3780); Europe has no check digit. Look-alikes: hashes, article numbers, MAC addresses that
name nobody (all zeros, broadcast, documentation range 00:00:5E of RFC 7042).
"""

from __future__ import annotations

import re
from typing import Final

from stdnum import imei

from filters.detection import EntityType, Span
from filters.recognizers._number import NumberRecognizer, labelled
from filters.recognizers.base import Rule

_VIN = r"(?=[A-HJ-NPR-Z0-9]{0,16}\d)[A-HJ-NPR-Z0-9]{17}"
#: Makers' codes that are common in Europe: with one a number counts without a label.
_MAKERS = (
    "WVW|WV1|WV2|WAU|WBA|WBS|WBY|WMW|WDB|WDC|WDD|WDF|W1K|W1N|W1V|WME|WP0|WP1|W0L|W0V|WF0|WMA|TMB|TRU|VSS|VF1|VF3|VF6|VF7|VR1|VR3|VR7"
    "|UU1|ZFA|ZAR|ZFF|ZLA|SAL|SAJ|SB1|SCC|SHH|YV1|YS2|YS3|JMB|JMZ|JN1|JT1|JTD|JTE|JTH|JHM|KMH|KNA|KNE|TMA|U5Y|NM0|VNK|LRW|XP7|5YJ|7SA"
)
_NOBODY = re.compile(r"(?:00){6}|(?:ff){6}|00005e.*", re.IGNORECASE)


class DeviceRecognizer(NumberRecognizer):
    """A phone, a network card, a car."""

    RULES = (
        Rule(
            "imei",
            labelled(r"imei(?:[ \-]?[12])?", r"\d{2}[ \-]?\d{6}[ \-]?\d{6}[ \-]?\d|\d{15}"),
            "imei",
            0.97,
            ("imei",),
        ),
        Rule("imei_groups", re.compile(r"(?<![\w\-])(?P<v>\d{2}-\d{6}-\d{6}-\d)(?![\w\-])"), "imei", 0.95),
        Rule(
            "mac",
            re.compile(
                r"(?<![\w:.\-])(?P<v>[0-9A-Fa-f]{2}(?P<sep>[:\-])(?:[0-9A-Fa-f]{2}(?P=sep)){4}[0-9A-Fa-f]{2}"
                r"|[0-9A-Fa-f]{4}\.[0-9A-Fa-f]{4}\.[0-9A-Fa-f]{4})(?![\w:\-]|\.\w)"
            ),
            "mac_address",
            0.97,
        ),
        Rule(
            "vin",
            labelled(
                r"fin|vin|fahrgestell|fahrzeug-?ident(?:ifizierungs|ifikations)?|fahrzeugidentnummer|chassis(?: ?no)?"
                r"|vehicle identification|bastidor|telaio|châssis|numéro de série|chassis|nadwozia",
                _VIN,
            ),
            "vin",
            0.97,
            ("fin", "vin", "fahr", "chassis", "châssis", "vehicle", "bastidor", "telaio", "numéro", "nadwozia"),
        ),
        Rule(
            "vin_maker",
            re.compile(rf"(?<![\w\-])(?P<v>(?=(?:{_MAKERS}))[A-HJ-NPR-Z0-9]{{11}}\d{{6}})(?![\w\-])"),
            "vin",
            0.9,
        ),
    )

    def validate(self, rule: Rule, match: re.Match[str], text: str) -> Span | None:  # noqa: ARG002 - the signature of a check
        """Check digits of the IMEI where nothing else says that it is one; no addresses that name nobody."""
        value = re.sub(r"[^0-9A-Za-z]", "", match["v"])
        if rule.name == "imei_groups" and not imei.is_valid(value):
            return None
        if rule.name == "mac" and _NOBODY.fullmatch(value):
            return None
        return Span(*match.span("v"), EntityType.ID_NUMBER, rule.subtype, rule.score)


RECOGNIZER: Final = DeviceRecognizer()
