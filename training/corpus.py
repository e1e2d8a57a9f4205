"""The development set as arrays: labels, weights, folds; and the rows of features, by a lexicon."""
import hashlib
import json
import multiprocessing
import pathlib
import subprocess
from dataclasses import dataclass
from urllib.parse import urlparse

import numpy as np

import labels

SECOND_LEVEL = ("co", "com", "org", "net", "ac", "gov", "edu")
FOLDS = 4


@dataclass
class Corpus:
    names: list[str]            # of the features
    ids: list[str]              # of the pages
    types: np.ndarray
    truths: list[str]
    texts: list[list[str]]      # of the blocks, by page
    begin: np.ndarray           # first row of each page, and the end
    labels: np.ndarray
    words: np.ndarray           # of each block, at least 1
    folds: np.ndarray           # of each page
    domains: np.ndarray         # of each page, as numbers
    terms: np.ndarray           # names of elements, a row each: hash, first block on its page, end
    term_counts: np.ndarray     # of each page
    digest: str                 # of the truth and the page files

    def page_of_row(self) -> np.ndarray:
        return np.repeat(np.arange(len(self.ids)), np.diff(self.begin))


def domain(url: str) -> str:
    parts = urlparse(url).netloc.lower().split(":")[0].split(".")
    size = 3 if len(parts) > 2 and len(parts[-1]) == 2 and parts[-2] in SECOND_LEVEL else 2
    return ".".join(parts[-size:])


def folds_of(urls: list[str], seed: int) -> np.ndarray:
    domains = sorted({domain(u) for u in urls})
    np.random.RandomState(seed).shuffle(domains)
    fold = {d: i % FOLDS for i, d in enumerate(domains)}
    return np.array([fold[domain(u)] for u in urls])


def digest_of(folder: pathlib.Path) -> str:
    digest = hashlib.sha256((folder / "truth.jsonl").read_bytes())
    for page in sorted((folder / "pages").glob("*.html.gz")):
        digest.update(page.name.encode())
        digest.update(hashlib.sha256(page.read_bytes()).digest())
    return digest.hexdigest()[:16]


def label_page(job: tuple[list[str], str]) -> np.ndarray:
    return labels.label_blocks(*job)


def dump(folder: pathlib.Path, tool: pathlib.Path, out: pathlib.Path, *options: str) -> None:
    """Writes what the product's own code knows of all pages to `out`.names, .rows, .pages, .terms."""
    subprocess.run([tool, *options, out, *sorted((folder / "pages").glob("*.html.gz"))], check=True)


def dump_rows(folder: pathlib.Path, tool: pathlib.Path, out: pathlib.Path, values: np.ndarray) -> np.ndarray:
    """Rows of features, float32, a row a block, with `values` of all terms in place of the product's lexicon."""
    values.tofile(f"{out}.values")
    dump(folder, tool, out, "--values", f"{out}.values")
    return np.fromfile(f"{out}.rows", np.float32).reshape(-1, len(pathlib.Path(f"{out}.names").read_text().split()))


def load(folder: pathlib.Path, dump_tool: pathlib.Path, scratch: pathlib.Path, seed: int) -> Corpus:
    """Dumps the texts and terms of all pages, and labels the blocks."""
    scratch.mkdir(parents=True, exist_ok=True)
    dump(folder, dump_tool, scratch / "dump")
    truth = {r["id"]: r for r in map(json.loads, (folder / "truth.jsonl").open(encoding="utf-8"))}
    dumped = [json.loads(line) for line in (scratch / "dump.pages").open(encoding="utf-8")]
    ids = [pathlib.Path(d["path"]).name.split(".")[0] for d in dumped]
    names = (scratch / "dump.names").read_text().split()
    jobs = [(d["texts"], truth[i]["text"]) for d, i in zip(dumped, ids)]
    with multiprocessing.Pool() as pool:
        labelled = pool.map(label_page, jobs, chunksize=8)
    return Corpus(
        names=names,
        ids=ids,
        types=np.array([truth[i]["type"] for i in ids]),
        truths=[truth[i]["text"] for i in ids],
        texts=[d["texts"] for d in dumped],
        begin=np.concatenate([[0], np.cumsum([d["rows"] for d in dumped])]),
        labels=np.concatenate(labelled),
        words=np.maximum(1, np.concatenate([np.array(d["words"], float) for d in dumped])),
        folds=folds_of([truth[i]["url"] for i in ids], seed),
        domains=np.unique([domain(truth[i]["url"]) for i in ids], return_inverse=True)[1],
        terms=np.fromfile(scratch / "dump.terms", np.uint32).reshape(-1, 3),
        term_counts=np.array([d["terms"] for d in dumped]),
        digest=digest_of(folder),
    )


def weights(corpus: Corpus) -> np.ndarray:
    """A page counts as a page, a block by its words; giant menus are held down. Pages without truth count for nothing."""
    page = corpus.page_of_row()
    truth_words = np.array([len(labels.words(t)) for t in corpus.truths])
    weight = corpus.words**0.9 / (truth_words[page] + 60.0)
    weight[truth_words[page] == 0] = 0
    total = np.bincount(page, weight, minlength=len(corpus.ids))
    weight *= np.minimum(1.0, 4.0 / np.maximum(total, 1e-9))[page]
    return weight / weight.mean()


def sample(corpus: Corpus, weight: np.ndarray, most: int = 400) -> np.ndarray:
    """Rows to train on: all of a page, or `most` of them drawn by chance, whose weight grows accordingly (in place)."""
    chosen = weight > 0
    random = np.random.RandomState(0)
    for begin, end in zip(corpus.begin, corpus.begin[1:]):
        size = end - begin
        if size > most:
            drawn = np.zeros(size, bool)
            drawn[random.choice(size, most, replace=False)] = True
            chosen[begin:end] &= drawn
            weight[begin:end] *= size / most
    return chosen
