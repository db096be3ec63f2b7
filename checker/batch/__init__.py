"""Audits many locations: discovery, parallel work, resuming, overview, archive."""
