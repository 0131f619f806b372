"""What `benchmarks/calibration.py` is made of: invented CRM histories with a known truth, and a peer."""
