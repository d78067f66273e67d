"""Until when one can act, and when one may stop waiting: counted from the dates that a person gives."""
