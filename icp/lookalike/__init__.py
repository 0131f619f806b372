"""Companies like the good ones: which companies of a pool resemble the seeds, why, and how far to trust the list."""
