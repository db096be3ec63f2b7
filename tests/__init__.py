"""Tests, mirroring checker/."""
