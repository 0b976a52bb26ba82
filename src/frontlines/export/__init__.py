"""What others read: the JSON form with its schema, and flat tables."""
