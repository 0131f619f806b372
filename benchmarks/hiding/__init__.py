"""Companies of a kind that is hidden from whoever is to find them: worlds and peers of `benchmarks/learning.py`."""
