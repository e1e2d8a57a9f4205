"""Clean View inside other tools; each module imports its tool only when used."""
