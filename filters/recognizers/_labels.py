"""The labels under which reference numbers stand, by kind. Stems are regular expressions without the number word."""

from __future__ import annotations

from typing import Final

#: subtype -> stems that need a number word behind them ("Kunden" + "nr.").
STEMS: Final[dict[str, str]] = {
    "customer_number": r"kunden?|kdn?|debitor(?:en)?|deb|customer|client|cust|klient(?:en)?|mandant(?:en)?|käufer"
    r"|cliente"
    r"|klant|klanten|klienta|mieter|bewohner|abonnenten|abo|consumer|contact|kontakt|lead|person|contacto",
    "order_number": r"bestell|bestellungs?|best|auftrags?|order|purchase[ _-]?order|bestel|commande|pedido|ordine"
    r"|zamówienia"
    r"|kommissions?|liefer(?:schein)?|po|sales[ _-]?order",
    "booking_number": r"buchungs?|reservierungs?|booking|reservation|boeking|réservation|reserva|prenotazione"
    r"|rezerwacji"
    r"|biglietto|pnr|reise|flug",
    "tracking_number": r"sendungs?|sendungsverfolgungs?|paket|tracking|shipment|retouren?|rma|colis|env[ií]o|spedizione"
    r"|przesyłki|zending|post|packstation",
    "contract_number": r"vertrags?|rahmenvertrags?|mietvertrags?|contract|agreement|darlehens?|kredit"
    r"|vereinbarungs?|contrat"
    r"|contrato|contratto|umowy|vertragskonto|leasing|bauspar|deal",
    "ticket_number": r"(?:support[ -]?)?tickets?|vorgangs?|anfragen?|incident|störungs?|meldungs?|meldings?|jira|inc|sr"
    r"|zgłoszenia|segnalazione",
    "invoice_number": r"rechnungs?|rg|re|invoice|belegs?|gutschrifts?|mahnungs?|facture|factura|quittungs?"
    r"|fattura|faktury"
    r"|factuur|angebots?|ang|quote|offer|offerte|devis|bon",
    "case_number": r"akten|case|fall|geschäfts|verfahrens|dossier|aufnahme|expediente|zaak|sprawy|pratica|zl|gz|gst"
    r"|grundstücks|grundbuch|flurstücks|bg|bedarfsgemeinschafts?|uvz|urkunden?|register|bescheid|kassen|ordnungs",
    "claim_number": r"schadens?|schadenfall|claim|sinistre|siniestro|sinistro|szkody|leistungs(?:fall)?",
    "member_number": r"mitglieds?|member|membership|member[ _-]?ship|socio|tessera|adhérent|lid(?:maatschaps)?"
    r"|członkowski",
    "insurance_number": r"(?:kranken|renten|sozial|unfall|haftpflicht)?versicher(?:ungs?|ten|tens)(?:schein)?|policen?"
    r"|polizzen?|insurance|policy|rv|sv|kv|vers|vs|polis|polisy|póliza|polizza|police",
    "personnel_number": r"personal|pers|mitarbeiter|employee|staff|personnel|angestellten|matricule|matricola|empleado"
    r"|pracownika|personeels|badge|dienst",
    "patient_number": r"patienten|pat|patient|fall[ -]?patienten|mrn|historia(?: cl[ií]nica)?|fiche patient"
    r"|cartella|pacjenta"
    r"|patiënt|pas|histor",
    "account_number": r"kontos?|account|acct|bankkonto|nutzerkonto|depot|user|benutzer|nutzer",
    "id_card_number": r"(?:personal)?ausweis|reisepass|pass|passport|id[ -]?card|führerschein|aufenthaltstitel",
    "tax_id": r"steuer(?:identifikations)?|steuer[ -]?id|tax|umsatzsteuer[ -]?identifikations",
    "student_number": r"matrikel|studierenden|schüler|student|legajo|indeksu",
    "meter_number": r"zähler|meter|marktlokations|malo|zählpunkt|contatore|licznika",
    "participant_number": r"teilnehmer|bewerber|bewerbungs?|spender|referenz|reference|ref|referencia|riferimento"
    r"|kenmerk"
    r"|inventar|inv|geräte|laptop|asset|schlüssel|transaktions|mandatsreferenz|gläubiger|teilnahme|spind"
    r"|garderoben?|schließfach|transponder|chip|sim(?:-?karten)?|imei|zertifikats?|start|lizenz|prüfungs?"
    r"|kandidaten|gutachten|meldebescheinigungs?|bescheinigungs?",
    "licence_plate": r"kfz|fahrzeug",
}

#: Labels that are complete without a number word.
COMPLETE: Final[dict[str, str]] = {
    "case_number": r"aktenzeichen|az\.?|aktz\.?|geschäftszeichen|geschäftsz\.|gesch\.-?z\.|geschz\.|gz\.?|(?:unser"
    r"|ihr|mein)e?[ _]zeichen"
    r"|case reference|zl\.|ez|tagebuch(?:nummer|nr\.?)|postbuch(?:nummer|nr\.?)?|kassenzeichen|aufnahmezahl|fallnr\.?"
    r"|sygn\.?(?: akt)?|sygnatura|dossier|expediente|(?:uw|ons) kenmerk|beschikking|n/réf\.?|v/réf\.?|nos réf\.?"
    r"|prot\.",
    "tax_id": r"steuer-?id(?:nr)?|steueridentifikationsnummer|steuernummer|idnr|tin",
    "licence_plate": r"(?:kfz-?)?kennzeichen|licen[cs]e plate",
    "customer_number": r"kundenkennung|kundenkonto|customerid|kdnr|deb\.|debitor|kreditor|personenkonto",
    "order_number": r"orderid|bestellcode|commande|pedido|ordine|zamówienie",
    "booking_number": r"buchungscode|reservierungscode|buchungskennung|codice (?:biglietto|prenotazione)|booking"
    r" code|record locator",
    "member_number": r"mitgliedskarte",
    "insurance_number": r"versicherungsschein|svnr|rvnr|vers\.-?nr\.?|polic[ey](?=\s?:)|póliza|polizza|polis(?:a|y)?",
    "contract_number": r"umowa|vertragskonto(?:nummer)?|mandatsreferenz|mandatsref\.?|lokal",
    "ticket_number": r"ticketid|jira|incident|servicefall",
    "invoice_number": r"verwendungszweck|zahlungsreferenz|referenznummer|ang\.|angebot|devis|fattura|factuur|faktura",
    "participant_number": r"ref\.|reference|référence|referencia|riferimento|referentie|escrow reference"
    r"|braccialetto|badge"
    r"|postnummer|seriennummer des geräts",
    "personnel_number": r"pnr\.?|p-nr\.?|pers\.-?nr\.?|matricule|matricola|personalnr|persnr",
}

#: Nouns that name the thing itself: they count before ``#``, before a code ("RE-2024-00123") or a long number.
BARE: Final[dict[str, str]] = {
    "customer_number": r"kunde|kundin|customer",
    "order_number": r"bestellung(?:en)?|auftrag|aufträge|order|orders|commande|pedido|lieferung|best",
    "booking_number": r"buchung|reservierung|booking",
    "tracking_number": r"sendung|paket|retoure|rma|tracking",
    "contract_number": r"(?:rahmen|miet)?vertrag(?:s|es)?|contract|darlehen|umowa|contrat|contratto|contrato",
    "ticket_number": r"(?:support[ -]?)?tickets?|vorgang|incident|anfrage|jira",
    "invoice_number": r"rechnung(?:en)?|invoices?|gutschrift|mahnung|beleg|angebot|fattura|factuur|faktura"
    r"|facture|factura",
    "case_number": r"case|akte|fall|verfahren|dossier|zaak|pratica|sprawa|expediente",
    "claim_number": r"schadenfall|schaden|claim|sinistre|siniestro",
    "member_number": r"mitglied",
    "insurance_number": r"police|policy|versicherungsschein|polis|póliza|polizza",
    "participant_number": r"badge|inventar|laptop|dienstlaptop",
}

#: Words whose numbers are not personal: goods, versions, places in a text, tariffs. Matched at the end of the word.
IMPERSONAL: Final = (
    r"artikel|article|art|produkt|product|product[ _]|serien|serial|modell|model|typ|typen|teile?|bau|bauteil"
    r"|ersatzteil|charge(?:n)?|los"
    r"|lot|batch|version|revision|seiten?|kapitel|abschnitt|absatz|ziffer|paragraph|zimmer|raum|haus|tür|etagen?"
    r"|gleis|zug"
    r"|linien?|bus|stations?|tarif|warentarif|zolltarif|ean|isbn|issn|gtin|sku|pzn|asin|wkn|isin|hs|farb|ral"
    r"|katalog|material|mat|pos"
    r"|positions?|zeilen?|spalten?|tabellen?|schritt|stufen?|punkt|noten?|band|heft|ausgaben?|formular|muster"
    r"|fehler|error|port"
    r"|telefon|tel|fax|mobil|handy|ruf|durchwahl|notruf|phone|post(?:leit)?|kenn|grund|hinweis|störcode"
    r"|schlüsselwort|folie"
    r"|issues?|bug|pull|commit|gh|feature|abbildungs?|norm|din|iso|en|kv|index|page|chapter|item|part|step|line"
    r"|row|version[ _]|référence produit"
    r"|artículo|articolo"
    r"|artikelcode|onderdeel|trein|tren|train|groep|kamer|four|grille|box|nr|druck|chargennr|lokal|parzelle"
    r"|parzellen|seite|keller"
)
