"""Measures the extraction against a gold folder: predictions in the referee's format, the referee's figures.

The scorers that lie in the gold folder are the referees. They are called as programs and never rewritten
here, so a figure that ``graphbuild score`` prints is the figure that they give for the same predictions.
"""

from graphbuild.evaluate.gold import GoldSet, Split
from graphbuild.evaluate.prediction import predict
from graphbuild.evaluate.referee import report, score, write_predictions

__all__ = ["GoldSet", "Split", "predict", "report", "score", "write_predictions"]
