"""A person's plan: the steps that their situation asks for, done, put off or still to do."""
