"""Compounds of health: first parts, heads and endings; own compilation from general knowledge.

`FIRSTS_AND_HEADS` multiplies first parts and heads ("Ess" + "Störung"), where the head alone would be too general
("Betriebsstörung").
"""

from __future__ import annotations

from typing import Final

FIRSTS_AND_HEADS: Final[tuple[tuple[str, dict[str, str]], ...]] = (
    (
        """
        atem atemwegs magendarm herzkreislauf kreislauf verdauungs schlaf wirbelsaeulen wechseljahrs
        schwangerschafts regel""",
        {
            "symptom": "beschwerden probleme stoerung erkrankung",
        },
    ),
    (
        """
        kopf schaedel gesichts weichteil sport kriegs biss schnitt stich schuss brand kreuz knie hirn gehirn
        innenband aussenband rueckenmarks halswirbel bauch augen arm bein hand fuss sprunggelenks schulter ruecken
        lungen milz leber""",
        {
            "injury": "verletzung verletzungen",
        },
    ),
    (
        """
        herz knie hueft schulter bandscheiben augen katarakt star mandel blinddarm gallen leistenbruch krampfader
        schilddruesen krebs tumor hirn brust prostata bypass magen darm zahn weisheitszahn nasen gebaermutter
        meniskus kreuzband hand fuss ruecken wirbelsaeulen herzklappen nieren leber lungen unterleibs
        geschlechtsangleichungs polypen kiefer hernien""",
        {
            "treatment": "operation operationen op ops eingriff",
        },
    ),
    (
        """
        ess schlaf angst panik zwangs persoenlichkeits anpassungs belastungs konzentrations aufmerksamkeits sprach
        sprachentwicklungs hoer seh gang gleichgewichts durchblutungs herzrhythmus rhythmus blutgerinnungs
        gerinnungs stoffwechsel schluck verdauungs potenz erektions bewegungs entwicklungs bindungs verhaltens lern
        gedaechtnis bewusstseins wahrnehmungs sensibilitaets wundheilungs schilddruesen hormon zyklus elektrolyt
        affekt ich traumafolge geschlechtsidentitaets tic impulskontroll borderline orientierungs koordinations
        artikulations aussprache blasenentleerungs durchschlaf einschlaf fettstoffwechsel reifungs teilleistungs
        somatisierungs trauer erregungsleitungs autismusspektrum autismus nierenfunktions leberfunktions
        herzfunktions""",
        {
            "diagnosis": "stoerung",
        },
    ),
    (
        "spiel gluecksspiel internet sex kauf handy medien computerspiel ess porno alkohol drogen",
        {
            "addiction": "sucht suechtig suechtiger abhaengig abhaengigkeit therapie",
        },
    ),
    (
        """
        alkohol drogen medikamenten tabletten kokain heroin cannabis opiat opioid nikotin benzodiazepin
        schmerzmittel amphetamin ketamin tilidin lyrica""",
        {
            "addiction": """
            sucht entzug abhaengigkeit missbrauch abusus problem probleme konsum therapie rueckfall kranker suechtig
            abhaengig krank entwoehnung vergangenheit exzess""",
        },
    ),
    (
        """
        chemo strahlen immun hormon psycho verhaltens trauma schmerz sucht entzugs substitutions dialyse krebs tumor
        reha rehabilitations palliativ insulin kortison cortison antikoerper elektrokrampf stammzell kinderwunsch
        diabetes asthma rheuma demenz schlaganfall herz burnout depressions angst suizid parkinson epilepsie hiv
        aids adhs autismus migraene lymphom leukaemie brustkrebs darmkrebs prostata""",
        {
            "treatment": """
            therapie behandlung nachsorge klinik massnahme sitzung zyklus aufenthalt termin reha medikament
            medikamente tabletten operation bestrahlung kur einstellung schulung sprechstunde ambulanz""",
            "diagnosis": """
            patient patientin erkrankung erkrankter erkrankte diagnose kranker kranke krank leiden verdacht anfall
            schub rezidiv""",
        },
    ),
    (
        """
        nuss erdnuss milch ei soja weizen gluten laktose lactose fruktose fructose histamin pollen graeser birken
        hausstaub milben tierhaar katzen hunde pferde penicillin antibiotika nickel latex kontrastmittel jod bienen
        wespen insekten insektengift fisch schalentier sesam sellerie senf lebensmittel kuhmilch milcheiweiss
        huehnereiweiss obst kontakt sonnen schimmel schimmelpilz pflaster duftstoff ibuprofen aspirin novalgin""",
        {
            "allergy": """
            allergie allergien allergiker allergikerin allergisch unvertraeglichkeit intoleranz intolerant
            unvertraeglich""",
        },
    ),
)

#: More endings of compounds, of the same format as `SUFFIXES`.
MORE_SUFFIXES: Final[dict[str, str]] = {
    "diagnosis": """
    krankheit, infekt, leukose, dermatose, phimose, spondylose, chondrose, lordose, kyphose, azidose, borreliose,
    toxoplasmose, fibromatose, endometriose, divertikulose, porose, blastom, adenom, myom, angiom, zytom, fibrom,
    meningeom, neurinom, algie, pathie, iasis, atrophie, phasie, ataxie, spasmus, dysmorphie, vaskulitis, laehmung,
    schwerhoerigkeit, vergiftung, bluthochdruck, tuberkulose, embolien, demenz, epilepsie, migraene, autismus,
    lymphknotenmetastase, missbildung, fehlbildung, dysfunktion, inkontinenz, malignom, melanom, insult,
    klappenfehler, ruptur, ueberfunktion, unterfunktion, rezidiv, herpes, arrhythmie, zytopenie, glykaemie,
    kaliaemie, lipidaemie, ischaemie, natriaemie""",
    "mental_health": "psychose, phobie, zwangsneurose, suizidalitaet, depressionen",
    "injury": """
    verstauchung, sehnenriss, baenderriss, faserriss, kapselriss, wirbelbruch, beinbruch, schenkelbruch, armbruch,
    fersenbruch, gelenkbruch, gelenksbruch, halsbruch, knochenbruch, stichwunde, haematom, verbruehung, trauma,
    amputation, schussverletzung, ausrenkung""",
    "symptom": "uebelkeit, juckreiz, taubheitsgefuehl, laehmungserscheinungen, blutungen",
    "treatment": """
    koloskopie, gastroskopie, bronchoskopie, laparoskopie, arthroskopie, zystoskopie, stomie, bestrahlung, dialyse,
    strahlentherapie, immuntherapie, endoprothese, implantation, entzugstherapie, psychotherapie, bypass, amputation""",
    "addiction": "alkoholiker, alkoholikerin",
    "sick_leave": "krankschreibung, krankmeldung, arbeitsunfaehig, dienstunfaehig, erwerbsunfaehig, krankenstand",
    "medication": """
    olol, sartan, vastatin, azepam, azolam, oxetin, prazol, conazol, cillin, mycin, floxacin, triptan, gliptin,
    gliflozin, glutid, parin, xaban, gatran, dipin, zosin, ximab, zumab, tumab, limumab, umab, tinib, ciclib, ovir,
    tegravir, setron, lukast, moterol, meterol, buterol, metason, nisolon, rednison, thiazid, semid, barbital,
    peridon, tiapin, zapin, pramin, triptylin, profen, coxib, fenac, dronat, dronsaeure, formin, glinid, glitazon,
    cyclin, boplatin, isplatin, aliplatin, taxel, rubicin, trexat, tacept, nercept, limus, poetin, relin, gesteron,
    estradiol, gestrel, oxifen, zodon, rocodon, ycodon, giptan, rafenib, lidomid, bactam, penem, cefalexin, idazol,
    nidazol, dopamin, setin, ipram, faxin, thyroxin, nazepin, bazepin, panib, mustin, spirenon, lapril, nopril,
    dopril, dipril, topril, mipril, tiotropium, formoterol, lantus, insulin""",
}
#: Words with these endings that are no condition.
NO_CONDITION_MORE: Final = frozenset(
    """
    akademie akademien alchemie allopathie amtspflichtverletzung anglophobie anlageschwindel anschlussoperation
    antipathi antipathie anwohnerbeschwerden apathie aufsichtspflichtverletzung beamtenkrankheit betriebsblindheit
    betriebslaehmung biphobie bluttest boehmie boheme brandverletzung compliance-verletzung datenoperation
    datenschutzverletzung dermatologie dienstpflichtverletzung dienstplanbeschwerden empathie endoskopie
    etikettenschwindel farbenlehre gaestebeschwerden goldfieber grenzverletzung hausrechtsverletzung homoeopathie
    homophobie horoskopie inoperation islamophobie judophobie kakophonie kinderkrankheit kinderkrankheiten
    kooperation kriminaltelepathie kuchenfabrikation kundenbeschwerden lampenfieber leseoperation luftraumverletzung
    luftverletzung markenrechtsverletzung markenverletzung menschenrechtsverletzung mikroskopie militaeroperation
    mitgefuehl nachbarbeschwerden nachtschwindel naturopathie nostalgi nostalgie obliegenheitsverletzung oekonomie
    ostalgie osteopathie patentverletzung pathi persoenlichkeitsrechtsverletzung pflichtverletzung platin
    polizeioperation programmierung queerphobie radioskopie rechenoperation rechtsverletzung regelverletzung
    reisefieber rettungsoperation risikosympathie rueckblutung russophobie schizophrenie schreiboperation
    schutzverletzung sla-verletzung softwareimplantation sorgfaltspflichtverletzung speicherblutung
    speicherverletzung spektroskopie sympathi sympathie telepathie teleskopie transphobie umweltvergiftung
    urheberrechtsverletzung verfassungsbeschwerden verkehrslaehmung versicherungsschwindel vertragsverletzung
    vertraulichkeitsverletzung wirtschaftslaehmung xenophobie zugriffsverletzung""".split()
)
