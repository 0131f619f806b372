"""The only door to the network. Everything that leaves or enters this machine passes `fetch.py`.

What this door never does: fetch LinkedIn, pretend to be a browser, answer a refusal by trying otherwise, keep a
cookie, read a body without bounds, or dial an address it has not checked.
"""
