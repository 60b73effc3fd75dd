"""Health: somebody's condition, not the topic."""

from __future__ import annotations

import pytest

from filters.recognizers.health import RECOGNIZER

CASES: list[tuple[str, list[tuple[str, str]]]] = [
    ("Ich bin schwanger und brauche Ruhe.", [("schwanger", "pregnancy")]),
    ("wegen meiner Schwangerschaft", [("Schwangerschaft", "pregnancy")]),
    ("Unsere schwangere Kollegin fehlt.", [("schwangere", "pregnancy")]),
    ("Mein Sohn hat Diabetes.", [("Diabetes", "diagnosis")]),
    ("Ich nehme Metformin.", [("Metformin", "medication")]),
    ("Frau Weber ist krankgeschrieben.", [("krankgeschrieben", "sick_leave")]),
    ("Er hat einen GdB 50.", [("GdB 50", "disability")]),
    ("Diagnose: F32.1", [("F32.1", "diagnosis")]),
    ("I was diagnosed with cancer.", [("cancer", "diagnosis")]),
    (
        "Vorerkrankungen: Z. n. Hüft-TEP li., COPD GOLD II",
        [("Z. n. Hüft-TEP li.", "treatment"), ("COPD GOLD II", "diagnosis")],
    ),
    ("Er klagt über Schmerzen im rechten Kniegelenk.", [("Schmerzen im rechten Kniegelenk", "symptom")]),
    ("mein papa hatte einen schlaganfall", [("schlaganfall", "diagnosis")]),
    ("Frau Kessler nimmt Ramipril 5 mg.", [("Ramipril 5 mg", "medication")]),
    ("Herr Voigt fällt wegen einer beginnenden Gonarthrose aus.", [("beginnenden Gonarthrose", "diagnosis")]),
    ("Gruber ist bis 17.2. krank (Hörsturz)", [("krank", "illness"), ("Hörsturz", "diagnosis")]),
    ("Mein Sohn hat eine Nussallergie.", [("Nussallergie", "allergy")]),
    ("seine Frau wegen Mu1tipler Sk1erose", [("Mu1tipler Sk1erose", "diagnosis")]),
    ("Er war in der Entzugsklinik.", [("Entzugsklinik", "addiction")]),
    ("Mutter: Pflegegrad 4. Sie ist dement.", [("Pflegegrad 4", "care_level"), ("dement", "illness")]),
    ("Frau Kaya, Blutgruppe: A positiv", [("A positiv", "blood_group")]),
    ("Frau Klose, HbA1c von 8,2 %", [("HbA1c von 8,2 %", "lab_value")]),
    ("Sie hatte eine Fehlgeburt.", [("Fehlgeburt", "pregnancy")]),
    ("ich hab mir den fuß gebrochen", [("den fuß gebrochen", "injury")]),
    ("Mon mari est diabétique.", [("diabétique", "diagnosis")]),
    ("Mi madre tiene cáncer de mama.", [("cáncer de mama", "diagnosis")]),
    ("Mia moglie è allergica.", [("allergica", "allergy")]),
    ("Mijn man heeft kanker.", [("kanker", "diagnosis")]),
    ("Moja córka ma cukrzycę.", [("cukrzycę", "diagnosis")]),
    # Phrases whose nouns no list holds, words by morphology, shorthand.
    ("Herr Kraus leidet an einer seltenen Blausteinkrise.", [("seltenen Blausteinkrise", "diagnosis")]),
    ("Frau Lang ist wegen Quaddelitis in Behandlung.", [("Quaddelitis", "diagnosis")]),
    ("Mein Mann wurde am Herzen operiert.", [("am Herzen operiert", "treatment")]),
    ("Herr Ott klagt über Brennen beim Wasserlassen.", [("Brennen beim Wasserlassen", "symptom")]),
    ("Mein Opa geht am Stock.", [("geht am Stock", "symptom")]),
    ("Frau Stein verträgt kein Gluten.", [("verträgt kein Gluten", "allergy")]),
    ("Mein Vater hat ein Prostata-Ca.", [("Prostata-Ca", "diagnosis")]),
    ("Seit dem 2. Mai ist er trocken.", [("trocken", "addiction")]),
    ("Er liegt auf der Intensivstation.", [("liegt auf der Intensivstation", "treatment")]),
    ("My wife broke her left wrist.", [("broke her left wrist", "diagnosis")]),
    ("Mon fils est allergique aux noix.", [("allergique aux noix", "allergy")]),
    ("Mi padre padece de esclerosis múltiple.", [("esclerosis múltiple", "diagnosis")]),
    ("Meine Versicherungsprämie ist gestiegen.", []),
    ("Frau Weber leidet unter dem Lärm der Baustelle.", []),
    ("Herr Koch ist wegen einer Fortbildung abgemeldet.", []),
    ("Ich arbeite im Krankenhaus als IT-Administrator.", []),
    ("Wir haben ein Internetproblem, Herr Kunz.", []),
    ("Vortrag über Depression mit Frau Dr. Lenz", []),
    ("Frau Schmidt leitet die Abteilung Onkologie.", []),
    ("Ich schreibe einen Artikel über Schizophrenie.", []),
    ("Bitte melden Sie sich bei Krankheit bis 9 Uhr.", []),
    ("Die Versicherung deckt Krebserkrankungen ab.", []),
    ("Schokolade für Diabetiker", []),
    ("Quiero dar de baja mi suscripción.", []),
    ("The account was disabled by my admin.", []),
    ("Le produit est à mon goût.", []),
    ("Kissen für Schwangere", []),
    ("der Patient Zero Trust", []),
    ("Wenn Sie schwanger sind, fragen Sie Ihren Arzt.", []),
    ("Ratgeber Diabetes: Ernährung und Bewegung", []),
    ("Ibuprofen 400 mg, 20 Tabletten", []),
    ("Die Wirtschaft in der Depression", []),
    ("Wer Asthma hat, bekommt 10 % Rabatt.", []),
    # Somebody by role, in a note, in a signed message; a topic, a form, a figure of speech.
    ("Bei dem Verstorbenen wurde Leberzirrhose festgestellt.", [("Leberzirrhose", "diagnosis")]),
    ("Kunde hat Rückenleiden, Stuhl bestellen.", [("Rückenleiden", "diagnosis")]),
    ("Test war positiv, bleibe daheim. LG Bashir", [("Test war positiv", "diagnosis")]),
    ("Gesundheitsfragen: ja, Heuschnupfen", [("Heuschnupfen", "allergy")]),
    ("Termine für die Grippeschutzimpfung, Frau Koch", []),
    ("Herr Kern ist allergisch gegen Meetings.", []),
    ("Er hat den Kopf verloren.", []),
    # How long, where, at which stage.
    ("Er ist sechs Wochen krankgeschrieben.", [("sechs Wochen krankgeschrieben", "sick_leave")]),
    ("Mein Vater hat Darmkrebs im Endstadium.", [("Darmkrebs im Endstadium", "diagnosis")]),
    # More phrases.
    ("Er hat sich eine Zerrschwiele zugezogen.", [("eine Zerrschwiele", "injury")]),
    ("Sie ist psychisch auffällig.", [("psychisch auffällig", "mental_health")]),
    ("Er hat nur noch eine Niere.", [("nur noch eine Niere", "treatment")]),
    ("Er nimmt Tabletten gegen Nervosität.", [("Tabletten gegen Nervosität", "medication")]),
    ("Sie verweigert die Nahrung.", [("verweigert die Nahrung", "symptom")]),
    ("note: krank (Tobias)", [("krank", "illness")]),
    ("Er hat einen Verlust erlitten.", []),
    ("Sie verweigert die Unterschrift.", []),
    ("Sie hat nur noch eine Woche.", []),
    ("Mi marido se rompió la rodilla.", [("se rompió la rodilla", "treatment")]),
    ("Pracownik ma zakaz dźwigania.", [("zakaz dźwigania", "symptom")]),
    ("Zij heeft haar heup gebroken.", [("heup gebroken", "injury")]),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_finds_exactly(found, text: str, expected: list[tuple[str, str]]) -> None:
    assert expected == found(RECOGNIZER, text)
