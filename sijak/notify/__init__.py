"""Which letters leave the house, and what do they not say? A sentence and the way in, nothing else."""
