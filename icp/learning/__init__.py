"""A profile learnt from good customers: what they have in common, and how far that tells them from others.

`learn.py` is the whole of it; the other files are its steps, in the order in which they stand there. What comes out is
a proposal for a person to read: few lines, each with the counts it rests on, and what was left out with the reason.
"""
