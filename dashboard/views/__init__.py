"""One page a file; ``app.py`` runs them."""
