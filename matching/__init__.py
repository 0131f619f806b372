"""Who is it talking about? The answers are `Company` and `Person`.

Pure: no socket, no environment, no clock, no files but its own packaged data.
"""
