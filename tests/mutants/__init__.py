"""Faults put into the core one at a time, to see whether a test notices: ``make mutants``."""
