"""One paper a file: which blocks, in which order, from what is filled in and what is known."""
