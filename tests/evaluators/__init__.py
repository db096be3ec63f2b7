"""Tests of checker.evaluators."""
