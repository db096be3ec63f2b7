"""Tests of checker.readers.registers."""
