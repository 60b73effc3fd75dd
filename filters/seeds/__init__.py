"""A dictionary of the company's own people as keyed hashes: found in every text, readable by nobody.

`forms` says what of a record is looked for, `table` how it lies in a file, `building` makes one, `search` finds.
"""
