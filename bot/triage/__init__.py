"""Is a message a scam? Signals with reasons, from its text alone: no link is opened, nothing is « safe »."""
