"""Custom actions: thin, from dialogue to bot/. Flat on purpose: the SDK would take a sub-package for a top-level one."""
