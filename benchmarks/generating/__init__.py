"""Invented lists of companies and of people whose truth is known, for measuring matching at any size.

There are two generators of each, *a* and *b*, that share no names, no words, no columns and no way of erring, so that
what is developed on one can be held against the other. Both draw from finite lists with a Zipf distribution: the more
rows, the more namesakes, which is what makes large lists hard. A seed fixes every byte.

Nothing here is a real company or person. Cities are real, since a gazetteer must know them; hosts and numbers are made
up in real shapes, since a parser must read them. What is generated is written to a folder, is asked of nobody and does
not ship.
"""
