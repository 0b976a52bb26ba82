"""The same reading over several processes."""
