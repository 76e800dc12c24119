"""Where the analysis runs: in this process, on all cores of this machine, on a Spark cluster.

All of them are given batches of articles and give back rows for the record file, in any order. Neither a parse nor
more than a few batches is ever held, so memory does not grow with the number of articles.
"""
