"""Views: what a project shows, as plain rows; how they look is no concern of theirs."""
