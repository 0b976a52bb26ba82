"""The frozen values every stage speaks in: no I/O, standard library only."""
