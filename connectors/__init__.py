"""What does a source say? The answer is a `Statement`.

Every source here is declared data plus two pure functions, `ask` and `read`.
Nothing in this folder opens a socket, reads the environment or looks at a clock;
the pages come in as arguments. See `connector.py` for the contract and
`catalog.py` for the list of sources.
"""
