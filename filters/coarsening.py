"""What may be said of a value in place of it: a year for a date of birth, a postal region for an address.

A year is shared by many, but for the very old: of those born before 1930 only the decade is said. A region of the first
two digits of a German postcode (Deutsche Post calls it Leitregion; there are 95) is shared by hundreds of thousands;
five digits are a postcode where a place follows them. Nothing finer is said, and nothing where the value does not show
it.
"""

from __future__ import annotations

import re

from filters.detection import EntityType

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_POSTCODE = re.compile(r"(?<![\w.,-])(?:D-)?(?P<region>\d\d)\d{3}(?=\s{1,3}[^\W\d_])")
_VERY_OLD = 1930


def coarser(label: EntityType, value: str) -> str | None:
    """Return a noun for what the value belongs to, or None: ``Jahrgang 1980``, ``PLZ-Region 04``."""
    if label is EntityType.DATE_OF_BIRTH:
        year = _YEAR.search(value)
        if year is None:
            return None
        return f"Jahrgang {year[0]}" if int(year[0]) >= _VERY_OLD else f"{year[0][:3]}0er Jahrgänge"
    if label is EntityType.ADDRESS:
        found = _POSTCODE.findall(value)
        return f"PLZ-Region {found[-1]}" if found else None  # the last: a house number stands before it
    return None
