"""Fits the points tables of the text rules on labelled examples, reproducibly (`make ijk`).

Needs the extra `[ijk]` (numpy and scipy); the program itself never does.
"""
