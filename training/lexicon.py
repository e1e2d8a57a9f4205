"""The lexicon: for each name of elements, how much of the text inside is main content, counted on pages.

A page's share for a term is that of the words in elements of this name, by their blocks' labels; a term's value is the mean of its
pages, drawn to the mean of all terms where there are few, as a logarithm of odds.
"""
import pathlib

import numpy as np

import export
from corpus import Corpus

FEWEST_PAGES, FEWEST_DOMAINS = 10, 5
PRIOR, STRENGTH = 0.45, 3
# Values are whole numbers of this part.
SCALE = 16
UNKNOWN = -128


def log_odds(share: np.ndarray) -> np.ndarray:
    return np.log(share / (1 - share))


class Lexicon:
    """Counts of every term by domain, from which tables for any set of pages are made."""

    def __init__(self, c: Corpus) -> None:
        hashes, first, end = c.terms.T.astype(np.int64)
        page = np.repeat(np.arange(len(c.ids)), c.term_counts)
        self.hashes, term = np.unique(hashes, return_inverse=True)
        size = len(self.hashes)
        right = np.concatenate([[0], np.cumsum(c.words * c.labels)])
        words = np.concatenate([[0], np.cumsum(c.words)])
        first, end = first + c.begin[page], end + c.begin[page]
        pairs, pair = np.unique(page * size + term, return_inverse=True)
        self.share = np.bincount(pair, right[end] - right[first]) / np.bincount(pair, words[end] - words[first])
        self.page, self.term = pairs // size, pairs % size
        domain_terms, self.domain_term = np.unique(c.domains[self.page] * size + self.term, return_inverse=True)
        self.term_of_domain = domain_terms % size
        self.of_occurrence = self.domain_term[pair]
        self.has_truth = np.array([bool(t.strip()) for t in c.truths])

    def values(self, share: np.ndarray, pages: np.ndarray, domains: np.ndarray) -> np.ndarray:
        mean = np.clip((share + STRENGTH * PRIOR) / (pages + STRENGTH), 0.01, 0.99)
        value = np.round(SCALE * (log_odds(mean) - log_odds(np.array(PRIOR))))
        known = (pages >= FEWEST_PAGES) & (domains >= FEWEST_DOMAINS)
        return np.where(known, np.clip(value, -127, 127), UNKNOWN).astype(np.int8)

    def count(self, pages: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Hashes and values of the terms that are known from `pages` (a mask); and the value of each occurrence of a term, on all
        pages, by the pages of other domains alone: no page is judged by what it taught."""
        size = len(self.hashes)
        used = (pages & self.has_truth)[self.page]
        of_term, of_domain = self.term[used], self.domain_term[used]
        share = np.bincount(of_term, self.share[used], size)
        count = np.bincount(of_term, minlength=size)
        own_share = np.bincount(of_domain, self.share[used], len(self.term_of_domain))
        own_count = np.bincount(of_domain, minlength=len(self.term_of_domain))
        domains = np.bincount(self.term_of_domain[own_count > 0], minlength=size)
        table = self.values(share, count, domains)
        term = self.term_of_domain
        others = self.values(share[term] - own_share, count[term] - own_count, domains[term] - (own_count > 0))
        known = table != UNKNOWN
        return self.hashes[known], table[known], others[self.of_occurrence]


def write(path: pathlib.Path, hashes: np.ndarray, values: np.ndarray, head: list[str]) -> None:
    """`hashes` rise."""
    path.parent.mkdir(parents=True, exist_ok=True)
    text = "".join(f"// {line}\n" for line in head)
    text += f"constexpr std::uint32_t kTermHashes[] = {{\n{export.lines([f'{h}u' for h in hashes])}\n}};\n"
    text += f"constexpr std::int8_t kTermValues[] = {{\n{export.lines([str(v) for v in values])}\n}};\n"
    path.write_text(text, encoding="utf-8")
