"""The sentences of domain.yml, filled with facts, in the person's language, with their sources."""
