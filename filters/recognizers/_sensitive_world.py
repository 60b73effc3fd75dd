"""More phrases of the special categories other than health, and of criminal matters, in six languages.

Same form as `_sensitive_phrases`. One rule per language and subtype where the words differ.
"""

from __future__ import annotations

import re
from typing import Final

from filters.recognizers.base import Rule


def abroad(name: str, pattern: str, subtype: str) -> Rule:
    return Rule(f"abroad_{name}", re.compile(rf"(?<![\w\-])(?P<v>{pattern})(?!\w)"), subtype, 0.8)


PHRASES: Final[tuple[Rule, ...]] = (
    abroad(
        "en_religion",
        r"(?:[Ff]riday|[Mm]orning|[Ee]vening|[Dd]aily) [Pp]rayers?|(?:prays?|praying|prayed)(?: (?:at|in|every|five"
        r"|before|during) [^.,;\n]{2,24})?|[Pp]rayer (?:room|breaks?|mat|time|times|space)"
        r"|(?:goes|go|went|going) to (?:the )?(?:church|mosque|synagogue|temple|mass|gurdwara|chapel|Friday prayers)"
        r"|(?:fasts(?= for| during)|fasting|fasted)(?: (?:for|during) [A-Z]\w{1,30})?|(?:observes?|observing|keeps?"
        r"|celebrates?|off for) (?:Ramadan"
        r"|Eid|Lent|Shabbat|the Sabbath|Sabbath|Yom Kippur|Diwali|Passover|Hanukkah|Vaisakhi)|(?:left|leaving|joined"
        r"|converted to|raised|brought up|member of|belongs to) (?:the |a |an )?(?:Catholic|Muslim|Jewish|Mormon"
        r"|Baptist|Pentecostal|Church"
        r"|church|mosque|Jehovah's Witnesses|Islam|Quakers?|Hindu|Sikh|Methodist|Evangelical)(?: \w{4,12})?"
        r"|(?:Catholic|Muslim|Jewish|Hindu|Sikh|Christian|Buddhist|Orthodox) (?:colleague|family|woman|man|employee"
        r"|student|parents|tenant|patient|faith|upbringing"
        r"|household|convert)|(?:[Rr]eligion|[Ff]aith|[Dd]enomination)\s?[:=]\s?[A-Z]?[\w\-]{2,20}|(?:wears?"
        r"|wearing) (?:a |her |his |the )?(?:hijab|headscarf|niqab|burqa|turban|kippah|kippa|yarmulke|cross|crucifix"
        r"|kirpan)|no pork|doesn't eat pork|religious (?:reasons|grounds|beliefs?)",
        "religion",
    ),
    abroad(
        "en_politics",
        r"(?:card-carrying|lifelong|staunch|die-hard|paid-up|registered|hardcore|closet|proud|committed) (?:Tory"
        r"|Conservative|Labour|Lib Dem|Liberal Democrat|Green|Republican|Democrat|Communist|socialist|communist"
        r"|Marxist|Brexiteer|Remainer|Trump \w{1,30}|SNP \w{1,30}|Leaver)(?: (?:voter|member|supporter))?"
        r"|(?:Labour|Tory|Conservative|Lib Dem|Green|SNP|Reform(?: UK)?|UKIP|BNP|Republican|Democrat|Plaid|Sinn Féin"
        r"|DUP|Trump|Communist)(?: Party)? (?:voter|member|supporter|councillor|candidate|activist|membership|donor"
        r"|rosette|branch|canvasser|campaigner|rally)"
        r"|(?:vot(?:es?|ed|ing)|stood|standing|canvass\w{0,3}|campaign\w{0,3}|leaflet\w{0,3}|donat\w{1,3}|marched"
        r"|protest\w{0,3}|demonstrat\w{1,3}) (?:[\w ]{1,20} )?(?:for|to|against|with|at) (?:the )?[A-Z][\w ]{2,24}"
        r"|(?:hard|far|extreme|alt)[- ](?:left|right)|(?:left|right)-wing(?:er)?"
        r"|(?:anti|pro)-(?:abortion|vax|Brexit|Palestinian|Israel|war|government) (?:activist|campaigner|march|rally"
        r"|protester|views|demo)|political (?:views?|opinions?|beliefs?|affiliation|activist|activity|asylum)"
        r"|Just Stop Oil|Extinction Rebellion|English Defence League|EDL|BNP",
        "politics",
    ),
    abroad(
        "en_rest",
        r"(?:Unite|UNISON|Unison|GMB|USDAW|RMT|NEU|NASUWT|UCU|CWU|PCS|Prospect|Teamsters|ASLEF|Equity|BMA|RCN"
        r"|trade union|union) (?:member(?:ship)?|rep|steward|official|organi[sz]er|activist|dues|subs|branch|card"
        r"|delegate|convenor|officer)|(?:joined|left|in|paid to) (?:the |a )?(?:union|trade union|Unite|UNISON|GMB"
        r"|RMT)"
        r"|(?:went|was|is|been|were) (?:out )?on (?:strike|the picket line)|picket(?:ing|ed)?",
        "trade_union",
    ),
    abroad(
        "en_roots",
        r"(?:[A-Z][a-z]{3,14}(?:-[A-Z][a-z]{3,12})?|African|mixed) (?:roots|heritage|descent|ancestry|ethnicity"
        r"|extraction|background|parents|grandparents)|of (?:mixed|[A-Z][a-z]{3,14}) (?:race|heritage|descent|origin"
        r"|ancestry|ethnicity|extraction)|(?:fled|escaped) (?:from )?(?:Syria|Afghanistan|Iran|Iraq|Eritrea|Sudan"
        r"|Ukraine|Somalia"
        r"|Hong Kong|persecution|the war)|\d{1,3}(?:\.\d)? ?(?:%|per cent|percent) (?:Ashkenazi|Sephardic|Jewish"
        r"|African|Irish|Scottish|Nigerian|Italian|Asian|European|Native American|Scandinavian)(?: Jewish)?"
        r"|(?:[Ee]thnicity|[Ee]thnic (?:origin|group))\s?[:=]\s?[\w /\-]{3,30}|(?:is|as|only|am|was|a|as a|being"
        r"|first) (?:Black|Roma|Romani|Kurdish|Asian|Jewish|Gypsy|Uyghur|Tamil|Arab|mixed race|brown|Latino|Latina"
        r"|Hispanic)(?: (?:woman|man|guy|person|employee|Caribbean|African|British))?|Irish Traveller|dark-skinned",
        "ethnicity",
    ),
    abroad(
        "en_sex",
        r"(?:is|am|as|being|openly|came out as|identifies as|identify as|he's|she's|I'm|they're) (?:openly |a "
        r"|an )?(?:gay|lesbian|bi|bisexual|queer|trans|transgender|non-?binary|asexual|pansexual|intersex"
        r"|gender-?fluid)(?: (?:man|woman))?|(?:uses?|pronouns?:?|goes by) (?:they/them|they|ze/\w{1,30}|he/they"
        r"|she/they)(?: pronouns)?|(?:his|a man's) (?:husband|boyfriend|male partner)"
        r"|(?:her) (?:wife|girlfriend|female partner)|transition(?:ed|ing) (?:from|to|last|in)(?: \w{3,10})?"
        r"|outed(?: (?:him|her|me|as|by) ?\w{0,10})?|attracted to (?:men|women|both)",
        "sexual_orientation",
    ),
    abroad(
        "en_intimate",
        r"(?:affair|fling|one-night stand|sex|threesome|hooked up) with [^.,;\n]{2,28}|sle(?:eping|pt"
        r"|eps) with [^.,;\n]{2,24}|(?:sexually|indecently) (?:assaulted|abused|harassed|active)|(?:victim"
        r"|survivor) of (?:rape|sexual \w{4,10}|domestic \w{4,10}|abuse|trafficking)|cheat(?:s|ed|ing) on (?:his|her"
        r"|my) \w{3,10}|(?:Grindr|Tinder|OnlyFans)(?: (?:profile|account))?|sex (?:life|worker|work|tape"
        r"|addict(?:ion)?|party|club)|sexual (?:preferences?|practices|history|partners?|abuse|assault|harassment)",
        "sex_life",
    ),
    abroad(
        "en_crime",
        r"(?:convict(?:ed|ion)s?|charged|arrested|cautioned|sentenced|jailed|fined|prosecuted|investigated|wanted"
        r"|questioned|accused|suspected|guilty|served [\w ]{2,14}|time|sacked|dismissed|banned) (?:of|for|with|over"
        r"|in connection with) (?:(?:a|an|the|two|three|historic|alleged|aggravated|common|grievous|actual|drink"
        r"|drug|benefit|serious) ){0,2}[a-z][a-z\-]{3,18}(?: (?:driving|bodily harm|offences?|assault|dealing"
        r"|possession|fraud|theft|lifting"
        r"|evasion|laundering|of \w{4,16}|with \w{4,16}))?|(?:spent|served|serving|did|doing|got|given"
        r"|facing) (?:\w{2,9} )(?:\w{2,9} )?(?:\w{2,9} )?(?:in (?:prison|jail|custody)|behind bars|inside|suspended"
        r"|sentence|on probation"
        r"|community service)|(?:criminal|police|prison) (?:record|conviction|history|caution|sentence|past)"
        r"|(?:out of|from|in|to) (?:prison|jail|custody)|(?:DBS|background) check (?:shows?|showed|revealed|flagged"
        r"|came back with) [^.,;\n]{3,40}|[Hh]is conviction|(?:got|been|was|is) (?:arrested|nicked|done for \w{4,16}"
        r"|banned from driving|caught [a-z]{4,12}ing(?: [a-z]{4,10})?)",
        "criminal",
    ),
    abroad(
        "en_traits",
        r"(?:fingerprint|face|facial|iris|retina|retinal|palm|voice|hand|vein|gait)[- ](?:templates?|scans?|prints?"
        r"|images?|data|profiles?|recognition|ID|vein|geometry|biometrics?|hash|enrol\w{0,6})(?: (?:scan|template"
        r"|data|ID))?|biometric \w{4,14}|(?:DNA|genetic|paternity|ancestry|genome) (?:tests?|results?|profile|sample"
        r"|screening|report|data|mutation|predisposition|marker|variant|condition)|(?:BRCA-?[12]|BRCA|Huntington's"
        r"|APOE4?|CFTR|Lynch|MLH1|HFE|Factor V Leiden|sickle cell)(?: (?:mutation|gene|carrier|positive|trait"
        r"|variant|syndrome))?(?: carrier)?|(?:carries|carrier of|carrying|has|inherited) (?:the "
        r"|a )?[\w' ]{2,20}(?:gene|mutation|variant|trait)|(?:tested|came back) (?:positive"
        r"|negative) for (?:the )?[\w' ]{2,20}(?:gene|mutation|variant)",
        "genetic",
    ),
    abroad(
        "fr",
        r"(?:d['’]origine|de confession|de religion|de culture|d['’]ascendance|d['’]ethnie"
        r"|de foi) [a-zéèêëïîç\-]{3,18}|(?:prie|prier|priait)(?: (?:cinq|dans|à|pendant|le|au|avant"
        r"|tous) [^.,;\n]{2,24})|(?:fait|faire|pendant|jeûne|jeûner|durant) (?:le |son |pour le "
        r"|pendant le )?(?:ramadan|Ramadan|carême|jeûne|shabbat|Kippour)|(?:va|aller|allait"
        r"|fréquente) à la (?:mosquée|synagogue|messe|prière)|(?:porte|porter|portait|retirer|enlever)"
        r" (?:le |un |son |la |une |sa )?(?:voile|foulard|hijab|niqab|kippa|turban|croix)|(?:repas|menu|viande|mange"
        r"|manger|cantine) (?:\w{3,9} )?(?:halal|casher|kasher|sans porc)|sans porc|(?:converti|convertie"
        r"|conversion) (?:à l['’]islam|au \w{4,16}|à la \w{4,16})|pour (?:des )?(?:raisons|motifs) religieu(?:ses|x)"
        r"|témoins? de Jéhovah|(?:catholique|musulmane?|juif|juive|protestante?|chrétienne?"
        r"|évangélique) (?:pratiquante?|fervente?|converti?e?)|débaptis\w{2,6}|prière du vendredi",
        "religion",
    ),
    abroad(
        "fr_more",
        r"(?:vote|voté|voter|votait|votes) (?:toujours |encore )?(?:à |pour |aux |blanc |RN|LFI|PS"
        r"|extrême)[^.,;\n]{0,24}|(?:militante?|adhérente?|sympathisante?|élue?|candidate?|encartée?|membre"
        r"|conseill(?:er|ère)|carte|adhésion|tracts?|colle des affiches) (?:municipale? "
        r"|active? )?(?:\w{2,12} )?(?:au|à la|à|du|de la|des|chez|pour|aux|sur la liste) (?:le |la |les )?(?:PS|PCF"
        r"|LFI|RN|LR|FN|EELV|NPA|LO|Parti \w{4,14}|[Pp]arti|France insoumise|Insoumis|Rassemblement national"
        r"|Républicains|Verts|Renaissance|Reconquête|Front national|Écologistes|gauche|droite)|d['’](?:extrême"
        r"|ultra)[- ](?:gauche|droite)|(?:opinions?|convictions?|engagement|idées) politiques?|gilets? jaunes?",
        "politics",
    ),
    abroad(
        "fr_union",
        r"(?:déléguée?|syndiquée?|adhérente?|militante?|membre|élue?|représentante?|encartée?|cotise|cotisation"
        r"|secrétaire|carte|mandatée?|liste|section|responsable|permanente?) (?:syndicale? )?(?:à |de |du |au |chez "
        r"|à la |de la |des )?(?:la )?(?:CGT|CFDT|FO|CFTC|SUD|CFE-CGC|UNSA|FSU|Solidaires|Force ouvrière|syndicat)"
        r"|(?:heures|décharge|mandat|activité|cotisation|appartenance|discrimination) (?:de délégation|syndicale?)"
        r"|(?:fait|faire|en|la) grève|gréviste",
        "trade_union",
    ),
    abroad(
        "fr_crime",
        r"(?:condamnée?|mise? en examen|poursuivie?|jugée?|arrêtée?|interpellée?|incarcérée?|soupçonnée?|accusée?"
        r"|placée? en garde à vue|écrouée?|plainte|inculpée?|condamnation|suspectée?|licenciée?)(?: (?:à"
        r"|en) [^.,;\n]{2,20})? (?:pour|de) (?:des |une? |un |d['’]|du )?[a-zéèêîç']{3,20}(?: (?:de |d['’]|en |à "
        r"|aggravée?s?|conjugales?|sexuelles?|sur |sous )[^.,;\n]{0,24})?|(?:casier"
        r"|antécédents) judiciaires?(?: [^.,;\n]{3,30})?|(?:en|de|fait de la|sorti de|sortie de|ans de"
        r"|mois de) (?:prison|détention|taule)(?: ferme| avec sursis)?"
        r"|(?:sous|avec|porte un|au) (?:bracelet(?: électronique)?|contrôle judiciaire|sursis)|garde à vue"
        r"|(?:retrait|suspension) de permis|conduite (?:en état d['’]\w{1,30}|sous \w{1,30})"
        r"|travail d['’]intérêt général",
        "criminal",
    ),
    abroad(
        "fr_rest",
        r"(?:d['’]origine|ses origines|origines?) [a-zéèêëïîç\-]{4,18}|(?:est|suis|famille|était|enfant) (?:une? "
        r"|d['’]origine )?(?:rom|tsigane|gitane?|manouche|kurde|kabyle|berbère|noire?|métisse?|arabe|asiatique"
        r"|arménien(?:ne)?|touareg|yézidie?|juive?|séfarade|ashkénaze)s?|(?:réfugiée?|demandeu(?:r|se) d['’]asile"
        r"|exilée?|fui|fuit)(?: [^.,;\n]{3,20})?|\d{1,3} ?% (?:d['’])?(?:juif|juive|ashkénaze|séfarade|africaine?"
        r"|berbère|arabe|européenne?|asiatique)|gens du voyage|peau (?:noire|foncée|mate)|de type (?:maghrébin"
        r"|africain|asiatique)",
        "ethnicity",
    ),
    abroad(
        "fr_sex",
        r"(?:est|suis|ouvertement|comme|être|qu['’]il est|qu['’]elle est) (?:ouvertement |un |une )?(?:gay|lesbienne"
        r"|homosexuel(?:le)?|homo|bi|bisexuel(?:le)?|trans|transgenre|non[- ]binaire|queer|asexuel(?:le)?"
        r"|pansexuel(?:le)?|pédé)|son (?:mari|compagnon|petit ami)(?= (?:et lui|Jean|Paul|l['’]))|(?:femme|homme"
        r"|fille|garçon) trans(?:genre)?|(?:fait|faire) son coming[- ]out|(?:couple|mariage|parents?) (?:gay"
        r"|homosexuel(?:le)?s?|homoparenta\w{1,3}|de même sexe)|pronoms? (?:iel|neutres?)|deux (?:mamans|papas|mères"
        r"|pères)|changement de (?:sexe|prénom)|(?:aime|attirée? par) les (?:hommes|femmes)",
        "sexual_orientation",
    ),
    abroad(
        "fr_intimate",
        r"(?:liaison|aventure|relation|coucherie) (?:avec|extraconjugale|adultère)[^.,;\n]{0,20}|couch(?:e|é"
        r"|ait) avec [^.,;\n]{2,20}|tromp(?:e|é|ait|ée) (?:sa femme|son mari|sa compagne|son compagnon|avec)"
        r"|(?:victime|plainte|accusée?) (?:de|d['’]|pour) ?(?:viol|agressions? sexuelles?|inceste|attouchements"
        r"|harcèlement sexuel|violences sexuelles)|club (?:échangiste|libertin)|vie sexuelle|sextape"
        r"|pratiques sexuelles",
        "sex_life",
    ),
    abroad(
        "romance_body",
        r"(?:empreintes? (?:digitales?|palmaires?|vocales?)|reconnaissance (?:faciale|vocale|d['’]iris)"
        r"|gabarit \w{5,14}|données (?:biométriques|génétiques)|(?:scan|image) (?:de l['’]iris|du visage|facial"
        r"|rétinien)|huellas? (?:dactilar(?:es)?|digital(?:es)?|biométricas?|de voz)|reconocimiento (?:facial|de voz"
        r"|de iris)|datos (?:biométricos|genéticos)|plantilla (?:biométrica|facial)|escaneo (?:facial|de iris"
        r"|de retina|de la mano)|patrón (?:facial|de iris|de voz)|impront[ae] (?:digital[ei]|vocal[ei]|palmar[ei])"
        r"|riconoscimento (?:facciale|vocale|dell['’]iride)|dati (?:biometrici|genetici)|(?:scansione"
        r"|scan) (?:facciale|dell['’]iride|del volto|della retina|della mano)|template (?:biometrico|facciale)"
        r"|modello (?:biometrico|facciale))(?: [^.,;\n]{0,3}ID [\w\-]{3,20})?",
        "biometric",
    ),
    abroad(
        "romance_gene",
        r"(?:test|analyse|profil|résultat|prueba|análisis|perfil|esame|analisi|profilo|risultato|tests) (?:de |d['’]"
        r"|del |di |genetic[oa] |génétique )?(?:ADN|DNA|génétiques?|genétic[oa]s?|genetic[oa]|paternité|paternidad"
        r"|paternità)(?: (?:positif|negativo|positivo|négatif))?|(?:port(?:eur|euse|ador|adora|atore|atrice)) (?:du "
        r"|de la |de |del |della |sain[e]? (?:de |du )?|san[oa] (?:di |de )?)?(?:gène|gen|gene|mutation|mutación"
        r"|mutazione|variante)?(?: (?:BRCA[12]?|de |di |du )?[^.,;\n]{2,22})?"
        r"|(?:mutation|mutación|mutazione|gène|gen|gene) (?:génétique |genética |genetica |del gen |du gène "
        r"|del gene )?(?:BRCA-?[12]?|APOE\d?|MLH1|CFTR|HTT|de Huntington|di Huntington|del Huntington)|(?:paternité"
        r"|paternidad|paternità) (?:exclue|confirmée|établie|excluida|confirmada|esclusa|confermata|accertata)"
        r"|(?:hétérozygote|homozygote|heterocigot[oa]|homocigot[oa]|eterozigote|omozigote)(?: [^.,;\n]{2,20})?"
        r"|BRCA-?[12](?: positi[vf][oae]?)?|prédisposition génétique|predisposición genética"
        r"|predisposizione genetica",
        "genetic",
    ),
    abroad(
        "es_religion",
        r"(?:es|soy|era|como|siendo|de familia|trabajadora|alumna|alumno|fue) (?:un |una |muy )?(?:musulman[ae]?"
        r"|musulmán|católic[oa]|judí[oa]|protestante|evangélic[oa]|budista|ate[oa]|adventista|mormón|mormona"
        r"|ortodox[oa]|hindú|sij|agnóstic[oa]|cristian[oa]|creyente|testigo de Jehová|anglican[oa]|pentecostal"
        r"|bautista|catequista)(?: practicante)?|(?:reza|rezar|rezando|oración|orar)(?: (?:cinco|en|a|del|durante"
        r"|los|al) [^.,;\n]{2,24})?|(?:hace|hacer|durante|por|en) (?:el )?(?:ramadán|Ramadán|ayuno|shabat|sabbat)"
        r"|(?:va|ir|acude|asiste) a (?:la )?(?:mezquita|sinagoga|misa|iglesia)"
        r"|(?:lleva|llevar|usa|quitarse) (?:el |un |la )?(?:velo|hiyab|kipá|turbante|pañuelo islámico|crucifijo)"
        r"|(?:menú|comida|carne|come|dieta|solo) (?:\w{3,8} )?(?:halal|kosher)|(?:no come|sin"
        r"|no toma) (?:carne de )?cerdo|por (?:motivos|razones) religios[oa]s|(?:se convirtió|convertid[oa]"
        r"|conversión) al \w{4,16}|de (?:religión|confesión|fe) \w{5,14}|(?:[Rr]eligión|[Cc]onfesión)\s?: ?\w{4,16}"
        r"|apostat\w{1,4}|apostasía|Opus Dei",
        "religion",
    ),
    abroad(
        "es_more",
        r"(?:votar?|votó|votado|votante|vota|militar?|milita|militante|afiliad[oa]|carné|candidat[oa]|concejal"
        r"|simpatizante|simpatiza|apoderad[oa]|interventor[a]?|lista|cuota) (?:de |del |a |al |por |en |con |por el "
        r"|de la |en el |en la )(?:partido \w{4,14}|PP|PSOE|Vox|VOX|Podemos|Sumar|ERC|Junts|PNV|BNG|Ciudadanos|IU"
        r"|CUP|Bildu|EH Bildu|Falange|[Ii]zquierda(?: Unida)?|derecha|ultraderecha)|de (?:extrema "
        r"|ultra)?(?:izquierdas?|derechas?)|(?:ideología|opiniones|ideas|afiliación) polític\w{1,3}|independentista"
        r"|(?:manifestación|manifestarse) (?:contra|por|a favor) [^.,;\n]{3,24}",
        "politics",
    ),
    abroad(
        "es_union",
        r"(?:delegad[oa]|afiliad[oa]|afiliación|cuota|liberad[oa]|enlace|representante|miembro|sección|secretari[oa]"
        r"|carné|lista|candidat[oa]|sindicalista|militante|elegid[oa]) (?:sindical )?(?:de |del |a |al |de la |en "
        r"|por |por la )?(?:CC\. ?OO\.?|CCOO|UGT|USO|CSIF|CGT|CNT|ELA|LAB|sindicato|Comisiones Obreras|CIG)|(?:horas"
        r"|crédito|cuota|actividad|afiliación|delegad[oa]|liberad[oa]|representante) sindical(?:es)?|(?:en|hizo|la"
        r"|secundó la) huelga|huelguista|sindicad[oa]",
        "trade_union",
    ),
    abroad(
        "es_rest",
        r"(?:es|soy|era|familia|niñ[oa]|mujer|hombre|trabajadora?|,|vecin[oa]) (?:un |una "
        r"|de origen )?(?:gitan[oa]s?|kurd[oa]|bereber|saharaui|negr[oa]|mestiz[oa]|indígena|mapuche|quechua"
        r"|afrodescendiente|árabe|romaní|sefardí|mulat[oa]|aimara)|de (?:etnia|raza|origen|ascendencia|piel"
        r"|raíces) [a-záéíóúñ]{4,16}|(?:refugiad[oa]|solicitante de asilo|asilad[oa]|huyó de"
        r"|huido de)(?: [^.,;\n]{3,20})?|\d{1,3} ?% (?:judí[oa]|askenazí|sefardí|african[oa]|indígena|árabe|bereber"
        r"|europe[oa])|rasgos (?:\w{4,14})|sin papeles",
        "ethnicity",
    ),
    abroad(
        "es_sex",
        r"(?:es|soy|abiertamente|como|era|que es) (?:abiertamente |un |una )?(?:gay|lesbiana|homosexual|bisexual|bi"
        r"|trans|transexual|transgénero|no binari[oae]|queer|asexual|pansexual)|(?:mujer|hombre|chic[oa]"
        r"|niñ[oa]) trans|sali[óor]\w{0,2} del armario|(?:pareja|matrimonio|casad[oa]|familia) (?:homosexual"
        r"|homoparental|gay|del mismo sexo|con otro hombre|con otra mujer)|(?:orientación sexual|identidad de género"
        r"|cambio de sexo)(?: [^.,;\n]{2,16})?|le gustan (?:los hombres|las mujeres|los chicos|las chicas)"
        r"|dos (?:mamás|papás|madres|padres)",
        "sexual_orientation",
    ),
    abroad(
        "es_intimate",
        r"(?:aventura|lío|amante|relación extramatrimonial|affaire|relaciones sexuales) (?:con|de) [^.,;\n]{2,20}"
        r"|(?:acostad[oa]|acostó|acuesta|acostarse) con [^.,;\n]{2,20}|(?:infiel|engañ[óa]\w{0,3}) (?:a su (?:mujer"
        r"|marido|pareja)|con)|(?:víctima|denuncia|denunció|sufrió) (?:de |por |una |un )?(?:violación"
        r"|agresión sexual|abusos? sexual(?:es)?|acoso sexual|violencia (?:de género|machista|sexual))|vida sexual"
        r"|club (?:de intercambio|liberal|de alterne)|puticlub|prostitu\w{3,5}",
        "sex_life",
    ),
    abroad(
        "es_crime",
        r"(?:condenad[oa]|imputad[oa]|detenid[oa]|denunciad[oa]|acusad[oa]|investigad[oa]|procesad[oa]|juzgad[oa]"
        r"|sancionad[oa]|condena|antecedentes|encarcelad[oa]|sentencia|preso|presa|despedid[oa])(?: (?:a"
        r"|en) [^.,;\n]{2,24})? (?:por|de) (?:un |una |el |delito de |un delito de "
        r"|presunto )?[a-záéíóúñ]{4,20}(?: (?:de|con|a|en|contra|sexual|agravad[oa]|bajo|sin) ?[^.,;\n]{0,20})?"
        r"|antecedentes(?: penales| policiales)?(?: por [^.,;\n]{3,24})?|(?:en|a|de|salió de|de la|en la) (?:cárcel"
        r"|prisión|calabozo)(?: provisional)?|orden de (?:alejamiento|búsqueda|detención)|(?:años"
        r"|meses) de (?:cárcel|prisión)|alcoholemia(?: positiva)?|(?:libertad|prisión) (?:condicional|provisional"
        r"|vigilada)|tercer grado|pulsera telemática",
        "criminal",
    ),
    abroad(
        "it_religion",
        r"(?:è|sono|era|essendo|come|perché) (?:un |una |di fede )?(?:musulman[oa]|cattolic[oa]|ebre[oa]|protestante"
        r"|evangelic[oa]|buddista|ate[oa]|ortodoss[oa]|valdese|avventista|mormone|induista|sikh|agnostic[oa]"
        r"|cristian[oa]|credente|pentecostale|copt[oa])(?: praticante| osservante)?|(?:pregare|preghiera|preghiere"
        r"|prega(?! di))(?: (?:cinque|in|a|del|durante|il|al|verso|islamica) [^.,;\n]{2,24})?|(?:fa|durante|per"
        r"|osserva|rispetta) (?:il )?(?:ramadan|Ramadan|digiuno|shabbat|sabato ebraico)|(?:va|andare"
        r"|frequenta) (?:in|la|alla|a) (?:moschea|sinagoga|messa|chiesa)|(?:porta|indossa|togliere|portare)"
        r" (?:il |un |la |lo )?(?:velo|hijab|kippah|turbante|crocifisso)|(?:pasto|menù|menu|carne|mangia|dieta|solo"
        r"|cibo) (?:\w{3,8} )?(?:halal|kosher)|(?:non mangia|senza) (?:carne di )?maiale|per motivi (?:religiosi"
        r"|di fede)|(?:si è convertit[oa]|convertit[oa]|conversione) (?:al|all['’])\w{4,16}|di (?:religione"
        r"|confessione|fede) \w{5,14}|(?:[Rr]eligione|[Cc]onfessione)\s?: ?\w{4,16}|sbattezz\w{1,4}"
        r"|testimon[ei] di Geova",
        "religion",
    ),
    abroad(
        "it_more",
        r"(?:vota|votare|votato|iscritt[oa]|tesserat[oa]|tessera|militante|candidat[oa]|consigliere|consigliera"
        r"|simpatizzante|attivista|lista|milita) (?:del |della |dei |di |a |al |alla |con |per |per la |per il "
        r"|nella |nel |in |con la )?(?:la )?(?:PD|Pd|Lega|Forza Italia|Fratelli d['’]Italia|FdI|M5S"
        r"|Movimento 5 Stelle|Rifondazione|[Pp]artito(?: \w{4,14})?|CasaPound|Casapound|Forza Nuova|Verdi"
        r"|Sinistra Italiana|Azione|Italia Viva|sinistra|destra)|di (?:estrema )?(?:destra|sinistra)(?! (?:del|della"
        r"|e di))|(?:opinioni|idee|orientamento) politic\w{1,3}|(?:leghista|grillin[oa]|comunista|fascista"
        r"|neofascista|anarchic[oa])",
        "politics",
    ),
    abroad(
        "it_union",
        r"(?:iscritt[oa]|tesserat[oa]|delegat[oa]|tessera|trattenuta|quota|rappresentante|RSU|RSA|membro|attivista"
        r"|permess[oi]|segretari[oa]|lista|candidat[oa]) (?:sindacal[ei] )?(?:alla |al |della |del |a |per |per la "
        r"|con |nella |in |RSU )?(?:la )?(?:FIOM|CGIL|CISL|UIL|UGL|USB|COBAS|FIM|UILM|FILCAMS|Fiom|Cgil|Cisl|Uil|Ugl"
        r"|Usb|Cobas|sindacato)(?:-\w{2,8})?|(?:permess[oi]|tessera|quota|delegat[oa]|attività|rappresentante"
        r"|trattenuta|iscrizione) sindacal[ei]|(?:in|ha fatto|aderito allo|partecipato allo) sciopero|sindacalista",
        "trade_union",
    ),
    abroad(
        "it_rest",
        r"(?:è|È|sono|era|famiglia|bambin[oa]|ragazz[oa]|donna|uomo|,) (?:un |una |di etnia |di origine )?(?:rom"
        r"|sint[oi]|curd[oa]|berber[oa]|ner[oa]|meticci[oa]|indigen[oa]|arab[oa]|zingar[oa]|palestinese"
        r"|afrodiscendente)(?= |[.,;)]|\Z)|di (?:etnia|origine|origini|discendenza|pelle|razza) [a-zàèéìòù]{3,16}"
        r"|(?:rifugiat[oa]|richiedente asilo|profug[oa]|fuggit[oa])(?: (?:da|dall['’]|dalla|dal"
        r"|politic[oa]) ?[^.,;\n]{3,20})?|\d{1,3} ?% (?:ebre[oa]|ashkenazita|sefardita|african[oa]|arab[oa]"
        r"|berber[oa]|europe[oa])|campo (?:rom|nomadi)|senza permesso di soggiorno",
        "ethnicity",
    ),
    abroad(
        "it_sex",
        r"(?:è|sono|apertamente|come|era|che è) (?:apertamente |un |una )?(?:gay|lesbica|omosessuale|bisessuale|bi"
        r"|trans|transessuale|transgender|non binari[oa]|queer|asessuale|pansessuale)|(?:donna|uomo"
        r"|ragazz[oa]) trans|(?:fatto|fare) (?:il )?coming out|(?:coppia|famiglia|unione|matrimonio) (?:gay"
        r"|omosessuale|omogenitoriale|civile|dello stesso sesso)|(?:orientamento sessuale|identità di genere"
        r"|cambio di sesso)|gli piacciono gli uomini|le piacciono le donne|due (?:mamme|papà|madri|padri)",
        "sexual_orientation",
    ),
    abroad(
        "it_intimate",
        r"(?:relazione|storia|tresca|amante|rapporti sessuali|scappatella) (?:con|extraconiugale|clandestina|del"
        r"|di)[^.,;\n]{0,20}|(?:è andat[oa]|va|andava) a letto con [^.,;\n]{2,20}|(?:tradisce|tradito|tradiva"
        r"|tradita) (?:la moglie|il marito|con|dal|sua moglie|suo marito)|(?:vittima|denuncia|denunciato"
        r"|subito) (?:di |una |per |uno )?(?:stupro|violenza sessuale|molestie(?: sessuali)?|abusi sessuali"
        r"|violenza domestica)|vita sessuale|club (?:per )?(?:scambisti|privé)|prostitu\w{3,5}",
        "sex_life",
    ),
    abroad(
        "it_crime",
        r"(?:condannat[oa]|indagat[oa]|arrestat[oa]|denunciat[oa]|accusat[oa]|imputat[oa]|processat[oa]|condanna"
        r"|rinviat[oa] a giudizio|precedenti|fermat[oa]|patteggiat[oa]|licenziat[oa]|reato|querela"
        r"|casellario[^.;\n]{0,30}:)(?: (?:a|in) [^.,;\n]{2,24})? (?:per |di )?(?:una? |lo |la |il "
        r"|tentat[oa] )?[a-zàèéìòù]{4,20}(?: (?:d['’]|di |in |a |con |aggravat[oa]|domestica|personali"
        r"|sessuale)[^.,;\n]{0,16})?|(?:in|dal|uscito dal|uscita dal|al|di) (?:carcere|galera|prigione)|(?:ai"
        r"|agli) (?:domiciliari|arresti domiciliari)|(?:anni|mesi) di (?:carcere|reclusione|prigione)"
        r"|carichi pendenti|precedenti(?: penali)?|truffa aggravata|furto aggravato|divieto di avvicinamento"
        r"|guida in stato d[i'’] ?ebbrezza|pregiudicat[oa]|avviso di garanzia",
        "criminal",
    ),
)
