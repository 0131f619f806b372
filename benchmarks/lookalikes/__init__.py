"""What `benchmarks/lookalike.py` measures with: directories, peers, figures, and a pool multiplied with noise."""
