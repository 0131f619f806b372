"""What do we say, and may we? The answer is a `Draft`.

Pure: no socket, no environment, no clock, no files but its own packaged data.
"""
