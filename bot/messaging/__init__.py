"""Vigie in messaging apps: who wrote, what is sent, in the form of each, retried until it arrives."""
