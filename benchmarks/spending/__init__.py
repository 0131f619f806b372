"""What `benchmarks/budget.py` is made of: invented runs, a provider that counts for itself, a process to be killed."""
