"""Passing a conversation between the machine and the people of an organisation, and what these are shown."""
