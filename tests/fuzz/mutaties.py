"""Mutations that keep the form: a tree of XML or YAML is changed as a tree, so that most inputs get past the parser."""

from __future__ import annotations

import copy
import random
from collections.abc import Callable
from typing import Any

import yaml
from lxml import etree

_LEZER = etree.XMLParser(resolve_entities=False, no_network=True, recover=True)
_WAARDEN = [
    "",
    "0",
    "-1",
    "9999999999",
    "x" * 300,
    "Kop1",
    "TOC \\o",
    "true",
    "Ouders en kinderen. Wij evalueren.",
    "\u200b",
    "1.1",
    "{PAGE}",
]
_SCALAIR: list[Any] = [
    "",
    0,
    -1,
    10**6,
    True,
    None,
    1.5,
    "x" * 300,
    "<ouders>",
    "a .. b & c",
    "*ouder*",
    "vorm(kop)",
    "50%",
    "tekst",
    [],
    {},
    ["a"],
]

Mutator = Callable[[bytes, random.Random], bytes]


def xml(data: bytes, keus: random.Random) -> bytes:
    """Move, copy, drop, nest or rename elements, and change attributes and texts. Raises ValueError or lxml's own errors on what is no XML."""
    wortel = etree.fromstring(data, _LEZER)
    if wortel is None:
        raise ValueError("geen XML")
    for _ in range(keus.randrange(1, 6)):
        alle = [e for e in wortel.iter() if isinstance(e.tag, str)]
        een, ander = keus.choice(alle), keus.choice(alle)
        ouder = een.getparent()
        soort = keus.randrange(7)
        if soort == 0 and ouder is not None:
            ouder.remove(een)
        elif soort == 1 and len(alle) < 2_000:
            ander.insert(keus.randrange(len(ander) + 1), copy.deepcopy(een))
        elif soort == 2 and ouder is not None:
            ouder.insert(keus.randrange(len(ouder) + 1), copy.deepcopy(een))
        elif soort == 3:
            een.tag = ander.tag
        elif soort == 4 and een.attrib:
            een.set(keus.choice(list(een.attrib)), keus.choice([*_WAARDEN, *ander.attrib.values()]))
        elif soort == 5 and ander.attrib:
            naam = keus.choice(list(ander.attrib))
            een.set(naam, ander.attrib[naam])
        else:
            een.text = keus.choice(_WAARDEN)
    return etree.tostring(wortel, xml_declaration=True, encoding="UTF-8")


def boom(data: bytes, keus: random.Random) -> bytes:
    """Change values, keys and lists of a YAML tree. Raises YAMLError and what its constructors raise on what is no YAML."""
    gegevens = yaml.safe_load(data.decode("utf-8", "replace"))
    for _ in range(keus.randrange(1, 4)):
        plekken = list(_plekken(gegevens))
        if not plekken:
            raise ValueError("geen boom")
        houder, sleutel = keus.choice(plekken)
        soort = keus.randrange(5)
        if soort == 0:
            del houder[sleutel]
        elif soort == 1:
            houder[sleutel] = keus.choice(_SCALAIR)
        elif soort == 2 and isinstance(houder, dict):
            houder[keus.choice(["soort", "extra", "punten", "genoeg", 1, "<ouders>"])] = houder.pop(sleutel)
        elif soort == 3:
            bron, van = keus.choice(plekken)
            houder[sleutel] = copy.deepcopy(bron[van])
        elif isinstance(houder, list):
            houder.append(copy.deepcopy(houder[sleutel]))
        else:
            houder[sleutel] = [houder[sleutel]]
    return yaml.safe_dump(gegevens, allow_unicode=True, sort_keys=False).encode()


def _plekken(knoop: Any) -> Any:
    items = knoop.items() if isinstance(knoop, dict) else enumerate(knoop) if isinstance(knoop, list) else ()
    for sleutel, waarde in list(items):
        yield knoop, sleutel
        yield from _plekken(waarde)


VORMVAST: dict[str, Mutator] = {"word": xml, "regels": boom}
