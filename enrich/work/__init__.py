"""The worker: asks sources by the thousand, decides what to ask next and when to stop, and finishes after a kill."""
