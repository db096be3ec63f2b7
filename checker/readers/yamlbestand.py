"""Reads YAML that people write by hand: no object tags, no aliases, and every mistake with its line."""

from __future__ import annotations

import re
import stat
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from checker.errors import RegelError
from checker.readers import grenzen

M = TypeVar("M", bound=BaseModel)
_HAKEN = re.compile(r"[\[\]{}]")
_STREPEN = re.compile(rf"(?:[-?:][ \t]+){{{grenzen.YAML_DIEPTE}}}")
_ANKER = re.compile(r"&[\w-]")
# What the constructors of PyYAML raise on a value that is not of the tag it has (`!!bool x`, `!!timestamp x`, a base-sixty fraction).
_ONGELDIG = (yaml.YAMLError, ValueError, LookupError, AttributeError, TypeError, ArithmeticError, RecursionError)
_VOORBEELDEN = "\nvoorbeelden:"

_MELDINGEN = {
    "extra_forbidden": "onbekende sleutel",
    "missing": "deze sleutel ontbreekt",
    "string_type": "hier hoort tekst (zet een waarde als ja, nee, een datum of een getal tussen aanhalingstekens)",
    "string_too_short": "deze tekst is leeg",
    "string_pattern_mismatch": "deze tekst heeft niet de vorm die hier hoort",
    "int_type": "hier hoort een geheel getal",
    "int_parsing": "hier hoort een geheel getal",
    "bool_type": "hier hoort true of false",
    "bool_parsing": "hier hoort true of false",
    "tuple_type": "hier hoort een lijst",
    "list_type": "hier hoort een lijst",
    "too_long": "deze lijst is te lang",
    "string_too_long": "deze tekst is te lang",
    "dict_type": "hier horen sleutels met waarden",
    "model_type": "hier horen sleutels met waarden",
    "too_short": "deze lijst is te kort",
    "union_tag_invalid": "onbekende soort",
    "union_tag_not_found": "de sleutel 'soort' ontbreekt",
    "enum": "onbekende waarde",
    "literal_error": "onbekende waarde",
    "greater_than_equal": "dit getal is te klein",
    "greater_than": "dit getal is te klein",
    "less_than_equal": "dit getal is te groot",
}


class _Lader(yaml.CSafeLoader):
    """Builds plain values only (no object of any class), and no number longer than anybody writes."""


def _kort_getal(bouw: Callable[[Any, yaml.ScalarNode], Any]) -> Callable[[Any, yaml.ScalarNode], Any]:
    def maak(lader: Any, knoop: yaml.ScalarNode) -> Any:  # noqa: ANN401 - PyYAML gives loaders and values no type
        if len(knoop.value) > grenzen.YAML_GETAL_TEKENS:
            raise yaml.constructor.ConstructorError(problem="dit getal is te lang", problem_mark=knoop.start_mark)
        return bouw(lader, knoop)

    return maak


_Lader.add_constructor("tag:yaml.org,2002:int", _kort_getal(yaml.SafeLoader.construct_yaml_int))
_Lader.add_constructor("tag:yaml.org,2002:float", _kort_getal(yaml.SafeLoader.construct_yaml_float))


class AuteursFout(Exception):
    """One or more mistakes in a file that a person wrote; `regels` are the Dutch sentences, each with file and line.

    A sentence quotes the file, so it is kept short and without control characters; of a great many mistakes the first are listed.
    """

    def __init__(self, regels: Sequence[str]) -> None:
        self.regels = _beperkt([_leesbaar(r) for r in regels[: grenzen.YAML_FOUTEN]], len(regels))
        super().__init__("\n".join(self.regels))


def _leesbaar(zin: str) -> str:
    return "".join(c if c.isprintable() else "?" for c in zin[: grenzen.YAML_MELDING_TEKENS])


def _beperkt(regels: Sequence[str], totaal: int) -> tuple[str, ...]:
    getoond = tuple(regels[: grenzen.YAML_FOUTEN])
    return getoond if totaal <= len(getoond) else (*getoond, f"en nog {totaal - len(getoond)} fouten")


def lees_tekst(pad: Path) -> str:
    """Return the text of a YAML file; raises AuteursFout when it is too large, not UTF-8 or unreadable."""
    try:
        if not stat.S_ISREG(pad.stat().st_mode):  # a pipe would be waited for without end
            raise AuteursFout([f"{pad}: is geen gewoon bestand"])
        with pad.open("rb") as bestand:
            rauw = bestand.read(grenzen.YAML_BESTAND_BYTES + 1)
    except OSError as fout:
        raise AuteursFout([f"{pad}: kan niet worden gelezen ({fout.strerror})"]) from fout
    if len(rauw) > grenzen.YAML_BESTAND_BYTES:
        raise AuteursFout([f"{pad}: is groter dan {grenzen.YAML_BESTAND_BYTES // 1_000_000} MB en wordt niet gelezen"])
    try:
        return rauw.decode("utf-8-sig")
    except UnicodeDecodeError as fout:
        raise AuteursFout([f"{pad}: is geen UTF-8; sla het bestand op als UTF-8"]) from fout


def zonder_voorbeelden(tekst: str) -> str:
    """Cut off the examples at the end of a rule file: an audit does not need them and they are most of the file."""
    plek = tekst.find(_VOORBEELDEN)
    return tekst if plek < 0 else tekst[: plek + 1]


def ontleed(tekst: str, bestand: str) -> Any:  # noqa: ANN401 - YAML holds anything until pydantic has looked at it
    """Parse YAML text; raises AuteursFout with file and line."""
    if _is_diep(tekst):
        raise AuteursFout([f"{bestand}: dit is geen geldige YAML (te diep genest)"])
    try:
        if _ANKER.search(tekst) and any(isinstance(e, yaml.AliasEvent) for e in yaml.parse(tekst, Loader=yaml.CSafeLoader)):
            raise AuteursFout([f"{bestand}: verwijzingen (&naam en *naam) zijn in deze bestanden niet toegestaan; schrijf de waarde uit"])
        return yaml.load(tekst, Loader=_Lader)  # noqa: S506 - a safe loader
    except yaml.MarkedYAMLError as fout:
        regel = fout.problem_mark.line + 1 if fout.problem_mark else 1
        raise AuteursFout([f"{bestand}, regel {regel}: dit is geen geldige YAML ({fout.problem})"]) from fout
    except _ONGELDIG as fout:
        raise AuteursFout([f"{bestand}: dit is geen geldige YAML"]) from fout


def _is_diep(tekst: str) -> bool:
    """Whether values may be nested deeper than any author does it; brackets within text count too, which does no harm."""
    diepte = 0
    for haak in _HAKEN.findall(tekst):
        diepte = diepte + 1 if haak in "[{" else max(0, diepte - 1)
        if diepte > grenzen.YAML_DIEPTE:
            return True
    return _STREPEN.search(tekst) is not None


def lees_model(model: type[M], tekst: str, bestand: str, extra: Mapping[str, object] | None = None) -> M:
    """Parse `tekst` and check it against `model`; raises AuteursFout with every mistake: file, line, key and what is allowed."""
    gegevens = ontleed(tekst, bestand)
    if not isinstance(gegevens, dict):
        raise AuteursFout([f"{bestand}, regel 1: hier horen sleutels met waarden"])
    try:
        return model.model_validate({**gegevens, **(extra or {})})
    except ValidationError as fout:
        raise AuteursFout(beschrijf(fout, tekst, bestand)) from fout


def beschrijf(fout: ValidationError, tekst: str, bestand: str) -> list[str]:
    """Turn a pydantic error into Dutch sentences with file, line, key and what is allowed."""
    knoop = yaml.compose(tekst, Loader=yaml.CSafeLoader)
    zinnen: list[str] = []
    for nr, een in enumerate(fout.errors(include_url=False, include_input=False)):
        if nr >= grenzen.YAML_FOUTEN:
            zinnen.append("")  # counted, not worked out
            continue
        pad = [str(d) for d in een["loc"]]
        regel, sleutels = _zoek(knoop, pad)
        tekst_nl = _MELDINGEN.get(een["type"], een["msg"].removeprefix("Value error, "))
        zinnen.append(f"{bestand}, regel {regel}, {'.'.join(k[:60] for k in sleutels) or '(hele bestand)'}: {tekst_nl}{_toegestaan(een)}")
    return zinnen


def _toegestaan(een: Mapping[str, Any]) -> str:
    ctx = een.get("ctx") or {}
    mag = ctx.get("expected_tags") or ctx.get("expected")
    if mag:
        return f"; toegestaan: {str(mag).replace(' or ', ' of ')}"
    return next((f" (ten minste {ctx[k]})" for k in ("ge", "gt", "min_length") if k in ctx), "")


def _zoek(knoop: yaml.Node | None, pad: Sequence[str]) -> tuple[int, list[str]]:
    """Walk the YAML nodes along pydantic's location; parts that are no key (a union's tag) are passed over."""
    regel, sleutels = 1, []
    for deel in pad:
        if isinstance(knoop, yaml.MappingNode):
            paar = next(((k, v) for k, v in knoop.value if k.value == deel), None)
            if paar is None:
                if deel == pad[-1] and deel not in {"tekst", "drempel", "aandeel", "kruis"}:
                    sleutels.append(deel)
                continue
            regel, knoop = paar[0].start_mark.line + 1, paar[1]
            sleutels.append(deel)
        elif isinstance(knoop, yaml.SequenceNode) and deel.isdigit() and int(deel) < len(knoop.value):
            knoop = knoop.value[int(deel)]
            regel = knoop.start_mark.line + 1
            sleutels.append(str(int(deel) + 1))
    return regel, sleutels


def verzamel(fouten: Sequence[str]) -> None:
    """Raise one RegelError that lists all mistakes, if there are any."""
    if fouten:
        kop = "Het regelpakket kan zo niet worden gebruikt:" if len(fouten) == 1 else f"Het regelpakket heeft {len(fouten)} fouten:"
        raise RegelError("\n".join([kop, *(f"  {f}" for f in AuteursFout(fouten).regels)]))
