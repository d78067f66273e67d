"""Messaging channels: one file for each provider's HTTP, and the door and the delivery that all share."""
