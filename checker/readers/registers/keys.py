"""Pseudonyms: an id becomes a running number as soon as it is read; the ids themselves are gone when reading is done."""

from __future__ import annotations

import unicodedata

from checker.readers import grenzen
from checker.readers.registers.values import schoon

_CELLEN = 100_000
_GEEN = frozenset({"", "-", "–", "?", "onbekend", "nvt", "n.v.t.", "nb", "n.b.", "0"})
_LIJKT = str.maketrans(
    "аеорсухкмтвніjѕԛԝΑΒΕΗΙΚΜΝΟΡΤΧΥΖ".lower(), "aeopcyxkmtbhijsqwabehikmnoptxyz"[: len("аеорсухкмтвніjѕԛԝΑΒΕΗΙΚΜΝΟΡΤΧΥΖ")]
)


class TeVeel(Exception):
    """A register has more of something than fits in the time and memory that are promised; the message is Dutch ("1000 rijen")."""


def id_sleutel(cel: str) -> str:
    """The id without case and white space; leading zeros stay. Empty for a cell that holds no id."""
    sleutel = "".join(schoon(cel).casefold().split())
    return "" if sleutel in _GEEN else sleutel


def losse_vorm(sleutel: str) -> str:
    """The id without what people leave out or mistake: leading zeros, punctuation, look-alike letters."""
    plat = "".join(t for t in unicodedata.normalize("NFKD", sleutel.translate(_LIJKT)) if t.isalnum())
    uit: list[str] = []
    for teken in plat:
        if teken == "0" and (not uit or not uit[-1].isdigit()):
            continue
        uit.append(teken)
    return "".join(uit)


class Nummers:
    """Running numbers (from 1) for one kind of id; 0 is no id. Raises TeVeel when there are more than a location can have."""

    def __init__(self) -> None:
        self._nummer: dict[str, int] = {"": 0}
        self._cel: dict[str, int] = {}
        self._los: dict[str, int] | None = None
        self._bekend: tuple[str, ...] | None = None

    def __getitem__(self, cel: str) -> int:
        """The number of the id in a cell; a new id gets the next number."""
        nummer = self._cel.get(cel)
        if nummer is None:
            sleutel = id_sleutel(cel)
            nummer = self._nummer.get(sleutel)
            if nummer is None:
                if len(self._nummer) > grenzen.CSV_KINDEREN:
                    raise TeVeel(f"{grenzen.CSV_KINDEREN} verschillende kinderen of gezinnen")
                nummer = self._nummer[sleutel] = len(self._nummer)
            if len(self._cel) > _CELLEN:
                self._cel.clear()
            self._cel[cel] = nummer
        return nummer

    def __len__(self) -> int:
        """How many numbers were given out, that of no id included."""
        return len(self._nummer)

    def terug(self, aantal: int) -> None:
        """Forget all but the first so many numbers: those of a register that was refused after all."""
        while len(self._nummer) > aantal:
            self._nummer.popitem()
        self._cel.clear()

    def zoek(self, cel: str) -> int:
        """The number of an id that was seen before, else 0."""
        return self._nummer.get(id_sleutel(cel), 0)

    def onthoud_vormen(self) -> None:
        """From here on `lijkt_op` compares with the ids seen so far."""
        self._bekend, self._los = tuple(self._nummer), None

    def lijkt_op(self, cel: str) -> bool:
        """Whether an unknown id differs from a known one only in zeros, punctuation or look-alike letters."""
        if self._bekend is None:
            return False
        if self._los is None:  # only worked out for a register that holds an unknown id
            self._los = {losse_vorm(s): self._nummer[s] for s in self._bekend if s}
        return losse_vorm(id_sleutel(cel)) in self._los
