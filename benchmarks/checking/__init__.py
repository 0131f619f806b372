"""What `benchmarks/check.py` is made of: invented lists, and the same profile as one expression of polars."""
