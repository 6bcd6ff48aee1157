"""The dashboard: pages over the database, the command, the server and its gate."""
