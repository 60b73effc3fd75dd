"""Words of health, as alternatives of regular expressions. Lists of general medical vocabulary, no third-party text."""

from __future__ import annotations

from typing import Final

#: Diagnoses and conditions; inflected endings are added by the rule.
DIAGNOSES: Final = (
    r"(?:Brust|Lungen|Darm|Haut|Prostata|Blut|Magen|Leber|Nieren|Bauchspeicheldrüsen"
    r"|Gebärmutter(?:hals)?|Schilddrüsen)?[Kk]rebs(?:erkrankung|diagnose)?"
    r"|Tumor(?:e|en|erkrankung)?|Leukämie|Lymphom|Melanom|Karzinom|Metastasen?|Chemotherapie|Strahlentherapie"
    r"|Depression(?:en)?|depressiv(?:e[rn]?)?|Burn-?[Oo]ut(?:-Syndrom)?|Angststörung(?:en)?"
    r"|Panikattacken?|Zwangsstörung|Essstörung|Magersucht|Bulimie|Borderline"
    r"|Schizophrenie|bipolare Störung|Psychose|PTBS|Traumatherapie|Psychotherapie|Suizidgedanken"
    r"|suizidgefährdet|ADHS|ADS|Autismus|Asperger"
    r"|Alkoholsucht|alkoholkrank|Alkoholiker(?:in)?|drogenabhängig|suchtkrank|Suchterkrankung|Entzugsklinik|Spielsucht"
    r"|HIV(?:-positiv|-Infektion)?|AIDS|Hepatitis(?: [A-E])?|Tuberkulose|Syphilis|Chlamydien|Herpes"
    r"|Borreliose|Malaria|Corona-Infektion|COVID-19-Erkrankung|Long[ -]Covid"
    r"|Diabetes(?: mellitus)?(?: Typ [12])?|Diabetiker(?:in)?|zuckerkrank|Bluthochdruck|Hypertonie"
    r"|Herzinfarkt|Herzinsuffizienz|Herzrhythmusstörungen|Schlaganfall|Thrombose|Embolie"
    r"|Asthma|COPD|Lungenentzündung|Mukoviszidose|Rheuma|rheumatoide Arthritis|Arthrose|Osteoporose"
    r"|Bandscheibenvorfall|Fibromyalgie|Multiple Sklerose|MS-Erkrankung|Parkinson"
    r"|Alzheimer|Demenz|dement|Epilepsie|epileptische[rn]? Anfälle?|Migräne|Tinnitus|Neurodermitis"
    r"|Psoriasis|Schuppenflechte|Morbus Crohn|Colitis ulcerosa|Zöliakie"
    r"|Nierenversagen|Dialyse|Leberzirrhose|Endometriose|Fehlgeburt|Schilddrüsenunterfunktion"
    r"|Unfruchtbarkeit|Knochenbruch|Kreuzbandriss|Gehirnerschütterung"
    r"|Glutenunverträglichkeit|Laktoseintoleranz|Nussallergie|Penicillinallergie|Pflegebedürftigkeit"
    r"|pflegebedürftig|transplantiert|Organtransplantation"
    r"|Bypass-Operation|Hüft-?OP|Knie-?OP|operiert worden|Operation am (?:Herzen|Knie|Rücken|Auge)"
    r"|stationär behandelt|Krankenhausaufenthalt|Reha(?:-?Klinik|bilitation|-Maßnahme|-Aufenthalt)?"
    r"|cancer|tumou?r|leuka?emia|depression|diabetes|diabetic|epilepsy|HIV-positive|hepatitis"
    r"|multiple sclerosis|schizophrenia|bipolar disorder|anxiety disorder|heart attack"
    r"|stroke|miscarriage|alcoholic|Parkinson's|Alzheimer's|dementia|chemotherapy|asthma|cáncer"
    r"|cancer du \w{2,15}|dépression|diabète|diabete|kanker"
)

MEDICATION: Final = (
    r"Ibuprofen|Paracetamol|Aspirin|Diclofenac|Novalgin|Metamizol|Tramadol|Tilidin|Morphin|Fentanyl"
    r"|Oxycodon|Metformin|Insulin|Ozempic|Semaglutid"
    r"|Ramipril|Bisoprolol|Metoprolol|Amlodipin|Candesartan|Simvastatin|Atorvastatin|Marcumar|Xarelto"
    r"|Eliquis|Heparin|L-?Thyroxin|Levothyroxin|Pantoprazol|Omeprazol"
    r"|Cortison|Prednisolon|Methotrexat|Humira|Amoxicillin|Penicillin|Doxycyclin|Citalopram"
    r"|Escitalopram|Sertralin|Fluoxetin|Venlafaxin|Mirtazapin|Quetiapin|Risperidon"
    r"|Olanzapin|Lithium|Lorazepam|Tavor|Diazepam|Ritalin|Methylphenidat|Medikinet|Elvanse|Methadon"
    r"|Antidepressiv(?:um|a)|Antibiotik(?:um|a)|Betablocker|Blutverdünner"
    r"|Blutdrucktabletten|Schlaftabletten|Schmerzmittel|Psychopharmaka|Neuroleptika|Antibabypille"
    r"|insulin|metformin|sertraline|antidepressants?|lithium|methadone"
)

SICK_LEAVE: Final = (
    r"krank(?:geschrieben|gemeldet)(?:e[rnms]?)?|krank geschrieben|[Kk]rankschreibung|[Kk]rankmeldung"
    r"|Krankenschein|gelben? Schein"
    r"|arbeitsunfähig(?:e[rnms]?)?|Arbeitsunfähigkeit(?:sbescheinigung)?|AU-Bescheinigung"
    r"|dienstunfähig|berufsunfähig|erwerbsunfähig|Erwerbsminderungsrente"
    r"|Krankengeld|BEM-Gespräch|on sick leave|sick note|signed off sick|arrêt maladie|baja médica"
)

DISABILITY: Final = (
    r"schwerbehindert(?:e[rnms]?)?|Schwerbehinderung|Schwerbehindertenausweis|Behinderung"
    r"|GdB(?: von)? \d{2,3}|Grad der Behinderung(?: von)? \d{2,3}"
    r"|Pflegegrad \d|Pflegestufe \d|Rollstuhl(?:fahrer(?:in)?)?|querschnittsgelähmt|gehörlos|blind"
    r"|sehbehindert|gehbehindert|taub|wheelchair|disabled|disability"
)

PREGNANCY_NOUN: Final = (
    r"Schwangerschaft(?:swoche|sabbruch|stest|sdiabetes)?|Mutterschutz|Mutterschaftsgeld"
    r"|Entbindung(?:stermin)?|SSW|Kaiserschnitt|Fehlgeburt|Abtreibung"
    r"|Kinderwunschbehandlung|künstliche Befruchtung|pregnancy|maternity leave|abortion|embarazo|grossesse"
)
