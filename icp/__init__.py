"""Is it worth a call? The answer is a `Verdict`.

Pure: no socket, no environment, no clock, no files but its own packaged data.
"""
