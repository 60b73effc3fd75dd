"""What may be said of a value in place of it: a year for a date of birth, a postal region for an address.

A year is shared by many (but for the very old), and so is a region of the first two digits of a German postcode
(Deutsche Post calls it Leitregion; there are 95). Nothing finer is said, and nothing where the value does not show it.
"""

from __future__ import annotations

import re

from filters.detection import EntityType

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_POSTCODE = re.compile(r"(?<!\d)(?P<region>\d\d)\d{3}(?!\d)")


def coarser(label: EntityType, value: str) -> str | None:
    """Return a noun for what the value belongs to, or None: ``Jahrgang 1980``, ``PLZ-Region 04``."""
    if label is EntityType.DATE_OF_BIRTH:
        year = _YEAR.search(value)
        return f"Jahrgang {year[0]}" if year is not None else None
    if label is EntityType.ADDRESS:
        found = _POSTCODE.findall(value)
        return f"PLZ-Region {found[-1]}" if found else None  # the last: a house number stands before it
    return None
