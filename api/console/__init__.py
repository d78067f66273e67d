"""The face of Vigie for the people who answer: sign-in and console."""
