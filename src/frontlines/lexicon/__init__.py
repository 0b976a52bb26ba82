"""The lexicon: loads, validates and compiles what is known (rules, cues, actors, places, dates, numbers)."""
