"""One detector a file: what it looks at, and which signals it gives."""
