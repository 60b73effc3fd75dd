"""Names of fields and columns, and what stands under them.

Our own list of everyday headers in seven languages and of the field names in the public references of HubSpot
(contact properties), Salesforce (Contact, Lead, Case), Microsoft Dynamics 365 (contact) and Pipedrive (person).
Compared without case, accents and separators. `DOUBTFUL` names count only beside another personal field.
"""

from __future__ import annotations

import re
from typing import Final

from filters.detection import EntityType as E
from filters.lexicon import fold_name

_RAW: Final = {
    (
        E.PERSON,
        "given_name",
    ): "vorname vornamen firstname givenname forename prenom voornaam imie rufname first middlename",
    (E.PERSON, "surname"): "nachname lastname surname familienname familyname apellidos apellido cognome achternaam"
    " nazwisko zuname geburtsname last maidenname",
    (
        E.PERSON,
        "full_name",
    ): "fullname vollername vollstaendigername kundenname ansprechpartner ansprechpartnerin contactname"
    " patientenname fahrer fahrerin mieter mieterin kontoinhaber kontoinhaberin imieinazwisko displayname anzeigename"
    " customername teilnehmer teilnehmerin versicherter versicherungsnehmer nomcomplet nombrecompleto nomecognome"
    " nombreyapellidos employeename mitarbeitername bewerber sachbearbeiter hausarzt vorundnachname namevorname"
    " nachnamevorname kontaktperson empfaenger assignee recipientname cardholder",
    (
        E.PHONE,
        "",
    ): "telefon tel phone mobil handy mobile mobilephone phonenumber telefono telephone telefoon fax telephone1"
    " telephone2 homephone workphone rufnummer telefonnummer nrtel komorka gsm mobilnummer handynummer festnetz movil"
    " celular cellulare hsphone otherphone assistantphone portable mobiel telnr telefax whatsapp rueckruf tel1 tel2",
    (
        E.ADDRESS,
        "street",
    ): "strasse street strassehausnr strassenr adresse anschrift address address1line1 mailingstreet"
    " billingstreet shippingstreet otherstreet streetaddress address1 address2 adres direccion indirizzo adresse1"
    " lieferadresse rechnungsadresse wohnadresse postanschrift address1composite ulica domicilio calle via straat rue"
    " lieferanschrift",
    (
        E.ADDRESS,
        "postal_city",
    ): "plz postleitzahl cp zip postalcode postcode zipcode codigopostal kodpocztowy codepostal plzort"
    " mailingpostalcode billingpostalcode address1postalcode",
    (E.LOCATION, ""): "ort stadt city wohnort mailingcity billingcity address1city ville ciudad citta miasto plaats",
    (
        E.DATE_OF_BIRTH,
        "",
    ): "geburtsdatum geburtstag geb gebdat gebdatum birthdate dateofbirth dob birthday personbirthdate"
    " datenaissance datedenaissance fechanacimiento fechadenacimiento datadinascita datanascita geboortedatum"
    " dataurodzenia geboren bday geburtsdat nele fnac fnacimiento datanasc datanasc gebdatumpatient datedenaiss",
    (
        E.ID_NUMBER,
        "customer_number",
    ): "kundennr kundennummer kdnr kundenid customerid customernumber customerno clientid"
    " numeroclient klantnummer nrklienta debitor debitorennr debitorennummer contactid hsobjectid leadid personid"
    " accountid vid",
    (
        E.ID_NUMBER,
        "personnel_number",
    ): "personalnr personalnummer persnr employeeid employeenumber mitarbeiternr matricule"
    " matricola mitarbeiterid staffid",
    (E.ID_NUMBER, "member_number"): "mitgliedsnr mitgliedsnummer mitgliednr memberid membershipid mitgliedid",
    (E.ID_NUMBER, "order_number"): "bestellnr bestellnummer orderid ordernumber auftragsnr auftragsnummer salesorderid",
    (E.ID_NUMBER, "contract_number"): "vertragsnr vertragsnummer contractid contractnumber vertragskonto dealid",
    (E.ID_NUMBER, "invoice_number"): "rechnungsnr rechnungsnummer invoiceid invoicenumber belegnr belegnummer",
    (
        E.ID_NUMBER,
        "ticket_number",
    ): "ticketid melding meldingnr zgloszenie ticketnr"
    " ticketnumber vorgangsnr vorgangsnummer caseid casenumber incidentid",
    (E.ID_NUMBER, "case_number"): "aktenzeichen az fallnr fallnummer",
    (E.ID_NUMBER, "patient_number"): "patientid patientennr patientennummer mrn patid",
    (E.ID_NUMBER, "insurance_number"): "versichertennr versichertennummer versicherungsnr versicherungsnummer policennr"
    " policennummer kvnr rvnr svnr sozialversicherungsnummer krankenversichertennummer svnummer ahvnr polisnr"
    " policynumber",
    (
        E.ID_NUMBER,
        "tax_id",
    ): "steuerid steueridnr steuernummer steuernr taxid ssn socialsecuritynumber pesel dni nie bsn nif"
    " codicefiscale nir ustid ustidnr vatid nip",
    (
        E.ID_NUMBER,
        "licence_plate",
    ): "kennzeichen kfzkennzeichen nrrej nrrejestracyjny targa matricula kenteken licenceplate"
    " licenseplate immatriculation amtlkennzeichen immat plaque numberplate regplate tablica",
    (E.ID_NUMBER, "driving_licence"): "fsnr fuehrerscheinnr fuehrerscheinnummer fuehrerschein drivinglicence",
    (
        E.ID_NUMBER,
        "id_card_number",
    ): "ausweisnr ausweisnummer passnr passnummer reisepassnr passportnumber personalausweis",
    (E.ID_NUMBER, "participant_number"): "laptopsn assettag inventarnr inventarnummer geraetenr badgeid",
    (E.ID_NUMBER, "account_number"): "kontonr kontonummer accountnumber",
    (E.IBAN, ""): "iban bankverbindung",
    (E.USERNAME, ""): "username login benutzername benutzerkennung github githubuser handle twitter slack nick nickname"
    " pseudo usuario nomutente gebruikersnaam uzytkownik identifiant samaccountname upn twitterhandle slackhandle"
    " loginname",
    (
        E.SECRET,
        "password",
    ): "passwort password kennwort pin puk cvv cvc cvv2 cvc2 pruefziffer tmppassword"
    " temppassword erstkennwort initialpasswort motdepasse contrasena wachtwoord haslo",
    (
        E.HEALTH,
        "diagnosis",
    ): "diagnose diagnosen diagnosis icd icd10 krankheit allergie allergien medikation vorerkrankungen",
    (E.SENSITIVE, "religion"): "konfession religion religionszugehoerigkeit",
}
FIELDS: Final = {name: kind for kind, names in _RAW.items() for name in names.split()}
#: What is personal only in company.
DOUBTFUL: Final = {
    name: kind
    for kind, names in {
        (
            E.PERSON,
            "full_name",
        ): "name kunde kundin contact kontakt client cliente customer patient mitarbeiter nom nombre nome"
        " naam nazwa cognomenome employee inhaber person owner user kontaktname mitglied",
        (E.PERSON, "given_name"): "vn",
        (
            E.ID_NUMBER,
            "reference_number",
        ): "id nr nummer no lfdnr number kennung ref referenz recordid code uid externalid",
    }.items()
    for name in names.split()
}
#: Fields that alone do not make a record personal.
WEAK: Final = frozenset({E.LOCATION, E.SECRET, E.HEALTH, E.ID_NUMBER})


_OF: Final = (
    r"(?:emp|employee|pers|personal|personeel|personnel|staff|mitarb|kund|kd|kto|mitgl|member|socio|socia|client"
    r"|klant|klient|pat"
    r"|patient|versich|vers|vertrag|polic|police|fall|case|schaden|student|matr|schueler|teiln|bewerb|candidat"
    r"|user|person"
    r"|zaehler|meter|card|karte|ausweis|badge|pass|chip|steuer|tax|ni|nss|ssn|dossier|lid|abo|adherent|spender"
    r"|akte|auftrag"
    r"|bestell|order|rechnung|invoice|rg|vorgang|ticket|booking|buchung|insurance|account|payroll|legajo|tessera"
    r"|matricol)"
)
#: "personeelsnr", "emp_no", "id_socio": a number of one of these.
_NUMBERED = re.compile(
    rf"{_OF}[a-z]{{0,12}}(?:nr|no|nummer|number|num|nro|id|code|kennung)\Z|(?:id|nr|no|num|numero|number|nrdi"
    rf"|code){_OF}[a-z]{{0,8}}\Z"
)


def normal(name: str) -> str:
    """A field name without case, accents and separators."""
    return re.sub(r"[^a-z0-9]+", "", fold_name(name.strip()))


def kind_of(name: str, *, personal: bool) -> tuple[E, str] | None:
    """What stands under a field, or None; doubtful names count where the record is `personal`."""
    key = normal(name)
    found = FIELDS.get(key)
    if found or not personal:
        return found
    return DOUBTFUL.get(key) or ((E.ID_NUMBER, "reference_number") if _NUMBERED.match(key) else None)


def makes_personal(name: str) -> bool:
    """Whether a record with this field is about somebody."""
    found = FIELDS.get(normal(name))
    return found is not None and found[0] not in WEAK
