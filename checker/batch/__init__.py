"""Audits many locations: discovery, parallel work, resuming, overview, archive."""

from checker.batch.uitvoering import BatchUitkomst, toets_batch

__all__ = ["BatchUitkomst", "toets_batch"]
