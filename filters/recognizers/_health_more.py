"""More German words of health, by theme; own compilation from general knowledge. Same format as `_health_words`."""

from __future__ import annotations

from typing import Final

from filters.recognizers._health_words import Table

MORE: Final[Table] = {
    ("diagnosis", "sure"): """
    herzasthma, herzblock, herzklappenfehler, herzkranzgefaesserkrankung, herzwandaneurysma, hypertonus!,
    hypotonus!, vorhofflattern, kammerflimmern, kardiomyopathie, stent!, stents!, bypaesse!, gefaessverschluss,
    schaufensterkrankheit, besenreiser, ulcus cruris, offenes bein!, offene beine!, lymphoedem, lipoedem, tbs!,
    staublunge, asbestose, silikose, raucherlunge, lungenemphysem, lungenkollaps, rippenfellentzuendung,
    sauerstoffpatient, sauerstoffpflichtig, beatmungspflichtig, beatmet!, kehlkopfentzuendung,
    schleimbeutelentzuendung, sehnenscheidenentzuendung, karpaltunnel!, hallux valgus!, plattfuss, klumpfuss,
    x-beine!, o-beine!, hohlkreuz!, rundruecken, hueftdysplasie, frozen shoulder, impingement!, spondylolisthesis!,
    gleitwirbel, bandscheibenprolaps, wirbelgleiten, morbus scheuermann, scheuermann!, perthes!, osgood-schlatter!,
    raynaud!, rheumatiker, rheumatikerin, asthmatiker, asthmatikerin, asthmatisch!, allergisches asthma,
    typ-1-diabetiker, typ-2-diabetiker, typ-1-diabetikerin, typ-2-diabetikerin, insulinpflichtig, praediabetes!,
    insulinresistenz, zucker-krankheit, schwangerschaftsdiabetes!, unterzucker!, ueberzucker!, schilddruesenknoten,
    kropf!, struma!, basedow!, cushing!, akromegalie, phenylketonurie, gaucher!, morbus fabry, morbus wilson,
    porphyrie, mitochondriopathie, muskelschwund, muskeldystrophie, myasthenie, myasthenia gravis, spinale
    muskelatrophie, guillain-barre!, huntington!, chorea huntington, restless legs!, restless-legs-syndrom,
    parkinsonpatient, tremor!, essentieller tremor, ataxie, dystonie, fazialisparese, gesichtslaehmung,
    halbseitenlaehmung, hemiparese!, aphasie, apoplexie, hirnaneurysma, hirnmetastase, hydrocephalus!, spina
    bifida!, offener ruecken!, demenziell!, demenzkrank, alzheimer-demenz, vaskulaere demenz, clusterkopfschmerz,
    spannungskopfschmerz, aura-migraene, rosazea, rosacea!, akne!, vitiligo!, nesselsucht, urtikaria!, hautkrebs,
    weisser hautkrebs, schwarzer hautkrebs, warzen!, feigwarzen!, fusspilz!, nagelpilz, krampfaderleiden, impetigo!,
    erysipel!, wundrose!, furunkel, filzlaeuse!, skabies!, scabies!, floh-befall, madenwuermer!, bandwurm,
    hiv-erkrankung, tripper!, geschlechtskrankheit, hpv!, hpv-infektion, mykoplasmen!, ebv!, epstein-barr!,
    zytomegalie, toxoplasmose, listeriose, fsme!, zeckenbiss, lyme-borreliose, neuroborreliose, corona-erkrankung,
    coronainfiziert, rs-virus!, hfmk!, hand-mund-fuss-krankheit, hand-fuss-mund-krankheit, dreitagefieber!,
    diphtherie, polio!, kinderlaehmung, tetanus!, wundstarrkrampf, cholera!, typhus!, dengue!, dengue-fieber!,
    gelbfieber!, gelbsucht!, affenpocken!, mpox!, krankenhauskeim, mrsa-keim, clostridien!, lungenpest, kolitis,
    colitis!, crohn!, divertikel!, darmpolyp, darmpolypen!, darmverschluss, reizmagen, reflux!, zwerchfellbruch,
    magenblutung, magendurchbruch, magenschleimhautentzuendung, speiseroehrenkrebs, leberversagen, leberfibrose,
    leberkrebs, gallenkolik, bauchspeicheldruesenentzuendung, analfissur, analfistel, fistel!, steissbeinfistel,
    nierenstau, zystennieren!, nierenkrank, nierenleiden, schrumpfniere, reizblase, blasenschwaeche!, harnverhalt!,
    harninkontinenz, stuhlinkontinenz, prostataleiden, prostatavergroesserung, prostatahyperplasie, phimose!,
    vorhautverengung, hodenhochstand, eierstockzyste, brustknoten, knoten in der brust!, zervixkarzinom,
    gebaermuttersenkung, scheideninfektion, praemenstruell, blutgerinnungsstoerung, faktor-v-leiden!,
    bluterkrankheit, eisenmangel!, eisenmangelanaemie, vitamin-b12-mangel!, thalassaemie, leukopenie,
    agranulozytose, immunschwaeche, immundefekt, immundefizienz, immunsupprimiert, multiples myelom,
    non-hodgkin-lymphom, morbus hodgkin, brusttumor, knochenmarkkrebs, krebsrezidiv, rezidiv, tumorrezidiv,
    metastasiert!, metastasierend, inoperabel!, austherapiert!, krebsvorstufe, grauen star!, gruenen star!,
    kurzsichtig!, weitsichtig!, farbenblind, rot-gruen-schwaeche!, nachtblind!, sehnerventzuendung, keratokonus!,
    netzhautriss, innenohrschwerhoerigkeit, hoerminderung, hoerbeeintraechtigung, sehbeeintraechtigung,
    sehbeeintraechtigt, taubheit!, einseitig taub!, ertaubt!, menieri!, morbus meniere, drehschwindel!,
    lagerungsschwindel!, paukenerguss, polypen!, nasenpolypen!, nasennebenhoehlen-op!, scheidewand-op!,
    stimmbandlaehmung, lippen-kiefer-gaumenspalte, herzkrankheit, krebskrankheit, vorerkrankung, autoimmunkrankheit,
    berufskrankheit, geschlechtskrank, stoffwechselkrankheit, lungenkrankheit, nierenkrankheit, geisteskrankheit,
    chronische krankheit, chronische erkrankung, schwere krankheit, schwere erkrankung, unheilbare krankheit,
    seltene krankheit, tropenkrankheit, infektionskrankheit, glasknochenkrankheit, bluthochdruckpatient,
    risikopatient, risikopatientin, palliativpatient, palliativpatientin, bluterin!, wachkoma!, hirntot!,
    locked-in!, gefaessmissbildung, hypospadie, fruehgeborenes, frueh geboren!, fasd!, fetales alkoholsyndrom,
    trisomie 21!, mukoviszidosekrank, ehlers-danlos!, marfan!, marfan-syndrom, klinefelter!, turner-syndrom,
    rett-syndrom, angelman-syndrom, prader-willi!, tuberoese sklerose, neurofibromatose, lipom, fibrom, haemangiom,
    schlafapnoe-syndrom, narkolepsie, insomnie, bruxismus!, kiefergelenksyndrom, fruehrheuma, herzinfarktpatient,
    vorderwandinfarkt, hinterwandinfarkt, hinterwand-infarkt, herz-kreislauf-erkrankung, CLL, AML, CML, ALS, COPD,
    DCM, HCM, HOCM, HFpEF, HFrEF, TVT, LAE, SHT, SAB, ICB, CED, GERD, CKD, MGUS, MDS, PBC, PSC, SLE, BPH,""",
    ("diagnosis", "soft"): """
    galle!, bandscheibe!, keim!, darmsanierung, blinddarm!, steissbein!, bandscheiben!, gebaermutter!,
    schilddruese!, prostata!, vorbelastung!, gebrechen!, siechtum!, wirbelsaeule!, herzklappe!, ischias!, wucherung,
    schatten auf der lunge!, knubbel!, kreuzschmerzen!, entzuendungswerte!, leberwerte!, nierenwerte!, blutwerte!,
    tumormarker!, cholesterinwerte!, blutdruck!, blutzucker!, langzeitzucker!, uebergewicht!, untergewicht!""",
    ("diagnosis", "clinical"): """
    hypertonie, hypertonus!, stent!, sectio!, raucher!, raucherin!, exraucher!, ex-raucher!, ex-raucherin!,
    nichtraucher!, nichtraucherin!, adipoes!, exsikkiert!, dehydriert!, kachektisch!, somnolent!, ansprechbar!,
    kreislaufstabil!, septisch!, beatmet!, intubiert!, sediert!, katheterisiert!, dekompensiert!, dekompensation,
    rekompensiert!, aspiration!, aszites!, anurie!, oligurie!, hypoxie!, azidose!, CHE, AHT, DM, HSM, PEG, ZVK,
    PTCA, PCI, ACVB, VKB, VHF, LGE, LSB, RSB, AKS, ACS""",
    ("mental_health", "sure"): """
    legastheniker, legasthenikerin, dyskalkuliker, adhsler, stimmenhoeren!, hoert stimmen!, entwoehnungsklinik,
    fachklinik fuer suchtkranke!, wahnhafte stoerung, verfolgungswahn!, eifersuchtswahn!, waschzwaenge!, messie!,
    messie-syndrom, trichotillomanie, hyperaktiv!, verhaltensauffaellig, bindungsstoerung, psychosomatische reha!,
    angststoerung, panik-attacke, generalisierte angst!, angsterkrankung, angstpatient, angstpatientin,
    zwangsgedanken!, zwangsneurose, zwangshandlungen!, waschzwang, putzzwang, kontrollzwang, essanfaelle!,
    ess-brech-sucht, ritzt sich!, selbstverletzend!, borderlinerin!, borderliner!, schizophren!, schizotyp!,
    paranoid!, paranoia!, wahnhaft!, manisch!, manische phase, hypomanisch!, hypomanie, dysthymie, zyklothymie,
    winterdepression, altersdepression, schwangerschaftsdepression, postpartale depression, mittelgradige
    depression, reaktive depression, depri!, depris!, seelisch angeschlagen!, psychisch instabil!, psychisch labil!,
    psychisch am ende!, psychisch fertig!, psychosozial, psychische krise, psychischer zusammenbruch!, psychischen
    zusammenbruch!, nervlich am ende!, ausgebrannt!, mit den nerven am ende!, suizidale gedanken!, lebensmuede!,
    suizidgefahr!, suizidversuche!, suizidprophylaxe!, eigengefaehrdung!, eigengefaehrdend!, fremdgefaehrdung!,
    selbstmordgedanken!, selbstmordgefaehrdet!, wollte sich das leben nehmen!, sich das leben nehmen!, nicht mehr
    leben!, traumatisiert, kriegstrauma!, ptbs!, adhs!, autismus-spektrum!, fruehkindlicher autismus,
    autismusspektrum!, neurodivergent!, hochfunktionaler autismus, lrs!, rechenschwaeche!,
    lese-rechtschreib-schwaeche!, schulangst!, schulphobie, trennungsangst!, pruefungsangst!, verlustangst!,
    spinnenphobie, mutistisch!, selektiver mutismus, stottert!, einnaessen!, naesst ein!, naesst nachts ein!,
    enuresis!, enkopresis!, kotet ein!, demenzielle entwicklung!, gedaechtnisprobleme!, gedaechtnisluecken!,
    konzentrationsprobleme!, schlaflos!, schlaflosigkeit!, albtraeume!, anhaltende trauerstoerung!,
    erschoepfungszustand, mobbingfolgen!, psychiatrisch auffaellig!, persoenlichkeitsstruktur!, dissoziativ!,
    depersonalisation!, gender-dysphorie!, geschlechtsdysphorie""",
    ("addiction", "sure"): """
    trinkt wieder!, trinkt zu viel!, trinkt heimlich!, saeuft!, trinker!, trinkerin!, alkoholiker!, trockene
    alkoholikerin!, spiegeltrinker!, quartalssaeufer!, alkoholkrankheit, alkoholentzugsdelir!, alkoholembolie!,
    alkoholvergiftung, alkohol-entzug!, alkoholrueckfall, rueckfall in die sucht!, trocken seit!, clean seit!, seit
    jahren trocken!, seit jahren clean!, suchtberatung!, suchtmittelabhaengig, suchtkranker!, suchtkranke!,
    suchtverhalten!, suchtdruck!, suchtentwoehnung, entwoehnungstherapie, entwoehnungsbehandlung, suchtreha!,
    langzeittherapie, langzeitentzug!, drogentherapie, drogenentzug, drogenvergangenheit!, drogenkarriere!, junkie!,
    kiffer!, kifft!, gekifft!, kiffen!, kokst!, spritzt heroin!, heroinkonsum!, kokainkonsum!, cannabiskonsum!,
    drogentest positiv!, positiver drogentest!, crystal meth!, amphetaminkonsum!, polytoxikoman!, polytoxikomanie,
    methadonpatient, methadonpatientin, polamidon!, substitutionspatient, substitutionspatientin, spielsuechtiger!,
    spielerschulden!, gluecksspielsucht!, gluecksspielsuechtig!, pathologisches gluecksspiel!, mediensucht!,
    computerspielsucht!, onlinesucht!, arbeitssucht!, tablettenmissbrauch, medikamentenmissbrauch,
    schmerzmittelabhaengig, schmerzmittelmissbrauch, benzoabhaengig, blaues guttempler!, kreuzbund!""",
    ("symptom", "sure"): """
    gliederschmerzen!, kreuzschmerzen!, phantomschmerzen!, wundschmerzen!, nervenschmerzen!, muskelschmerzen!,
    wachstumsschmerzen!, tumorschmerzen!, dauerschmerzen!, druckgefuehl!, engegefuehl!, thorakales druckgefuehl!,
    kribbeln in den!, taube finger!, tauben finger!, tauber arm!, tauben arm!, muskelzucken!, muskelschwaeche!,
    gangunsicherheit!, gangunsicher!, sturzgefaehrdet!, sturzgefahr!, mehrfach gestuerzt!, bewusstseinsverlust!,
    bewusstseinsgetruebt!, kollabiert!, ohnmacht!, halbseitenschwaeche!, sprachverlust!, zeitlich nicht
    ansprechbar!, teilnahmslos!, apathisch!, herzklopfen!, herzaussetzer!, extrasystolen!, herzbeschwerden!,
    kurzluftig!, auswurf!, bluthusten!, heiserkeit!, nasenbluten!, blutet stark!, blutsturz!, blutungen!,
    zwischenblutungen!, schmierblutungen!, bluterbrechen!, teerstuhl!, magenkraempfe!, bauchkraempfe!, uebergibt
    sich!, uebergeben muessen!, brechdurchfall!, nachtschweiss!, gewichtsabnahme!, appetitlosigkeit!, appetitlos!,
    mangelernaehrt!, mangelernaehrung!, wassereinlagerungen!, geschwollene beine!, geschwollenen beine!, dicke
    beine!, hautjucken!, quaddeln!, pusteln!, eitert!, vereitert!, wundliegen!, wundgelegen!, druckgeschwuer,
    druckstelle, hoerminderung!, ohrensausen!, doppelbilder!, doppelbild!, sehverlust!, gesichtsfeldausfall,
    schwerhoerigkeit!, hoert fast nichts!, sieht fast nichts!, fast blind!, fast taub!, nahezu blind!, erblindet!,
    erblindung!, bettlaegerig!, immobil!, nicht gehfaehig!, gehunfaehig!, gehfaehig!, kann nicht laufen!,
    harntraeufeln!, windeln fuer erwachsene!, traegt inkontinenzeinlagen!, inkontinenzmaterial!, zyklusbeschwerden!,
    hitzewallung, libidoverlust!, schweissausbrueche!, schuettelfroste!, fiebrig!, fiebert!, hochfiebernd!,
    subfebril!, febril!, afebril!, verschleimt!, dehydriert!, exsikkiert!, ausgetrocknet!, unterernaehrung!, blaue
    flecken!, haematom, haematome!, bluterguss, blutergüsse!, kratzspuren!""",
    ("symptom", "soft"): """
    kopfweh!, bauchweh!, halsweh!, zahnweh!, ohrenweh!, herzweh!, rueckenweh!, kreuzweh!, magenverstimmung,
    migraene-anfall!, migraeneanfall, asthmaanfall, krampfanfaelle!, schub!, rheumaschuebe!, schuebe!, verkuehlt!,
    verkuehlung, verschnupft!, schwach auf den beinen!, wackelig auf den beinen!, hausnotruf!, hausnotrufgeraet!,
    elektrorollstuhl!, e-rollstuhl!, gehstock!, gehwagen!, unterarmgehstuetzen!, gehstuetzen!, kruecke!,
    hoergeraete!, cochlea-implantat, cochleaimplantat, blindenstock!, blindenfuehrhund!, langstock!,
    unterschenkelprothese, beinprothese, armprothese, zahnprothese, orthese, korsett!, halskrause!,
    kompressionsstruempfe!, stuetzstruempfe!, insulinpen!, insulinspritze!, blutzuckermessgeraet!, glukosesensor!,
    zuckersensor!, sensor am arm!, notfallpen!, notfallspritze!, notfallmedikament, notfallmedikamente!,
    adrenalin-pen!, sauerstoffgeraet!, sauerstoffflasche!, beatmungsgeraet!, cpap!, cpap-geraet!, cpap-maske!,
    schlafapnoe-maske!, defi!, stomabeutel!, dauerkatheter!, blasenkatheter!, urinbeutel!, pflegebett!,
    pflegedienst!, treppenlift!, badewannenlift!, patientenlifter!, sondenkost!, sondennahrung!, trachealkanuele!,
    tracheostoma!, kanuele!, portkatheter!, zahnspange!, knirscherschiene!, zahnimplantat, zahnimplantate!,
    wurzelbehandlung, dritte zaehne!, augenklappe!""",
    (
        "symptom",
        "clinical",
    ): "luftnot!, belastungsluftnot!, erguss!, stauung!, schonhaltung!, rg!, giemen!, rasselgeraeusche!",
    ("injury", "sure"): """
    oberschenkelhals!, gebrochener arm!, gebrochenes bein!, gebrochenem bein!, gebrochenem arm!, gebrochenen arm!,
    gebrochene rippe!, gebrochene rippen!, gebrochene hand!, gebrochenem fuss!, gebrochenen fuss!, gebrochener
    fuss!, gebrochenes handgelenk!, offener bruch!, skiunfall, motorradunfall!, haushaltsunfall!, sportverletzung,
    badeunfall!, sturzverletzung, schaedeltrauma, polytrauma!, schwerverletzt!, schwer verletzt!, leichtverletzt!,
    leicht verletzt!, lebensgefaehrlich verletzt!, unverletzt!, verletzungen!, kopfverletzung, verbrennung,
    verbrennungen!, verbrueht!, veraetzung, erfrierung, erfrierungen!, rauchvergiftung, kohlenmonoxidvergiftung,
    hundebiss, bisswunden!, stichwunde, schussverletzung, messerstich, finger abgetrennt!, abgetrennter finger!,
    bandruptur, muskelriss, muskelbuendelriss, muskelzerrung, kapselriss, baenderdehnung, bänderzerrung,
    baenderriss, umgeknickt!, verknackst!, verrenkt!, ausgekugelt!, verhoben!, leistenzerrung, sehnenriss,
    meniskusschaden, knorpelschaden, knieschaden, schulterschaden, bandscheibenschaden, wirbelbruch,
    schaedelbasisbruch, nasenbeinbruch, kieferbruch, jochbeinbruch, schluesselbeinbruch, wadenbeinbruch,
    schienbeinbruch, knoechelbruch, sprunggelenksbruch, mittelfussbruch, handgelenksbruch, radiusfraktur,
    beckenbruch, oberarmbruch, genickbruch, ermuedungsbruch, querschnitt!, querschnittslaehmung, trommelfellriss,
    hirnblutung, hirntrauma, gehirnblutung, zahn ausgeschlagen!, weichteilverletzung, schuerfwunden!, platzwunden!,
    bluterguesse!, traumafolge""",
    ("pregnancy", "sure"): """
    ssw!, hochschwanger!, schwangerschaftsbeschwerden!, schwangerschaftsuebelkeit!, schwangerschaftsvergiftung,
    schwangerschaftsabbruch!, schwangerschaftskonfliktberatung!, schwangerschaftsbestaetigung!, mutterpass!,
    frauenarzttermin!, vorzeitige blasensprung!, notkaiserschnitt!, sectio!, wochenbett!, im wochenbett!, stillt
    noch!, stillt ihr baby!, ist mama geworden!, ist vater geworden!, erwartet nachwuchs!, erwarten nachwuchs!,
    erwartet zwillinge!, erwarten zwillinge!, erwarten ein baby!, erwartet ein baby!, erwarten ein kind!,
    babybauch!, errechneter termin!, voraussichtlicher entbindungstermin!, fehlgeburten!, sternenkinder!, still
    geboren!, zwillinge erwartet!, leihmutter!, leihmutterschaft!, pille danach!, mutterschutzfrist, mutterschutz!""",
    ("fertility", "sure"): """
    ungewollt kinderlos!, unerfuellter kinderwunsch!, unerfuellten kinderwunsch!, insemination!, eizellentnahme!,
    embryotransfer!, kryokonservierung!, spermiogramm!, hormonbehandlung!, kinderwunschpraxis!,
    kinderwunschzentrum!, kinderwunschsprechstunde!, kinderwunsch-sprechstunde!, kinderwunschpatientin!,
    samenspender!, sterilisiert!, kastriert!, potenzprobleme!, potenzstoerung, erektionsprobleme!, in der
    menopause!, menopausal!, hormonspirale!,""",
    ("sick_leave", "sure"): """
    krank gemeldet hat!, krank feiern!, krankgefeiert!, krankgeschriebene!, krankgeschriebener!, krank zu hause!,
    krank zuhause!, krank im bett!, liegt flach!, liege flach!, liegt krank!, krankheitshalber!, aus
    gesundheitlichen gruenden!, gesundheitsbedingt!, gesundheitliche probleme!, gesundheitlichen problemen!,
    gesundheitlich angeschlagen!, gesundheitliche einschraenkung, gesundheitlich eingeschraenkt!, krankheitsausfall,
    krankheitsvertretung!, krankheitsurlaub!, krankmeldungen!, krankgemeldete!, krankenstandstage!, langzeitkranke!,
    langzeitkranker!, langzeiterkrankung, erkrankungsbedingt!, dauererkrankung, folgebescheinigung!,
    erstbescheinigung!, folge-au!, erst-au!, e-au!, krankschreibungen!, gelbe scheine!, krankschein!, aerztliches
    attest!, aerztlichem attest!, aerztliche bescheinigung!, amtsaerztliches gutachten!, amtsarzt!, amtsaerztliche
    untersuchung!, betriebsaerztliche untersuchung!, krankenrueckkehrgespraech, rueckkehrgespraech!, bem-massnahme,
    bem-einladung!, eingliederungsmanagement!, stufenweise wiedereingliederung!, krankengeldbezug!, aussteuerung!,
    ausgesteuert!, entgeltfortzahlung im krankheitsfall!, lohnfortzahlung!, erwerbsminderungsrentner,
    erwerbsunfaehigkeitsrente, fruehverrentet!, fruehrente!, dienstunfallfuersorge!, nicht dienstfaehig!, nicht
    arbeitsfaehig!, eingeschraenkt arbeitsfaehig!, nicht reisefaehig!, reiseunfaehig, nicht vernehmungsfaehig!,
    vernehmungsunfaehig, schulunfaehig!, sportbefreiung!, sportattest!, vom sport befreit!, schulbegleitung!,
    fluguntauglich!, fahruntauglich!, dienstuntauglich!, wehruntauglich!, ausgemustert!, kinderkrank!,
    kinderkrankengeld!, kinderkrankentage!, kind krank!, krankes kind!, krankem kind!, krankheitsfehltage!, fehltage
    wegen krankheit!""",
    ("disability", "sure"): """
    entwicklungsverzoegert!, sprachverzoegert!, frueh ertaubt!, legally blind!, herzschrittmacher!, contergan!,
    rollifahrer, rollifahrerin, rolli!, rollstuhlpflichtig, rollstuhlgebunden!, im rollstuhlplatz!, geh- und
    stehbehindert!, ausserhalb des hauses gehbehindert!, schwerbehinderteneigenschaft!, schwerbehindertenrecht!,
    schwerbehindertenurlaub!, schwerbehindertenparkplatz!, schwerbehindertenausweises!, gleichstellungsbescheid!,
    behindertenausweis, behindertenparkausweis, behindertenparkplatz!, behindertenwerkstatt!, werkstatt fuer
    behinderte!, eingliederungshilfe!, behindertengrad!, behinderungsgrad!, nachteilsausgleich!,
    sonderpaedagogischer foerderbedarf!, sonderpaedagogischen foerderbedarf!, foerderschwerpunkt!, inklusionskind!,
    integrationskind!, i-kind!, i-platz!, i-status!, integrationsstatus!, schulbegleiter!, integrationshelfer!,
    pflegebeduerftiger!, pflegebeduerftige!, pflegegeld!, pflegebedarf!, verhinderungspflege!, kurzzeitpflege!,
    tagespflege!, pflegeheim!, im pflegeheim!, betreutes wohnen!, unter betreuung!, gesetzliche betreuung!,
    rechtliche betreuung!, blindengeld!, taubblind!, entwicklungsverzoegert, entwicklungsverzoegerung,
    entwicklungsrueckstand!, sprachentwicklungsverzoegerung, spastiker, spastikerin, spastisch!, gelaehmt!,
    querschnittsgelaehmter!, tetraplegiker!, paraplegiker!, halbseitengelaehmt!, armamputiert!, beinamputiert!,
    beinamputierter!, oberschenkelamputiert!, unterschenkelamputiert!, einarmig!, einbeinig!, einaeugig!,
    conterganopfer, kriegsversehrt!, gebaerdensprachdolmetscher!, gebaerdensprache!, schwerbeschaedigt!,
    schwerbeschaedigter!, minderbegabt!, geistig eingeschraenkt!, geistig zurueckgeblieben!, koerperlich
    eingeschraenkt!, mobilitaetseingeschraenkt!, in ihrer mobilitaet eingeschraenkt!, gehbeeintraechtigt!,
    hoergemindert!, schwerstbehindert!, schwerstmehrfachbehindert!, beinlaehmung, armlaehmung""",
    ("allergy", "sure"): """
    bienenstichallergie!, wespenallergie!, bienenallergie!, wespenstichallergie!, hundehaarallergie!,
    tierhaarallergie!, pferdeallergie!, milbenallergie!, graeserallergie!, birkenpollen!, pollenallergiker!,
    nickelallergie!, latexallergie!, kontrastmittelallergie!, jodallergie!, sonnenallergie!, eiallergie!,
    eierallergie!, huehnereiallergie!, fischallergie!, milcheiweissallergie!, kuhmilchallergie!,
    kuhmilchproteinallergie!, weizenallergie!, sojaallergie!, sesamallergie!, haselnussallergie!, walnussallergie!,
    obstallergie!, apfelallergie!, kreuzallergie!, kontaktallergie!, antibiotikaallergie!, medikamentenallergie!,
    schalentierallergie!, krustentierallergie!, zitrusallergie!, glutenfrei!, gluten-frei!, laktosefrei!,
    lactoseintoleranz, lactoseintolerant, laktose-intolerant!, fructoseintoleranz, fruktosemalabsorption,
    histaminunvertraeglichkeit, weizenunvertraeglichkeit, milchunvertraeglichkeit, vertraegt keine milch!, vertraegt
    keine laktose!, vertraegt kein gluten!, vertraegt kein penicillin!, darf keine nuesse!, darf keine milch!, darf
    kein gluten!, anaphylaktisch!, allergiepass!, allergietest!, desensibilisierung!, hyposensibilisierung!,
    allergen!""",
    ("treatment", "sure"): """
    herzkatheteruntersuchung, koronarangiographie!, angioplastie, ballondilatation, stentimplantation,
    bypassoperation, schrittmacherimplantation, ablation!, kardioversion!, elektrokonvulsionstherapie!, ekt!, tiefe
    hirnstimulation!, lumbalpunktion!, knochenmarktransplantation, knochenmarkspende!, stammzellenspende!,
    spenderniere!, spenderherz!, spenderleber!, organempfaenger, warteliste fuer eine niere!, bauchfelldialyse!,
    haemodialyse!, dialysepatient, dialysepatientin, dialysetermin, dialysezentrum!, shunt!, chemotherapien!,
    chemozyklus!, chemos!, portanlage!, port-anlage!, strahlenbehandlung, radiatio!, radiojodtherapie,
    brachytherapie, antihormontherapie, tumoroperation, krebsoperation, krebstherapie, krebsbehandlung,
    krebsnachsorge!, tumornachsorge!, onkologische palliativversorgung!, palliativpflege!, sapv!, sterbebegleitung!,
    herzchirurgie!, aufgenommen in die klinik!, stationaere stationaerer aufenthalt!, stationaeren aufenthalt!,
    teilstationaer!, vollstationaer!, im krankenhaus liegt!, liegt im krankenhaus!, liege im krankenhaus!, lag im
    krankenhaus!, ins krankenhaus!, aus dem krankenhaus!, krankenhauseinweisung!, notfallmaessig!, reanimiert!,
    reanimation!, reanimationspflichtig!, wiederbelebt!, auf intensiv!, auf der intensiv!, intensivpflichtig!,
    intubiert!, psychiatrie!, psychiatrisch!, geschlossene abteilung!, geschlossenen abteilung!, geschlossene
    psychiatrie!, geschlossenen psychiatrie!, in der geschlossenen!, landeskrankenhaus!, bezirkskrankenhaus!,
    psychkg!, unterbringungsbeschluss!, psychiatrische psychologische psychologischer betreuung!, psychologische
    betreuung!, psychotherapeutische psychotherapeutischer in psychotherapie!, in therapie!, therapieplatz!,
    therapiesitzung, traumaambulanz!, suchthilfe!, stationaere therapie!, ambulante therapie!, gruppentherapie!,
    paartherapie!, eheberatung!, sexualtherapie!, tiefenpsychologisch!, emdr!, krisenintervention!, kur bewilligt!,
    kur beantragt!, kurantrag!, vater-kind-kur!, kinderkur!, anschlussheilbehandlung!, ahb!, reha bewilligt!,
    reha-bewilligung!, reha-beginn!, rehabilitation!, rehamassnahme, rehabilitationsmassnahme, fruehreha!,
    rehasport!, funktionstraining!, manuelle therapie!, lymphdrainage!, fruehfoerderung!, logopaedisch!,
    sprachtherapie!, ergotherapeutisch!, autismustherapie!, lerntherapie!, operiert werden!, operiert worden!,
    frisch operiert!, op-termin!, vor der nach der nach op am!, unters messer!, notoperiert!, nachoperiert!,
    arthroskopie, arthroskopisch!, kniespiegelung, darmspiegelung, magenspiegelung, blasenspiegelung, koloskopie,
    gastroskopie, ausschabung!, biopsie, gewebeprobe, mastektomie!, brustamputation!, brustoperation, brustaufbau!,
    hysterektomie!, magenband!, magenverkleinerung, adipositaschirurgie!, augenlasern!, augenoperation,
    staroperation, kataraktoperation, mandeloperation, blinddarmoperation, blinddarm-op!, gallenblasenoperation,
    gallen-op!, leistenbruchoperation, leistenbruch-op!, krampfaderoperation, hueftoperation, knieoperation,
    schulteroperation, wirbelsaeulenoperation, schilddruesenoperation, herzklappenoperation, herzklappenersatz,
    hueftgelenksersatz, kniegelenksersatz, neue huefte!, neues knie!, neuen huefte!, neue herzklappe!, kuenstliche
    huefte!, kuenstliches knie!, kuenstlichen darmausgang!, kuenstlicher darmausgang!, hauttransplantation,
    beinamputation, fussamputation, zehenamputation, geschlechtsangleichung!, hormonersatztherapie!,
    bluttransfusion, eigenblut!, infusionen!, wundversorgung!, wundmanagement!, verbandswechsel!, wundverband!,
    nachsorgetermin!, nachsorgeuntersuchung!, chronikerprogramm!, dmp!, blutspiegel!, hiv-test!, coronatest
    positiv!, schwangerschaftsvorsorge!, humangenetische beratung!""",
    ("treatment", "soft"): """
    eingriff!, bestrahlungstermin!, nachsorge!, infusion!, krankenhausbett!, kardiologe!, kardiologin!, onkologin!,
    neurologe!, neurologin!, rheumatologe!, rheumatologin!, diabetologe!, diabetologin!, nephrologe!, nephrologin!,
    pneumologe!, lungenfacharzt!, lungenarzt!, gastroenterologe!, endokrinologe!, mrt!, mrt-termin!, szintigraphie!,
    langzeit-ekg!, eeg!, reha-termin!, bestrahlungen!, unfallklinik!, fachklinik!, kinderklinik!,""",
    ("vaccination", "sure"): """
    impfbefreiung!, impfunfaehig!, masernimpfung!, masernschutz!, tetanusimpfung!, hpv-impfung!, fsme-impfung!,
    grippeschutzimpfung!, gegen corona geimpft!, gegen masern geimpft!, geboostert!, impfverweigerer!,
    impfkritisch!, impfpass!, boosterimpfung!, post-vac!, genesenenstatus!, genesenennachweis!, maskenattest!,
    maskenbefreiung!""",
    ("medication", "sure"): """
    antikoagulation!, antikoaguliert!, blutverduenner!, gerinnungshemmer!, cholesterinsenker!,
    entwaesserungstabletten!, wassertabletten!, diuretikum!, diuretika!, statine!, schilddruesenhormone!,
    schilddruesenmedikament!, hormonpflaster!, hormontabletten!, kortisontabletten!, kortisonspritze,
    cortisonspritze, opioidpflaster!, schmerzpflaster!, morphinpflaster!, morphiumpflaster!, herzmittel!,
    herztropfen!, antiepileptika!, antiepileptikum!, antihistaminika!, antihistaminikum!, antipsychotika!,
    antipsychotikum!, neuroleptikum!, depotspritze, tranquilizer!, benzos!, benzodiazepine!, medizinisches
    cannabis!, cannabis auf medizinalcannabis!, abnehmspritze!, abfuehrmittel!, magenschutz!, saeureblocker!,
    protonenpumpenhemmer!, notfallspray!, nitrospray!, cortisonspray!, bedarfsmedikation!, dauermedikamente!,
    dauermedikament!, dauermedikation!, medikamentoes eingestellt!, medikamentenplan!, medikationsplan!,
    tablettenplan!, psychopharmakon!, lithiumspiegel!, hiv-medikamente!, chemotabletten!, biologika!, biologikum!,
    immunsuppressivum!, eisentabletten!, eiseninfusion, vitamin-d-mangel!, thrombosespritze, thrombosespritzen!,
    insulintherapie!, insuline!, langzeitinsulin!, schlaftablette!, beruhigungsmittel!, ritalin!,""",
    ("illness", "state"): """
    kraenklich!, sehr krank!, sterbend!, im sterben!, kreislaufkrank!, schwerstkrank!, schwer erkrankt!, unheilbar!,
    angesteckt!, schwerverletzt!, bewegungsunfaehig!, dement geworden!, hilfsbeduerftig!, gebrechlich!,
    pflegebeduerftig!, schwerst krank!, verschnupft!, heiser!, fieberfrei!, halbblind!, sehschwach!, schwerhoerig!,
    farbenblind!, abstinent!, nikotinabhaengig!, infertil!, untergewichtig!, stark uebergewichtig!, fettleibig!,
    koerperlich am ende!, seelisch am ende!, spastisch gelaehmt!""",
}
