"""One file a command. None of them knows the domain: they parse, call the façade, and print."""
