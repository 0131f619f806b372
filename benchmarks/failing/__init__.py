"""What `benchmarks/faults.py` is made of: a world in which everything can be made to fail, and the ways to fail."""
