"""Letters ready in the hand: what is typed and known becomes one document, as PDF and as text."""
