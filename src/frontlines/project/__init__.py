"""The project: a folder that keeps reports, statements and judgements, and the picture derived from them."""
