"""The labels under which reference numbers stand, by kind. Stems are regular expressions without the number word."""

from __future__ import annotations

from typing import Final

#: subtype -> stems that need a number word behind them ("Kunden" + "nr.").
STEMS: Final[dict[str, str]] = {
    "customer_number": r"kunden?|kdn?|debitor(?:en)?|customer|client|cust|klient(?:en)?|mandant(?:en)?|käufer|cliente"
    r"|klant",
    "order_number": r"bestell|bestellungs?|auftrags?|order|purchase[ _-]?order|bestel|commande|pedido",
    "booking_number": r"buchungs?|reservierungs?|booking|reservation",
    "tracking_number": r"sendungs?|sendungsverfolgungs?|paket|tracking|shipment|retouren?|rma",
    "contract_number": r"vertrags?|contract|agreement|darlehens?|kredit|vereinbarungs?|contrat|contrato",
    "ticket_number": r"(?:support[ -]?)?tickets?|vorgangs?|anfragen?|incident|störungs?|meldungs?",
    "invoice_number": r"rechnungs?|rg|re|invoice|belegs?|gutschrifts?|mahnungs?|facture|factura|quittungs?",
    "case_number": r"akten|case|fall|geschäfts|verfahrens|dossier",
    "claim_number": r"schadens?|schadenfall|claim",
    "member_number": r"mitglieds?|member|membership|member[ _-]?ship",
    "insurance_number": r"(?:kranken|renten|sozial|unfall|haftpflicht)?versicher(?:ungs?|ten|tens)(?:schein)?|policen?"
    r"|polizzen?|insurance|policy|rv|sv|kv",
    "personnel_number": r"personal|pers|mitarbeiter|employee|staff|personnel|angestellten",
    "patient_number": r"patienten|pat|patient|fall[ -]?patienten|mrn",
    "account_number": r"kontos?|account|acct|bankkonto|nutzerkonto|depot",
    "id_card_number": r"(?:personal)?ausweis|reisepass|pass|passport|id[ -]?card|führerschein|aufenthaltstitel",
    "tax_id": r"steuer(?:identifikations)?|steuer[ -]?id|tax|umsatzsteuer[ -]?identifikations",
    "student_number": r"matrikel|studierenden|schüler|student",
    "meter_number": r"zähler|meter",
    "participant_number": r"teilnehmer|bewerber|bewerbungs?|spender|referenz|reference|ref",
    "licence_plate": r"kfz|fahrzeug",
}

#: Labels that are complete without a number word.
COMPLETE: Final[dict[str, str]] = {
    "case_number": r"aktenzeichen|az\.|geschäftszeichen|gesch\.-?z\.|(?:unser|ihr) zeichen|case reference",
    "tax_id": r"steuer-?id(?:nr)?|steueridentifikationsnummer|steuernummer|idnr|tin",
    "licence_plate": r"(?:kfz-?)?kennzeichen|licen[cs]e plate",
    "customer_number": r"kundenkennung|kundenkonto|customerid|kdnr",
    "order_number": r"orderid|bestellcode",
    "member_number": r"mitgliedskarte",
    "insurance_number": r"versicherungsschein|svnr|rvnr",
    "ticket_number": r"ticketid",
}

#: Nouns that name the thing itself: they count before ``#``, before a code ("RE-2024-00123") or a long number.
BARE: Final[dict[str, str]] = {
    "customer_number": r"kunde|kundin|customer",
    "order_number": r"bestellung(?:en)?|auftrag|aufträge|order|orders|commande|pedido|lieferung",
    "booking_number": r"buchung|reservierung|booking",
    "tracking_number": r"sendung|paket|retoure|rma|tracking",
    "contract_number": r"vertrag|contract|darlehen",
    "ticket_number": r"(?:support[ -]?)?tickets?|vorgang|incident|anfrage",
    "invoice_number": r"rechnung(?:en)?|invoices?|gutschrift|mahnung|beleg",
    "case_number": r"case|akte|fall|verfahren",
    "claim_number": r"schadenfall|schaden|claim",
    "member_number": r"mitglied",
    "insurance_number": r"police|policy|versicherungsschein",
}
