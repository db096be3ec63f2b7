"""Pure functions from a rule and a dossier to an outcome, one file per kind of rule."""
