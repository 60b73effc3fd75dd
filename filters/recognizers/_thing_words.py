"""The nouns of `filters.recognizers._things` in seven languages, folded as by `fold_name`."""

from __future__ import annotations

from typing import Final


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


#: Nouns whose name follows at once, with or without quotation marks: rooms, machines, models, storms, dishes, ships.
NAMED: Final = _set(
    """
    quello quella
    hund hundes huendin katze kater pferd pony hengst stute hamster kaninchen dackel pudel dog cat horse puppy kitten
    chien chienne perro perra gato cane gatto hond paard pies tarif virus wurm trojaner tariff worm modell modelle
    drucker sorte serie kollektion produktlinie codename deckname projektname sturm orkan sturmtief orkantief
    zyklon hurrikan taifun kran bagger baukran pumpe roboter server rechner cluster modul raum saal sitzungssaal
    konferenzraum besprechungsraum schiff faehre kutter boot parfum parfuem schriftart theme module storm
    hurricane cyclone typhoon bookcase armchair sofa collection edition crane robot ship vessel ferry typeface
    salle modele modeles tempete ouragan anticyclone grue pont serveur gamme navire sala borrasca tormenta huracan
    servidor modulo grua torre puente buque coleccion color solomillo crepes huevos ensaladilla vino modello
    motore turbina tempesta uragano gru ponte nave traghetto collezione colore salsa filetto linea prune pomme
    poire mela pera apfel birne appel peer zaal orkaan schip veerboot brug kraan tint kleur sali salą salę burza
    huragan serwer serwera kolekcja statek prom kolor niz wyz"""
)
NAMED_ENDINGS: Final = (
    "kissen", "matratze", "leuchte", "rucksack", "teppich",
    "sessel", "sofa", "regal", "stehlampe", "tischlampe", "sitzgruppe", "tiefdruckgebiet", "hochdruckgebiet", "saal",
    "kollektion", "schriftart", "sorte", "rose", "turbine", "raum",
)  # fmt: skip
#: More nouns, whose name stands in quotation marks.
QUOTED: Final = _set(
    """
    regal tisch stuhl lampe bett schrank sessel sofa bank kissen vase decke teppich matratze kleid hose jacke bluse
    schuh rock mantel tasche rad fahrrad zelt rucksack grill mixer linie gericht menue wein bier tee kaffee kuchen
    eis rose tulpe dahlie hortensie apfel birne kartoffel tomate kirsche haus projekt gruppe programm version
    release figur puppe spiel brettspiel lied song film buch roman gedicht stueck oper ballade sendung serie
    zeitschrift magazin chair table shelf bed lamp rug dress shoe jacket dahlia tulip project programme game book
    novel poem opera module chaise fauteuil canape etagere robe projet affaire livre chanson silla lampara sillon
    estanteria vestido rosa proyecto modulo pelicula libro novela cancion opcion sedia lampada poltrona divano
    vestito progetto romanzo canzone stoel tafel kast jurk roos knop boek krzeslo stol lampa fotel sukienka roza
    modul ksiazka piosenka""",
)
QUOTED_ENDINGS: Final = (
    "tisch", "stuhl", "lampe", "leuchte", "bett", "schrank", "kissen", "matratze", "kleid", "jacke", "rucksack", "zelt",
    "kuchen", "projekt", "programm", "spiel", "linie", "rose", "sorte", "apfel", "kartoffel", "tomate", "truhe", "bank",
)  # fmt: skip
#: Nouns before two words without quotation marks: nobody's.
SPACIOUS: Final = _set("schiff faehre saal sala salle zaal sturm hurrikan modello kollektion raum")
#: Nouns before a list of names.
PLURALS: Final = _set(
    """
    drucker tarife cocktails roboter schiffe hunderassen robots ships roses ferries raeume saele modelle sorten farben
    server linien stuerme rosen storms colours colors salles modeles couleurs serveurs salas modelos colores
    servidores lineas modulos sale modelli colori linee zalen modellen kleuren modele kolory""",
)
PLURAL_ENDINGS: Final = ("sorten", "rassen", "modelle", "server", "raeume", "birnen", "aepfel")
#: Written with a capital: "Tief Zoltan", not "tief".
WEATHER: Final = _set("hoch tief")
#: Of those below, the ones whose name follows at once in their language: "scala Mercalli", "zasada Pareta".
DIRECT: Final = _set(
    """
    loi ley legge morbus skala scala escala indice motore chiave essai essais schaal macierz krzywa algorytm sortowanie
    parserze prawo prawa zasada zasade twierdzenie piramida piramide rownanie algoritmo algorithme turbine turbina"""
)
#: What one says "X's" of and means the discoverer.
LAWS: Final = _set("law theorem razor paradox constant equation lemma conjecture gesetz theorem lemma")
#: What is named after somebody; a preposition may stand between ("Satz von", "loi de", "scala").
EPONYMS: Final = _set(
    """
    satz gesetz prinzip regel effekt diagramm matrix skala test kurve verteilung gleichung formel konstante morbus
    syndrom krankheit zeichen manoever methode verfahren turbine motor zahl algorithmus filter law theorem
    principle rule effect diagram scale curve distribution equation constant syndrome manoeuvre maneuver algorithm
    paradox loi theoreme principe regle effet diagramme matrice echelle courbe constante maladie essai essais
    pyramide algorithme cone ley teorema principio regla efecto matriz escala curva ecuacion enfermedad sindrome
    maniobra prueba piramide algoritmo filtro indice metodo diagrama legge regola effetto scala equazione costante
    malattia manovra chiave motore wet stelling schaal ziekte syndroom prawo twierdzenie zasada zasade macierz
    krzywa rownanie choroba zespol piramida algorytm sortowanie parserze metoda prawa""",
)
EPONYM_ENDINGS: Final = (
    "syndrom",
    "diagramm",
    "gesetz",
    "verteilung",
    "odem",
    "oedem",
    "algorithmus",
    "pyramide",
    "theorem",
)
#: Right behind a name, or joined to it by a hyphen.
AFTER: Final = EPONYMS | _set(
    """
    oedem turbine motor prinzip verfahren option optie modus filter schalter joint drift con schreibweise kurve
    klausel paragraf stil look linie edition serie kollektion modell cup pokal preis stipendium armchair chair
    lamp table sofa bookcase desk bed collection range room suite dress tweed server storm sauce salad cocktail
    test reagenz zelle bombe scanner typ""",
)
#: Before the name of a cultivar in quotation marks (ICNCP, art. 14).
BOTANICAL: Final = _set(
    """
    rosa rose clematis dahlia dahlie hosta hydrangea hortensie paeonia tulipa iris salvia geranium rhododendron
    camellia lavandula acer malus pyrus prunus fuchsia lilium narcissus crocus hemerocallis phlox aster sedum
    heuchera viola pelargonium magnolia syringa buddleja wisteria helleborus astilbe echinacea campanula
    delphinium primula""",
)
_HISTORIC_WORDS: Final = """
    mozart beethoven haydn vivaldi puccini chopin szopen tschaikowski tchaikovsky strawinsky rossini goethe kafka
    shakespeare cervantes petrarca boccaccio moliere rousseau balzac proust rembrandt picasso velazquez zurbaran
    caravaggio michelangelo botticelli galilei kopernik heweliusz nietzsche aristoteles duden pythagoras
    archimedes euklid hemingway dostojewski tolstoi mickiewicz sienkiewicz"""
_HISTORIC_NAMES: Final = """
    johann wolfgang von goethe;friedrich schiller;heinrich heine;thomas mann;heinrich mann;erich kaestner;bertolt
    brecht;hermann hesse;theodor fontane;franz kafka;gotthold ephraim lessing;annette von droste-huelshoff;theodor
    storm;max frisch;guenter grass;heinrich boell;johann sebastian bach;ludwig van beethoven;wolfgang amadeus
    mozart;joseph haydn;franz schubert;robert schumann;clara schumann;johannes brahms;richard wagner;felix
    mendelssohn bartholdy;albert einstein;isaac newton;charles darwin;marie curie;max planck;werner
    heisenberg;immanuel kant;friedrich nietzsche;karl marx;martin luther;rosa luxemburg;konrad adenauer;willy
    brandt;otto von bismarck;william shakespeare;charles dickens;jane austen;virginia woolf;george orwell;oscar
    wilde;agatha christie;victor hugo;emile zola;gustave flaubert;marcel proust;jules verne;claude monet;auguste
    rodin;miguel de cervantes;federico garcia lorca;antonio machado;francisco de goya;diego velazquez;pablo
    picasso;salvador dali;dante alighieri;leonardo da vinci;galileo galilei;giuseppe verdi;giacomo puccini;antonio
    vivaldi;alessandro manzoni;marco polo;vincent van gogh;johannes vermeer;adam mickiewicz;henryk
    sienkiewicz;maria sklodowska-curie;fryderyk chopin;mikolaj kopernik;effi briest;hans castorp;peter pan;ben
    hur;frau holle;nathan der weise;harry potter;sherlock holmes;don quijote;don juan;jenny treibel;anna
    karenina;madame bovary;wilhelm tell;robin hood;james bond;maria stuart"""
#: Brands and dishes of two words, and words that stand for anybody.
_BRANDS: Final = """
    jim beam;jack daniels;johnnie walker;captain morgan;jack wolfskin;tommy hilfiger;hugo boss;calvin klein;ralph
    lauren;marc jacobs;michael kors;paul mitchell;gerry weber;tom tailor;jil sander;harley davidson;rolls royce;aston
    martin;alfa romeo;thomas cook;ben sherman;jean pascale;estee lauder;yves rocher;juan valdez;tom yam;tom kha;lex
    koller;otto normalverbraucher;lieschen mueller;hinz;kunz;oetker;cortana;bixby;ansible;weibull;mastercard"""
#: Works with a named author: "ein Gedicht von".
GENRES: Final = (
    "gedicht", "roman", "novelle", "ballade", "drama", "sinfonie", "symphonie", "sonate", "kantate", "gemaelde",
    "oper", "poem", "symphony", "sonata", "poeme", "poema", "novela", "romanzo", "sinfonia", "gedichten",
)  # fmt: skip
#: Works of several: "Werke von Schubert, Mahler und Strauss".
COMPOSED: Final = _set(
    "werke musik kompositionen sonaten sinfonien gedichte romane works music poems oeuvres obras opere werken utwory"
)
#: Small words of the Romance languages that lists know as names.
FUNCTION: Final = _set(
    "alla dalla della nella sulla alle dalle delle nelle sulle allo dello nello agli ai dei con senza por para uno una"
)
#: Dead authors, composers and scholars of fame, and figures of fiction: nobody's data (recital 27 GDPR).
HISTORIC: Final = frozenset(_HISTORIC_WORDS.split()) | frozenset(
    " ".join(name.split()) for name in f"{_HISTORIC_NAMES};{_BRANDS}".split(";")
)
#: The words of spelling alphabets (DIN 5009 and its forerunner of 1934).
SPELLING: Final = _set(
    """
    anton aerger aachen berta berlin caesar charlotte chemnitz cottbus dora duesseldorf emil essen friedrich frankfurt
    gustav goslar heinrich hamburg ida ingelheim julius jena kaufmann konrad koeln ludwig leipzig martha muenchen
    nordpol nuernberg otto offenbach oekonom paula potsdam quelle quickborn richard rostock samuel siegfried
    salzwedel schule eszett theodor tuebingen ulrich uebermut unna viktor voelklingen wilhelm wuppertal xanthippe
    xanten ypsilon zacharias zeppelin zwickau"""
)
#: Those of them that nobody is called.
NO_NAMES: Final = _set("nordpol ypsilon xanthippe eszett quelle uebermut aerger oekonom zeppelin")
#: Days and months, some of which are names.
CALENDAR: Final = _set(
    """
    montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag januar februar maerz april mai juni juli
    august september oktober november dezember monday tuesday wednesday thursday friday saturday sunday january
    february march may june july october december lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes
    miercoles jueves viernes sabado domingo lunedi martedi mercoledi giovedi venerdi domenica maandag dinsdag
    woensdag donderdag vrijdag zaterdag zondag poniedzialek wtorek sroda czwartek piatek sobota niedziela"""
)
