"""More phrases of health in English, French, Spanish, Italian, Dutch and Polish; own compilation.

Every rule needs somebody in its sentence (see `_health_scene`); group ``v`` is the finding.
"""

from __future__ import annotations

from typing import Final

from filters.recognizers._health_rules import _rule
from filters.recognizers.base import Rule

MORE_WORLD_PHRASES: Final[tuple[Rule, ...]] = (
    _rule(
        "more_en",
        r"(?P<v>(?:skin tear|bruis(?:e|ing)|fracture|swelling|wound|cut|burn|rash|sprain|pain|ulcer"
        r"|pressure sore)s? (?:to|on"
        r"|of|in|at)? ?(?:the |his |her |my )?(?:L|R|left|right)? ?(?:forearm|arm|leg|knee|hip|hand|foot|ankle|head"
        r"|back|heel"
        r"|wrist|shoulder|chest|sacrum|shin)|(?:had|has had) (?:a |another )(?:fall|stroke|seizure|miscarriage"
        r"|relapse|fit)"
        r"|(?:bad|chronic|lower) (?:back|knee|hip)(?: pain)?|struggling with (?:her|his|my) (?:mental health"
        r"|depression"
        r"|anxiety|drinking)|(?:her|his|my) (?:chemo|epilepsy|asthma|diabetes|IBS|depression|anxiety|migraines"
        r"|pregnancy"
        r"|periods|MS|hearing aids?|wheelchair|medication|meds|inhaler|ADHD|PTSD)|(?:can't|cannot|unable to) (?:lift"
        r"|stand|sit"
        r"|drive|fly)(?: for long| heavy \w{3,8})?|(?:\d{1,2}|five|six|three|four) months? (?:pregnant|along|gone))",
        "symptom",
        "skin|bruis|fract|swell|wound|cut|burn|rash|sprain|pain|ulcer|sore|had|bad|chronic|lower|strugg|her |his "
        "|my |can"
        "|unable|month",
    ),
    _rule(
        "more_es",
        r"(?P<v>(?:se |me |le |te )?(?:operó|operaron|opera|operé|operan|rompió|rompí|fracturó|fracturé|torció|torcí"
        r"|lesionó"
        r"|lesioné|quemó) (?:de |del |de la |de los |el |la |un |una )?(?:rodilla|cadera|hombro|espalda|corazón|pie"
        r"|mano"
        r"|brazo|pierna|tobillo|muñeca|menisco|vesícula|apendicitis|hernia|cataratas|dedo|clavícula|costilla"
        r"|próstata)|(?:3[789]"
        r"|4[01])(?: y medio|(?:[,.]\d)? de fiebre)|(?:tratamiento|terapia|baja) (?:por|para|con)"
        r" (?:el |la |una? )?[a-záéíóúñ]{5,20}|de \d{1,2} (?:semanas|meses) de embarazo"
        r"|embarazada de \d{1,2} (?:semanas"
        r"|meses)|prótesis de \w{4,10}|grado de discapacidad(?: del?)? \d{2} ?%?|\d{2} ?% de discapacidad)",
        "treatment",
        "oper|romp|fractur|torc|lesion|quem|medio|fiebre|3|4|tratam|terapia|baja|embaraz|prótesis|discapac",
    ),
    _rule(
        "more_fr",
        r"(?P<v>enceinte(?: de \d{1,2} (?:SA|semaines|mois))?|(?:cassé|tordu|foulé|fracturé|brûlé|déchiré"
        r"|luxé) (?:le |la |les "
        r"|l['’]|un |une )(?:bras|jambe|cheville|poignet|genou|hanche|épaule|pied|main|doigt|dos|ligaments?"
        r"|clavicule|nez|côte)"
        r"|(?:opérée?|opérer) (?:de |du |de la |des |d['’])(?:\w{3,16})|39 de fièvre|(?:3[789]|40) de"
        r" fièvre|(?:en|sous) (?:arrêt(?: maladie)?|chimio|dialyse|antidépresseurs|insuline|méthadone|oxygène"
        r"|morphine)|malade"
        r"(?= (?:depuis|jusqu|aujourd|demain|et|cette))|mal (?:au dos|à la tête|au ventre|au genou|à l['’]épaule)|taux"
        r" d['’]incapacité(?: de)? \d{2} ?%)",
        "symptom",
        "enceinte|cass|tordu|foul|fractur|brûl|déchir|lux|opér|fièvre|arrêt|chimio|dialyse|antid|insuline|méthad"
        "|oxyg|morphine|malade|mal |taux",
    ),
    _rule(
        "more_it",
        r"(?P<v>(?:rotto|rotta|slogat[oa]|fratturat[oa]|ustionat[oa]|operat[oa]|operare|operarsi) (?:di |del |della "
        r"|al |alla "
        r"|il |la |un |all['’]|l['’])(?:braccio|gamba|caviglia|polso|ginocchio|anca|spalla|piede|mano|dito|schiena"
        r"|crociato"
        r"|menisco|naso|cuore|ernia|tumore|appendicite|clavicola|femore)|incinta (?:di|al) (?:\w{3,8} )?(?:mesi"
        r"|settimane|mese)"
        r"|febbre a (?:3[789]|40)|(?:3[789]|40) (?:e mezzo )?di febbre|in (?:dialisi|chemio|terapia con \w{4,16}"
        r"|cura per \w{4,16}"
        r"|psicoterapia|coma|rianimazione|cura al SERT)|invalid[oa] (?:civile )?(?:al \d{2,3} ?%)|mal di (?:schiena"
        r"|testa|pancia"
        r"|gola|denti))",
        "symptom",
        "rott|slogat|frattur|ustion|operat|operar|incinta|febbre|in |invalid|mal di",
    ),
    _rule(
        "more_nl",
        r"(?P<v>(?:heup|knie|enkel|pols|arm|been|schouder|voet|hand|rug|sleutelbeen|neus|rib|ribben|vinger|kruisband"
        r"|meniscus)"
        r" (?:gebroken|verstuikt|gescheurd|gekneusd|geopereerd|uit de kom|verdraaid)|(?:gebroken|verstuikte"
        r"|gekneusde) (?:heup"
        r"|knie|enkel|pols|arm|been|schouder|voet|hand|rib|vinger)|(?:\d{1,2}|vijf|zes|drie|vier) (?:maanden"
        r"|weken) zwanger"
        r"|verslaafd aan \w{4,14}|geopereerd aan (?:de |haar |zijn |mijn )?\w{3,12}|(?:39|38"
        r"|40)(?:[,.]\d)? (?:graden )?koorts"
        r"|last van (?:mijn |haar |zijn )?(?:rug|knie|hart|longen|nek|schouder|maag|migraine|hooikoorts|angsten)"
        r"|(?:ziek|beter)"
        r"(?:[- ]?gemeld| gemeld| thuis)|in de (?:WIA|WAO|ziektewet|IVA|Wajong))",
        "symptom",
        "gebroken|verstuik|gescheurd|gekneus|geopereerd|uit de kom|verdraaid|zwanger|verslaafd|koorts|last van|ziek"
        "|beter|wia"
        "|wao|iva|wajong",
    ),
    _rule(
        "more_pl",
        r"(?P<v>stan po \w{5,24}|orzeczenie o (?:\w{4,16} )?(?:stopniu )?(?:niepełnosprawności"
        r"|niezdolności do pracy)(?: w"
        r" stopniu \w{4,16})?|(?:umiarkowany|znaczny|lekki)\w{0,3} stop\w{2,4} niepełnosprawności|zakaz (?:dźwigania"
        r"|wysiłku"
        r"|prowadzenia|lotów)|złama(?:ł|ła|na|ny|ną|nej) (?:\w{3,8} )?(?:nogę|noga|rękę|ręka|biodro|żebro|palec"
        r"|kostkę|nadgarstek"
        r"|obojczyk|nos)|skręci(?:ł|ła|łem|łam) (?:kostkę|kolano|nogę)|(?:jest |po |na )?(?:zwolnieniu lekarskim|L4"
        r"|chemii"
        r"|odwyku|dializach|rencie)|w (?:\d{1,2}\.? ?|piątym |szóstym |trzecim |czwartym )?(?:miesiącu "
        r"|tygodniu )?ciąży|bierze"
        r" (?:leki na \w{4,14}|insulinę|antydepresanty|sterydy)|(?:3[789]|40)(?:[,.]\d)? (?:stopni )?gorączki"
        r"|choruje na \w{4,18}"
        r"|leczy się (?:psychiatrycznie|na \w{4,18}|onkologicznie)|po (?:udarze|zawale|operacji|wypadku|przeszczepie"
        r"|chemii)"
        r"(?: \w{5,14})?)",
        "diagnosis",
        "stan po|orzeczenie|stop|zakaz|złama|skręci|zwolnieni|l4|chemii|odwyku|dializ|rencie|ciąży|bierze|gorączki"
        "|choruje"
        "|leczy|po ",
    ),
)
