"""The parts of `benchmarks/fetch.py`: the invented web it measures on, ours, the peer, and the meter they share."""
