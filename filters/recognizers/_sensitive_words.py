"""Words of the other special categories (GDPR Art. 9, 10). Same format as `_health_words`, written for this project.

Further kinds: ``member`` counts as a predicate, after "als" or in brackets ("ist Muslim", "als Muslimin", "(islam)");
``offence`` counts where the sentence also speaks of a verdict, a charge or a record.
"""

from __future__ import annotations

from typing import Final

from filters.recognizers._health_words import Table

_RELIGION: Final[Table] = {
    ("religion", "member"): """
    muslim, muslima, muslimin, muslime!, moslem, moslemin, muslimisch, moslemisch, islam!, islamisch, sunnit,
    sunnitin, sunnitisch, schiit, schiitin, schiitisch, alevit, alevitin, alevitisch, salafist, jude, juedin,
    juden!, juedisch, judentum!, christ!, christin!, christlich, katholisch, katholik, katholikin, evangelisch,
    evangelikal, protestant, protestantin, protestantisch, roemisch-katholisch, griechisch-orthodox,
    russisch-orthodox, syrisch-orthodox, serbisch-orthodox, orthodox!, altkatholisch, neuapostolisch,
    freikirchlich, methodist, baptist!, baptistin, mennonit, mennonitin, adventist, adventistin, mormone,
    mormonin, zeuge jehovas!, zeugin jehovas!, zeugen jehovas!, pfingstler, quaeker, buddhist, buddhistin,
    buddhistisch, hindu!, hinduistisch, sikh!, jeside, jesidin, jesidisch, bahai!, scientologe, scientologin,
    scientology!, atheist, atheistin, atheistisch, agnostiker, agnostikerin, konfessionslos, glaeubig,
    tiefglaeubig, streng glaeubig!, nicht glaeubig!, religioes, getauft!, ungetauft, konvertiert!, konvertit,
    ordensschwester, nonne!, priester!, imam!, rabbiner, muezzin, catholic!, protestant!, jewish!, christian!,
    evangelical!, jehovah's witness!, mormon!, buddhist!, atheist!, agnostic!, baptist!, methodist!, anglican!,
    practising muslim!, devout!, sikh!, quaker!, musulman!, musulmane!, musulman pratiquant!, catholique!,
    catholique pratiquant!, juif!, juive!, chretien!, chretienne!, protestante!, bouddhiste!, temoin de jehovah!,
    athee!, croyant!, croyante!, musulmana!, catolico!, catolica!, judio!, judia!, cristiano!, cristiana!,
    evangelico!, evangelica!, testigo de jehova!, ateo!, atea!, budista!, creyente!, musulmano!, cattolico!,
    cattolica!, ebreo!, ebrea!, testimone di geova!, buddista!, credente!, valdese!, ortodosso!, ortodossa!,
    moslim!, moslima!, katholiek!, joods!, protestants!, gereformeerd!, hervormd!, getuige van jehova!,
    atheiste!, gelovig!, hindoe!, christen!, muzulman*, katolik*, zyd!, zydowk*, zydem!, prawoslawn*,
    swiadek jehowy!, swiadkiem jehowy!, ateist*, buddyst*, protestantk*, wierzac*, niewierzac*, ewangelik*,
    islamu!""",
    ("religion", "sure"): """
    fastet!, betet!, aus der kirche ausgetreten!, kirchenaustritt!, kirchenmitglied, zum islam konvertiert!,
    zum christentum konvertiert!, opferfest!, zuckerfest!, bar mizwa!, bat mizwa!, beschneidung!, freitagsgebet,
    gebetszeiten!, gebetsteppich, gebetspausen!, gebetspause!, erstkommunion!, left the church!,
    converted to islam!, ev-luth!, juedische gemeinde!, moscheegemeinde!""",
    ("religion", "soft"): """
    ramadan!, ramazan bayrami!, fastenmonat!, schabbat!, sabbat!, koscher!, halal!, kopftuch!, hijab!, niqab!,
    kippa!, moschee!, synagoge!, gebet!, konfirmation!, taufe!, kommunion!, firmung!, jom kippur!, pessach!,
    chanukka!, hajj!, pilgerfahrt!, mosque!, synagogue!, headscarf!, kosher!, prayer room!, mosquee!, jeune!,
    casher!, mezquita!, moschea!, moskee!, hoofddoek!, meczet!, meczecie!""",
}
_POLITICS: Final[Table] = {
    ("politics", "member"): """
    sozialdemokrat, sozialdemokratin, christdemokrat, christdemokratin, kommunist, kommunistin, sozialist,
    sozialistin, anarchist, anarchistin, linksradikal, linksextrem, rechtsradikal, rechtsextrem, rechtsextremist,
    linksextremist, neonazi!, neonazis!, nazi!, reichsbuerger, reichsbuergerin, querdenker, querdenkerin,
    identitaerer!, antifa!, klimakleber, monarchist, pegida!, cdu-mitglied, csu-mitglied, spd-mitglied,
    fdp-mitglied, afd-mitglied, parteimitglied, parteilos, parteifunktionaer, afd-anhaenger, afd-waehler,
    communist!, socialist!, tory!, labour member!, labour party member!, republican!, democrat!, communiste!,
    socialiste!, militant!, comunista!, socialista!, fascista!, militante de!, iscritto al pd!, lid van de!,
    komunist*, socjalist*""",
    ("politics", "sure"): """
    parteibuch!, parteimitgliedschaft, parteieintritt!, parteiaustritt!, letzte generation!,
    member of the labour party!, member of the conservative party!""",
}
_UNION: Final[Table] = {
    ("trade_union", "sure"): """
    gewerkschaftsmitglied, gewerkschaftsmitgliedschaft, gewerkschafter, gewerkschafterin, gewerkschaftsbeitrag,
    gewerkschaftssekretaer, gewerkschaftssekretaerin, gewerkschaftlich organisiert!, gewerkschaftlich aktiv!,
    vertrauensmann!, vertrauensfrau!, vertrauensleute!, ig-metall-mitglied, verdi-mitglied, ver.di-mitglied,
    streikposten!, streikteilnehmer, gewerkschaftsbeitritt, gewerkschaftsaustritt, trade unionist, union member,
    union rep!, union membership!, shop steward!, syndique, syndiquee!, syndicaliste, delegue syndical!,
    deleguee syndicale!, delegue cgt!, deleguee cgt!, delegue cfdt!, deleguee cfdt!, sindicalista!,
    delegado sindical!, delegada sindical!, afiliado a ccoo!, afiliada a ccoo!, afiliado a ugt!, afiliada a ugt!,
    enlace sindical!, liberado sindical!, iscritto alla cgil!, iscritta alla cgil!, iscritto alla cisl!,
    iscritta alla cisl!, iscritto alla uil!, delegato sindacale!, delegata sindacale!, rsu!, vakbondslid!,
    lid van de fnv!, lid van fnv!, kaderlid!, zwiazkowiec!, dzialacz zwiazkowy!, dzialaczka zwiazkowa!,
    czlonek solidarnosci!, nalezy do solidarnosci!, czlonkiem solidarnosci!, czlonkini solidarnosci!""",
}
_ORIGIN: Final[Table] = {
    ("ethnicity", "member"): """
    ist roma!, sind roma!, zu den roma!, sinti und roma!, romni!, sinti!, sinto!, sintiza!, sinteza!, zigeuner,
    kurde, kurdin, kurdisch, jesidischer herkunft!, afrodeutsch, afrodeutsche!, person of color!,
    schwarze hautfarbe!, gefluechtet, gefluechteter, gefluechtete!, fluechtling, asylbewerber, asylbewerberin,
    asylsuchend, spaetaussiedler, spaetaussiedlerin, russlanddeutsch, russlanddeutsche!, migrationshintergrund!,
    staatenlos, sorbe, sorbin, uigure, uigurin, tschetschene, tschetschenin, armenier, armenierin, refugee!,
    asylum seeker!, of african descent!, gypsy!, traveller family!, black british!, mixed race!, refugie!,
    refugiee!, demandeur d'asile!, demandeuse d'asile!, tzigane!, gitano!, gitana!, gitanos!, refugiado!,
    refugiada!, solicitante de asilo!, rifugiato!, rifugiata!, richiedente, asilo!, zingaro!, zingara!,
    vluchteling!, asielzoeker!, statushouder!, uchodzca!, uchodzczyni!, cygan!, cyganka!, romka!, romem!""",
    ("ethnicity", "sure"): """
    duldung!, aufenthaltsgestattung!, asylantrag!, asylverfahren!, subsidiaerer schutz!, asylverfahren!,
    abschiebung!, of turkish origin!, d'origine algerienne!, d'origine marocaine!, de origen marroqui!,
    di origine marocchina!, pochodzenia romskiego!, van marokkaanse afkomst!, van turkse afkomst!""",
}
_SEX: Final[Table] = {
    ("sexual_orientation", "member"): """
    schwul, lesbisch, homosexuell, bisexuell, pansexuell, asexuell, heterosexuell, queer!, bi!, transsexuell,
    transgender!, trans!, transident, transfrau!, transmann!, nichtbinaer, nonbinaer, non-binaer, intersexuell,
    intergeschlechtlich, lesbe, gay!, lesbian, bisexual!, homosexual!, non-binary!, transgender!, trans woman!,
    trans man!, homosexuel!, homosexuelle!, lesbienne!, homo!, bisexuel!, bisexuelle!, homosexual!, lesbiana!,
    bisexual!, transexual!, omosessuale!, lesbica!, gay!, bisessuale!, transessuale!, homoseksueel!, lesbisch!,
    biseksueel!, gejem!, gej!, lesbijk*, homoseksual*, biseksual*""",
    ("sexual_orientation", "sure"): """
    coming-out!, coming out!, outete sich!, geoutet!, sexuelle orientierung!, sexuellen orientierung!,
    homosexualitaet!, geschlechtsangleichung, geschlechtsangleichende operation!,
    personenstandsaenderung, eingetragene lebenspartnerschaft!, seinem ehemann!, seinem mann!,
    seinem freund zusammen!, same-sex partner!, came out as!, orientation sexuelle!, orientacion sexual!,
    orientamento, sessuale!, transitioning!""",
    ("sex_life", "sure"): """
    affaere!, seitensprung!, fremdgegangen!, sexualleben!, sexleben!, swinger!, swingerclub!, prostituierte!,
    prostitution!, pornosucht, sexuelle vorlieben!, sexuelle belaestigung!, sexuell missbraucht!, vergewaltigt!,
    vergewaltigung!, escort!, bordell!, fetisch!, sexually abused!, sexual assault!, rape!, extramarital affair!,
    sex worker!, liaison extraconjugale!, violee!, agression sexuelle!, agresion sexual!, violenza sessuale!""",
}
_CRIME: Final[Table] = {
    ("criminal", "sure"): """
    vorbestraft, vorstrafe, haftstrafe, bewaehrungsstrafe, freiheitsstrafe, geldstrafe!, jugendstrafe,
    auf bewaehrung!, untersuchungshaft, u-haft!, haftbefehl, im gefaengnis!, inhaftiert, haftentlassen,
    haftentlassung, strafgefangener, verurteilt!, ermittlungsverfahren, strafverfahren, strafbefehl,
    straffaellig, fuehrungszeugnis mit eintrag!, eintrag im fuehrungszeugnis!, eintrag im bundeszentralregister!,
    bewaehrungshelfer, bewaehrungshelferin, jugendarrest, sozialstunden!, fussfessel!, angeklagt!, in haft!,
    aus der haft!, polizeibekannt!, trunkenheitsfahrt, alkohol am steuer!, trunkenheit im verkehr!,
    fahrerflucht!, unfallflucht!, unerlaubtes entfernen vom unfallort!, fahren ohne fahrerlaubnis!,
    fuehrerscheinentzug!, koerperverletzung, totschlag!, mord!, raubueberfall, brandstiftung!, kindesmissbrauch!,
    kinderpornografie!, menschenhandel!, volksverhetzung!, insolvenzverschleppung!, drogenbesitz!, drogenhandel!,
    btm-verstoss!, steuerhinterziehung!, schwarzfahren!, ladendiebstahl, sexualstraftaeter, stalking!,
    haeusliche gewalt!, kontaktverbot!, annaeherungsverbot!, tagessaetze!, convicted!, criminal record!,
    in prison!, in jail!, on probation!, on parole!, spent conviction!, drink-driving!, drink driving!, dui!,
    was arrested!, been arrested!, got arrested!, restraining order!, shoplifting!, community service order!,
    suspended sentence!, on bail!, casier judiciaire!, condamne!, condamnee!, en prison!, garde a vue!,
    mis en examen!, mise en examen!, sursis!, bracelet electronique!, conduite en etat d'ivresse!,
    detention provisoire!, antecedentes penales!, condenado!, condenada!, en prision!, en la carcel!,
    orden de alejamiento!, imputado!, imputada!, le han abierto diligencias!, detenido!, detenida!,
    violencia de genero!, libertad condicional!, alcoholemia, positiva!, precedenti penali!, condannato!,
    condannata!, in carcere!, agli arresti domiciliari!, arresti domiciliari!, indagato!, indagata!,
    indagine per bancarotta!, bancarotta fraudolenta!, guida in stato di ebbrezza!, rinviato a giudizio!,
    patteggiato!, strafblad!, veroordeeld!, in de gevangenis!, voorwaardelijke, straf!, taakstraf!, aangehouden!,
    reclassering!, rijden onder invloed!, celstraf!, vastzit!, skazan*, wyrok w zawieszeniu!, w wiezieniu!,
    wiezieni!, niekaran*, karany!, karana!, areszt*, kurator sadowy!, znecanie sie!, znecania sie!,
    jazda po alkoholu!, jazde po alkoholu!, zakaz zblizania sie!, oskarzon*, podejrzan*""",
    ("criminal", "offence"): """
    diebstahl, betrug!, betrugs!, unterschlagung, veruntreuung, untreue!, erpressung, noetigung,
    hausfriedensbruch!, sachbeschaedigung, urkundenfaelschung, beleidigung, bedrohung, geldwaesche!, hehlerei!,
    raub!, raubes!, einbruch!, bestechung, bestechlichkeit!, widerstand gegen vollstreckungsbeamte!,
    verstoss gegen das btmg!, straftat, anzeige!, strafanzeige!, theft!, fraud!, assault!, burglary!,
    embezzlement!, vol!, fraude!, escroquerie!, robo!, hurto!, estafa!, furto!, truffa!, rapina!, diefstal!,
    fraude!, mishandeling!, kradziez*, oszustw*, pobici*""",
}
_BODY_DATA: Final[Table] = {
    ("biometric", "sure"): """
    fingerabdruck, fingerabdruecke!, gesichtsscan, irisscan, stimmprofil, handvenenscan, biometrische daten!,
    gesichtserkennungsprofil, fingerprint, fingerprints!, retina scan!, voiceprint!, empreintes digitales!,
    huellas dactilares!, impronte digitali!, vingerafdruk!, odcisk palca!""",
    ("genetic", "sure"): """
    dna-test, dna-analyse, dna-probe, gentest, genanalyse, gendefekt, genmutation, erbgutanalyse,
    vaterschaftstest, brca1!, brca2!, brca-mutation, genetische disposition!, erblich vorbelastet!,
    traegerin des gens!, traeger des gens!, genetic test!, dna test!, paternity test!, test adn!,
    test de paternite!, test del dna!, huntington-gen!, mukoviszidose-traeger!""",
}

TABLES: Final = (_RELIGION, _POLITICS, _UNION, _ORIGIN, _SEX, _CRIME, _BODY_DATA)
