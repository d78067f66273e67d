"""Short dialogues that ask one thing after another: what they ask, and how an answer is read."""
