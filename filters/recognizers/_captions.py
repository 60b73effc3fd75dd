"""Captions of personal numbers that need no word for "number": "Zähler 1EMH…", "VS 88.014.552.903", "Spind B-214".

Words in any case, then abbreviations that count only as written. What follows must look like a number that somebody
assigned (`coded`), so that "Vertrag 24/7" and "Rechnung 03/2025" stay.
"""

from __future__ import annotations

import re
from typing import Final

CAPTIONS: Final[dict[str, tuple[str, str]]] = {
    "customer_number": (
        (
            r"kund(?:e|in|en)(?:karte|konto|kennung|code)?|mandant(?:in)?|bonuskarte|treuekarte|vorteilskarte|payback"
            r"|bahncard"
            r"|vielflieger|clubkarte|abo(?:nnement)?|carte de fidélité|tarjeta (?:de )?cliente|tessera fedeltà"
            r"|klantenkaart"
            r"|karta klienta|klant|klient|cliente|loyalty card|frequent flyer|debitor|mieter|tn"
        ),
        r"Kd\.?|KD|KdNr\.?|Deb\.",
    ),
    "order_number": (
        (
            r"lieferschein|auftragsbestätigung|bestätigung|bestelling|zamówieni[ea]|auftrag|bestellung|order"
            r"|kommission|pedido"
            r"|commande|ordine"
        ),
        r"LS|Best\.|Auftr\.|Lfs\.?",
    ),
    "booking_number": (
        (
            r"buchungs?code|buchung|reservierung|reservierungscode|filekey|record locator|reserva|réservation"
            r"|prenotazione"
            r"|rezerwacj[ai]|boeking|reservering|booking|voucher|fahrkarte|boarding pass"
        ),
        r"PNR",
    ),
    "tracking_number": (
        (
            r"sendung|paket|päckchen|einschreiben|retoure|rücksendung|tracking|trackingcode|colis|envío|spedizione"
            r"|zending"
            r"|pakje|przesyłk[ai]|paczk[ai]|pacco|paquete|shipment|parcel|barcode|abholkarte"
        ),
        r"RMA",
    ),
    "contract_number": (
        (
            r"vertrag|vertragskonto|mandat|mandatsref(?:erenz)?|darlehen|kredit|bausparvertrag|leasingvertrag"
            r"|mietvertrag"
            r"|mobilfunkvertrag|umow[ay]|contrat|contrato|contratto|contract|agreement|lease|huurcontract"
            r"|alloc(?:ataire)?"
        ),
        r"VK|VN|DV|MV|Vertr\.",
    ),
    "ticket_number": (
        (
            r"vorgang|servicefall|ticket|incident|störung|anliegen|melding|zgłoszeni[ea]|segnalazione|réclamation"
            r"|reclamación"
            r"|reclamo|posting|vac\.|vacature"
        ),
        r"INC|SR|Vorg\.|TT",
    ),
    "invoice_number": (
        (
            r"rechnung|rechng?\.|beleg|gutschrift|mahnung|quittung|invoice|fattura|factura|factuur|faktur[ay]|facture"
            r"|bon|reçu"
            r"|ricevuta|paragon|receipt|credit note"
        ),
        r"Rg\.?|RG|Re\.|RE|Rng\.|FV|Inv\.|Mhg\.",
    ),
    "case_number": (
        (
            r"akte|erbschein|nachlass(?:sache)?|betreuungssache|familiensache|aktz?\.|aktenz\.|aktenvermerk zu"
            r"|(?:unser|ihr|mein|dein|euer)e? zeichen|geschäftszeichen"
            r"|kassenzeichen"
            r"|ordnungsmerkmal|bedarfsgemeinschaft|bescheid|notariatsurkunde|urkunde|urk\.|uvz|verfahren"
            r"|ermittlungsverfahren"
            r"(?: wegen \w{3,20})?|proces-verbaal|akta|dossier|expediente|expte\.?|(?:our|your|my) ref(?:erence)?"
            r"|kenmerk|sygn|znak|docket|pratica|affaire|procedimiento|zaak|sprawa|geschz\.|gesch\.-z\."
        ),
        r"Az\.?|AZ|Gz\.?|GZ|BG|UR|Zl\.|PV|RG|GnR",
    ),
    "claim_number": (
        (
            r"schaden(?:fall|sfall)?|leistungsfall|versicherungsfall|claim|sinistre|siniestro|sinistro|szkod[ay]|schade"
            r"|schademelding"
        ),
        r"SF|Schd\.",
    ),
    "member_number": (
        (
            r"mitglied|mitgliedskarte|mitgliedsausweis|bibliotheksausweis|leser?ausweis|büchereiausweis|sportausweis"
            r"|spielerpass"
            r"|jagdschein|angelschein|fischereischein|flurförderschein|staplerschein|segelschein|lizenz|socio"
            r"|socia|tessera"
            r"|adhérent|lid|lidmaatschap|członek|legitymacj[ai]|carnet|carné|colegiad[oa]|col\.|membership"
            r"|library card|bar no"
        ),
        r"Mgl\.?|MglNr\.?|Mitgl\.",
    ),
    "insurance_number": (
        (
            r"police|polizze|policy|póliza|polizza|polis[ay]?|versicherungsschein|versicherung|haftpflicht|hausrat"
            r"|rechtsschutz"
            r"|krankenkasse|versichertenkarte|gesundheitskarte|mutuelle|insurance|nhs|assicurazione|seguro|verzekering"
        ),
        r"VS|VSNR|VSNr\.?|VSt\.?|Vers\.|KV|RV|SV|eGK|SVN|KVNR|NSS",
    ),
    "personnel_number": (
        (
            r"personal(?:kennung|akte)?|stammnr\.?|badge|dienstausweis|werks?ausweis|firmenausweis|hausausweis"
            r"|stempelkarte"
            r"|zeitkarte|chipkarte|matricule|matricola|payroll|staff|pracownik|legajo|personeelsnr|employee"
            r"|dienstnummer"
        ),
        r"PNr\.?|P-Nr\.?|Pers\.|PersNr\.?|MA|MA-Nr\.?|PN",
    ),
    "patient_number": (
        (
            r"patient(?:in|en)?|aufnahme|fallnr\.?|krankenblatt|probe|probennr\.?|befund|chart|historia(?: clínica)?"
            r"|cartella"
            r"(?: clinica)?|patiënt|pacjent|paciente|paziente|hospital no|dossier patient"
        ),
        r"Pat\.|PID|NHC|MRN|IPP|NDA|HC|Pat-ID",
    ),
    "account_number": (r"bankkonto|girokonto|sparkonto|sparbuch|depot|rachunek|rekening", r"Kto\.?|KTO"),
    "id_card_number": (
        (
            r"ausweis|personalausweis|perso|pass|reisepass|kinderreisepass|führerschein|aufenthaltstitel"
            r"|aufenthaltserlaubnis"
            r"|schwerbehindertenausweis|parkausweis|bewohnerparkausweis|passport|(?:driving )?licen[cs]e|licencia"
            r"|permiso"
            r"|permis|passeport|pasaporte|passaporto|carte d['’]identité|carta d['’]identità|cni|patente|rijbewijs"
            r"|paspoort"
            r"|identiteitskaart|dow[oó]d|prawo jazdy|paszport|fahrerkarte|waffenschein|waffenbesitzkarte"
        ),
        r"PA|RP|FS|AT",
    ),
    "student_number": (
        r"matrikel|studentenausweis|schülerausweis|studierende[rn]?|student|indeks|album",
        r"Matr?\.|MatNr\.?",
    ),
    "meter_number": (
        (
            r"z[äa]e?hler|stromzähler|gaszähler|wasserzähler|zählpunkt|marktlokation|messlokation|stromzaehler"
            r"|contatore|contador"
            r"|compteur|liczni[kc]a?|meter serial|pod|pdr|cups|pdl|mpan|mprn|ppe"
        ),
        r"MaLo|MeLo|Z-Nr\.?|ZNr\.?",
    ),
    "participant_number": (
        (
            r"spind|garderobe|schließfach|schlüssel|haustür|transponder|mikrochip|microchip|chip-?nr\.?|inventar"
            r"|dienstlaptop"
            r"|laptop|diensthandy|imei|sim-?karte|iccid|teilnehmer(?:in)?|bewerber(?:in)?|bewerbung|startnummer"
            r"|zertifikat"
            r"|bescheinigung|vollmacht|gutachten|tag number|spender(?:in)?|candidat|candidate|concursante|chip|puce"
        ),
        r"Inv\.|TN|SNr\.|SIM|ICCID|IMEI",
    ),
}
_SEASON = re.compile(
    r"\d{1,2}[/.\-](?:19|20)\d\d\Z|(?:19|20)\d\d-\d\d\Z|\d{1,2}(?:[./]\d{1,2})?\Z|(?:19|20)\d\d\Z|24/7"
    r"|[A-Za-z]{1,8}-\d\.\d\Z"
)


def coded(value: str) -> bool:
    """Whether somebody assigned this: five digits or more, or letters mixed with digits."""
    digits = sum(c.isdigit() for c in value)
    if _SEASON.match(value):
        return False
    letters = sum(c.isalpha() for c in value)
    if letters == 0:
        return digits >= 5
    if value[1:].islower() and value[:1].isalpha():  # a word with a digit
        return False
    return len(value) >= 5 and (digits >= 3 or (digits >= 2 and (value.isupper() or not value.isalnum())))
