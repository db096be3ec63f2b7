"""Views of one frozen Rapport; they format and know nothing of how it was found."""
