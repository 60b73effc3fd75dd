"""German words of health: general medical and everyday vocabulary, written for this project.

A table maps (subtype, kind) to words separated by commas. Kinds: ``sure`` means a condition wherever somebody is spoken
of; ``soft`` also means other things and needs a trigger ("hat", "wegen", a medical record); ``state`` is a predicate
("ist blind"). Capitals only ("KHK") match as written; a word with ``!`` is not inflected; with ``*`` it is a stem.
"""

from __future__ import annotations

from typing import Final

Table = dict[tuple[str, str], str]

GERMAN: Final[Table] = {
    ("diagnosis", "sure"): """
    krebs, brustkrebs, mammakarzinom, krebserkrankung, krebsdiagnose, krebspatient!, krebspatientin!, tumor,
    tumorerkrankung, hirntumor, leukaemie, blutkrebs, lymphom, melanom, metastase, sarkom, glioblastom, myelom,
    basaliom, hodgkin, diabetes, diabetiker, diabetikerin, typ-1-diabetes!, typ-2-diabetes!, zuckerkrankheit,
    bluthochdruck, hypertonie, hypotonie, herzinfarkt, infarkt, herzinsuffizienz, herzschwaeche,
    herzrhythmusstoerung, vorhofflimmern, herzfehler, herzstillstand, herzmuskelentzuendung, myokarditis,
    endokarditis, angina pectoris, schlaganfall, hirnblutung, hirnschlag, aneurysma, thrombose, embolie,
    lungenembolie, arteriosklerose, krampfadern, durchblutungsstoerung, asthma, bronchitis, copd,
    lungenentzuendung, pneumonie, mukoviszidose, lungenfibrose, tuberkulose, keuchhusten, schlafapnoe, rheuma,
    arthritis, arthrose, gonarthrose, coxarthrose, osteoporose, bandscheibenvorfall, bandscheibenprotrusion,
    hexenschuss, ischialgie, lumboischialgie, lumbago, spinalkanalstenose, skoliose, fibromyalgie, morbus,
    bechterew, bechterew, gicht, karpaltunnelsyndrom, tennisarm, fersensporn, multiple sklerose, sklerose,
    parkinson, alzheimer, demenz, epilepsie, epileptiker, epileptikerin, epileptischer anfall, krampfanfall,
    migraene, tinnitus, hoersturz, neurodermitis, psoriasis, schuppenflechte, ekzem, guertelrose, morbus crohn,
    colitis ulcerosa, reizdarm, reizdarmsyndrom, zoeliakie, morbus basedow, hashimoto, gastritis, magengeschwuer,
    refluxkrankheit, sodbrennen, nierenversagen, niereninsuffizienz, nierensteine, nierenkolik, harnwegsinfekt,
    blasenentzuendung, zystitis, leberzirrhose, fettleber, gallensteine, pankreatitis, divertikulitis,
    blinddarmentzuendung, appendizitis, endometriose, myom, schilddruesenunterfunktion,
    schilddruesenueberfunktion, hypothyreose, hyperthyreose, anaemie, blutarmut, haemophilie, bluter!,
    sichelzellanaemie, haemorrhoiden, leistenbruch, hernie, nabelbruch, grauer star, gruener star, glaukom,
    katarakt, makuladegeneration, netzhautabloesung, hiv, hiv-positiv!, hiv-infektion, hivpositiv!, hepatitis,
    syphilis, chlamydien, gonorrhoe, tripper, herpes, borreliose, malaria, meningitis, hirnhautentzuendung,
    sepsis, blutvergiftung, mrsa!, corona-infektion, coronainfektion, covid-19!, covid!, long covid!,
    long-covid!, post-covid!, pfeiffersches druesenfieber, windpocken, masern, mumps!, roeteln, scharlach,
    keuchhusten, ringelroeteln, hand-fuss-mund!, laeuse, kopflaeuse, kraetze, salmonellen, norovirus!,
    rotavirus!, magen-darm!, magen-darm-infekt, magendarmgrippe, gastroenteritis, grippaler infekt, influenza,
    influenzainfektion, mittelohrentzuendung, mandelentzuendung, angina, scheidenpilz, pseudokrupp, adipositas,
    fettsucht, lupus!, sarkoidose, als-erkrankung, amyotrophe lateralsklerose, morbus parkinson,
    chronisches fatigue-syndrom, chronic fatigue, me/cfs!, querschnittslaehmung, laehmung, spastik,
    zerebralparese, trisomie, down-syndrom, autoimmunerkrankung, erbkrankheit, stoffwechselerkrankung,
    herzerkrankung, lungenerkrankung, nierenerkrankung, lebererkrankung, krebsleiden, herzleiden, nervenleiden,
    rueckenleiden, hautausschlag, polyneuropathie, trigeminusneuralgie, neuralgie, decubitus!, dekubitus!,
    apoplex, pneumothorax, pleuraerguss, gelenkerguss, lungenoedem, herzbeutelentzuendung, thrombophlebitis,
    unterleibsentzuendung, KHK, VHF, PTBS, ADHS, pAVK, COPD, HIV, AIDS, TIA, STEMI, NSTEMI, HWS-Syndrom,
    LWS-Syndrom, BWS-Syndrom, ISG-Syndrom, PCOS, CFS""",
    ("mental_health", "sure"): """
    depression, depressionen!, depressiv, depressive episode, depressive verstimmung, wochenbettdepression,
    burnout, burn-out, burnout-syndrom, angststoerung, angstzustand, panikstoerung, panikattacke, panikattacken!,
    zwangsstoerung, zwangserkrankung, essstoerung, magersucht, anorexie, bulimie, binge-eating!, borderline!,
    borderline-stoerung, schizophrenie, schizoaffektiv, bipolare stoerung, bipolar!, manisch-depressiv, psychose,
    psychotisch, manie, belastungsstoerung, anpassungsstoerung, persoenlichkeitsstoerung, somatisierungsstoerung,
    trauma-folgestoerung, suizidgedanken!, suizidgefaehrdet!, suizidversuch, selbstmordversuch, suizidalitaet,
    suizidal, selbstverletzung, selbstverletzendes verhalten, autismus, autismus-spektrum-stoerung, autistisch,
    autist, autistin, asperger!, asperger-syndrom, legasthenie, dyskalkulie, aufmerksamkeitsstoerung,
    schlafstoerung, erschoepfungssyndrom, erschoepfungsdepression, nervenzusammenbruch, hoehenangst, platzangst,
    klaustrophobie, agoraphobie, sozialphobie, soziale phobie, flugangst, delir, verwirrtheit, wahnvorstellung,
    halluzination, posttraumatisch, psychisch krank, psychische erkrankung, psychosomatisch,
    psychosomatische klinik, psychische probleme, psychische belastung, psychisch belastet,
    psychisch angeschlagen, seelische erkrankung, seelisch krank, dissoziative stoerung, tourette!,
    tourette-syndrom, mutismus""",
    ("addiction", "sure"): """
    alkoholsucht, alkoholabhaengigkeit, alkoholabhaengig, alkoholkrank, alkoholiker, alkoholikerin, alkoholismus,
    alkoholproblem, alkoholprobleme!, alkoholmissbrauch, alkoholabusus, trockener alkoholiker, drogenabhaengig,
    drogensucht, drogensuechtig, drogenabhaengigkeit, drogenkonsum, drogenproblem, suchtkrank, suchterkrankung,
    suchtproblem, suchtprobleme!, spielsucht, spielsuechtig, medikamentenabhaengig, medikamentenabhaengigkeit,
    medikamentensucht, tablettensucht, tablettenabhaengig, kokainsucht, heroinsucht, heroinabhaengig,
    cannabisabhaengigkeit, nikotinabusus, nikotinabhaengigkeit, entzugsklinik, alkoholentzug, entziehungskur,
    entgiftung, substitutionstherapie, rueckfaellig!, opioidabhaengigkeit, kaufsucht, sexsucht, internetsucht,
    kettenraucher, kettenraucherin, anonyme alkoholiker, suchttherapie, suchtklinik""",
    ("symptom", "sure"): """
    kopfschmerz, rueckenschmerzen!, bauchschmerzen!, halsschmerzen!, zahnschmerzen!, nackenschmerzen!,
    kreislaufprobleme!, kreislaufzusammenbruch, schwindelanfall, schwindelanfaelle!, ohnmachtsanfall,
    ohnmaechtig, bewusstlos, atemnot, kurzatmig, kurzatmigkeit, belastungsdyspnoe, ruhedyspnoe, dyspnoe,
    brustschmerz, herzrasen, herzstolpern, schuettelfrost, durchfall, diarrhoe, erbrechen!, obstipation,
    blut im stuhl, blut im urin, inkontinent, inkontinenz, oedem, knoecheloedem, knoecheloedeme!, beinoedeme!,
    taubheitsgefuehl, laehmungserscheinung, hitzewallungen!, haarausfall, gewichtsverlust, sehstoerung,
    hoerverlust, gedaechtnisverlust, bettlaegerig, bettnaesser, nackensteifigkeit, druckschmerz, palpitationen!,
    synkope, haematurie, haemoptysen!, zyanose, ikterus, tachykardie, bradykardie, arrhythmie, sturzneigung,
    allgemeinzustand, kachexie, dehydratation, exsikkose, hypoglykaemie, hyperglykaemie, unterzuckerung,
    unterzuckert, hypothermie, unterkuehlung, magen-darm-beschwerden!, im entzug!, auf entzug!, regelschmerzen!,
    wechseljahrsbeschwerden!, hoert schlecht!, hoere schlecht!, sieht schlecht!, sehe schlecht!,
    hoert nicht mehr gut!, hoert kaum noch!, sieht kaum noch!, sehe kaum noch!, gehe am stock!,
    auf den rollator angewiesen!""",
    ("symptom", "soft"): """
    ausschlag!, fieber!, husten!, schnupfen!, uebelkeit!, schwindel!, schwindelig!, schwindlig!, schmerzen!,
    schmerz!, entzuendung, infekt, infektion, erkaeltung, erkaeltet, grippe!, beschwerden!, kreislauf!,
    fieberschub, kraempfe!, krampf!, zittern!, muedigkeit!, erschoepfung!, erschoepft!, rheumaschub, anfall!,
    anfaelle!, zusammenbruch, kollaps!, sehschwaeche, juckreiz!, luftnot!, kreislaufkollaps, hoerprobleme!,
    herzprobleme!, rueckenprobleme!, knieprobleme!, magenprobleme!, schlafprobleme!, essprobleme!, stoma!,
    katheter!, magensonde!, peg-sonde!, herzschrittmacher!, schrittmacher!, defibrillator!, insulinpumpe!,
    hoergeraet, rollator, prothese, kunstgelenk, hueftprothese, knieprothese, inhalator""",
    ("injury", "sure"): """
    knochenbruch, trümmerbruch, fraktur, beinbruch, armbruch, rippenbruch, schaedelbruch, kreuzbandriss,
    baenderriss, bänderdehnung, muskelfaserriss, achillessehnenriss, meniskusriss, gehirnerschuetterung,
    schaedel-hirn-trauma, schleudertrauma, hws-distorsion, distorsion, prellung, verstauchung, verstaucht!,
    platzwunde, kopfplatzwunde, schnittwunde, bisswunde, schuerfwunde, brandwunde, verbruehung,
    verbrennung zweiten grades, quetschung, zerrung, luxation, innenmeniskuslaesion, arbeitsunfall, wegeunfall,
    sturz aus dem bett!, sturz auf der treppe!, sturz von der leiter!, vergiftung, stromschlag, amputation,
    amputiert!, armgips, gipsbein, kreuzband!, meniskus!, rippenprellung, rueckenmarksverletzung,
    schussverletzung, stichverletzung""",
    ("injury", "soft"): "verletzung, ruptur, gips!, verunfallt!",
    ("injury", "clinical"): "sturz!, gestuerzt!, verletzt!, wunde, riss!, bruch!, trauma!",
    ("symptom", "clinical"): "erguss!, schwellung, GCS, schub!",
    ("death", "sure"): "totgeburt, suizid!, selbstmord!, sternenkind, unfalltod!",
    ("pregnancy", "sure"): """
    schwangerschaft, schwangerschaftswoche, schwangerschaftsabbruch, schwangerschaftsdiabetes!,
    schwangerschaftstest, praeeklampsie, risikoschwangerschaft, zwillingsschwangerschaft, mutterschutz,
    mutterschaftsgeld, entbindung, entbindungstermin, geburtstermin, kaiserschnitt, fehlgeburt, abtreibung,
    fruehgeburt, fruehchen!, eileiterschwangerschaft, beschaeftigungsverbot, stillzeit!, SSW, erwartet ein kind!,
    erwartet ihr zweites kind!, erwartet ihr erstes kind!, erwarte ein kind!, in anderen umstaenden!,
    wir erwarten nachwuchs!, guter hoffnung!""",
    ("fertility", "sure"): """
    kinderwunschbehandlung, kinderwunschklinik, kinderwunsch!, kuenstliche befruchtung, unfruchtbar,
    unfruchtbarkeit, zeugungsunfaehig, samenspende, eizellspende, sterilisation, vasektomie, wechseljahre!,
    menopause!, impotenz!, impotent, erektile dysfunktion, erektionsstoerung, IVF, ICSI""",
    ("sick_leave", "sure"): """
    krankgeschrieben, krank geschrieben!, krankgemeldet, krank gemeldet!, krankschreibung, krankmeldung,
    krankenschein, gelber schein, gelben schein!, arbeitsunfaehig, arbeitsunfaehigkeit,
    arbeitsunfaehigkeitsbescheinigung, au-bescheinigung, au-schein, au-meldung, dienstunfaehig,
    dienstunfaehigkeit, berufsunfaehig, berufsunfaehigkeit, erwerbsunfaehig, erwerbsgemindert,
    erwerbsminderungsrente, erwerbsminderung, krankengeld, bem-gespraech, bem-verfahren, wiedereingliederung,
    langzeitkrank, langzeiterkrankt, dauerkrank, krankheitsbedingt, krankheitsbedingter ausfall, krankenstand!,
    krankheitstage!, kranktage!, fehlzeiten wegen krankheit, kindkrank!, kind-krank-tage!, haftunfaehig,
    verhandlungsunfaehig, pruefungsunfaehig, reha-antrag, hamburger modell""",
    ("sick_leave", "soft"): """
    AU, attest!, krankheit!, krankheitsfall, erkrankung, ausgefallen wegen krankheit!""",
    ("disability", "sure"): """
    schwerbehindert, schwerbehinderung, schwerbehindertenausweis, schwerbehinderter, schwerbehinderte,
    gleichgestellt mit schwerbehinderten, koerperbehindert, koerperbehinderung, gehbehindert, gehbehinderung,
    sehbehindert, sehbehinderung, hoergeschaedigt, lernbehindert, geistig behindert, geistige behinderung,
    mehrfachbehindert, querschnittsgelaehmt, hoerbehinderung, querschnittgelaehmt, halbseitig gelaehmt,
    gehoerlos, schwerhoerig, schwerhoerigkeit, hoerbehindert, rollstuhlfahrer, rollstuhlfahrerin, rollstuhl!,
    pflegebeduerftig, pflegebeduerftigkeit, pflegefall, merkzeichen!, lernbehinderung, blindengeld!, taubblind,
    kleinwuechsig, contergan-geschaedigt""",
    ("disability", "soft"): "behinderung, behindert, gehhilfe, kruecken!, blindenhund, assistenzhund",
    ("allergy", "sure"): """
    allergie, allergiker, allergikerin, allergisch, heuschnupfen, pollenallergie, nussallergie, erdnussallergie,
    penicillinallergie, laktoseintoleranz, laktoseintolerant, glutenunvertraeglichkeit, glutenintoleranz,
    fruktoseintoleranz, histaminintoleranz, lebensmittelallergie, nahrungsmittelunvertraeglichkeit,
    unvertraeglichkeit, anaphylaxie, anaphylaktischer schock, allergieschock, hausstauballergie, katzenallergie,
    bienengiftallergie, wespengiftallergie""",
    ("treatment", "sure"): """
    chemotherapie, chemo!, strahlentherapie, bestrahlung, immuntherapie, psychotherapie, verhaltenstherapie,
    traumatherapie, gespraechstherapie, tagesklinik!, dialyse, dialysepflichtig, organtransplantation,
    nierentransplantation, lebertransplantation, herztransplantation, stammzelltransplantation, transplantiert,
    bypass-operation, bypass-op!, herz-op!, herzoperation, knie-op!, hueft-op!, bandscheibenoperation,
    bandscheiben-op!, mandel-op!, krampfader-op!, katarakt-op!, hueft-tep!, knie-tep!, notoperiert!,
    notoperation, operiert!, stationaer behandelt!, stationaer aufgenommen!, in stationaerer behandlung!,
    krankenhausaufenthalt, klinikaufenthalt, klinikeinweisung, zwangseinweisung, in der psychiatrie!,
    psychiatrie!, psychiatrische klinik, psychiatrischer klinik!, rehaklinik, reha-klinik, rehabilitationsklinik,
    anschlussheilbehandlung, reha-massnahme, reha-aufenthalt, mutter-kind-kur, intensivstation!,
    kuenstliches koma!, palliativ, palliativstation!, palliativmedizinisch, hospiz!, chemotherapiezyklus,
    magenbypass, schlauchmagen, herzkatheter!, hormontherapie, lithiumtherapie, nachsorge nach krebs,
    prostata-op!""",
    ("treatment", "soft"): """
    reha!, kur!, operation!, therapie!, klinik!, krankenhaus!, spital!, operieren!, physiotherapie!,
    krankengymnastik!, ergotherapie!, logopaedie!, psychologe!, psychologin!, psychologen!, psychiater!,
    psychiaterin!, psychotherapeut!, psychotherapeutin!, onkologe!, onkologie!, TEP, OP""",
    ("vaccination", "sure"): """
    geimpft!, ungeimpft!, impfstatus!, corona-impfung, covid-impfung, masernimpfung, grippeimpfung, impfschaden,
    impfreaktion, impfgegner, impfgegnerin, nicht geimpft!, doppelt geimpft!, dreifach geimpft!, vollstaendig
    geimpft!""",
    ("medication", "sure"): """
    antidepressivum, antidepressiva!, antibiotikum, antibiotika!, betablocker, blutverduenner, blutdrucktablette,
    blutdrucktabletten!, blutdruckmittel, blutdrucksenker, schlaftabletten!, schlafmittel, schmerzmittel,
    schmerztabletten!, psychopharmaka!, neuroleptika!, antibabypille, cortison!, kortison!, kortisonspray,
    insulin!, insulinspritzen!, insulinspritze, schilddruesentabletten!, herztabletten!, herzmedikamente!,
    marcumarausweis, chemotabletten!, stimmungsaufheller, beruhigungsmittel, beruhigungstabletten!, opiate!,
    opioide!, immunsuppressiva!, zytostatika!, asthmaspray!, methadonprogramm, substituiert!""",
    ("medication", "clinical"): "tabletten!, medikamente!, medikament, spritze!, tropfen!, dosis!, einnahme!",
    ("illness", "state"): """
    krank!, schwerkrank, schwer krank!, todkrank, unheilbar krank!, sterbenskrank, herzkrank, krebskrank,
    lungenkrank, nierenkrank, zuckerkrank, chronisch krank!, nervenkrank, leukaemiekrank, gemuetskrank, blind!,
    stockblind!, taub!, taubstumm!, dement!, gelaehmt!, depressiv!, erkrankt!, positiv getestet!, coronapositiv!,
    hiv-infiziert!, uebergewichtig!, adipoes!, magersuechtig!, unterernaehrt!, pflegebeduerftig!, genesen!,
    trocken seit!""",
}

#: Endings of compounds that name a condition whatever stands before them.
SUFFIXES: Final[dict[str, str]] = {
    "diagnosis": """
    patient, patientin, kranker, kranke, krebs, karzinom, karzinome, sarkom, lymphom, tumor, tumore, tumoren,
    metastase, metastasen, entzuendung, infarkt, insuffizienz, arthrose, arthritis, itis, sklerose, thrombose,
    stenose, zirrhose, fibrose, nekrose, dystrophie, dysplasie, ektasie, anaemie, leukaemie, neuropathie,
    nephropathie, retinopathie, kardiopathie, kardiomyopathie, chondropathie, myopathie, enzephalopathie,
    neuralgie, myalgie, arthralgie, ischialgie, plegie, parese, syndrom, embolie, aneurysma, infektion, laesion,
    protrusion, prolaps, abszess, ulkus, geschwuer, zyste, hernie, erkrankung, hyperplasie, apnoe, dystonie,
    thyreose, mykose, lithiasis, emphysem, pneumonie, hypertonie, diabetes""",
    "mental_health": """
    angststoerung, psychose, neurose, phobie, depression, persoenlichkeitsstoerung, belastungsstoerung,
    schlafstoerung, essstoerung, sehstoerung, zwangsstoerung, wahrnehmungsstoerung, aufmerksamkeitsstoerung,
    angststoerungen""",
    "injury": """
    fraktur, frakturen, distorsion, luxation, kontusion, prellung, ruptur, platzwunde, schnittwunde, quetschung,
    bandriss, sehnenriss""",
    "symptom": "schmerz, schmerzen, oedem, oedeme, dyspnoe, blutung, kolik, kraempfe",
    "allergy": "allergie, allergien, intoleranz, unvertraeglichkeit",
    "disability": "behinderung, behindert, behinderter, behinderte",
    "treatment": "ektomie, transplantation, chemotherapie, resektion, prothese",
    "medication": "insulin",
}
#: Words with these endings that are no condition.
NO_CONDITION: Final = frozenset(
    """
    patient patienti patientin privatpatient kassenpatient bestandspatient neupatient selbstzahlerpatient
    verkehrsbehinderung sichtbehinderung arbeitsbehinderung verhinderung behinderung herzkrank krank
    wohnungsvermittlung gewerbeprothese waehrung jury diagnose prognose urie syndrom infektion lotterie luxurie
    kurie merkurie furie zwischenfall vorfall arbeitsvorfall sicherheitsvorfall brandvorfall schadenvorfall
    datenschutzvorfall it-vorfall infarkt fristverletzung einfuhrkolik datenpraeparat literaturie centurie jurie
    it-stenose verkehrsinfarkt entlueftung entzuendung selbstentzuendung embolie werkstatterkrankung
    pflanzenerkrankung baumkrebs krebs flusskrebs taschenkrebs tabs spuelmaschinentabletten reinigungstabletten
    salztabletten geschirrspueltabletten chlortabletten blutung depression wirtschaftsdepression bergdepression
    pixelinfektion malwareinfektion virusinfektion? computerinfektion ransomwareinfektion ransomware-infektion
    malware-infektion wasserprothese laesion ruptur britis tischtennis zytose penie parese zyste grafitis
    graffitis gratis gratitis""".split()
)

BODY: Final = """
    knie huefte hueft schulter ruecken nacken hals kopf bauch magen darm herz lunge lungen niere nieren leber
    galle gallen blase blasen prostata brust arm bein fuss hand finger daumen zeh ellenbogen ellbogen handgelenk
    handgelenks sprunggelenk knoechel kiefer zahn zahnwurzel auge augen netzhaut ohr ohren nasen haut hirn gehirn
    wirbel wirbelsaeulen bandscheiben kreuzband meniskus innenmeniskus aussenmeniskus achillessehnen sehnen muskel
    becken rippen schluesselbein oberschenkel unterschenkel oberarm unterarm schenkelhals wadenbein schienbein
    speichen gebaermutter gebaermutterhals eierstock hoden schilddruesen bauchspeicheldruesen speiseroehren
    kehlkopf mandel mandeln leisten steissbein unterleibs gelenk knochen nerven ischias hws bws lws isg vorhof
    aorten venen blut lymph dickdarm duenndarm enddarm blinddarm mittelohr hornhaut bindehaut menstruations
    perioden regel glieder fersen kniescheiben patella schaedel jochbein nebenhoehlen stirnhoehlen schleimhaut
    zwerchfell milz bronchial harnwegs harnleiter nierenbecken herzmuskel herzklappen sehnerv trommelfell
    stimmband""".split()
BODY_HEADS: Final = {
    "diagnosis": "krebs tumor karzinom entzuendung leiden erkrankung infekt infektion schwaeche insuffizienz "
    "steine vergroesserung fehler",
    "injury": "bruch riss verletzung prellung zerrung fraktur wunde stauchung quetschung anriss",
    "symptom": "schmerz schmerzen beschwerden probleme weh kraempfe stechen rasen blutung",
    "treatment": "op operation tep prothese transplantation entfernung spiegelung biopsie amputation eingriff",
}
