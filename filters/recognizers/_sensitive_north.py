"""More phrases of the special categories other than health, and of criminal matters, in Dutch and Polish."""

from __future__ import annotations

from typing import Final

from filters.recognizers._sensitive_world import abroad
from filters.recognizers.base import Rule

PHRASES: Final[tuple[Rule, ...]] = (
    abroad(
        "nl_religion",
        r"(?:is|was|ben|als|een|praktiserend|streng|belijdend|van huis uit) (?:een |\w{3,10} )?(?:moslim|moslima"
        r"|islamitisch|joods|katholiek|protestants?|gereformeerd|hervormd|evangelisch|boeddhist(?:isch)?|hindoe"
        r"|atheïst|gelovig|christen|sikh|mormoon|orthodox|doopsgezind|jehova's getuige)(?: opgevoed)?|(?:bidt|bidden"
        r"|gebeds\w{4,8}|vrijdaggebed)(?: (?:vijf|in|op|elke|tijdens) [^.,;\n]{2,20})?|(?:vast|vasten|tijdens|viert"
        r"|vieren) (?:de |tijdens de |mee met de |het |mee )?(?:ramadan|Ramadan|Suikerfeest|Offerfeest|sabbat"
        r"|Chanoeka)|naar de (?:moskee|kerk|synagoge|mis)"
        r"|(?:draagt|dragen|met) (?:een |haar |zijn )?(?:hoofddoek|nikab|keppel|keppeltje|tulband|boerka)|(?:eet"
        r"|eten|maaltijd|menu|alleen) (?:\w{3,8} )?(?:halal|koosjer|geen varkensvlees|geen varken)|om (?:religieuze"
        r"|geloofs)\w{0,6} ?redenen|(?:bekeerd|bekeerde|overgegaan|bekering) (?:zich )?tot (?:de |het )?\w{4,14}"
        r"|(?:uitgeschreven|uitgetreden) (?:als|uit|bij) [^.,;\n]{3,24}|(?:[Gg]eloof|[Rr]eligie"
        r"|[Kk]erkgenootschap)\s?: ?\w{3,16}|[Jj]ehova'?s? ?[Gg]etuigen?|geen zondagswerk|werkt niet op (?:zondag"
        r"|sabbat)",
        "religion",
    ),
    abroad(
        "nl_more",
        r"(?:stemt|stemde|gestemd|stem|stemmen|lid|kandidaat|raadslid|actief|flyert|wethouder|campagne|sympathiseert"
        r"|sympathisant|aanhanger|donateur|lijst) (?:altijd |al jaren )?(?:op |van |voor |bij |met |namens )?(?:de "
        r"|het )?(?:VVD|PvdA|CDA|D66|PVV|SGP|SP|GroenLinks|ChristenUnie|Forum(?: voor Democratie)?|FvD|BBB|Volt|DENK"
        r"|NSC|JA21|PvdD|partij|Wilders|Vlaams Belang|N-VA)(?: gestemd)?|(?:PVV|VVD|CDA|D66|SP|SGP|FvD|GroenLinks"
        r"|PvdA|BBB)-(?:stemmer|lid|er|aanhanger|raadslid|kiezer|poster)|(?:extreem|uiterst|radicaal)[- ]?(?:links"
        r"|rechts)|politieke (?:voorkeur|overtuiging|opvattingen?|kleur)|(?:demonstreert|demonstreerde"
        r"|betoging) [^.,;\n]{3,24}",
        "politics",
    ),
    abroad(
        "nl_union",
        r"(?:lid|lidmaatschap|kaderlid|contributie|bestuurder|aangesloten|vertegenwoordiger|actief"
        r"|consulent) (?:van |bij |voor )?(?:de |een )?(?:FNV|CNV|VCP|ABVAKABO|AOb|FNV \w{4,12}|vakbond|bond|ACV"
        r"|ABVV)|(?:FNV|CNV|vakbonds|ACV|ABVV)-?(?:lid|kaderlid|contributie|lidmaatschap|bestuurder|consulent|man"
        r"|vrouw|verlof|vertegenwoordiger)|(?:heeft|had|hebben) (?:\w{2,10} )?gestaakt|aan het staken|staakt"
        r"|stakers?|stakingskas|(?:bij|van|naar|door) de (?:vakbond|bond)",
        "trade_union",
    ),
    abroad(
        "nl_rest",
        r"van (?:[A-Z][a-zë\-]{3,16}|joodse|gemengde) (?:afkomst|komaf|herkomst|origine|achtergrond|ouders)"
        r"|(?:[A-Z][a-zë\-]{3,16}e|joodse) (?:roots|wortels|ouders|afkomst|achtergrond|komaf)|(?:is|ben|was"
        r"|een) (?:Roma|Sinti|Koerd(?:isch|ische)?|Berber|Moluks|Molukker|Hindoestaan\w{0,3}|zwart|zwarte vrouw"
        r"|zwarte man|woonwagenbewoner|zigeuner\w{0,3})|(?:gevlucht|vluchtte|vluchteling|asielzoeker"
        r"|statushouder)(?: (?:uit|voor) \w{1,30})?|(?:donkere|zwarte|getinte) huid(?:skleur)?|asielprocedure"
        r"|\d{1,3} ?% (?:Joods|Asjkenazisch|Afrikaans|Noord-Afrikaans|Turks|Aziatisch)",
        "ethnicity",
    ),
    abroad(
        "nl_sex",
        r"(?:is|ben|was|als|openlijk|een) (?:openlijk |een )?(?:homo|gay|lesbisch|lesbienne|homoseksueel|bi"
        r"|biseksueel|trans|transgender|transvrouw|transman|non-binair|queer|aseksueel|panseksueel)"
        r"|uit de kast(?: gekomen| komt)?|valt op (?:mannen|vrouwen)|(?:zijn|een) (?:man|vriend"
        r"|echtgenoot)(?= (?:getrouwd|samen))|(?:getrouwd|samen|relatie|verloofd|woont) met (?:zijn (?:man|vriend"
        r"|echtgenoot)|haar (?:vrouw|vriendin|echtgenote)|een andere (?:man|vrouw))|(?:seksuele geaardheid"
        r"|geaardheid|genderidentiteit|geslachtsverandering|homohuwelijk|genderdysforie)|twee (?:moeders|vaders)",
        "sexual_orientation",
    ),
    abroad(
        "nl_intimate",
        r"(?:affaire|verhouding|relatie|seks|naar bed) (?:met|geweest met) [^.,;\n]{2,20}|(?:buitenechtelijke"
        r"|open) (?:relatie|affaire)|(?:gaat|ging|is) (?:\w{2,10} )?vreemd(?:gegaan)?|(?:slachtoffer|aangifte"
        r"|overlevende) van (?:verkrachting|aanranding|seksueel \w{5,10}|huiselijk geweld|misbruik|incest"
        r"|mensenhandel)|seksueel (?:misbruikt|geïntimideerd|misbruik|lastiggevallen)|(?:bezoekt|bezocht|naar een"
        r"|naar het) (?:\w{3,8} )?(?:parenclub|bordeel|prostituee|seksclub)|seksleven",
        "sex_life",
    ),
    abroad(
        "nl_crime",
        r"(?:veroordeeld|veroordeling|verdacht|verdenking|aangehouden|vervolgd|gearresteerd|vastgezeten|aangeklaagd"
        r"|strafblad|opgepakt|aangifte|beschuldigd|beboet|vast|ontslagen|gestraft)(?: (?:tot"
        r"|met) [^.,;\n]{2,24})? (?:voor|wegens|van|vanwege) (?:een |het )?[a-zë]{4,24}(?: (?:en|met|van|onder|in"
        r"|zonder) \w{4,20})?|(?:in|uit) (?:de |het )?(?:gevangenis|cel|bak|detentie|voorarrest|hechtenis"
        r"|huis van bewaring)|(?:uren|maanden|jaar|jaren) (?:taakstraf|celstraf|cel|gevangenisstraf|werkstraf)"
        r"|(?:zit|zat|heeft) (?:\w{2,10} )?(?:vast|gezeten|vastgezeten)|strafblad|enkelband|reclassering"
        r"|VOG (?:geweigerd|afgewezen)|(?:contact|straat|gebieds)verbod|rijden onder invloed|huiselijk geweld"
        r"|winkeldiefstal",
        "criminal",
    ),
    abroad(
        "nl_traits",
        r"(?:vingerafdruk(?:ken)?|vingerscan|gezichtsscan|irisscan|handscan|gezichtsherkenning|stemherkenning"
        r"|handpalm\w{0,6}|aderpatroon)(?: (?:template|profiel|gegevens))?|biometrische? \w{4,14}|(?:DNA"
        r"|dna)-?(?:test|onderzoek|profiel|uitslag|monster|match|materiaal)(?: \w{4,10})?|(?:draagster|drager"
        r"|draagt) (?:van )?(?:het |de |een )?[\w\-' ]{2,20}(?:gen|mutatie)|(?:BRCA-?[12]?|Huntington|APOE4?"
        r"|CFTR)[- ]?(?:gen|mutatie|positief|draagster|drager)|(?:genetische?|erfelijke?) (?:test|aanleg|afwijking"
        r"|aandoening|mutatie|onderzoek|belasting|profiel)|vader(?:schap)?stest|vaderschap (?:uitgesloten|bevestigd)",
        "genetic",
    ),
    abroad(
        "pl_religion",
        r"(?:grekokatoli|rzymskokatoli|katoli|muzułma|ewangeli|prawosław|protestan|luteran|buddys|hinduis|ateis"
        r"|żydów|baptys|adwentys|zielonoświątk)[a-ząćęłńóśźż]{1,8}(?: wyznania| praktykując\w{1,3})?"
        r"|(?:[Śś]wiad(?:ek|kiem|kowie|ka)) Jehowy|(?:modli|modlić|modlił\w?) się(?: [^.,;\n]{2,24})?|(?:obchodzi"
        r"|przestrzega|pości|w czasie|podczas) (?:\w{1,3} )?(?:ramadanu?|szabatu?|postu|Jom Kipur"
        r"|prawosławn\w{1,4} \w{4,10})|(?:nosi|w) (?:hidżab\w?|chustę na głowie|kip[ęi]|turban|burk[ęi]|krzyżyk)"
        r"|(?:nie je|bez) wieprzowiny|(?:je|jedzenie|posiłki?|dieta|menu) (?:tylko )?(?:halal|koszern\w{1,2})"
        r"|(?:wystąpił\w?|odszedł|odeszła|apostazj\w{1,2}) (?:z |od )?(?:Kościoła|kościoła|wiary)?|(?:[Ww]yznanie"
        r"|[Rr]eligia)\s?: ?[\w\-]{4,20}|wyznani[ae] [\w\-]{5,20}|(?:nawrócił\w?|przeszedł"
        r"|przeszła) (?:się )?na \w{4,14}|(?:do|w) (?:meczetu|meczecie|cerkwi|synagogi|synagodze|zboru|zborze)"
        r"|z powodów religijnych|ze względów religijnych|[Pp]iątkow\w{1,2} modlitw\w{1,2}|chodzi do kościoła|na mszę",
        "religion",
    ),
    abroad(
        "pl_more",
        r"(?:głosował\w?|głosuje|głosuję|zagłosował\w?|członk\w{2,4}|członek|członkini|działacz\w{0,3}|kandyd\w{2,6}"
        r"|radn\w{1,3}|należy|wstąpił\w?|zapisał\w? się|sympatyk\w{0,4}|wyborc\w{1,2}|popiera|legitymacj\w{1,2}"
        r"|zwolenni\w{2,4}|zaangażowan\w{1,2}) (?:do |w |z |na |od |z listy )?(?:partii )?(?:PSL|PiS|PiS-u|PO|KO|SLD"
        r"|Lewic[yaęą]|Konfederacj[iaęą]|Razem|Platform[yaęą]|Polski 2050|Zielonych|Nowej Lewicy|Solidarnej Polski"
        r"|PZPR|partii|partię)|(?:skrajn\w{1,2} )(?:prawic\w{1,3}|lewic\w{1,3})|(?:poglądy|przekonania"
        r"|sympatie) (?:polityczne|lewicowe|prawicowe|narodowe)|(?:lewicow|prawicow|narodow)\w{1,3} pogląd\w{1,3}"
        r"|(?:narodowiec|narodowcem|komunist[aąk]\w{0,2}|faszyst[aąk]\w{0,2}|socjalist[aąk]\w{0,2}"
        r"|anarchist[aąk]\w{0,2})|(?:chodzi|był\w?|poszedł|poszła) na (?:manifestacj\w{1,2}|Marsz Niepodległości"
        r"|protest\w{0,2}|Strajk Kobiet)|PZPR|TW \w{4,12}",
        "politics",
    ),
    abroad(
        "pl_union",
        r"(?:członk\w{2,4}|członek|członkini|działacz\w{0,3}|przewodnicząc\w{1,3}|należy|zapisał\w? się"
        r"|składk\w{1,2}|przynależ\w{3,6}|delegat\w{0,3}|aktywist\w{1,3}|legitymacj\w{1,2}) (?:do |w |z "
        r"|na )?(?:zakładowej |NSZZ |związku (?:zawodowego )?)?(?:„|\")?(?:Solidarności|Solidarność|OPZZ|ZNP|NSZZ"
        r"|związków(?: zawodowych)?|związku(?: zawodowego)?|związkow[aeą]\w{0,1}|Sierpnia 80)|związkow(?:iec|cem|ca"
        r"|czyni)|(?:strajkował\w?|strajkuje|brał\w? udział w strajku|uczestni\w{2,6} (?:w )?strajku)"
        r"|w związkach zawodowych",
        "trade_union",
    ),
    abroad(
        "pl_rest",
        r"(?:pochodzenia|narodowości|korzeni|korzenie|o korzeniach) [a-ząćęłńóśźż]{5,18}|(?:jest|jestem|rodzina jest"
        r"|był\w?|rodzina|dziecko|dzieci|to) (?:romsk\w{1,3}|Rom(?:em|ka|ką)?|Cygan(?:em|ka|ką)?|kurdyjsk\w{1,3}"
        r"|Kurd(?:em|yjka|yjką)?|żydowsk\w{1,3}|Żyd(?:em|ówka|ówką)?|Ślązak(?:iem)?|Ślązaczk\w{1,2}|Kaszub(?:em|ka"
        r"|ką)?|Łemk\w{1,4}|Tatar(?:em|ka)?|czarnoskór\w{1,3}|ciemnoskór\w{1,3}|wietnamski\w{1,3})|(?:uchodź\w{2,6}"
        r"|azylant\w{0,2}|uciek\w{1,4})(?: (?:z|przed) \w{4,16})?|(?:wniosek o|status uchodźcy|ubiega się o) (?:azyl"
        r"|ochronę międzynarodową)|(?:kolor|ciemn\w{1,2}|czarn\w{1,2}) (?:skór\w{1,2})|czarnoskór\w{1,3}"
        r"|ciemnoskór\w{1,3}|\d{1,3} ?% (?:aszkenazyjski\w{1,2}|żydowski\w{1,2}|afrykański\w{1,2}|tatarski\w{1,2})",
        "ethnicity",
    ),
    abroad(
        "pl_sex",
        r"(?:jest|jestem|był\w?|jako|się jako|że) (?:osobą |zadeklarowanym |otwarcie )?(?:gejem|lesbijką"
        r"|homoseksualist\w|homoseksualn\w{1,2}|biseksualn\w{1,2}|bi|transpłciow\w{1,2}|niebinarn\w{1,2}"
        r"|aseksualn\w{1,2}|panseksualn\w{1,2}|trans|queer|heteroseksualn\w{1,2})|osob\w{1,2} (?:transpłciow\w{1,2}"
        r"|niebinarn\w{1,2}|homoseksualn\w{1,2})|(?:wyoutował\w?|outował\w?|coming out\w{0,3})|korek(?:ta|ty|cie"
        r"|tę) płci|(?:orientacj\w{1,2} seksualn\w{1,2}|tożsamoś\w{1,3} płciow\w{1,2})|(?:ze swoim|z) (?:partnerem"
        r"|chłopakiem|mężem)(?= (?:Mar|Paw|Tom|Pio|Kam|Jak|Ad))|dwie mamy|dwóch ojców"
        r"|par\w{1,2} (?:jednopłciow\w{1,2}|gejów|lesbijek)|woli (?:mężczyzn|kobiety|chłopców)",
        "sexual_orientation",
    ),
    abroad(
        "pl_intimate",
        r"romans\w{0,3}(?: z \w{1,30})?|(?:zdradz\w{1,4}|zdradził\w?) (?:żonę|męża|partner\w{1,3}|go|ją|z)"
        r"|sypia(?:ł\w?)? z \w{1,30}|(?:zgwałc\w{2,5}|molestowan\w{1,3}|wykorzysta\w{2,4} seksualnie"
        r"|wykorzystywan\w{1,3} seksualnie)|(?:ofiar\w{1,2}) (?:gwałtu|molestowania|przemocy(?: \w{5,12})?"
        r"|wykorzystywania|handlu ludźmi)|molestowani\w{1,2}(?: seksualn\w{1,3})?|(?:kochank\w{1,3}|kochanek"
        r"|kochankiem)|życi[ae] seksualn\w{1,3}|agencj\w{1,2} towarzysk\w{1,3}|prostyt\w{3,6}|nagie zdjęcia"
        r"|klub\w{0,2} swingers\w{0,3}",
        "sex_life",
    ),
    abroad(
        "pl_crime",
        r"(?:skazan[yaąe]\w{0,2}|oskarżon[yaąe]\w{0,2}|podejrzan[yaąe]\w{0,2}|(?:nie)?karan[yaąe]\w{0,2}"
        r"|aresztowan[yaąe]\w{0,2}|zatrzyman[yaąe]\w{0,2}|wyrok\w{0,3}|zarzut\w{0,2}|siedział\w?|ukaran[yaąe]\w{0,2}"
        r"|ścigan[yaąe]\w{0,2}|odsiad\w{2,4}|odsiedział\w?)(?: [^.,;\n]{2,20})? (?:za|o|w związku z|z powodu"
        r"|z art\.) [a-ząćęłńóśźż\d]{3,20}(?: (?:z|w|nad|na|po|pod|bez|się|ze|drogow\w{1,2}"
        r"|narkotyk\w{1,3}) ?[^.,;\n]{0,18})?|w (?:więzieniu|areszcie|zakładzie karnym|kryminale|pudle)|(?:z"
        r"|do) (?:więzienia|aresztu|zakładu karnego)|w zawieszeniu|(?:lata|lat|miesiące|miesięcy|rok) (?:więzienia"
        r"|pozbawienia wolności|w zawieszeniu)|dozór elektroniczny|kurator\w{0,2} sądow\w{1,3}|jazd\w po (?:alkoholu"
        r"|pijanemu)|zakaz (?:zbliżania(?: się)?|prowadzenia pojazdów)|niekaran\w{1,2}|karalnoś\w{1,3}"
        r"|znęca\w{1,4} (?:się)?(?: nad \w{3,10})?|list\w{0,2} gończ\w{1,3}|(?:ukradł\w?|kradł\w?|ćpał\w?"
        r"|dilował\w?)",
        "criminal",
    ),
    abroad(
        "pl_traits",
        r"odcisk\w{0,3} palc\w{1,4}|odcisk\w{0,3} linii papilarnych|skan\w{0,2} (?:twarzy|tęczówki|siatkówki|dłoni"
        r"|palca)|rozpoznawani\w{1,3} twarzy|(?:wzorzec|wzorca|dane|danych|profil\w?"
        r"|szablon\w?) (?:biometryczn\w{1,3}|twarzy|głosu|genetyczn\w{1,3}|DNA)|biometri\w{1,2}|(?:test\w{0,3}"
        r"|badani\w{1,3}|wynik\w{0,3}|prób\w{1,3}|analiz\w{1,2}) (?:DNA|genetyczn\w{1,3}|na ojcostwo|ojcostwa)"
        r"|(?:nosiciel\w{0,4}|mutacj\w{1,2}) (?:genu |mutacji |w genie )?[\w\- ]{2,18}"
        r"|ojcostw\w{1,2} (?:wykluczon\w{1,2}|potwierdzon\w{1,2})|(?:obciążeni\w{1,2}|obciążon\w{1,2}"
        r"|predyspozycj\w{1,2}|wad\w{1,2}) genetyczn\w{1,3}|heterozygot\w{1,3}|homozygot\w{1,3}|BRCA-?[12]",
        "genetic",
    ),
)
