"""The command line: thin commands over library calls; the only place that prints.

Results go to standard output, progress and messages to standard error. Heavy imports live inside the
commands.
"""
