"""Files out: what a run found, in the forms people take it away in. Written whole or not at all."""
