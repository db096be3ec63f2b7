"""Dutch: sentences, words and lemmas, the term language, numbers and names of languages."""
