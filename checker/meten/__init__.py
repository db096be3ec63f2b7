"""Measures a rule pack on labelled locations: what `ouderbeleid regels meet` prints."""
