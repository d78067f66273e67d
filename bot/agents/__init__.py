"""Who may work at the desk: accounts, second factor, sign-in, sessions."""
