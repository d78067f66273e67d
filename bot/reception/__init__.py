"""What happens to a message before any model: redacted, its language chosen, danger answered, acknowledged."""
