"""Evaluate: what Frontlines reads against what people marked; public corpora and our own gold, scored.

A benchmark turns a corpus into cases (`Benchmark.load`) and compares the reading of one case with its gold
(`Benchmark.score`); everything else, sums, intervals, lists of mistakes and floors, is the same for all.
"""
