"""Custom actions: thin, from dialogue to bot/.

Flat on purpose: the SDK would take a sub-package for the top-level package of the same name.
"""
