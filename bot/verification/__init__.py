"""Whether a notice was sent, for whoever holds its reference and the birth date; of use for nothing else."""
