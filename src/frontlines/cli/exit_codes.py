"""Exit codes, the same for every command."""

ALL_READ = 0
NOTHING_READ = 1  # also: an error that stopped the command
USAGE = 2  # as every command line tool has it
SOME_SKIPPED = 3
