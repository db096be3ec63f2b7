"""What a worker does: audit one location, write its reports and its state, tell the parent in a few words."""

from __future__ import annotations

import contextlib
import errno
from dataclasses import dataclass, replace
from pathlib import Path

from checker.batch.deelregisters import lees_deel
from checker.batch.opdracht import Afloop, Instelling, Plek, Uitslag
from checker.batch.plaatsen import uitmap
from checker.batch.samenvatten import vat_samen
from checker.batch.stand import Stand, schrijf_stand
from checker.batch.vingerafdruk import vingerafdruk
from checker.engine import Motor
from checker.errors import CheckerError, RapportError
from checker.model.dossier import Dossier
from checker.model.rapport import Rapport
from checker.readers.dossiers import Opties, lees_dossier, zoek_beleid
from checker.reports.alle import NAMEN, schrijf_rapporten

POGINGEN = 3
_SCHIJF = (errno.ENOSPC, errno.EROFS, errno.EDQUOT)
VERANDERDE = "bestanden van deze locatie veranderden tijdens het lezen; start de batch opnieuw als ze klaar zijn"


@dataclass(frozen=True, slots=True)
class Werker:
    """Holds what a worker loads once: the rules, ready for use."""

    instelling: Instelling
    motor: Motor

    @classmethod
    def van(cls, instelling: Instelling) -> Werker:
        """Load the rules; raises RegelError when they cannot be used."""
        return cls(instelling, Motor.laad(Path(instelling.regelmap) if instelling.regelmap else None))

    def __call__(self, plek: Plek) -> Uitslag:
        """Audit one location; whatever goes wrong with it is its outcome, never an exception."""
        map_ = uitmap(Path(self.instelling.uit), plek.id)
        try:
            _ruim_op(map_)
            return self._toets(plek, map_)
        except RapportError as fout:
            oorzaak = fout.__cause__
            return self._vastgelegd(plek, map_, Uitslag(plek.id, Afloop.MISLUKT, reden=str(fout), stop=_schijf_op(oorzaak)))
        except MemoryError:
            return self._vastgelegd(plek, map_, Uitslag(plek.id, Afloop.MISLUKT, reden="er was niet genoeg geheugen"))
        except OSError as fout:
            reden = f"een bestand kon niet worden gelezen: {fout.strerror or type(fout).__name__}"
            return self._vastgelegd(plek, map_, Uitslag(plek.id, Afloop.MISLUKT, reden=reden, stop=_schijf_op(fout)))
        except Exception as fout:  # noqa: BLE001 - a fault in the program costs one location; its text may hold input, so only its kind is told
            reden = f"een fout in het programma ({type(fout).__name__})"
            return self._vastgelegd(plek, map_, Uitslag(plek.id, Afloop.MISLUKT, reden=reden))

    def _toets(self, plek: Plek, map_: Path) -> Uitslag:
        for _ in range(POGINGEN):
            afdruk = vingerafdruk(plek, self.instelling)
            if plek.fout:
                return self._niet_te_toetsen(plek, map_, afdruk, plek.fout)
            try:
                dossier, rapport = self._beoordeel(plek)
            except CheckerError as fout:
                if vingerafdruk(plek, self.instelling) == afdruk:
                    return self._niet_te_toetsen(plek, map_, afdruk, str(fout))
                continue
            if vingerafdruk(plek, self.instelling) == afdruk:
                return self._schrijf(plek, map_, afdruk, dossier, rapport)
        return self._vastgelegd(plek, map_, Uitslag(plek.id, Afloop.MISLUKT, reden=VERANDERDE))

    def _beoordeel(self, plek: Plek) -> tuple[Dossier, Rapport]:
        regelmap = Path(self.instelling.regelmap) if self.instelling.regelmap else None
        delen = tuple(lees_deel(deel, regelmap) for deel in plek.delen)
        opties = Opties(self.instelling.periode, delen, peildatum=self.instelling.peildatum, regelmap=regelmap)
        dossier = lees_dossier(Path(plek.pad), opties)
        rapport = self.motor.beoordeel(dossier)
        return dossier, replace(rapport, locatie_id=plek.id, locatie_naam=plek.naam or rapport.locatie_naam)

    def _schrijf(self, plek: Plek, map_: Path, afdruk: str, dossier: Dossier, rapport: Rapport) -> Uitslag:
        doelen = {soort: map_ / NAMEN[soort] for soort in self.instelling.rapporten}
        paden = schrijf_rapporten(rapport, zoek_beleid(Path(plek.pad)), doelen)
        stand = vat_samen(rapport, dossier, afdruk, {p.name: p.stat().st_size for p in paden})
        schrijf_stand(map_, stand)
        return Uitslag(plek.id, Afloop.GETOETST, alles_goed=stand.alles_goed)

    def _niet_te_toetsen(self, plek: Plek, map_: Path, afdruk: str, reden: str) -> Uitslag:
        reden = " ".join(reden.replace(plek.pad, plek.id).split())
        stand = Stand(afdruk, Afloop.NIET_TE_TOETSEN, reden, self.instelling.peildatum.isoformat(), False, {}, plek.naam or _kort(plek.id))
        schrijf_stand(map_, stand)
        return Uitslag(plek.id, Afloop.NIET_TE_TOETSEN, reden=reden)

    def _vastgelegd(self, plek: Plek, map_: Path, uitslag: Uitslag) -> Uitslag:
        with contextlib.suppress(RapportError):
            leg_mislukking_vast(plek, map_, uitslag.reden, self.instelling)
        return uitslag


def leg_mislukking_vast(plek: Plek, map_: Path, reden: str, instelling: Instelling) -> None:
    """Record that a location could not be audited this time, so that it is tried again in the next run. Raises RapportError."""
    datum = instelling.peildatum.isoformat()
    schrijf_stand(map_, Stand("", Afloop.MISLUKT, reden, datum, False, {}, plek.naam or _kort(plek.id)))


def _kort(id_: str) -> str:
    return id_.rsplit("/", 1)[-1]


def _schijf_op(fout: BaseException | None) -> bool:
    return isinstance(fout, OSError) and fout.errno in _SCHIJF


def _ruim_op(map_: Path) -> None:
    """Remove what a killed run left half-written."""
    if map_.is_dir():
        for rest in map_.glob(".~*.tmp"):
            rest.unlink(missing_ok=True)
