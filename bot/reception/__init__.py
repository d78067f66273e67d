"""What happens before any model: a message is redacted, its language chosen, danger answered, kept."""
