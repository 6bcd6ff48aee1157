"""The subcommands of ``gongkai``, one module each: HELP, EXAMPLES, add_arguments, run."""
