"""Everyday, clinical and clipped German words of health; own compilation, format of `_health_words`."""

from __future__ import annotations

from typing import Final

from filters.recognizers._health_words import Table

_GERMAN: Final[Table] = {
    ("diagnosis", "sure"): """
    noro!, rsv!, ehec!, cmv!, hsv!, influenza a!, grippe a!, magen-darm-virus!, magendarm!, darmgrippe!,
    brechdurchfall!, raumforderung, filiae!, karzinose, endstadium!, terminal erkrankt!, inkurabel!, krebsleidend!,
    hirnschaden, hoerschaden, sehschaden, leberschaden, nierenschaden, herzschaden, nervenschaden, knorpelschaden,
    gelenkschaden, rueckenschaden, haltungsschaden, impfschaden, wirbelsaeulenschaden, laermschwerhoerigkeit,
    schwerhoerigkeit, altersschwerhoerigkeit, fehlsichtig!, hornhautverkruemmung, netzhautablösung, verengte
    herzkranzgefaesse!, verkalkte arterien!, wasserkopf!, hirndruck!, zyste, polyp!, tumorpatient, mastozytose, mcas!,
    pots!, eds!, ehlers-danlos-syndrom, lipoedem, fibro!, hashi!, schilddruesenkrank, herzkrank!, asthmakrank,
    allergikerkind!, wachstumsstoerung, kleinwuchs!, fruehgeborenes!, spaetabort!, muttermund!,
    zahnfleischentzuendung, parodontitis!, parodontose!, karies!, zahnabszess, kiefersperre, weisheitszaehne!,
    pilzinfektion, soor!, madenwurm, wuermer!, kopflausbefall, laeusebefall, kraetzmilben!, furunkel!, abszess,
    gerstenkorn!, bindehautentzuendung, augeninfarkt, gesichtsrose!, wundinfektion, blutkrank!, gerinnungsstoerung,
    thrombozytopenie, leukozytose, hyponatriaemie, elektrolytentgleisung, entgleister diabetes!, entgleister
    blutzucker!, diabetisches fusssyndrom!, diabetischer fuss!, raucherbein!, offene wunde!, offenes geschwuer!,
    durchliegewunde, nierentransplantiert!, herztransplantiert!, lebertransplantiert!, organspende erhalten!,
    herzkrankheit, rheumakrank, chronisch erschoepft!, chronisches leiden!, genmutation!, geburtsfehler,
    geburtsschaden, sauerstoffmangel bei der geburt!, hirnfehlbildung, wachstumshormonmangel, unterleibskrebs,
    bauchfellkrebs, augenkrebs, zungenkrebs, rachenkrebs, kehlkopfkrebs, knochenkrebs,""",
    ("diagnosis", "soft"): """
    pilz!, fraktur!, zucker!, wasser in der lunge!, bandscheib!, leistungsabfall!, rundherd!, bluterguss!, viruslast!,
    keime!, resistente keime!, quarantaene!, isolierung!, vorschaden, gesundheitsschaden, spaetfolgen!,
    folgeschaeden!, tbc!, lues!, positiv getestet!, MS, DM, RSV, TBC, CF, LRS, FASD, BPLS, RLS, PCO, HPV, ZNS, EBV,
    CMV, PMDS""",
    ("diagnosis", "clinical"): """
    reduzierter az!, reduziertem az!, schlechtem az!, gutem az!, reduzierter allgemeinzustand!, kachektisch,
    ikterisch!, febril!, subfebril!, afebril!, dyspnoisch!, tachykard!, bradykard!, tachypnoeisch!, zyanotisch!,
    hyperton!, hypoton!, anaemisch!, aspiriert!, krampft!, eingetruebt!, sopor!, soporoes!, komatoes!, delirant!,
    dement!, desorientiert!, orientiert!, nykturie!, nausea!, emesis!, vertigo!, cephalgie!, zephalgie!, dorsalgie!,
    lumbalgie!, zervikalgie!, gonalgie!, omalgie!, koxalgie!, hamatom!, haematom!, exanthem!, erythem!, pruritus!,
    oedeme!, mets!, ulcus!, nekrose!, thx!, chx!, rtx!, ctx!, nfs!, schenkelblock!, insult!, insuff!, pneu!, appe!,
    galle-op!, hwi!, akutes abdomen!, fx!, fraktur!, verband!, krone!, bruecke!, fuellung!, karies!, parodontitis!,
    extraktion!, wurzelkanal!, pzr!, schnitt!, pflaster!, abstinenz!, absetzversuch!, exazerbation!, remission!,
    progredient!, rezidiv!, PEG, HWI, COPD, NI, HI, LE, pAVK, TEP, BSV, CTS, SSW, DK, SPK, ARDS, NMH, KHK, BWK, LWK,
    HWK""",
    ("mental_health", "sure"): """
    lese-rechtschreib-stoerung, rechtschreibschwaeche, rechenstoerung, leseschwaeche, lernstoerung, ritze sich!, ritzt
    sich!, geritzt!, ritzen!, tics!, ticstoerung, redeflussstoerung, stottern!, stotterer!, lispelt!, poltern!,
    messie-krank!, vermuellungssyndrom, verwahrlost!, verwahrlosung!, trauerreaktion, belastungsreaktion, akute
    belastungsreaktion!, anpassungsreaktion, depressionspatient, antriebslos!, antriebslosigkeit!, antriebsstoerung,
    weinkraempfe!, nervenkrise!, nervenleidend!, psychisch erkrankt!, psychisch bedingt!, psychisch kranke!, psychisch
    kranker!, psychische gruende!, psychischen gruenden!, seelischen gruenden!, ueberlastungssyndrom, wahn!,
    wahnvorstellungen!, paranoide zuege!, stimmen im kopf!, zwaenge!, zwanghaft!, manien!, ads!, audhs!, neurodivers!,
    aspie!, autistische zuege!, autismusverdacht, entwicklungsstoerung, suizidabsichten!, suizidal!, suizidaeusserung,
    suizidaeusserungen!, suizidankuendigung, ueberdosis!, tablettenueberdosis, selbstverletzungen!,
    selbstverletzungsgefahr!, bulimisch!, anorektisch!, magersuechtig!, magersuechtige!, esssuechtig!, fressattacken!,
    fressanfaelle!, zusammenbruch nervlich!, nervenzusammenbrueche!, dissoziationen!, flashbacks!, panikanfall,
    panikanfaelle!, angstpsychose, angstneurose, angstattacke, angstattacken!, angstanfaelle!, verwirrt!, zeitweise
    verwirrt!, vergesslich!, hospitalismus!, verhaltensstoerung, schlafwandelt!, schlafstoerungen!, albtraumstoerung,
    bore-out!, boreout!""",
    ("addiction", "sure"): """
    gefixt!, fixt!, fixer!, an der nadel!, heroinabhaengiger!, betrunken zur arbeit!, alkoholisiert!, betrunken!,
    besoffen!, unter drogeneinfluss!, unter alkoholeinfluss!, unter alkohol!, alkoholfahne!, restalkohol!, bekifft!,
    zugedroehnt!, alkoholiker!, trockener!, trockene alkoholiker!, abstinenzler!, saufen!, sauft!, kiffen!,
    cannabiskonsum!, konsumiert cannabis!, konsumiert drogen!, konsumiert kokain!, konsumiert alkohol!, suchtmittel!,
    suchtproblematik!, alkoholproblematik!, drogenproblematik!, suchtgeschichte!, suchtvergangenheit!, suchtanamnese!,
    entzugserscheinungen!, entzugssymptome!, entzugsstation!, entgiftungsstation!, entgiftungsbehandlung,
    substitution!, substituiert!, methadon-substitution!, rueckfaellig geworden!, abhaengigkeitserkrankung,
    suchtkrankheit, raucherentwoehnung!, nikotinsucht!, nikotinpflaster!, kokainabhaengig!, kokainsuechtig!,
    heroinsuechtig!, tablettensuechtig!, pillensuechtig!, opiatabhaengig!, pornosucht!, pornosuechtig!,
    medikamentensuechtig!, internetsuechtig!, alkoholsuechtig!""",
    ("symptom", "sure"): """
    kollabiert!, umgekippt!, umgeklappt!, zusammengeklappt!, zusammengebrochen!, bewusstlosigkeit, ohnmaechtig
    geworden!, gekotzt!, kotzt!, erbrochen!, duennpfiff!, duennschiss!, kopfweh!, bauchweh!, halsweh!, zahnweh!,
    rueckenweh!, ohrenweh!, bauchschmerz!, fieberschub, fieberkrampf, erhoehte temperatur!, schweissausbruch,
    schweissausbrueche!, kachektisch!, hinkt!, humpelt!, zittert!, hustet!, niest!, schnieft!, fiebert!, fiebrig!,
    keucht!, roechelt!, schleimhusten!, hustenanfall, erstickungsanfall, asthmaanfall, herzanfall, schlaganfaelle!,
    krampfanfaelle!, krampfanfall, ohnmachtsanfaelle!, schwindelig!, schwindlig!, gangstoerung, sehprobleme!,
    atemprobleme!, verdauungsprobleme!, darmprobleme!, blasenprobleme!, hautprobleme!, gelenkschmerzen!, stuhlgang!,
    inkontinenzprobleme!, einnaesst!, wunder po!, gewicht verloren!, stark abgenommen!, kilo abgenommen!, kilo
    zugenommen!, schlaeft schlecht!, schlaeft nicht durch!, bettlaegrig!, ans bett gefesselt!, stuerzt haeufig!,
    sturzneigung, taubheit in!, schluckbeschwerden!, hoerprobleme!, sprachprobleme!, wortfindungsstoerung,
    wortfindungsstoerungen!, sehstoerungen!, regelschmerz!, starke blutung!, starke blutungen!, reduzierter
    allgemeinzustand!, hautausschlag!,""",
    ("symptom", "soft"): """
    inkontinenzvorlagen!, vorlagen!, inkontinenzeinlagen!, orthopaedische einlagen!, kompressionsstruempfe!,
    stuetzstruempfe!, stuetzstrumpf!, orthese, bandage!, schiene!, knieschiene, halskrause!, korsett!, gehgips!,
    spreizhose!, aufbissschiene, zahnkrone!, implantat!, prothesen!, dauerkatheter!, blasenkatheter!, sauerstoff!,
    sauerstoffgeraet!, cpap!, beatmungsgeraet!, schlafmaske!, gehstock!, gehgestell!, badewannenlift!, pflegebett!,
    hausnotruf!, toilettenstuhl!, treppenlift!, cochlea-implantat!, sehhilfe!, blindenstock!, insulinpen!,
    blutzuckermessgeraet!, glukosesensor!, freestyle libre!, notfallset!, sonde!, portkatheter!, stoma!,
    tracheostoma!, magensonde!, hoerhilfe!, klumpfuss!, temperatur!, verspannungen!, verspannung!, migraeneanfall!,
    heulkraempfe!, schlappheit!, kreislaufstoerung, erkaeltet!, magenschmerz!, kopfgrippe!, verletzungspause!,
    bewegungseinschraenkung, rueckfall!, ohrenschmerz!, wehen!, contractions!, blasensprung!, gips!,""",
    ("injury", "sure"): """
    schnittverletzung, stichverletzung, nadelstichverletzung, quetschwunde, risswunde, rissquetschwunde,
    splitterverletzung, augenverletzung, stauchung!, verstaucht!, gezerrt!, bandverletzung, schnittwunde!, verbrueht!,
    veraetzt!, sonnenbrand!, sonnenstich!, hitzschlag!, hitzschlaege!, stromunfall, unfallverletzung, unfallfolgen!,
    sportunfall, arbeitsunfaelle!, fahrradunfall!, reitunfall!, skiunfall!, dienstunfall!, schulunfall, verkehrsunfall
    schwer verletzt!, treppensturz!, sturz vom pferd!, sturz vom rad!, sturz mit dem rad!, gestuerzt und!, beim sturz
    verletzt!, kopfverletzt!, bandscheibenriss!, rippenserienfraktur, rippenfraktur, gebrochene nase!, nasenbruch,
    zehenbruch, fingerbruch, fussbruch, handbruch, huefte gebrochen!, huefte kaputt!, knie kaputt!, ruecken kaputt!,
    schulter kaputt!, bein ab!""",
    ("pregnancy", "sure"): """
    entbunden!, hat entbunden!, stillt!, stille noch!, stillende!, gestillt!, stillpausen!, stillzeiten!, abgestillt!,
    milchpumpe!, muttermilch abpumpen!, per kaiserschnitt!, notsectio!, geburtswehen!, blasensprung!, vorwehen!,
    fruehwehen!, risikoschwangere!, nachwuchs unterwegs!, baby unterwegs!, zweites kind unterwegs!, kind unterwegs!,
    bekommt ein baby!, bekomme ein baby!, kriegt ein kind!, bekommt ein kind!, bekomme ein kind!, abgetrieben!, baby
    verloren!, schwangerschaftsverlust!, stille geburt!, erwartet ein baby!, erwartet im!, wunschkaiserschnitt!,
    hausgeburt!, schwanger geworden!, ungewollt schwanger!, mutterschaftsurlaub!, frauenaerztin!""",
    ("pregnancy", "soft"): "geburt!, hebamme!, kreisssaal!, frauenarzt!, gynaekologin!, ultraschall!",
    ("fertility", "sure"): """
    sterilisieren lassen!, sterilisieren!, sterilisiert!, unterbinden lassen!, kuenstlich befruchtet!,
    hormonbehandlung!, kinderwunschbehandlungen!, kein kind zeugen!, keine kinder bekommen!, keine kinder kriegen!,
    fruchtbarkeitsbehandlung, pmds!, pms!, periode!, menstruationsbeschwerden!, ivf!, icsi!, samenqualitaet!,
    spermienqualitaet!, spirale!, pille abgesetzt!, wechseljahrbeschwerden!, in den wechseljahren!, eisprung!,
    eizellen eingefroren!, zyklusprobleme!""",
    ("sick_leave", "sure"): """
    krankgeschriebn!, krank geschriem!, krank gschriebn!, krank bis!, krank seit!, krank ab!, kind krank!, k-tage!,
    kkt!, krankheitstag!, karenztag!, leistungsminderung!, leistungsgemindert!, leistungsgewandelt!,
    leistungseinschraenkung, begrenzt dienstfaehig!, begrenzte dienstfaehigkeit!, leidensgerecht!, leidensgerechter
    arbeitsplatz!, schonarbeitsplatz!, schonarbeit!, schonplatz!, hebeverbot!, nachtdienstuntauglich!,
    nachtschichtuntauglich!, schichtuntauglich!, nicht schichttauglich!, nicht reisefaehig!, nicht transportfaehig!,
    nicht verhandlungsfaehig!, nicht haftfaehig!, nicht dienstfaehig!, nicht pruefungsfaehig!, nicht schulfaehig!,
    nicht flugfaehig!, nicht einsatzfaehig!, nicht geschaeftsfaehig!, geschaeftsunfaehig!, nicht testierfaehig!,
    testierunfaehig!, prozessunfaehig!, schuldunfaehig!, vermindert schuldfaehig!, wieder gesund!, gesundgeschrieben!,
    gesund geschrieben!, noch nicht gesund!, nicht gesund!, wieder fit!, wieder genesen!, gesundheitlich
    eingeschraenkt!, gesundheitlicher gruende!, gesundheitliche gruende!, gesundheitliche beschwerden!,
    gesundheitliche lage!, gesundheitlicher zustand!, gesundheitlichen zustand!, erkrankt!, krankheitlich!,
    krankenhausreif!, langzeit-au!, dauer-au!, au bis!, au seit!, au-zeit!, au-tage!, eau!, wieder auf den beinen!,
    teilweise erwerbsgemindert!, voll erwerbsgemindert!, eu-rente!, bu-rente!, bu-fall!, erwerbsminderungsrentner!,
    arbeitsversuch!, belastungserprobung!, krankenvertretung!, fehlt krank!, faellt krank aus!""",
    ("disability", "sure"): """
    schwerbehind!, schwbh!, sb-ausweis!, schwerhoerig!, taubheit!, hoerrest!, sehrest!, sehkraft!, fast blind!,
    voellig taub!, lippenlesen!, liest von den lippen!, gebaerdensprache!, prothesentraeger, prothesentraegerin,
    beinprothese, armprothese, rollstuhlfahrend!, rollstuhlnutzer, rollstuhlnutzerin, rollatornutzerin!,
    assistenzbedarf!, unterstuetzungsbedarf!, foerderbedarf!, sonderpaedagogisch!, hilfebeduerftig!,
    blindenfuehrhund!, begleithund!, assistenzhund!, behindertentransport!, schwerbehindertenvertretung
    eingeschaltet!, einarmig!, contergangeschaedigt!, spastisch gelaehmt!, down syndrom!, geistig behindert!,
    bettlaegerigkeit!, pflegefall!, heimbewohner!, heimbewohnerin!, vollzeitpflege!, schwerpflegebeduerftig!""",
    ("allergy", "sure"): """
    allergisch!, allergischer schock!, anaphylaktische reaktion!, desensibilisierung!, heuschnupfen!,
    erdnussallergisch!, nuesse nicht!, glutenfreie kost!, glutenfreies essen!, laktosefreie kost!, zoeliakie!, sprue!,
    zoeliakiebetroffen!, hausstaub!, hausstauballergiker!, diaetkost!, diabetikerkost!, schonkost!, pueriert!,
    puerierte kost!, passierte kost!, fructosearm!, histaminarm!, natriumarm!, diabetikerdiaet!, nierendiaet!,
    epi-pen!, allergiepass!""",
    ("treatment", "sure"): """
    lasik!, augenlaser-op!, hornhauttransplantation, kurettage!, kuerettage!, abrasio!, konisation!, liquorpunktion,
    punktion!, appendektomie, cholezystektomie, tep-op!, tur-p!, tur-b!, ercp!, schlaflabor!, lichttherapie!,
    hypnosetherapie!, schroepftherapie!, psychoonkologie!, psychoonkologisch!, am tropf!, an der dialyse!, an
    schlaeuchen!, im koma!, im op!, unterm messer!, im aufwachraum!, auf der intensiv!, stroke unit!, mit dem rtw!,
    notarzt!, in die zna!, auf der palliativ!, auf der onko!, in der onko!, auf der psychiatrie!, auf der
    geschlossenen!, in der klapse!, klapse!, in der psychosomatik!, psychosomatik!, in die reha!, in der reha!, auf
    reha!, auf kur!, in kur!, zur kur!, zur reha!, in aerztlicher behandlung!, vollstationaer!, wurzelbehandlung!,
    zahnersatz!, implantatversorgung!, kieferorthopaedisch!, zahn gezogen!, weisheitszahn gezogen!, mandeln raus!,
    blinddarm raus!, galle raus!, gebaermutter raus!, fuss-op!, hand-op!, schulter-op!, ruecken-op!, augen-op!,
    nasen-op!, mandel-op!, leisten-op!, bauch-op!, brust-op!, darm-op!, magen-op!, nieren-op!, schilddruesen-op!,
    kreuzband-op!, meniskus-op!, herzklappen-op!, zahn-op!, kiefer-op!, gebaermutter-op!, not-op!, op-nachsorge!,
    dialysiert!, bestrahlt!, reanimiert!, eingegipst!, genaeht!, intensivpatient, intensivpatientin, wundheilung!,
    faeden ziehen!, faedenziehen!, drainage!, heimbeatmung!, ausserklinische beatmung!, hirnschrittmacher!,
    spenderorgan!, stammzellen!, knochenmark!, ambulant operiert!, bluttransfusionen!, hospizplatz!, hospizdienst!,
    palliativteam!, testosterontherapie!, mastektomie!""",
    ("treatment", "soft"): """
    krebsvorsorge!, urologe!, urologin!, urologen!, kardiologen!, onkologen!, neurologen!, rheumatologen!,
    diabetologen!, gynaekologe!, gynaekologen!, orthopaede!, orthopaeden!, orthopaedin!, hautarzt!, hautaerztin!,
    schmerzambulanz!, schmerztherapeut!, schmerztherapeutin!, suchtberater!, suchtberaterin!, traumatherapeut!,
    traumatherapeutin!, psychotherapie!, logopaede!, logopaedin!, ergotherapeut!, ergotherapeutin!, physio!,
    physiotherapeut!, haematologe!, hepatologe!, urologie!, psychosomatische!, diabetesberatung!, krankentransport!,
    liegendtransport!, ct!, pet-ct!, roentgen!, roentgenbild!, mammographie!, sonographie!, narkose!, vollnarkose!,
    intensiv!, tagesklinik!, nachuntersuchung!, entlassmanagement!, krankenhausbericht!, bestrahlung!, spritzen!""",
    ("vaccination", "sure"): """
    impfunfaehigkeit!, impfdurchbruch!, impfverweigerin!, impfskeptiker!, impfskeptikerin!, ungeimpfte!, ungeimpfter!,
    nicht gegen masern geimpft!, masernschutznachweis!, hepatitis-b-impfung!, durchgeimpft!, zweitgeimpft!""",
    ("medication", "sure"): """
    noradrenalin!, nitrendipin, bedarfsmedikament, psychopharmaka!, antidepressivum!, schmerzpumpe!, morphinpumpe!,
    morphinperfusor!, opiatpflaster!, btm-rezept!, testogel!, oestrogene!, pubertaetsblocker!, gerinnungshemmend!,
    cortisonhaltig!, kortisontherapie!, cortisontherapie!, notfallmedikament, notfallmedikamente!, asthmaspray!,
    asthma-spray!, inhalationsspray!, insulinspritze!, epipen!, nasensonde!, polamidon!, levomethadon!, diamorphin!,
    medizinalcannabis!, cannabisrezept!, cannabis auf rezept!, prep!, hiv-prophylaxe!, antiretroviral!, art-therapie!,
    immunglobuline!, tbc-medikamente!, hiv-therapie!, chemopraeparat!, eisenpraeparat!""",
    ("illness", "state"): """
    krank!, erkrankt!, verunglueckt!, invalide!, invalid!, gebrechlich!, kraenklich!, krankgeworden!, ansteckend!,
    infiziert!, in quarantaene!, bewusstlos!, verwirrt!, dement!, desorientiert!, gesundet!, genesen!, aids-krank!,
    halbtot!, todgeweiht!, seekrank!, reisekrank!, schwerhoerig!, nachtblind!, farbenblind!, sprachbehindert!,
    lernschwach!, lernschwaeche!, schwerstabhaengig!, suchtkrank!, arbeitsunfaehig!,""",
}

WIDE: Final = (_GERMAN,)

#: First parts and heads, of the same format as `FIRSTS_AND_HEADS`.
WIDE_FIRSTS_AND_HEADS: Final[tuple[tuple[str, dict[str, str]], ...]] = (
    (
        """
        leserechtschreib rechtschreib rechen sprech redefluss stimm laut aufmerksamkeitsdefizit hyperaktivitaets
        panikangst trennungsangst sozialangst blasen darm herz nerven muskel wachstums pigment fruktoseverwertungs
        blutbildungs vigilanz antriebs sexual sprachverstaendnis entwicklungs zwangs verarbeitungs geruchs geschmacks
        vestibulaer libido""",
        {"diagnosis": "stoerung"},
    ),
    (
        """
        herz immun seh hoer bindegewebs blasen rechen leserechtschreib rechtschreib lese konzentrations muskel
        kreislauf nerven gedaechtnis alters lern venen nieren leber augen abwehr beckenboden""",
        {"diagnosis": "schwaeche"},
    ),
    (
        "hoer seh hirn leber nieren nerven knorpel bandscheiben ruecken impf gelenk haltungs meniskus knie augen",
        {"diagnosis": "schaden"},
    ),
    (
        "eisen vitamin b12 folsaeure zink magnesium kalium jod testosteron oestrogen hormon protein sauerstoff kalzium",
        {"diagnosis": "mangel mangelerscheinungen mangelsyndrom"},
    ),
    (
        """
        herz blutdruck schilddruesen cholesterin asthma allergie kortison cortison insulin thrombose heparin eisen jod
        schlaf beruhigungs rheuma migraene schmerz augen ohren magen entwaesserungs parkinson epilepsie krebs chemo
        wurm malaria potenz abnehm hormon testosteron oestrogen hiv diabetes gicht adhs psycho salbutamol morphin
        opioid fentanyl antibiotika betaeubungs depressions glaukom""",
        {"medication": "tabletten tablette spritze spritzen tropfen spray salbe medikament medikamente pillen mittel"},
    ),
    (
        """
        onkologie chemo bestrahlungs dialyse psychologen psychotherapie ergotherapie logopaedie krankengymnastik
        darmspiegelungs frauenarzt gynaekologen urologen kardiologen neurologen psychiater hautarzt orthopaeden
        schmerztherapie krebs tumor""",
        {"treatment": "termin kontrolle nachsorge sprechstunde ambulanz"},
    ),
)
WIDE_SUFFIXES: Final[dict[str, str]] = {
    "diagnosis": "krank, kranken, leiden, schwindsucht, marasmus, sarkopenie",
    "addiction": "suechtig, suechtiger, suechtige, suechtigen",
    "sick_leave": "untauglich, untauglichkeit",
    "treatment": "punktion, spiegelung, skopie",
    "injury": "verletzt, bruchverletzung",
}
#: Words with these endings that are no condition.
WIDE_NEVER: Final = frozenset(
    """
    liebeskrank liebeskranke computerkrank sehnsuechtig sehnsuechtige eifersuechtig eifersuechtige selbstsuechtig
    streitsuechtig rachsuechtig habsuechtig herrschsuechtig ruhmsuechtig gefallsuechtig profitsuechtig
    vergnuegungssuechtig geltungssuechtig harmoniesuechtig machtsuechtig gewinnsuechtig prunksuechtig
    sensationssuechtig naschsuechtig arbeitssuechtig serviersuechtig mitleid mitleide mitleiden beileid beileide
    verleid verleide verleiden erleid erleide erleiden bemitleid bemitleiden bemitleide leid leiden einkleiden kleiden
    bekleiden verkleiden entkleiden seid schneiden mikroskopie teleskopie spektroskopie stethoskopie horoskopie
    radioskopie stroboskopie widerspiegelung rueckspiegelung datenspiegelung bildschirmspiegelung bildspiegelung
    plattenspiegelung serverspiegelung spiegelung luftspiegelung vorspiegelung lichtspiegelung gekraenkt
    pflichtverletzt unverletzt kameraspiegelung handyspiegelung wasserspiegelung untauglich dienstuntauglich tauglich
    interpunktion kraenkung kranke kranken krank marketinguntauglich praxisuntauglich alltagsuntauglich""".split()
)
