"""The only place where all stages meet: articles in, a folder with the graph and its views out.

Import from the modules: ``building`` needs the language model's library, ``opening`` does not.
"""
