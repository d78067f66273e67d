"""The only door: thin, from HTTP to bot/; never imports Rasa."""
