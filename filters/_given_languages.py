"""Given names that are at home in one language other than German, folded: the commonest, written down by hand.

For one question only: what should an invented name sound like? A name that is not here, or is common in Germany too,
says nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

GIVEN_LANGUAGES: Final[Mapping[str, frozenset[str]]] = MappingProxyType(
    {
        "en": frozenset(
            """james john william michael george charles edward harry jack oliver ethan mason logan connor ryan kyle
            brian kevin jason justin brandon tyler dylan emily olivia amelia ava harper abigail madison chloe grace
            hayley ashley brittany heather courtney megan lauren shannon kimberly jennifer jessica hannah""".split()
        ),
        "fr": frozenset(
            """pierre jacques jean francois guillaume thierry laurent olivier benoit mathieu antoine etienne yves
            thibault baptiste aurelien frederic sebastien camille chloe margaux manon aurelie celine amelie elodie
            mathilde clemence solene oceane mireille brigitte sylvie veronique dominique genevieve delphine""".split()
        ),
        "it": frozenset(
            """giovanni giuseppe francesco alessandro lorenzo matteo luca marco andrea davide riccardo salvatore
            vincenzo gianluca stefano fabrizio massimo roberto paolo giulia chiara francesca alessia martina ilaria
            federica valentina giorgia silvia beatrice ludovica eleonora paola antonella rosaria concetta""".split()
        ),
        "es": frozenset(
            """jose juan carlos javier alejandro pablo sergio fernando rafael miguel diego alvaro ignacio manuel jorge
            joaquin andres gonzalo maria carmen lucia paula sofia marta ines pilar dolores concepcion mercedes rocio
            beatriz ximena guadalupe consuelo soledad esperanza""".split()
        ),
        "nl": frozenset(
            """jan pieter willem hendrik cornelis joris sander bram daan sem thijs jeroen maarten wouter ruben koen
            bas sanne femke lotte anouk maaike marieke wilma ingrid saskia femke fleur roos esmee liselotte
            mieke tineke joke""".split()
        ),
        "pl": frozenset(
            """piotr krzysztof andrzej tomasz pawel marcin michal grzegorz lukasz wojciech jakub mateusz zbigniew
            stanislaw jerzy dariusz katarzyna malgorzata agnieszka ewa krystyna barbara elzbieta zofia jadwiga
            joanna magdalena monika danuta irena halina grazyna bozena urszula dorota""".split()
        ),
        "tr": frozenset(
            """mehmet mustafa ahmet ali hueseyin huseyin hasan ibrahim ismail osman yusuf murat omer oemer ramazan
            emre burak serkan kemal orhan fatma ayse emine hatice zeynep elif meryem sultan hanife merve oezlem
            ozlem esra busra buesra sevgi gul guel aylin derya""".split()
        ),
    }
)
