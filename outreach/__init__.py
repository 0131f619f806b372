"""What do we say, and may we? The answer is a `Draft`.

Statements become facts (facts.py), facts fill the sentences of a sequence (sequence.py, template.py, compose.py), the
finished text is proven against today's evidence (proof.py), and country, consent and suppression decide whether it is
ready (policy.py, drafts.py). `write_drafts` does all of it; `prove` checks a draft again; `to_eml` makes it a file.

Pure: no socket, no environment, no clock, no files but its own packaged data.
"""
