"""The picture on screens: the terminal, and one self-contained page."""
