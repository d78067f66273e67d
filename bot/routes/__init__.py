"""Which door for what happened, in which order, and what to know before going there."""
