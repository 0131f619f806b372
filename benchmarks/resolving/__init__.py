"""What the benchmark of matching is made of: sets with a truth, contenders, and how they are judged."""
