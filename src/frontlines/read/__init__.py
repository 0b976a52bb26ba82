"""Reading: one report into its statements, a straight line of pure functions, one file a stage."""
