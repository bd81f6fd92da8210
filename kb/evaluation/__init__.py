"""How good the extractor is on articles whose claims people wrote down: gold files, pairing, figures."""

from kb.evaluation.gold import GoldArticle, GoldClaim, GoldName, read_gold
from kb.evaluation.running import Evaluation, evaluate
from kb.evaluation.scores import Difference, Measure, Scores, Share

__all__ = [
    "Difference",
    "Evaluation",
    "GoldArticle",
    "GoldClaim",
    "GoldName",
    "Measure",
    "Scores",
    "Share",
    "evaluate",
    "read_gold",
]
