"""What leads were worth, learnt from how they ended: points that hold up, probabilities, or a refusal.

Two models stand side by side. The control-value method counts: of those who had a trait, how many became customers,
and is that surely more than of all leads? A small regularised logistic regression weighs the same traits together.
Both are measured on leads later than those they learnt from, and the simpler one is kept unless the other is better
beyond noise. What tells the outcome instead of foretelling it is taken out first (`leaks.py`).

Nothing here opens a file, draws a random number or asks the time. A model is plain JSON, never a pickle.
"""
