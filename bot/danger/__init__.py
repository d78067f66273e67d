"""Danger and distress, recognised by phrases before any model."""
