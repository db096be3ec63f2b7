"""Registers: CSV files in any dialect become typed rows with pseudonyms (registraties.md)."""

from checker.readers.registers.join import RegisterLezing, lees_registers, schooljaar
from checker.readers.registers.lexicon import Lexicon, laad_lexicon, standaard_lexicon

__all__ = ["Lexicon", "RegisterLezing", "laad_lexicon", "lees_registers", "schooljaar", "standaard_lexicon"]
