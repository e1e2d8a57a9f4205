"""Word F1 of pages, and the cut that decides which blocks of a page are kept."""
from collections import Counter

import numpy as np

import labels
from corpus import Corpus


def expected_cut(p: np.ndarray, words: np.ndarray, recall: float = 1.0) -> tuple[np.ndarray, float]:
    """The blocks whose keeping maximises the page's expected F measure, and that measure.

    Blocks are taken by falling p; ties in document order; the first maximum wins. `recall` over 1 keeps more, under 1 less.
    """
    order = np.argsort(-p, kind="stable")
    kept, right = np.cumsum(words[order]), np.cumsum((p * words)[order])
    measure = (1 + recall) * right / (kept + recall * right[-1] + 1e-9)
    best = int(np.argmax(measure))
    keep = np.zeros(len(p), bool)
    keep[order[: best + 1]] = True
    return keep, float(measure[best])


def keep_all(corpus: Corpus, p: np.ndarray, recall: float = 1.0) -> tuple[np.ndarray, np.ndarray]:
    """expected_cut for every page: which rows are kept, and the expected measure of each page."""
    keep = np.zeros(len(p), bool)
    expected = np.zeros(len(corpus.ids))
    for k, (begin, end) in enumerate(zip(corpus.begin, corpus.begin[1:])):
        if end > begin:
            keep[begin:end], expected[k] = expected_cut(p[begin:end].astype(float), corpus.words[begin:end], recall)
    return keep, expected


def page_scores(corpus: Corpus, keep: np.ndarray) -> np.ndarray:
    """Precision, recall and F1 of each page's words."""
    scores = np.zeros((len(corpus.ids), 3))
    for k, truth_text in enumerate(corpus.truths):
        truth = Counter(labels.words(truth_text))
        kept = Counter()
        for text, kept_block in zip(corpus.texts[k], keep[corpus.begin[k] : corpus.begin[k + 1]]):
            if kept_block:
                kept.update(labels.words(text))
        if not truth:
            scores[k] = 0 if kept else 1
            continue
        common = sum((truth & kept).values())
        if common:
            precision, recall = common / sum(kept.values()), common / sum(truth.values())
            scores[k] = precision, recall, 2 * precision * recall / (precision + recall)
    return scores


def summary(corpus: Corpus, scores: np.ndarray) -> dict:
    by_type = {str(t): round(float(scores[corpus.types == t, 2].mean()), 4) for t in sorted(set(corpus.types))}
    p, r, f = (round(float(v), 4) for v in scores.mean(0))
    return {"p": p, "r": r, "f1": f, "by_type": by_type}
