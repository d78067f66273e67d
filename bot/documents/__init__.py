"""Letters ready in the hand: what is typed and what is known become one document, written as PDF and as text."""
