"""The fit: per criterium two sparse additive scores, each text judged by its best passage.

Method: logistic loss on the (softened) maximum over a text's passages, the passages that readers pointed at as extra examples, Adam with a
soft threshold (L1), full batch. In every round a part of the kenmerken is left out, so that no single word carries a verdict that others could
carry too; which part comes from a fixed seed: the same data give the same points.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import scipy.sparse as sp  # type: ignore[import-untyped]

from checker.ijk.kenmerken import Geheel, Getallen, Tabel

Ja = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Instelling:
    """What the fit is steered with; the values were chosen by leaving out writers (see tests/bench/README.md).

    `gewicht_ander` is the weight of a whole text in which nothing is met: one about something else, which must never reassure.
    """

    rondes: int = 160
    stap: float = 0.05
    l1: float = 1e-3
    l2: float = 1e-5
    scherpte: float = 4.0
    weglaten: float = 0.3
    gewicht_bewijs: float = 0.1
    gewicht_beleid: float = 3.0
    gewicht_ander: float = 8.0


@dataclass(slots=True)
class Gewichten:
    """Weights per kenmerk (rows) and question (columns: all `aanwezig`, then all `voldoende`), and the constant per question."""

    w: Getallen
    b: Getallen


@dataclass(frozen=True, slots=True)
class Teugels:
    """What holds the weights: per kenmerk how much harder it is pulled to 0 (`straf`) and how far from 0 it may get (`hoogste`)."""

    straf: Getallen
    hoogste: Getallen


def schat(x: sp.csr_matrix, tabel: Tabel, gewicht: Getallen, inst: Instelling, teugels: Teugels, mag: Ja | None = None) -> Gewichten:
    """Fit the weights. `gewicht` is per text, `mag` says per kenmerk and question whether it may have any."""
    return _Fit(x, tabel, gewicht, inst).loop(teugels, mag)


def beste(z: Getallen, stuk: Geheel) -> Getallen:
    """Return per text the best score over its passages."""
    return np.maximum.reduceat(z, _starts(stuk), axis=0)


def _starts(stuk: Geheel) -> Geheel:
    starts: Geheel = np.r_[0, np.flatnonzero(np.diff(stuk)) + 1]
    return starts


def _sigmoid(z: Getallen) -> Getallen:
    uit: Getallen = (1 / (1 + np.exp(-np.clip(z, -30, 30)))).astype(np.float32)
    return uit


class _Fit:
    def __init__(self, x: sp.csr_matrix, tabel: Tabel, gewicht: Getallen, inst: Instelling) -> None:
        self.x, self.xt, self.inst = x, x.T.tocsr(), inst
        self.starts = _starts(tabel.stuk)
        self.segment = np.cumsum(np.isin(np.arange(len(tabel.stuk)), self.starts)) - 1
        g = tabel.graden
        self.y = np.concatenate([g >= 1, g >= 2], 1).astype(np.float32)
        bekend = np.concatenate([g >= 0, g >= 0], 1)
        ruw = np.where(bekend, gewicht[:, None], 0).astype(np.float32)
        self.wd = ruw / np.maximum(ruw.sum(0, keepdims=True), 1e-9)
        self._bewijs(tabel)

    def _bewijs(self, tabel: Tabel) -> None:
        graad = tabel.graden[self.segment]
        lang = (np.bincount(self.segment)[self.segment] > 12)[:, None]
        e = tabel.bewijs
        los = ~tabel.geheel[:, None]
        self.ja = np.concatenate([e & (graad >= 1), e & (graad >= 2)], 1)
        nee = los & (graad >= 1) & ~e & lang
        self.nee = np.concatenate([nee, nee & (graad >= 2)], 1)
        self.n_ja = np.maximum(1, self.ja.sum(0))
        self.n_nee = np.maximum(1, self.nee.sum(0))

    def _masker(self, toeval: np.random.Generator) -> Getallen:
        """Return per kenmerk 0 (left out this round) or the factor that makes up for those left out."""
        uit: Getallen = ((toeval.random((self.x.shape[1], 1)) >= self.inst.weglaten) / (1 - self.inst.weglaten)).astype(np.float32)
        return uit

    def _helling(self, w: Getallen, b: Getallen) -> Getallen:
        """Return the gradient of the loss to the score of every passage."""
        t = self.inst.scherpte
        z = self.x @ w + b
        top = np.maximum.reduceat(z, self.starts, axis=0)[self.segment]
        e = np.exp(t * (z - top))
        som = np.add.reduceat(e, self.starts, axis=0)
        per_stuk = (_sigmoid(np.log(som) / t + top[self.starts]) - self.y) * self.wd
        g = e / som[self.segment] * per_stuk[self.segment]
        s = _sigmoid(z)
        uit: Getallen = g + self.inst.gewicht_bewijs * (np.where(self.ja, (s - 1) / self.n_ja, 0) + np.where(self.nee, s / self.n_nee, 0))
        return uit

    def loop(self, teugels: Teugels, mag: Ja | None) -> Gewichten:
        """Run all rounds."""
        inst, straf, hoogste = self.inst, teugels.straf[:, None], teugels.hoogste[:, None]
        k = self.y.shape[1]
        w = np.zeros((self.x.shape[1], k), np.float32)
        b = np.full(k, -2.0, np.float32)
        m, v, mb, vb = np.zeros_like(w), np.zeros_like(w), np.zeros_like(b), np.zeros_like(b)
        toeval = np.random.default_rng(0)
        for ronde in range(1, inst.rondes + 1):
            masker = self._masker(toeval)
            g = self._helling(w * masker, b)
            gw, gb = (self.xt @ g) * masker + inst.l2 * w, g.sum(0)
            stap = inst.stap * (0.05 + 0.475 * (1 + np.cos(np.pi * ronde / inst.rondes)))
            m, v = 0.9 * m + 0.1 * gw, 0.99 * v + 0.01 * gw * gw
            mb, vb = 0.9 * mb + 0.1 * gb, 0.99 * vb + 0.01 * gb * gb
            schaal = np.sqrt(v / (1 - 0.99**ronde))
            w = w - stap * (m / (1 - 0.9**ronde)) / (schaal + 1e-6)
            w = np.sign(w) * np.maximum(np.abs(w) - stap * inst.l1 * straf / (schaal + 1e-4), 0)
            w = np.clip(w, -hoogste, hoogste)
            if mag is not None:
                w *= mag
            b = b - stap * (mb / (1 - 0.9**ronde)) / (np.sqrt(vb / (1 - 0.99**ronde)) + 1e-6)
        return Gewichten(w.astype(np.float32), b.astype(np.float32))

    def helling(self, gewichten: Gewichten) -> Getallen:
        """Return the gradient per passage and question at these weights (what is still unexplained)."""
        return self._helling(gewichten.w, gewichten.b)


def onverklaard(x: sp.csr_matrix, tabel: Tabel, gewicht: Getallen, inst: Instelling, gewichten: Gewichten) -> Getallen:
    """Return per passage and question what the fit does not explain yet, for choosing combinations to add."""
    return _Fit(x, tabel, gewicht, inst).helling(gewichten)
