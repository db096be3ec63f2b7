"""Why a file is refused, in one Dutch sentence each; what it is follows from its first bytes, not from its name."""

from __future__ import annotations

from checker.errors import InvoerError

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_NIEUW = "open het in Word en sla het op als .docx"
_ZINNEN = {
    "leeg-bestand": "{naam} is leeg (0 bytes); kopieer of download het bestand opnieuw.",
    "oud": "{naam} is een oud Word-bestand (.doc); " + _NIEUW + ".",
    "ole": "{naam} is een oud Office-bestand en geen Word-document (.docx); " + _NIEUW + ".",
    "versleuteld": "{naam} is beveiligd met een wachtwoord; haal de beveiliging er in Word af (Bestand, Info, Document beveiligen) en sla het op.",
    "pdf": "{naam} is een pdf, ook al heet het anders; gebruik het Word-bestand (.docx) waaruit de pdf is gemaakt.",
    "html": "{naam} is een webpagina en geen Word-bestand; " + _NIEUW + ".",
    "rtf": "{naam} is een rtf-bestand en geen Word-bestand (.docx); " + _NIEUW + ".",
    "xml": "{naam} is een los XML-bestand en geen Word-bestand (.docx); " + _NIEUW + ".",
    "onbekend": "{naam} is geen Word-bestand (.docx); " + _NIEUW + ".",
    "geen-word": "{naam} is wel een zipbestand maar bevat geen Word-document; kies het .docx-bestand van het ouderbeleid.",
    "odt": "{naam} is een OpenDocument-bestand (.odt); " + _NIEUW + ".",
    "excel": "{naam} is een Excel-bestand en geen Word-document; kies het .docx-bestand van het ouderbeleid.",
    "powerpoint": "{naam} is een PowerPoint-bestand en geen Word-document; kies het .docx-bestand van het ouderbeleid.",
    "beschadigd": "{naam} is beschadigd of niet helemaal gekopieerd; kopieer of download het opnieuw, of open het in Word en sla het opnieuw op.",
    "dubbel": "{naam} bevat hetzelfde onderdeel twee keer en is daarom niet betrouwbaar te lezen; open het in Word en sla het opnieuw op.",
    "twee": "{naam} bevat meer dan een hoofddocument; open het in Word en sla het opnieuw op.",
    "groot": "{naam} is uitgepakt te groot om te lezen; haal afbeeldingen en bijlagen eruit of splits het document.",
    "lang": "{naam} bevat meer tekst dan een ouderbeleid ooit heeft en is niet getoetst; zet het ouderbeleid in een eigen document.",
    "diep": "{naam} is te diep genest om te lezen; open het in Word en sla het opnieuw op.",
    "doctype": "{naam} bevat een documenttypedeclaratie (DOCTYPE) en is om veiligheid geweigerd; open het in Word en sla het opnieuw op.",
    "codering": "{naam} gebruikt een tekencodering die Word-bestanden niet hebben; open het in Word en sla het opnieuw op.",
    "ongeldig": "{naam} is beschadigd: de inhoud is geen geldige XML; open het in Word, laat het herstellen en sla het opnieuw op.",
    "ingevoegd": "{naam} bevat zelf geen tekst maar alleen een ingevoegd bestand; open het in Word en sla het opnieuw op als .docx.",
    "leeg": "{naam} bevat geen leesbare tekst (misschien is het een scan of een afbeelding); lever het beleid aan als tekst in Word.",
}


def ontcijfer(naam: str, reden: str) -> str:
    """Return the sentence for a refusal of the file `naam`."""
    return _ZINNEN[reden].format(naam=naam)


def geen_zip(naam: str, data: bytes) -> None:
    """Raise InvoerError when the bytes are not those of a zip file, saying what they are instead."""
    if data[:2] == b"PK":
        return
    raise InvoerError(ontcijfer(naam, _wat_dan(data)))


def _wat_dan(data: bytes) -> str:
    if not data:
        return "leeg-bestand"
    if data.startswith(_OLE):
        # Stream names are in UTF-16, in any case.
        klein = data.lower()
        stromen = {"encryptedpackage": "versleuteld", "worddocument": "oud"}
        return next((wat for stroom, wat in stromen.items() if stroom.encode("utf-16-le") in klein), "ole")
    begin = data[:2048].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if b"%pdf-" in begin[:1024]:
        return "pdf"
    if b"<html" in begin or begin.startswith((b"<!doctype html", b"mime-version:")):
        return "html"
    return next((wat for kop, wat in {b"{\\rtf": "rtf", b"<?xml": "xml"}.items() if begin.startswith(kop)), "onbekend")
