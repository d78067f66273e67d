"""How well Vigie understands, measured on labelled messages."""
