"""Which of the two languages one message is answered in."""
