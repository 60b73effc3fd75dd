"""Phrases of health and of the other special categories in English, French, Spanish, Italian, Dutch and Polish.

Own compilation. Every rule needs somebody in its sentence (see `_evidence`); group ``v`` is the finding.
"""

from __future__ import annotations

import re
from typing import Final

from filters.recognizers.base import Rule

_L = r"[^\W\d_]"
_W = rf"{_L}[\w'’\-]{{2,24}}"
_UP = f"(?:{_W} ){{0,2}}{_W}"


#: Ordinary words by which a text is of the language; the long alternatives below run only there.
_EN = "the | and | with |my |his |i'm | is | for | of "
_FR = " le | les | est | et | une | pour | je | elle | du | de "
_ES = " el | los | que | una | es | por | y | de | con "
_IT = " il | che | è | di | per | della | sono | un "
_NL = " het | een | van | ik | niet | en | met | de "
_PL = " się | na | jest | nie | z | w | i | do "


def _rule(name: str, pattern: str, subtype: str, gate: str) -> Rule:
    return Rule(f"said_{name}", re.compile(rf"(?<![\w\-]){pattern}(?!\w)"), subtype, 0.8, tuple(gate.split("|")))


HEALTH: Final[tuple[Rule, ...]] = (
    _rule(
        "en_suffers",
        "(?:suffer(?:s|ed|ing)? from|diagnosed with|treated for|living with|lives with|battling|recovering from"
        "|history of|relapse of|flare-up of|operated on for|(?:signed off|off sick|off work|hospitali[sz]ed"
        "|in hospital|admitted) (?:with|for|due to|because of)|developed|tested positive for|has severe"
        "|has chronic) (?:an? |the |her |his |my )?(?P<v>(?:(?:left|right|severe|chronic|acute|mild|stage|suspected"
        r"|recurrent|type|bilateral)[\w\-]{0,40} )?(?!(?:people|two|three|her|his|jet|delays|new|app|software"
        r"|website)\b)[a-z][a-z\-']{3,24}(?: [a-z][a-z\-]{4,20})?)",
        "diagnosis",
        "suffer|diagnosed|treated|living|lives|battling|recovering|history|relapse|flare|operated|off|hospital"
        "|admitted|developed|tested|has ",
    ),
    _rule(
        "en_harm",
        "(?P<v>(?:(?:broke|broken|fractured|sprained|twisted|dislocated|torn|tore|injured|bruised|ruptured|burnt"
        "|burned|pulled) (?:his|her|my|a|an|the|your|their) (?:left |right |lower |upper )?(?:arm|leg|wrist|ankle"
        "|knee|hip|foot|hand|back|shoulder|collarbone|ribs?|nose|finger|toe|neck|elbow|ligament|tendon|achilles"
        "|hamstring|muscle|meniscus|jaw|skull|pelvis)|(?:broken|fractured|sprained|dislocated|torn|bad|dodgy"
        "|sore) (?:arm|leg|wrist|ankle|knee|hip|foot|hand|back|shoulder|collarbone|ribs?|nose|finger|toe|neck|elbow"
        "|ligament|tendon|meniscus|jaw|skull|pelvis)|(?:had|having|has|needs|awaiting|fitted with) (?:a |an |his "
        "|her |my )?(?:new |left |right |emergency )?(?:stent|stents|pacemaker|bypass|hip replacement"
        "|knee replacement|transplant|hysterectomy|mastectomy|biopsy|colonoscopy|miscarriage|abortion|vasectomy"
        "|c-section|caesarean|stoma|heart attack|stroke|seizure|fit|nervous breakdown|panic attack|knee op|hip op"
        "|surgery|operation|amputation)(?: fitted| operation| surgery)?|a stent fitted|wets? the bed|(?:can't"
        "|cannot|can no longer|unable to) (?:walk|see|hear|stand|work|climb stairs)(?: unaided| properly| well"
        "| far)?|uses? a (?:wheelchair|walking frame|walking stick|hearing aid|cane|stairlift|CPAP(?: machine)?)"
        "|in a wheelchair|on (?:crutches|dialysis|chemo|insulin|oxygen|methadone|antidepressants|sick leave"
        "|long-term sick|maternity leave|a ventilator|life support|warfarin|lithium|blood thinners|steroids)|(?:in"
        "|from|to) (?:A&E|intensive care|the ICU|rehab|a psychiatric (?:ward|hospital|unit)|hospice|hospital)"
        "|registered (?:blind|disabled|deaf)|hard of hearing|(?:partially|visually) (?:sighted|impaired)"
        "|(?:expecting|having) (?:a baby|twins|her first|her second|their first|their second)(?: child| baby)?"
        "|due in (?:January|February|March|April|May|June|July|August|September|October|November|December)"
        r"|\d{1,2} weeks pregnant|(?:allergic|intolerant) to (?:\w{3,16}(?: and \w{3,16})?)|\w{3,14}[- ](?:allergy"
        "|intolerance|intolerant)|carries (?:an |two )?EpiPens?|insulin pump|bladder weakness|(?:recovering|former"
        r"|ex-?) ?alcoholic|(?:clean|sober) (?:for|since) \w{2,8}(?: \w{2,8})?|taking (?:\w{5,16}ine|\w{5,16}pram"
        r"|\w{5,16}lol|\w{5,16}pril|\w{5,16}statin|medication for \w{4,20})|signed off(?: work| sick)?(?: for"
        "| with)? (?:anxiety|stress|depression|work-related stress|burnout)|learning difficult(?:y|ies)"
        "|special needs|mental health (?:problems|issues|crisis)|self[- ]harm(?:s|ed|ing)?|took an overdose"
        "|overdosed|post-viral fatigue|long-term sick))",
        "diagnosis",
        _EN,
    ),
    _rule(
        "fr_suffers",
        "(?:souffr(?:e|ait|ant|ir) (?:d['’]|de |du |des )|attein(?:t|te|ts) (?:d['’]|de |du )"
        "|diagnostiquée? (?:avec )?(?:un |une |d['’]|de )?|traitée? pour (?:une? |la |le |du |de la )?"
        "|soignée? pour (?:une? |son |sa |du )?|suivie? pour (?:une? |son |sa )?|opérée? (?:d['’]|de |du |de la "
        "|des |de l['’])(?:une? |la )?|se (?:fait|faire) (?P<k>opérer) (?:d['’]|de |du |de la |des )"
        "|hospitalisée? pour (?:une? )?|en arrêt (?:maladie )?pour (?:une? )?|victime d['’]une? |présente (?:une? "
        rf"|des |depuis [^,.\n]{{3,14}} une? )|allergie (?:à |au |aux )|porteu(?:r|se) (?:du |de la |d['’]une? )"
        "|arrêtée? pour (?:une? )?)(?P<v>(?!(?:deux|trois|fois|lui|bruit|retard|manque|chaleur|froid"
        rf"|voiture)\b){_W}(?: (?:à la|au|aux|de la|du|de|des|chronique|sévère|aiguë?|grave|gauche|droite?|rénale"
        "|cardiaque|respiratoire|cervicale|bipolaire|sèche|musculaire|rhumatoïde|anxieux|généralisée?|nerveuse"
        f"|alimentaire)(?: {_W})?)?)",
        "diagnosis",
        "souffr|attein|diagnosti|trait|soign|suivi|opér|hospitalis|arrêt|victime|présente|allergie|porteu",
    ),
    _rule(
        "fr_more",
        "(?P<v>(?:(?:s['’]est |a |ai |me suis |suis )?(?:cassée?|foulée?|fracturée?|tordue?|brûlée?|luxée?"
        r"|déchirée?) (?:le |la |les |l['’]|un |une |sa |son )(?:\w{3,14}|avant-bras)(?: gauche| droite?)?"
        r"|se (?:fait|faire) opérer (?:de la |du |de l['’]|des )\w{3,16}|opérer (?:de la |du |de l['’]|des )\w{3,16}"
        r"|opérée? (?:du|de la|de l['’]|des) ?\w{3,16}|allergi(?:que|e|ques) (?:à l['’]|à la |au |aux "
        r"|à )\w{3,16}(?: et (?:à la |au |aux |à )\w{3,16})?|enceinte(?: de \w{1,8} (?:mois|semaines))?|(?:attend"
        "|attendons|attendent) (?:un bébé|un enfant|des jumeaux|un heureux événement)|en (?:fauteuil(?: roulant)?"
        "|arrêt(?: maladie| de travail)?|invalidité|rééducation|cure|chimio|soins palliatifs|réanimation|dépression"
        "|burn-?out|congé (?:maladie|maternité))|(?:aux urgences|à l['’]hôpital|en psychiatrie|en maison de repos)"
        "|sous (?:antidépresseurs|insuline|dialyse|chimio|oxygène|anticoagulants|traitement|morphine|cortisone"
        "|méthadone|tutelle|curatelle)|(?:toux|fièvre) (?:sèche|grasse|persistante)|essoufflement(?: à la marche"
        r"| à l['’]effort)?|drépanocyt(?:aire|ose)|intolérante? (?:au |à la |aux )\w{4,14}|malentendante?"
        r"|malvoyante?|non[- ]voyante?|à mobilité réduite|PMR|RQTH|AAH|ALD|taux d['’]incapacité(?: de \d{2} ?%)?"
        r"|handicap(?:ée?)? (?:à \d{2} ?%|moteur|mental|visuel|auditif)|ne (?:peut|peux) plus (?:marcher|travailler"
        "|conduire|monter)|prothèse (?:de hanche|de genou|auditive)|appareil auditif|pompe à insuline"
        "|mi-temps thérapeutique|ménopause|fausse couche|tentative de suicide|idées (?:noires|suicidaires)"
        r"|mal (?:au|aux|à la|de) \w{3,8}))",
        "diagnosis",
        _FR,
    ),
    _rule(
        "es_suffers",
        "(?:padec(?:e|ía|iendo|en|ió) (?:de |una? )?|sufr(?:e|ía|ió|iendo|en) (?:de |una? |del )?"
        "|diagnosticad[oa] (?:de |con )(?:una? )?|enferm[oa] (?:de |del )|operad[oa] (?:de |del |de la |de una? )"
        "|operaron (?:de |del |de la )|tratad[oa] (?:de |por )|ingresad[oa] (?:por |con )(?:una? )?|de baja (?:por "
        "|con )(?:una? )?|en tratamiento (?:por |para )(?:la |una? )?|tratamiento de |afectad[oa] (?:de |por )"
        "|recuperando de (?:una? )?|alérgic[oa] (?:a |al |a la |a los |a las )|alergia (?:a |al |a la |a los "
        "|a las )|intolerante (?:a |al |a la ))(?P<v>(?!(?:retraso|retrasos|ruido|calor|cambios|daños"
        rf"|estrés laboral)\b){_W}(?: (?:de|del|en la|en el|crónic[oa]|grave|severa?|agud[oa]|bipolar|renal"
        "|cardíac[oa]|lumbar|cervical|izquierd[oa]|derech[oa]|reumatoide|múltiple|alimentari[oa]"
        f"|nervios[oa])(?: {_W})?)?)",
        "diagnosis",
        "padec|sufr|diagnostic|enferm|operad|operaron|tratad|tratamiento|ingresad|baja|afectad|recuper|alérgic"
        "|alergia|intolerante",
    ),
    _rule(
        "es_more",
        "(?P<v>(?:(?:se |me )?(?:ha |he |rompió|rompí|fracturó|torció|quemó|partió|lesionó)? ?(?:roto|fracturado"
        "|torcido|quemado|dislocado|lesionado|partido) (?:el |la |los |un |una |dos |tres )?(?:brazo|pierna|muñeca"
        "|tobillo|rodilla|cadera|pie|mano|hombro|costillas?|nariz|dedo|fémur|clavícula|menisco"
        "|ligamento)s?(?: izquierd[oa]| derech[oa])?|(?:dos |tres )?(?:brazo|pierna|muñeca|tobillo|cadera"
        "|costillas?|nariz|dedo) rot[oa]s?|(?:discapacidad|minusvalía|incapacidad)(?: reconocida| permanente"
        r"| temporal| total| absoluta)?(?: (?:del|de un) \d{2} ?%)?|alérgic[oa] (?:a |al |a la |a los )\w{3,16}"
        r"|(?:en|va en|usa) silla de ruedas|embarazada(?: de \w{1,8} (?:meses|semanas))?|(?:espera|esperan"
        r"|esperando) (?:un bebé|un hijo|gemelos|mellizos)|de baja (?:médica|laboral|maternal|por \w{4,16})"
        "|en (?:la UCI|urgencias|cuidados paliativos|rehabilitación|diálisis|psiquiatría|coma)|(?:toma|tomo"
        "|tomando) (?:antidepresivos|ansiolíticos|insulina|pastillas para (?:dormir|la tensión|los nervios)|sintrom"
        r"|\w{5,14}(?:pril|pam|olol|ina|statina|prazol)(?: \d{1,4} ?mg)?)|(?:dolor|molestias) (?:torácic[oa]"
        "|de espalda|lumbar|en el pecho|de cabeza)(?: opresivo)?|alzh[eé]imer|EPOC|TDAH|TOC|TEA|VIH"
        "|no puede (?:andar|caminar|trabajar|conducir)|grado (?:I{1,3}|[123]) de dependencia|audífonos?"
        "|bomba de insulina|marcapasos|prótesis de (?:cadera|rodilla)|ataques? de (?:ansiedad|pánico)"
        "|intento de suicidio|en terapia|va al psic(?:ólogo|óloga|quiatra)))",
        "diagnosis",
        _ES,
    ),
    _rule(
        "it_suffers",
        "(?:soffr(?:e|iva|o|ono|ente) (?:di |d['’]|da )|affett[oa] (?:da |di )(?:una? )?|malat[oa] (?:di |d['’]|ai "
        "|al )|diagnosticat[oa] (?:una? |il |la |con )|operat[oa] (?:di |al |alla |all['’]|per )"
        "|ricoverat[oa] (?:per |con )(?:una? |il |la )?|in cura (?:per |da )(?:una? |la |il )?|curat[oa] per "
        "|assente per |in malattia per (?:una? )?|colpit[oa] da (?:una? )?|allergic[oa] (?:a |al |alla |ai |alle "
        "|all['’])|intollerante (?:al |alla |a )|intervento (?:al |alla |di |all['’])|a causa di una? "
        rf"|episodi di )(?P<v>(?!(?:ritardi|rumore|caldo|freddo|nuovo|lavoro|lei|lui)\b){_W}(?: (?:di|del|da|al|alla"
        "|della|cronic[oa]|grave|acut[oa]|renale|cardiac[oa]|bipolare|lombare|cervicale|destr[oa]|sinistr[oa]"
        f"|reumatoide|multipla|alimentare|nervosa|asmatica)(?: {_W})?)?)",
        "diagnosis",
        "soffr|affett|malat|diagnostic|operat|ricoverat|cura|assente|colpit|allergic|intollerant|intervento|causa"
        "|episodi",
    ),
    _rule(
        "it_more",
        "(?P<v>(?:(?:si è |mi sono |ha |ho )?(?:rott[oa]|fratturat[oa]|slogat[oa]|stort[oa]|ustionat[oa]) (?:il "
        "|la |lo |un |una |le |due )(?:braccio|gamba|polso|caviglia|ginocchio|anca|femore|piede|mano|spalla"
        r"|costole?|naso|dito|menisco|crociato|clavicola)|(?:legge|permessi(?: della)?|L\.) ?104|invalid(?:o|a"
        r"|ità)(?: civile)?(?: al \d{2,3} ?%)?|disabil(?:e|ità)(?: al \d{2} ?%| grave)?|in (?:maternità"
        "|sedia a rotelle|rianimazione|terapia intensiva|dialisi|psichiatria|coma|malattia|infortunio"
        "|riabilitazione|cura psichiatrica|gravidanza)|al pronto soccorso|all['’]ospedale"
        r"|incinta(?: di \w{1,8} (?:mesi|settimane))?|(?:aspetta|aspettano|aspettando) (?:un bambino|un figlio"
        "|due gemelli|una bambina)|(?:prende|prendo|assume) (?:antidepressivi|ansiolitici|insulina|il cortisone"
        r"|\w{5,14}(?:pril|olo|pam|ina|statina|prazolo)(?: \d{1,4} ?mg)?)|(?:due |tre )?cadute in casa|diuretic[oi]"
        "|antipertensiv[oi]|dermatite(?: da contatto| atopica)?|bronchite(?: asmatica| cronica)?"
        "|attacchi d['’](?:ansia|asma)|protesi (?:d['’]anca|al ginocchio|dell['’]anca|acustica)"
        "|apparecchio acustico|pacemaker|bypass|stent|non (?:può|riesce a) (?:camminare|lavorare|guidare)|DSA|ADHD"
        "|BES|HIV|BPCO|accompagnamento|ipoacusia|non vedente|non udente|sordomut[oa]|celiac[oa]|TSO|SERT"
        "|comunità di recupero|mal di (?:schiena|testa|stomaco|pancia|denti)))",
        "diagnosis",
        _IT,
    ),
    _rule(
        "nl_suffers",
        "(?:lijdt aan |leed aan |gediagnosticeerd met |gediagnosticeerd als |behandeld (?:voor|wegens) "
        "|geopereerd aan (?:zijn |haar |mijn |de |een )?|opgenomen (?:met|wegens|voor) (?:een )?"
        "|ziek(?:gemeld)? (?:met|vanwege|wegens) (?:een )?|thuis (?:met|vanwege|wegens) (?:een )?|bekend met "
        "|herstelt van (?:een )?|herstellende van (?:een )?|kampt met |allergisch voor |allergie voor "
        "|uitgevallen (?:met|door|wegens) (?:een )?|verdenking (?:op )?|last van (?:zijn |haar "
        rf"|mijn )?)(?P<v>(?!(?:vertraging|lawaai|geluid|geluidsoverlast|elkaar|problemen)\b){_W}(?: (?:type \d"
        f"|en {_W}|aan de {_W}|in de {_W}))?)",
        "diagnosis",
        "lijdt|leed|diagnos|behandeld|geopereerd|opgenomen|ziek|thuis|bekend|herstel|kampt|allerg|uitgevallen"
        "|verdenking|last",
    ),
    _rule(
        "nl_more",
        "(?P<v>(?:(?:zijn|haar|mijn|de|het|een) (?:linker|rechter)?(?:arm|been|pols|enkel|knie|heup|voet|hand"
        "|schouder|rib|ribben|neus|vinger|sleutelbeen) (?:gebroken|verstuikt|gekneusd|verzwikt|gescheurd"
        "|geopereerd)|(?:gebroken|gekneusde|gescheurde|nieuwe) (?:arm|been|pols|enkel|knie|heup|voet|hand|schouder"
        "|ribben|neus|vinger|sleutelbeen|kruisband|meniscus)|(?:zit |zat )?in (?:een|zijn|haar|de) rolstoel|(?:is "
        "|ben |was )?(?:overspannen|opgebrand|vermagerd|zwaar ziek|ongeneeslijk ziek|terminaal|uitbehandeld"
        "|bedlegerig|hulpbehoevend|incontinent)|overspannenheid|paniek(?:klachten|aanvallen?|stoornis)"
        "|(?:psychische|lichamelijke|medische|hart|rug|nek|knie|maag|darm|long|huid|schouder)-?klachten"
        r"|\d{1,2} weken zwanger|zwanger(?: van haar \w{4,8})?|(?:verwacht|verwachten) (?:een (?:kind|baby|tweeling)"
        "|haar (?:eerste|tweede))|(?:met|in) (?:zwangerschapsverlof|ziekteverlof|de ziektewet|de WIA|de Wajong"
        "|dialyse|behandeling bij (?:een )?(?:psycholoog|psychiater|de GGZ))|(?:in|naar) (?:het ziekenhuis"
        "|de kliniek|een afkickkliniek|het hospice|de GGZ)|op de (?:IC|intensive care|spoedeisende hulp)|(?:slikt"
        r"|gebruikt|neemt) (?:antidepressiva|insuline|prednison|bloedverdunners|slaappillen|\w{5,14}(?:pril|olol|pam"
        r"|ine|statine|prazol)(?: \d{1,4} ?mg)?)|wisselende ontlasting|(?:slecht|niet meer) (?:ter been|horen|zien"
        "|lopen)|slecht(?:horend|ziend)|hoortoestel|gehoorapparaat|insulinepomp|pacemaker|traplift|rollator"
        "|gehandicaptenparkeerkaart|arbeidsongeschikt(?: verklaard)?|burn-?out|ADHD|autisme(?:spectrumstoornis)?"
        r"|ASS|PDD-NOS|niertransplantatie|nierdialyse|chemo(?:therapie|kuur)?|\w{2,14}kanker|\w{2,12}ontsteking"
        r"|\w{2,12}fractuur|\w{3,12}verslaving))",
        "diagnosis",
        _NL,
    ),
    _rule(
        "pl_suffers",
        rf"(?:chor(?:uje|uję|ował|owała|ujący|ująca|uj\w{{1,40}}) na |chor[yaąe]\w{{0,3}} na |cierp(?:i|ię|iał|iała"
        r"|iąc\w{0,40}) na |lecz(?:y|ę|ył|yła) się (?:na |z powodu |psychiatrycznie|onkologicznie)?"
        rf"|leczon[yaąe]\w{{0,2}} (?:na |z powodu )|zdiagnozowano (?:u \w{{1,40}} )?|rozpoznano (?:u \w{{1,40}} )?"
        rf"|stwierdzono (?:u \w{{1,40}} )?|uczulon[yae]\w{{0,2}} na |alergi[aięę] na |(?:jest |był |była |przeszedł "
        "|przeszła |miał |miała |po |z powodu |przez )(?=(?:zawa|udar|operac|zapal|złam|depres|wylew|nowot|rak"
        rf"|chemi|przeszczep|ciąż|poron|chorob|załam|wypad|amput)))(?P<v>{_W}(?: [\w.: ]{{1,40}})?)",
        "diagnosis",
        "chor|cierp|lecz|diagnoz|rozpozn|stwierdz|uczulon|alergi|jest|był|przesz|miał|po |powodu|przez",
    ),
    _rule(
        "pl_more",
        r"(?P<v>(?:złamał\w{0,2}|skręcił\w{0,2}|zwichnął|zwichnęła|poparzył\w{0,2}|stłukł\w{0,2}) (?:sobie )?(?:nogę"
        "|rękę|kostkę|nadgarstek|bark|biodro|żebr[ao]|nos|palec|obojczyk|kolano)|(?:złamana|skręcona"
        "|operowana) (?:noga|ręka|kostka|kość)|na (?:wózku(?: inwalidzkim)?|zwolnieniu(?: lekarskim)?|L4|OIOM-ie"
        "|chorobowym|urlopie macierzyńskim|rencie|dializach|odwyku|terapii)|w (?:ciąży|szpitalu|hospicjum"
        r"|psychiatryku|sanatorium|śpiączce|\d{1,2}\. ?tygodniu(?: ciąży)?)|(?:spodziewa|spodziewają) się (?:dziecka"
        r"|bliźniąt)|(?:bierze|przyjmuje|zażywa) (?:antydepresanty|insulinę|leki (?:na \w{4,16}|psychotropowe"
        r"|przeciwbólowe|nasenne|uspokajające)|\w{5,14}(?:pril|olol|pam|ina|inę|statyna|prazol)(?: \d{1,4} ?mg)?)"
        "|(?:orzeczenie o niepełnosprawności|(?:znaczny|umiarkowany|lekki|znacznym|umiarkowanym|lekkim) stop(?:ień"
        "|niu) niepełnosprawności)|(?:niedoczynność|nadczynność|choroba|choroby|rak|raka|guz|guza) (?:tarczycy"
        "|nerek|serca|wątroby|płuc|piersi|mózgu|Hashimoto|Parkinsona|Alzheimera|Crohna|prostaty|jelita|wieńcowa"
        r"|psychiczna)|nadciśnienie(?: tętnicze)?|nadciśnieniem|hipoglikemi\w{1,40}|hiperglikemi\w{1,40}"
        r"|porażenie mózgowe"
        "|(?:ostre |przewlekłe )?zapaleni[eau] (?:wyrostka(?: robaczkowego)?|krtani|płuc|oskrzeli|ucha|zatok|stawów"
        "|trzustki|mięśnia sercowego)|bóle? (?:w klatce piersiowej|kręgosłupa|głowy|brzucha|pleców)"
        r"|rozrusznik(?:iem|a)? serca|aparat(?:em)? słuchowy?m?|pomp(?:a|ę|ą) insulinow\w{1,40}|endoprotez\w{1,40}"
        r"|cukrzykiem"
        "|nie (?:może|mogę) (?:chodzić|pracować|wstać)|niedosłyszy|niedowidzi|próba samobójcza|myśli samobójcze"
        r"|załamanie nerwowe|poroniła|usunięci[eau] \w{5,14})",
        "diagnosis",
        _PL,
    ),
)

SENSITIVE: Final[tuple[Rule, ...]] = (
    _rule(
        "en_crime",
        r"(?P<v>(?:(?:19|20)\d\d )?(?:caution|convicted|conviction|convictions|charged|arrested|jailed|imprisoned"
        "|sentenced|fined|prosecuted|indicted|under investigation|on trial|cautioned|on bail|on remand"
        r"|done time) (?:for|of|with|over) (?:\w{1,40}ing )?(?:an? )?[a-z][a-z\-]{3,20}(?: (?:of|and|with"
        r"|on) [a-z]{3,20}| [a-z]{4,20})?|(?:served|serving|did|got) (?:\w{2,8} )?(?:\w{2,10} )?(?:years|months"
        r"|time) (?:in (?:prison|jail)|inside|for \w{4,20})|(?:was|went|sent|been|is|spent \w{2,8} \w{4,6}) (?:to "
        "|in )(?:prison|jail)|(?:unspent|previous|criminal) (?:convictions?|record)|(?:community|restraining"
        "|protection) order|on (?:probation|parole|remand|bail|tag)|suspended (?:prison )?sentence"
        "|drink-driving(?: ban)?|sex offenders? register)",
        "criminal",
        "caution|convict|charged|arrest|jail|imprison|sentenc|fined|prosecut|indict|investig|trial|bail|remand|time"
        "|prison|record|order|probation|parole|tag|drink|offender|serv",
    ),
    _rule(
        "en_member",
        "(?P<v>(?:shop steward|union rep|rep|member|branch secretary|delegate) (?:for|of|in|with) (?:the )?(?:union"
        "|Unite|UNISON|Unison|GMB|USDAW|RMT|NEU|NASUWT|UCU|CWU|PCS|Prospect|Teamsters|AFL-CIO|SEIU|UAW"
        "|Labour(?: Party)?|Conservative(?:s| Party)?|Tories|Lib(?:eral)? Dem(?:ocrat)?s?|Green(?:s| Party)|SNP"
        "|Plaid Cymru|Reform(?: UK)?|UKIP|Republican Party|Democratic Party|DUP|Sinn Féin|communist party)"
        "|(?:votes?|voted|campaigns?|campaigning|canvass(?:es|ing)?|stood|standing|councillor"
        "|candidate) (?:for )?(?:the )?(?:Labour|Tory|Tories|Conservatives?|Lib Dems?|Greens?|SNP|Reform(?: UK)?"
        "|UKIP|Republicans?|Democrats?|Trump|Biden|Corbyn|Brexit|Remain|Leave)|(?:a |an )?(?:practising|practicing"
        "|devout|lapsed|converted|observant|strict|born-again|lifelong) (?:Quaker|Muslim|Catholic|Jew|Christian"
        "|Hindu|Sikh|Buddhist|Mormon|Baptist|Anglican|Methodist|Protestant|Jewish|Evangelical)|(?:is|am|was|being"
        "|as|they are|they're|he's|she's|I'm) (?:an? )?(?:Muslim|Jewish|Catholic|Hindu|Sikh|Buddhist|Mormon|Quaker"
        "|Jehovah's Witness|atheist|gay|lesbian|bisexual|transgender|trans|non-binary|queer|Roma|Romani"
        r"|of \w{4,12} (?:origin|descent))|(?:eats?|only|keeps?|needs?|requires?) (?:only )?(?:halal|kosher)(?: food"
        "| meals?)?|fasting (?:for|during) (?:Ramadan|Lent|Yom Kippur)|during Ramadan|wears? (?:a |the )?(?:hijab"
        "|headscarf|niqab|turban|kippah|yarmulke)|for religious reasons|converted to (?:Islam|Judaism|Christianity"
        r"|Catholicism|Buddhism)|came out(?: as \w{3,12})?|same-sex (?:partner|couple|marriage|relationship)|(?:his"
        "|their) (?:husband|boyfriend)|(?:lives|living|married) (?:with|to) (?:his (?:husband|boyfriend)"
        r"|her (?:wife|girlfriend))|having an affair(?: with \w{1,40})?|on strike|asylum (?:seeker|claim|application)"
        r"|refugee (?:from|status)(?: \w{1,40})?|of (?:Turkish|Pakistani|Indian|Jamaican|Nigerian|Polish|Roma|African"
        "|Caribbean|Chinese|Irish|Bangladeshi|Somali|Syrian|Kurdish|Jewish) (?:origin|descent|heritage|background))",
        "religion",
        _EN,
    ),
    _rule(
        "fr_said",
        "(?P<v>(?:condamnée?|mise? en examen|poursuivie?|inculpée?|jugée?|arrêtée?|incarcérée?"
        r"|placée? en garde à vue|écrouée?) pour (?:des |une? |d['’]|abus |l['’])?\w{3,20}(?: (?:de|d['’]|en|sur|à"
        r"|des|aux|sous|par) ?[\w ]{3,30})?|(?:en|sort de|sorti de|fait de la) prison|casier judiciaire(?: chargé)?"
        "|sous bracelet|avec sursis|(?:musulmane?|catholique|juif|juive|protestante?|chrétienne?|bouddhiste"
        "|orthodoxe|athée|évangélique|copte)(?: pratiquante?| convaincue?| pratiquant)|(?:est|suis|était|étant"
        "|car) (?:de confession |d['’]origine )?(?:musulmane?|catholique|juif|juive|protestante?|bouddhiste"
        "|orthodoxe|athée|homosexuelle?|gay|lesbienne|bisexuelle?|transgenre|trans|rom|kurde|berbère)"
        r"|de confession \w{4,14}|d['’]origine (?:algérienne|marocaine|tunisienne|turque|africaine|sénégalaise"
        "|malienne|rom|arménienne|maghrébine|kabyle|antillaise)|témoins? de Jéhovah|(?:son|sa|le|du|pendant le"
        "|fait le|pour le) (?:ramadan|carême|shabbat)|(?:mange|manger|que|repas) (?:halal|casher|kasher)"
        "|ne mange pas (?:de )?porc|porte le (?:voile|foulard)|(?:déléguée?|syndiquée?|adhérente?|militante?|membre"
        "|élue?|représentante?|encartée?|cotise|secrétaire) (?:syndicale? )?(?:à |de |du |au |chez |à la |de la "
        r"|des )?(?:la )?(?:CGT|CFDT|FO|CFTC|SUD|CFE-CGC|UNSA|FSU|Solidaires|PS|PCF|LFI|RN|LR|FN|EELV|Parti \w{4,12}"
        "|France insoumise|Rassemblement national|Républicains|Verts|Renaissance|Macron)|(?:vote|votait|a voté"
        r"|voté) (?:à |pour |pour le |pour la |RN|LFI|PS|Le Pen|Mélenchon|Macron)\w{0,40}|syndiquée?|en grève"
        r"|demandeu(?:r|se) d['’]asile|réfugiée? (?:politique|syrien|ukrainien|afghan)\w{0,2}|(?:vit|mariée?|pacsée?"
        "|en couple) avec (?:son (?:mari|compagnon)|sa (?:femme|compagne)|un homme|une femme)|son mari"
        r"|coming[- ]out|liaison avec \w{1,40}|relation extraconjugale|a été violée?)",
        "criminal",
        _FR,
    ),
    _rule(
        "es_said",
        "(?P<v>(?:condenad[oa]|imputad[oa]|detenid[oa]|denunciad[oa]|acusad[oa]|investigad[oa]|procesad[oa]"
        r"|juzgad[oa]|condena|antecedentes) (?:por |de )(?:una? |un delito de )?\w{4,20}(?: (?:de|con|a|en"
        r"|contra) (?:la )?\w{3,16})?|(?:le |me )?han? abierto diligencias|antecedentes penales|(?:en|a|de"
        "|salió de) (?:la cárcel|prisión)|libertad (?:condicional|provisional)|testigo de Jehová|(?:es|soy|era|como"
        "|siendo) (?:un |una )?(?:musulm[aá]na?|católic[oa]|judí[oa]|protestante|evangélic[oa]|budista|ate[oa]"
        "|gitan[oa]|gay|lesbiana|homosexual|bisexual|transexual|trans|testigo de Jehová|sindicalista|comunista"
        r"|socialista)(?: practicante)?|(?:,|\() ?gitan[oa]s?(?=[,)])|de (?:etnia|raza|origen|religión"
        r"|confesión) \w{5,14}|(?:concejal|diputad[oa]|alcalde|alcaldesa|militante|afiliad[oa]|candidat[oa]|miembro"
        "|simpatizante|votante|delegad[oa]|afiliación|cuota|liberad[oa]|enlace) (?:sindical )?(?:de |del |a |al "
        "|de la |en |por )(?:Bildu|EH Bildu|PP|PSOE|Vox|VOX|Podemos|Sumar|ERC|Junts|PNV|BNG|Ciudadanos|IU|CUP"
        r"|CC\. ?OO\.?|CCOO|UGT|USO|CSIF|CGT|CNT|ELA|LAB|partido \w{4,14}|sindicato)|vota (?:a|al) (?:Vox|PP|PSOE"
        "|Podemos|Sumar|ERC|Junts)|(?:hace|durante|por) (?:el )?ramadán|(?:come|comida|menú|carne) halal"
        "|no come cerdo|lleva (?:velo|hiyab)|en huelga|solicitante de asilo|refugiad[oa] (?:político|siri[oa]"
        "|ucranian[oa]|venezolan[oa])|(?:vive|casad[oa]) con (?:su marido|su mujer|otro hombre|otra mujer)"
        r"|salió del armario|una aventura con \w{1,40}|amante|orden de alejamiento|violencia de género|malos tratos)",
        "criminal",
        _ES,
    ),
    _rule(
        "it_said",
        "(?P<v>(?:condannat[oa]|indagat[oa]|arrestat[oa]|denunciat[oa]|accusat[oa]|imputat[oa]|processat[oa]"
        "|indagine|condanna|rinviat[oa] a giudizio|precedenti|fermat[oa]|patteggiat[oa]) (?:per |di )(?:una? |lo "
        r"|la |il )?\w{4,20}(?: (?:d['’]|di |in |a |con )\w{4,16})?|precedenti penali|(?:in|dal|uscito dal) carcere"
        r"|(?:agli )?arresti domiciliari|(?:di|della) (?:fede|religione|confessione) \w{5,14}|(?:è|sono|era|essendo"
        "|in quanto|come) (?:un |una |di fede )?(?:musulman[oa]|cattolic[oa]|ebre[oa]|protestante|evangelic[oa]"
        "|buddista|ate[oa]|ortodoss[oa]|valdese|testimone di Geova|gay|lesbica|omosessuale|bisessuale|transessuale"
        "|trans|rom|comunista|fascista|sindacalista)(?: praticante| osservante)?|(?:ebre[oa]|musulman[oa]"
        "|cattolic[oa]) (?:osservante|praticante)|testimon[ei] di Geova|richiedente (?:asilo|protezione)"
        "|rifugiat[oa] (?:politic[oa]|sirian[oa]|ucrain[oa])|di origin[ei] (?:marocchina|tunisina|albanese|rom"
        r"|senegalese|nigeriana|etiope|eritrea|egiziana|ebraica|cinese|rumena)\w{0,40}|(?:iscritt[oa]|tesserat[oa]"
        "|delegat[oa]|militante|candidat[oa]|consigliere|consigliera|tessera|trattenuta|quota|rappresentante|RSU"
        "|membro|vota|votato) (?:sindacale )?(?:alla |al |della |del |a |per |per la |per il |con |nella "
        "|in )?(?:la )?(?:FIOM|CGIL|CISL|UIL|UGL|USB|COBAS|FIM|UILM|FILCAMS|Fiom|Cgil|Cisl|Uil|PD|Lega|Forza Italia"
        r"|Fratelli d['’]Italia|FdI|M5S|Movimento 5 Stelle|Rifondazione|Partito \w{5,14}|sindacato)|(?:fa|durante"
        "|per) il (?:ramadan|Ramadan)|(?:mangia|carne|pasto) halal|non mangia maiale|porta il velo|in sciopero"
        "|(?:convive|vive|sposat[oa]) con (?:il suo compagno|suo marito|la sua compagna|sua moglie)|suo marito"
        "|unione civile|coming out|relazione extraconiugale|l['’]etiope|lo zingaro|violenza sessuale|stalking)",
        "criminal",
        _IT,
    ),
    _rule(
        "nl_said",
        "(?P<v>(?:veroordeeld|veroordeling|verdacht|aangehouden|vervolgd|gearresteerd|vastgezeten|aangeklaagd"
        r"|strafblad) (?:voor|wegens|van) (?:een )?\w{4,24}(?: (?:en|met|van) \w{4,20})?|(?:in|uit) de (?:gevangenis"
        r"|cel|bak)|strafblad|(?:is|was|ben|als|een|praktiserend|streng|van huis uit) (?:\w{3,10} )?(?:moslim"
        "|moslima|islamitisch|joods|katholiek|protestants|gereformeerd|hervormd|evangelisch|boeddhist|hindoe"
        "|atheïst|gelovig|homo|homoseksueel|lesbisch|biseksueel|transgender|trans|non-binair|roma)"
        "|Jehova'?s? ?[Gg]etuige|getuige van Jehova|van (?:Turkse|Marokkaanse|Surinaamse|Antilliaanse|Joodse"
        "|Syrische|Indonesische|Molukse|Poolse) (?:afkomst|komaf)|(?:lid|lidmaatschap|raadslid|kaderlid|kandidaat"
        "|bestuurslid|wethouder|fractievoorzitter|actief|contributie|zit nog|zit) (?:van |bij |voor |van de "
        "|bij de |voor de |namens de )?(?:de )?(?:FNV|CNV|VCP|ABVAKABO|vakbond|VVD|PvdA|CDA|D66|PVV|SGP|SP"
        "|GroenLinks|ChristenUnie|Forum voor Democratie|FvD|BBB|Volt|DENK|NSC)(?: in de (?:gemeenteraad|Kamer"
        "|Staten))?|(?:SGP|VVD|PvdA|CDA|D66|PVV|FvD|BBB|SP|DENK) in de gemeenteraad|stemt (?:op )?(?:de )?(?:VVD"
        "|PvdA|CDA|D66|PVV|SGP|SP|GroenLinks|FvD|BBB)|(?:tijdens|vast|doet mee aan) (?:de )?ramadan"
        "|eet (?:alleen )?(?:halal|koosjer)|eet geen varkensvlees|draagt een hoofddoek|aan het staken|gestaakt"
        r"|asielzoeker|statushouder|vluchteling(?: uit \w{1,40})?|(?:woont|getrouwd|samen) met (?:zijn (?:man|vriend)"
        "|haar (?:vrouw|vriendin))|zijn man|uit de kast|rijden onder invloed|taakstraf|huiselijk geweld)",
        "criminal",
        _NL,
    ),
    _rule(
        "pl_said",
        r"(?P<v>(?:skazan[yaąe]\w{0,2}|oskarżon[yaąe]\w{0,2}|podejrzan[yaąe]\w{0,2}|karan[yaąe]\w{0,2}"
        r"|aresztowan[yaąe]\w{0,2}|zatrzyman[yaąe]\w{0,2}|wyrok|zarzuty?|siedział\w{0,1}) (?:za |o |w "
        r"|z powodu )\w{4,20}(?: (?:z|w|nad|na) \w{4,16})?|w (?:więzieniu|areszcie|zakładzie karnym)"
        r"|wyrok w zawieszeniu|jazd\w po (?:alkoholu|pijanemu)|(?:jest|jestem|był|była"
        r"|jako) (?:\w{4,12} )?(?:muzułman\w{2,6}|katoli\w{2,6}|grekokatoli\w{2,6}|żyd\w{2,6}|prawosławn\w{1,3}"
        r"|protestant\w{1,4}|ewangeli\w{2,6}|ateist\w{1,3}|buddyst\w{1,3}|świadkiem Jehowy|gejem|lesbijką"
        r"|homoseksualist\w|biseksualn\w{1,2}|transpłciow\w{1,2}|osobą transpłciową|Romem|Romką|Ślązakiem|Kaszubem)"
        r"|grekokatoli\w{2,6}|(?:świadek|świadkiem|świadkowie) Jehowy|(?:członk\w{2,4}|członek|członkini"
        r"|działacz\w{0,3}|przewodnicząc\w{1,3}|zaangażowan\w{1,2}|należy|kandyd\w{2,6}|radn\w{1,3}|zapisał\w? się"
        r"|głosował\w?|głosuje|aktywist\w{1,3}|szef\w{0,3}) (?:do |w |z |na |od )?(?:zakładowej "
        "|związku (?:zawodowego )?|partii )?(?:Solidarności|Solidarność|OPZZ|ZNP|NSZZ|PSL|PiS|PiS-u|PO|KO|SLD"
        "|Lewicy|Lewica|Konfederacj[iaęą]|Razem|Platformy|związków zawodowych|związku zawodowego|Polski 2050)"
        "|(?:nie je wieprzowiny|je (?:tylko )?(?:halal|koszerne)|nosi (?:hidżab|chustę)|w czasie ramadanu|pości)"
        "|(?:pochodzenia|narodowości) (?:romskiego|żydowskiego|ukraińskiego|białoruskiego|wietnamskiego|romskiej"
        r"|żydowskiej|ukraińskiej)|uchodź\w{2,6}|azyl\w{0,2}|strajk(?:uje|ował\w?)|(?:mieszka"
        r"|żyje) (?:ze swoim (?:partnerem|chłopakiem|mężem)|ze swoją (?:partnerką|dziewczyną|żoną))|romans z \w{1,40}"
        r"|znęcani\w (?:się)?)",
        "criminal",
        _PL,
    ),
)
