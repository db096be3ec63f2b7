"""Benchmarks: ratios measured in one run, on generated locations."""
