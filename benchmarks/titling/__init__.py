"""What `benchmarks/titles.py` is made of: labelled titles, their halves, figures, and readers to compare with."""
