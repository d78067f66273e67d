"""Which notices an organisation sent: one file of keyed hashes, built from its list and only ever asked."""
