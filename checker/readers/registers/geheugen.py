"""A register that is not a file of its own: the rows of one location out of a shared export, in memory."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol


class Registerbron(Protocol):
    """What the register reader needs of a file; a Path is one."""

    @property
    def name(self) -> str:
        """The file's name, as it is shown."""
        ...

    def stat(self) -> os.stat_result:
        """Its size, among others."""
        ...

    def read_bytes(self) -> bytes:
        """Its content."""
        ...


@dataclass(frozen=True, slots=True, eq=False)
class Geheugenregister:
    """Rows as UTF-8 CSV; `regels` gives for every line its 1-based line in the file it came from."""

    name: str
    data: bytes
    regels: Sequence[int]

    def stat(self) -> os.stat_result:
        """Return a stat of which only the size means anything."""
        return os.stat_result((0, 0, 0, 0, 0, 0, len(self.data), 0, 0, 0))

    def read_bytes(self) -> bytes:
        """Return the rows."""
        return self.data
