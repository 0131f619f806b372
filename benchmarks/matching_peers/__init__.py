"""Other people's matchers, each set up as its own documentation recommends, one file each.

Every file has `clusters(table, kind, thresholds, truth)`, which reads a table of `benchmarks.resolving.plain` and
yields, for each threshold, the cluster of each record. None but dedupe looks at the truth, and that for sixty
labels only.
"""
