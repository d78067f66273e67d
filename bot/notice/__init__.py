"""A notice without reference: what a person describes, against what is known of genuine ones."""
