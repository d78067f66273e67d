"""Masks what must never be kept: one recogniser per file, run in a fixed order by `redact`."""
