"""Labels of text blocks: which share of a block's words belongs to the truth, found by aligning both.

The longest common subsequence of the page's words and the truth's is computed over all blocks that are still open; a block whose matches
lie close together in the truth is accepted and uses its words up; the rest is aligned again, since the truth's order may differ.
"""
import re

import numpy as np
from rapidfuzz.distance import LCSseq

WORD = re.compile(r"\w+", re.UNICODE)
ROUNDS = 4
FEWEST_NEW = 3
MOST_WORK = 6e8


def words(text: str) -> list[str]:
    return WORD.findall(text.lower())


def longest_run(positions: list[int]) -> int:
    best = run = 1
    for before, here in zip(positions, positions[1:]):
        run = run + 1 if here == before + 1 else 1
        best = max(best, run)
    return best


def is_accepted(length: int, positions: list[int]) -> bool:
    share = len(positions) / length
    span = positions[-1] - positions[0] + 1
    run = longest_run(positions)
    if length <= 3:
        return share >= 0.99 and span <= length + 2
    if length <= 8:
        return share >= 0.6 and run >= min(3, length - 1) and span <= 3 * length + 4
    return (share >= 0.5 and run >= 4) or run >= 8


def align(blocks: list[list[int]], active: list[int], truth: list[int]) -> dict[int, list[int]]:
    """For each active block the positions in `truth` that its words match."""
    known = set(truth)
    pairs = [(word, block) for block in active for word in blocks[block] if word in known]
    pairs = pairs[: max(1, int(MOST_WORK / max(1, len(truth))))]
    matches: dict[int, list[int]] = {}
    for op in LCSseq.opcodes([word for word, _ in pairs], truth):
        if op.tag == "equal":
            for source, target in zip(range(op.src_start, op.src_end), range(op.dest_start, op.dest_end)):
                matches.setdefault(pairs[source][1], []).append(target)
    return matches


def label_blocks(texts: list[str], truth_text: str) -> np.ndarray:
    """A label in 0..1 for each block."""
    labels = np.zeros(len(texts))
    vocabulary: dict[str, int] = {}
    truth = [vocabulary.setdefault(w, len(vocabulary)) for w in words(truth_text)]
    blocks = [[vocabulary.setdefault(w, len(vocabulary)) for w in words(t)] for t in texts]
    active = [i for i, block in enumerate(blocks) if block]
    used = np.zeros(len(truth), bool)
    for _ in range(ROUNDS):
        rest = np.flatnonzero(~used)
        if len(rest) == 0 or not active:
            break
        matches = align(blocks, active, [truth[i] for i in rest])
        new, left = 0, []
        for block in active:
            positions = [int(rest[i]) for i in matches.get(block, [])]
            if positions and is_accepted(len(blocks[block]), positions):
                labels[block] = len(positions) / len(blocks[block])
                used[positions] = True
                new += len(positions)
            else:
                left.append(block)
        active = left
        if new < FEWEST_NEW:
            break
    return labels
