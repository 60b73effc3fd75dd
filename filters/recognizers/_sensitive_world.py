"""More phrases of the special categories other than health, and of criminal matters, in six languages.

Same form as `_sensitive_phrases`. One rule per language and subtype where the words differ; one for all where they do not.
"""

from __future__ import annotations

import re
from typing import Final

from filters.recognizers.base import Rule


def _rule(name: str, pattern: str, subtype: str) -> Rule:
    return Rule(f"abroad_{name}", re.compile(rf"(?<![\w\-])(?P<v>{pattern})(?!\w)"), subtype, 0.8)


PHRASES: Final[tuple[Rule, ...]] = (
    _rule(
        "en_religion",
        r"(?:[Ff]riday|[Mm]orning|[Ee]vening|[Dd]aily) [Pp]rayers?|(?:prays?|praying|prayed)(?: (?:at|in|every|five|before|during) [^.,;\n]{2,24})?|[Pp]rayer (?:room|breaks?|mat|time|times|space)"
        r"|(?:goes|go|went|going) to (?:the )?(?:church|mosque|synagogue|temple|mass|gurdwara|chapel|Friday prayers)|(?:fasts?|fasting|fasted)(?: (?:for|during) [A-Z]\w+)?|(?:observes?|observing|keeps?|celebrates?|off for) (?:Ramadan"
        r"|Eid|Lent|Shabbat|the Sabbath|Sabbath|Yom Kippur|Diwali|Passover|Hanukkah|Vaisakhi)|(?:left|leaving|joined|converted to|raised|brought up|member of|belongs to) (?:the |a |an )?(?:Catholic|Muslim|Jewish|Mormon|Baptist|Pentecostal|Church"
        r"|church|mosque|Jehovah's Witnesses|Islam|Quakers?|Hindu|Sikh|Methodist|Evangelical)(?: \w{4,12})?|(?:Catholic|Muslim|Jewish|Hindu|Sikh|Christian|Buddhist|Orthodox) (?:colleague|family|woman|man|employee|student|parents|tenant|patient|faith|upbringing"
        r"|household|convert)|(?:[Rr]eligion|[Ff]aith|[Dd]enomination)\s?[:=]\s?[A-Z]?[\w\-]{2,20}|(?:wears?|wearing) (?:a |her |his |the )?(?:hijab|headscarf|niqab|burqa|turban|kippah|kippa|yarmulke|cross|crucifix|kirpan)|no pork|doesn't eat pork|religious (?:reasons|grounds|beliefs?)",
        "religion",
    ),
    _rule(
        "en_politics",
        r"(?:card-carrying|lifelong|staunch|die-hard|paid-up|registered|hardcore|closet|proud|committed) (?:Tory|Conservative|Labour|Lib Dem|Liberal Democrat|Green|Republican|Democrat|Communist|socialist|communist|Marxist|Brexiteer|Remainer|Trump \w+|SNP \w+|Leaver)(?: (?:voter|member|supporter))?"
        r"|(?:Labour|Tory|Conservative|Lib Dem|Green|SNP|Reform(?: UK)?|UKIP|BNP|Republican|Democrat|Plaid|Sinn Féin|DUP|Trump|Communist)(?: Party)? (?:voter|member|supporter|councillor|candidate|activist|membership|donor|rosette|branch|canvasser|campaigner|rally)"
        r"|(?:vot(?:es?|ed|ing)|stood|standing|canvass\w{0,3}|campaign\w{0,3}|leaflet\w{0,3}|donat\w{1,3}|marched|protest\w{0,3}|demonstrat\w{1,3}) (?:[\w ]{1,20} )?(?:for|to|against|with|at) (?:the )?[A-Z][\w ]{2,24}|(?:hard|far|extreme|alt)[- ](?:left|right)|(?:left|right)-wing(?:er)?"
        r"|(?:anti|pro)-(?:abortion|vax|Brexit|Palestinian|Israel|war|government) (?:activist|campaigner|march|rally|protester|views|demo)|political (?:views?|opinions?|beliefs?|affiliation|activist|activity|asylum)|Just Stop Oil|Extinction Rebellion|English Defence League|EDL|BNP",
        "politics",
    ),
    _rule(
        "en_rest",
        r"(?:Unite|UNISON|Unison|GMB|USDAW|RMT|NEU|NASUWT|UCU|CWU|PCS|Prospect|Teamsters|ASLEF|Equity|BMA|RCN|trade union|union) (?:member(?:ship)?|rep|steward|official|organi[sz]er|activist|dues|subs|branch|card|delegate|convenor|officer)|(?:joined|left|in|paid to) (?:the |a )?(?:union|trade union|Unite|UNISON|GMB|RMT)"
        r"|(?:went|was|is|been|were) (?:out )?on (?:strike|the picket line)|picket(?:ing|ed)?",
        "trade_union",
    ),
    _rule(
        "en_roots",
        r"(?:[A-Z][a-z]{3,14}(?:-[A-Z][a-z]{3,12})?|African|mixed) (?:roots|heritage|descent|ancestry|ethnicity|extraction|background|parents|grandparents)|of (?:mixed|[A-Z][a-z]{3,14}) (?:race|heritage|descent|origin|ancestry|ethnicity|extraction)|(?:fled|escaped) (?:from )?(?:Syria|Afghanistan|Iran|Iraq|Eritrea|Sudan|Ukraine|Somalia"
        r"|Hong Kong|persecution|the war)|\d{1,3}(?:\.\d)? ?(?:%|per cent|percent) [A-Z][a-z]{3,14}(?: Jewish)?|(?:[Ee]thnicity|[Ee]thnic (?:origin|group))\s?[:=]\s?[\w /\-]{3,30}|(?:is|as|only|am|was|a|as a|being|first) (?:Black|Roma|Romani|Kurdish|Asian|Jewish|Gypsy|Uyghur|Tamil|Arab|mixed race|brown|Latino|Latina|Hispanic)(?: (?:woman|man|guy|person|employee|Caribbean|African|British))?|Irish Traveller|dark-skinned",
        "ethnicity",
    ),
    _rule(
        "en_sex",
        r"(?:is|am|as|being|openly|came out as|identifies as|identify as|he's|she's|I'm|they're) (?:openly |a |an )?(?:gay|lesbian|bi|bisexual|queer|trans|transgender|non-?binary|asexual|pansexual|intersex|gender-?fluid)(?: (?:man|woman))?|(?:uses?|pronouns?:?|goes by) (?:they/them|they|ze/\w+|he/they|she/they)(?: pronouns)?|(?:his|a man's) (?:husband|boyfriend|male partner)"
        r"|(?:her) (?:wife|girlfriend|female partner)|transition(?:ed|ing) (?:from|to|last|in)(?: \w{3,10})?|outed(?: (?:him|her|me|as|by) ?\w{0,10})?|attracted to (?:men|women|both)",
        "sexual_orientation",
    ),
    _rule(
        "en_intimate",
        r"(?:affair|fling|one-night stand|sex|threesome|hooked up) with [^.,;\n]{2,28}|sle(?:eping|pt|eps) with [^.,;\n]{2,24}|(?:sexually|indecently) (?:assaulted|abused|harassed|active)|(?:victim|survivor) of (?:rape|sexual \w{4,10}|domestic \w{4,10}|abuse|trafficking)|cheat(?:s|ed|ing) on (?:his|her|my) \w{3,10}|(?:Grindr|Tinder|OnlyFans)(?: (?:profile|account))?|sex (?:life|worker|work|tape|addict(?:ion)?|party|club)|sexual (?:preferences?|practices|history|partners?|abuse|assault|harassment)",
        "sex_life",
    ),
    _rule(
        "en_crime",
        r"(?:convict(?:ed|ion)s?|charged|arrested|cautioned|sentenced|jailed|fined|prosecuted|investigated|wanted|questioned|accused|suspected|guilty|served [\w ]{2,14}|time|sacked|dismissed|banned) (?:of|for|with|over|in connection with) (?:(?:a|an|the|two|three|historic|alleged|aggravated|common|grievous|actual|drink|drug|benefit|serious) ){0,2}[a-z][a-z\-]{3,18}(?: (?:driving|bodily harm|offences?|assault|dealing|possession|fraud|theft|lifting"
        r"|evasion|laundering|of \w{4,16}|with \w{4,16}))?|(?:spent|served|serving|did|doing|got|given|facing) (?:\w{2,9} ){1,3}(?:in (?:prison|jail|custody)|behind bars|inside|suspended|sentence|on probation|community service)|(?:criminal|police|prison) (?:record|conviction|history|caution|sentence|past)|(?:out of|from|in|to) (?:prison|jail|custody)|(?:DBS|background) check (?:shows?|showed|revealed|flagged|came back with) [^.,;\n]{3,40}|[Hh]is conviction|(?:got|been|was|is) (?:arrested|nicked|done for \w{4,16}|banned from driving|caught [a-z]{4,12}ing(?: [a-z]{4,10})?)",
        "criminal",
    ),
    _rule(
        "en_traits",
        r"(?:fingerprint|face|facial|iris|retina|retinal|palm|voice|hand|vein|gait)[- ](?:templates?|scans?|prints?|images?|data|profiles?|recognition|ID|vein|geometry|biometrics?|hash|enrol\w{0,6})(?: (?:scan|template|data|ID))?|biometric \w{4,14}|(?:DNA|genetic|paternity|ancestry|genome) (?:tests?|results?|profile|sample|screening|report|data|mutation|predisposition|marker|variant|condition)|(?:BRCA-?[12]|BRCA|Huntington's|APOE4?|CFTR|Lynch|MLH1|HFE|Factor V Leiden|sickle cell)(?: (?:mutation|gene|carrier|positive|trait|variant|syndrome))?(?: carrier)?|(?:carries|carrier of|carrying|has|inherited) (?:the |a )?[\w' ]{2,20}(?:gene|mutation|variant|trait)|(?:tested|came back) (?:positive|negative) for (?:the )?[\w' ]{2,20}(?:gene|mutation|variant)",
        "genetic",
    ),
    _rule(
        "fr",
        r"(?:d['’]origine|de confession|de religion|de culture|d['’]ascendance|d['’]ethnie|de foi) [a-zéèêëïîç\-]{3,18}|(?:prie|prier|priait)(?: (?:cinq|dans|à|pendant|le|au|avant|tous) [^.,;\n]{2,24})|(?:fait|faire|pendant|jeûne|jeûner|durant) (?:le |son |pour le |pendant le )?(?:ramadan|Ramadan|carême|jeûne|shabbat|Kippour)|(?:va|aller|allait|fréquente) à la (?:mosquée|synagogue|messe|prière)|(?:porte|porter|portait|retirer|enlever)"
        r" (?:le |un |son |la |une |sa )?(?:voile|foulard|hijab|niqab|kippa|turban|croix)|(?:repas|menu|viande|mange|manger|cantine) (?:\w{3,9} )?(?:halal|casher|kasher|sans porc)|sans porc|(?:converti|convertie|conversion) (?:à l['’]islam|au \w{4,16}|à la \w{4,16})|pour (?:des )?(?:raisons|motifs) religieu(?:ses|x)|témoins? de Jéhovah|(?:catholique|musulmane?|juif|juive|protestante?|chrétienne?|évangélique) (?:pratiquante?|fervente?|converti?e?)|débaptis\w{2,6}|prière du vendredi",
        "religion",
    ),
    _rule(
        "fr_more",
        r"(?:vote|voté|voter|votait|votes) (?:toujours |encore )?(?:à |pour |aux |blanc |RN|LFI|PS|extrême)[^.,;\n]{0,24}|(?:militante?|adhérente?|sympathisante?|élue?|candidate?|encartée?|membre|conseill(?:er|ère)|carte|adhésion|tracts?|colle des affiches) (?:municipale? |active? )?(?:\w{2,12} )?(?:au|à la|à|du|de la|des|chez|pour|aux|sur la liste) (?:le |la |les )?(?:PS|PCF|LFI|RN|LR|FN|EELV|NPA|LO|Parti \w{4,14}|[Pp]arti|France insoumise|Insoumis|Rassemblement national"
        r"|Républicains|Verts|Renaissance|Reconquête|Front national|Écologistes|gauche|droite)|d['’](?:extrême|ultra)[- ](?:gauche|droite)|(?:opinions?|convictions?|engagement|idées) politiques?|gilets? jaunes?",
        "politics",
    ),
    _rule(
        "fr_union",
        r"(?:déléguée?|syndiquée?|adhérente?|militante?|membre|élue?|représentante?|encartée?|cotise|cotisation|secrétaire|carte|mandatée?|liste|section|responsable|permanente?) (?:syndicale? )?(?:à |de |du |au |chez |à la |de la |des )?(?:la )?(?:CGT|CFDT|FO|CFTC|SUD|CFE-CGC|UNSA|FSU|Solidaires|Force ouvrière|syndicat)|(?:heures|décharge|mandat|activité|cotisation|appartenance|discrimination) (?:de délégation|syndicale?)|(?:fait|faire|en|la) grève|gréviste",
        "trade_union",
    ),
    _rule(
        "fr_crime",
        r"(?:condamnée?|mise? en examen|poursuivie?|jugée?|arrêtée?|interpellée?|incarcérée?|soupçonnée?|accusée?|placée? en garde à vue|écrouée?|plainte|inculpée?|condamnation|suspectée?|licenciée?)(?: (?:à|en) [^.,;\n]{2,20})? (?:pour|de) (?:des |une? |un |d['’]|du )?[a-zéèêîç']{3,20}(?: (?:de |d['’]|en |à |aggravée?s?|conjugales?|sexuelles?|sur |sous )[^.,;\n]{0,24})?|(?:casier|antécédents) judiciaires?(?: [^.,;\n]{3,30})?|(?:en|de|fait de la|sorti de|sortie de|ans de|mois de) (?:prison|détention|taule)(?: ferme| avec sursis)?"
        r"|(?:sous|avec|porte un|au) (?:bracelet(?: électronique)?|contrôle judiciaire|sursis)|garde à vue|(?:retrait|suspension) de permis|conduite (?:en état d['’]\w+|sous \w+)|travail d['’]intérêt général",
        "criminal",
    ),
    _rule(
        "fr_rest",
        r"(?:d['’]origine|ses origines|origines?) [a-zéèêëïîç\-]{4,18}|(?:est|suis|famille|était|enfant) (?:une? |d['’]origine )?(?:rom|tsigane|gitane?|manouche|kurde|kabyle|berbère|noire?|métisse?|arabe|asiatique|arménien(?:ne)?|touareg|yézidie?|juive?|séfarade|ashkénaze)s?|(?:réfugiée?|demandeu(?:r|se) d['’]asile|exilée?|fui|fuit)(?: [^.,;\n]{3,20})?|\d{1,3} ?% (?:d['’])?[a-zéèê]{4,16}|gens du voyage|peau (?:noire|foncée|mate)|de type (?:maghrébin|africain|asiatique)",
        "ethnicity",
    ),
    _rule(
        "fr_sex",
        r"(?:est|suis|ouvertement|comme|être|qu['’]il est|qu['’]elle est) (?:ouvertement |un |une )?(?:gay|lesbienne|homosexuel(?:le)?|homo|bi|bisexuel(?:le)?|trans|transgenre|non[- ]binaire|queer|asexuel(?:le)?|pansexuel(?:le)?|pédé)|son (?:mari|compagnon|petit ami)(?= (?:et lui|Jean|Paul|l['’]))|(?:femme|homme|fille|garçon) trans(?:genre)?|(?:fait|faire) son coming[- ]out|(?:couple|mariage|parents?) (?:gay|homosexuel(?:le)?s?|homoparenta\w{1,3}|de même sexe)|pronoms? (?:iel|neutres?)|deux (?:mamans|papas|mères|pères)|changement de (?:sexe|prénom)|(?:aime|attirée? par) les (?:hommes|femmes)",
        "sexual_orientation",
    ),
    _rule(
        "fr_intimate",
        r"(?:liaison|aventure|relation|coucherie) (?:avec|extraconjugale|adultère)[^.,;\n]{0,20}|couch(?:e|é|ait) avec [^.,;\n]{2,20}|tromp(?:e|é|ait|ée) (?:sa femme|son mari|sa compagne|son compagnon|avec)|(?:victime|plainte|accusée?) (?:de|d['’]|pour) ?(?:viol|agressions? sexuelles?|inceste|attouchements|harcèlement sexuel|violences sexuelles)|club (?:échangiste|libertin)|vie sexuelle|sextape|pratiques sexuelles|maîtresse",
        "sex_life",
    ),
    _rule(
        "romance_body",
        r"(?:empreintes? (?:digitales?|palmaires?|vocales?)|reconnaissance (?:faciale|vocale|d['’]iris)|gabarit \w{5,14}|données (?:biométriques|génétiques)|(?:scan|image) (?:de l['’]iris|du visage|facial|rétinien)|huellas? (?:dactilar(?:es)?|digital(?:es)?|biométricas?|de voz)|reconocimiento (?:facial|de voz|de iris)|datos (?:biométricos|genéticos)|plantilla (?:biométrica|facial)|escaneo (?:facial|de iris|de retina|de la mano)|patrón (?:facial|de iris|de voz)|impront[ae] (?:digital[ei]|vocal[ei]|palmar[ei])"
        r"|riconoscimento (?:facciale|vocale|dell['’]iride)|dati (?:biometrici|genetici)|(?:scansione|scan) (?:facciale|dell['’]iride|del volto|della retina|della mano)|template (?:biometrico|facciale)|modello (?:biometrico|facciale))(?: [^.,;\n]{0,3}ID [\w\-]{3,20})?",
        "biometric",
    ),
    _rule(
        "romance_gene",
        r"(?:test|analyse|profil|résultat|prueba|análisis|perfil|esame|analisi|profilo|risultato|tests) (?:de |d['’]|del |di |genetic[oa] |génétique )?(?:ADN|DNA|génétiques?|genétic[oa]s?|genetic[oa]|paternité|paternidad|paternità)(?: (?:positif|negativo|positivo|négatif))?|(?:port(?:eur|euse|ador|adora|atore|atrice)) (?:du |de la |de |del |della |sain[e]? (?:de |du )?|san[oa] (?:di |de )?)?(?:gène|gen|gene|mutation|mutación|mutazione|variante)?(?: (?:BRCA[12]?|de |di |du )?[^.,;\n]{2,22})?"
        r"|(?:mutation|mutación|mutazione|gène|gen|gene) (?:génétique |genética |genetica |del gen |du gène |del gene )?(?:BRCA-?[12]?|APOE\d?|MLH1|CFTR|HTT|de Huntington|di Huntington|del Huntington)|(?:paternité|paternidad|paternità) (?:exclue|confirmée|établie|excluida|confirmada|esclusa|confermata|accertata)|(?:hétérozygote|homozygote|heterocigot[oa]|homocigot[oa]|eterozigote|omozigote)(?: [^.,;\n]{2,20})?|BRCA-?[12](?: positi[vf][oae]?)?|prédisposition génétique|predisposición genética|predisposizione genetica",
        "genetic",
    ),
    _rule(
        "es_religion",
        r"(?:es|soy|era|como|siendo|de familia|trabajadora|alumna|alumno|fue) (?:un |una |muy )?(?:musulman[ae]?|musulmán|católic[oa]|judí[oa]|protestante|evangélic[oa]|budista|ate[oa]|adventista|mormón|mormona|ortodox[oa]|hindú|sij|agnóstic[oa]|cristian[oa]|creyente|testigo de Jehová|anglican[oa]|pentecostal|bautista|catequista)(?: practicante)?|(?:reza|rezar|rezando|oración|orar)(?: (?:cinco|en|a|del|durante|los|al) [^.,;\n]{2,24})?|(?:hace|hacer|durante|por|en) (?:el )?(?:ramadán|Ramadán|ayuno|shabat|sabbat)|(?:va|ir|acude|asiste) a (?:la )?(?:mezquita|sinagoga|misa|iglesia)"
        r"|(?:lleva|llevar|usa|quitarse) (?:el |un |la )?(?:velo|hiyab|kipá|turbante|pañuelo islámico|crucifijo)|(?:menú|comida|carne|come|dieta|solo) (?:\w{3,8} )?(?:halal|kosher)|(?:no come|sin|no toma) (?:carne de )?cerdo|por (?:motivos|razones) religios[oa]s|(?:se convirtió|convertid[oa]|conversión) al \w{4,16}|de (?:religión|confesión|fe) \w{5,14}|(?:[Rr]eligión|[Cc]onfesión)\s?: ?\w{4,16}|apostat\w{1,4}|apostasía|Opus Dei",
        "religion",
    ),
    _rule(
        "es_more",
        r"(?:votar?|votó|votado|votante|vota|militar?|milita|militante|afiliad[oa]|carné|candidat[oa]|concejal|simpatizante|simpatiza|apoderad[oa]|interventor[a]?|lista|cuota) (?:de |del |a |al |por |en |con |por el |de la |en el |en la )(?:partido \w{4,14}|PP|PSOE|Vox|VOX|Podemos|Sumar|ERC|Junts|PNV|BNG|Ciudadanos|IU|CUP|Bildu|EH Bildu|Falange|[Ii]zquierda(?: Unida)?|derecha|ultraderecha)|de (?:extrema |ultra)?(?:izquierdas?|derechas?)|(?:ideología|opiniones|ideas|afiliación) polític\w{1,3}|independentista|(?:manifestación|manifestarse) (?:contra|por|a favor) [^.,;\n]{3,24}",
        "politics",
    ),
    _rule(
        "es_union",
        r"(?:delegad[oa]|afiliad[oa]|afiliación|cuota|liberad[oa]|enlace|representante|miembro|sección|secretari[oa]|carné|lista|candidat[oa]|sindicalista|militante|elegid[oa]) (?:sindical )?(?:de |del |a |al |de la |en |por |por la )?(?:CC\. ?OO\.?|CCOO|UGT|USO|CSIF|CGT|CNT|ELA|LAB|sindicato|Comisiones Obreras|CIG)|(?:horas|crédito|cuota|actividad|afiliación|delegad[oa]|liberad[oa]|representante) sindical(?:es)?|(?:en|hizo|la|secundó la) huelga|huelguista|sindicad[oa]",
        "trade_union",
    ),
    _rule(
        "es_rest",
        r"(?:es|soy|era|familia|niñ[oa]|mujer|hombre|trabajadora?|,|vecin[oa]) (?:un |una |de origen )?(?:gitan[oa]s?|kurd[oa]|bereber|saharaui|negr[oa]|mestiz[oa]|indígena|mapuche|quechua|afrodescendiente|árabe|romaní|sefardí|mulat[oa]|aimara)|de (?:etnia|raza|origen|ascendencia|piel|raíces) [a-záéíóúñ]{4,16}|(?:refugiad[oa]|solicitante de asilo|asilad[oa]|huyó de|huido de)(?: [^.,;\n]{3,20})?|\d{1,3} ?% [a-záéíóúñ]{4,16}|rasgos (?:\w{4,14})|sin papeles",
        "ethnicity",
    ),
    _rule(
        "es_sex",
        r"(?:es|soy|abiertamente|como|era|que es) (?:abiertamente |un |una )?(?:gay|lesbiana|homosexual|bisexual|bi|trans|transexual|transgénero|no binari[oae]|queer|asexual|pansexual)|(?:mujer|hombre|chic[oa]|niñ[oa]) trans|sali[óor]\w{0,2} del armario|(?:pareja|matrimonio|casad[oa]|familia) (?:homosexual|homoparental|gay|del mismo sexo|con otro hombre|con otra mujer)|(?:orientación sexual|identidad de género|cambio de sexo)(?: [^.,;\n]{2,16})?|le gustan (?:los hombres|las mujeres|los chicos|las chicas)|dos (?:mamás|papás|madres|padres)",
        "sexual_orientation",
    ),
    _rule(
        "es_intimate",
        r"(?:aventura|lío|amante|relación extramatrimonial|affaire|relaciones sexuales) (?:con|de) [^.,;\n]{2,20}|(?:acostad[oa]|acostó|acuesta|acostarse) con [^.,;\n]{2,20}|(?:infiel|engañ[óa]\w{0,3}) (?:a su (?:mujer|marido|pareja)|con)|(?:víctima|denuncia|denunció|sufrió) (?:de |por |una |un )?(?:violación|agresión sexual|abusos? sexual(?:es)?|acoso sexual|violencia (?:de género|machista|sexual))|vida sexual|club (?:de intercambio|liberal|de alterne)|puticlub|prostitu\w{3,5}",
        "sex_life",
    ),
    _rule(
        "es_crime",
        r"(?:condenad[oa]|imputad[oa]|detenid[oa]|denunciad[oa]|acusad[oa]|investigad[oa]|procesad[oa]|juzgad[oa]|sancionad[oa]|condena|antecedentes|encarcelad[oa]|sentencia|preso|presa|despedid[oa])(?: (?:a|en) [^.,;\n]{2,24})? (?:por|de) (?:un |una |el |delito de |un delito de |presunto )?[a-záéíóúñ]{4,20}(?: (?:de|con|a|en|contra|sexual|agravad[oa]|bajo|sin) ?[^.,;\n]{0,20})?|antecedentes(?: penales| policiales)?(?: por [^.,;\n]{3,24})?|(?:en|a|de|salió de|de la|en la) (?:cárcel|prisión|calabozo)(?: provisional)?|orden de (?:alejamiento|búsqueda|detención)|(?:años|meses) de (?:cárcel|prisión)|alcoholemia(?: positiva)?|(?:libertad|prisión) (?:condicional|provisional|vigilada)|tercer grado|pulsera telemática",
        "criminal",
    ),
    _rule(
        "it_religion",
        r"(?:è|sono|era|essendo|come|perché) (?:un |una |di fede )?(?:musulman[oa]|cattolic[oa]|ebre[oa]|protestante|evangelic[oa]|buddista|ate[oa]|ortodoss[oa]|valdese|avventista|mormone|induista|sikh|agnostic[oa]|cristian[oa]|credente|pentecostale|copt[oa])(?: praticante| osservante)?|(?:pregare|preghiera|preghiere|prega)(?: (?:cinque|in|a|del|durante|il|al|verso|islamica) [^.,;\n]{2,24})?|(?:fa|durante|per|osserva|rispetta) (?:il )?(?:ramadan|Ramadan|digiuno|shabbat|sabato ebraico)|(?:va|andare|frequenta) (?:in|la|alla|a) (?:moschea|sinagoga|messa|chiesa)|(?:porta|indossa|togliere|portare)"
        r" (?:il |un |la |lo )?(?:velo|hijab|kippah|turbante|crocifisso)|(?:pasto|menù|menu|carne|mangia|dieta|solo|cibo) (?:\w{3,8} )?(?:halal|kosher)|(?:non mangia|senza) (?:carne di )?maiale|per motivi (?:religiosi|di fede)|(?:si è convertit[oa]|convertit[oa]|conversione) (?:al|all['’])\w{4,16}|di (?:religione|confessione|fede) \w{5,14}|(?:[Rr]eligione|[Cc]onfessione)\s?: ?\w{4,16}|sbattezz\w{1,4}|testimon[ei] di Geova",
        "religion",
    ),
    _rule(
        "it_more",
        r"(?:vota|votare|votato|iscritt[oa]|tesserat[oa]|tessera|militante|candidat[oa]|consigliere|consigliera|simpatizzante|attivista|lista|milita) (?:del |della |dei |di |a |al |alla |con |per |per la |per il |nella |nel |in |con la )?(?:la )?(?:PD|Pd|Lega|Forza Italia|Fratelli d['’]Italia|FdI|M5S|Movimento 5 Stelle|Rifondazione|[Pp]artito(?: \w{4,14})?|CasaPound|Casapound|Forza Nuova|Verdi|Sinistra Italiana|Azione|Italia Viva|sinistra|destra)|di (?:estrema )?(?:destra|sinistra)(?! (?:del|della|e di))|(?:opinioni|idee|orientamento) politic\w{1,3}|(?:leghista|grillin[oa]|comunista|fascista|neofascista|anarchic[oa])",
        "politics",
    ),
    _rule(
        "it_union",
        r"(?:iscritt[oa]|tesserat[oa]|delegat[oa]|tessera|trattenuta|quota|rappresentante|RSU|RSA|membro|attivista|permess[oi]|segretari[oa]|lista|candidat[oa]) (?:sindacal[ei] )?(?:alla |al |della |del |a |per |per la |con |nella |in |RSU )?(?:la )?(?:FIOM|CGIL|CISL|UIL|UGL|USB|COBAS|FIM|UILM|FILCAMS|Fiom|Cgil|Cisl|Uil|Ugl|Usb|Cobas|sindacato)(?:-\w{2,8})?|(?:permess[oi]|tessera|quota|delegat[oa]|attività|rappresentante|trattenuta|iscrizione) sindacal[ei]|(?:in|ha fatto|aderito allo|partecipato allo) sciopero|sindacalista",
        "trade_union",
    ),
    _rule(
        "it_rest",
        r"(?:è|È|sono|era|famiglia|bambin[oa]|ragazz[oa]|donna|uomo|,) (?:un |una |di etnia |di origine )?(?:rom|sint[oi]|curd[oa]|berber[oa]|ner[oa]|meticci[oa]|indigen[oa]|arab[oa]|zingar[oa]|palestinese|afrodiscendente)(?= |[.,;)]|\Z)|di (?:etnia|origine|origini|discendenza|pelle|razza) [a-zàèéìòù]{3,16}|(?:rifugiat[oa]|richiedente asilo|profug[oa]|fuggit[oa])(?: (?:da|dall['’]|dalla|dal|politic[oa]) ?[^.,;\n]{3,20})?|\d{1,3} ?% [a-zàèéìòù]{4,16}|campo (?:rom|nomadi)|senza permesso di soggiorno",
        "ethnicity",
    ),
    _rule(
        "it_sex",
        r"(?:è|sono|apertamente|come|era|che è) (?:apertamente |un |una )?(?:gay|lesbica|omosessuale|bisessuale|bi|trans|transessuale|transgender|non binari[oa]|queer|asessuale|pansessuale)|(?:donna|uomo|ragazz[oa]) trans|(?:fatto|fare) (?:il )?coming out|(?:coppia|famiglia|unione|matrimonio) (?:gay|omosessuale|omogenitoriale|civile|dello stesso sesso)|(?:orientamento sessuale|identità di genere|cambio di sesso)|gli piacciono gli uomini|le piacciono le donne|due (?:mamme|papà|madri|padri)",
        "sexual_orientation",
    ),
    _rule(
        "it_intimate",
        r"(?:relazione|storia|tresca|amante|rapporti sessuali|scappatella) (?:con|extraconiugale|clandestina|del|di)[^.,;\n]{0,20}|(?:è andat[oa]|va|andava) a letto con [^.,;\n]{2,20}|(?:tradisce|tradito|tradiva|tradita) (?:la moglie|il marito|con|dal|sua moglie|suo marito)|(?:vittima|denuncia|denunciato|subito) (?:di |una |per |uno )?(?:stupro|violenza sessuale|molestie(?: sessuali)?|abusi sessuali|violenza domestica)|vita sessuale|club (?:per )?(?:scambisti|privé)|prostitu\w{3,5}",
        "sex_life",
    ),
    _rule(
        "it_crime",
        r"(?:condannat[oa]|indagat[oa]|arrestat[oa]|denunciat[oa]|accusat[oa]|imputat[oa]|processat[oa]|condanna|rinviat[oa] a giudizio|precedenti|fermat[oa]|patteggiat[oa]|licenziat[oa]|reato|querela|casellario[^.;\n]{0,30}:)(?: (?:a|in) [^.,;\n]{2,24})? (?:per |di )?(?:una? |lo |la |il |tentat[oa] )?[a-zàèéìòù]{4,20}(?: (?:d['’]|di |in |a |con |aggravat[oa]|domestica|personali|sessuale)[^.,;\n]{0,16})?|(?:in|dal|uscito dal|uscita dal|al|di) (?:carcere|galera|prigione)|(?:ai|agli) (?:domiciliari|arresti domiciliari)|(?:anni|mesi) di (?:carcere|reclusione|prigione)|carichi pendenti|precedenti(?: penali)?|truffa aggravata|furto aggravato|divieto di avvicinamento|guida in stato d[i'’] ?ebbrezza|pregiudicat[oa]|avviso di garanzia",
        "criminal",
    ),
)
