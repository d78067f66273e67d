"""Who did what at the desk: append-only, without content, and no line can be altered unseen."""
