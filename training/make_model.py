#!/usr/bin/env python3
"""Trains the classifier of text blocks and writes it into the library.

  make_model.py --corpus ../shared/corpus/wcxb-dev [--dump build/release/training/dump_features] [--no-final]

Features come from the product's own code (dump_features). The development set is split into four folds by domain; the figures that are
printed, and written into the generated file and figures.json, are of pages whose domain the model had not seen. The final model is
trained on all pages. Needs training/requirements.txt; takes about ten minutes on two cores; the same input gives the same bytes.
"""
import argparse
import functools
import json
import pathlib
from collections.abc import Callable

import lightgbm
import numpy as np

import corpus as corpus_module
import export
import lexicon
import metrics

ROOT = pathlib.Path(__file__).resolve().parent.parent
SEED = 0
# On so many pages the names' values are hidden in training: pages that nobody named anything on, or in words of their own,
# must not tip.
HIDDEN_PAGES = 0.3
TREES = 110
PARAMETERS = {
    "objective": "cross_entropy",
    "learning_rate": 0.12,
    "num_leaves": 31,
    "max_depth": 8,
    "min_data_in_leaf": 60,
    "min_sum_hessian_in_leaf": 1e-3,
    "feature_fraction": 0.3,
    "bagging_fraction": 0.8,
    "bagging_freq": 1,
    "lambda_l2": 5.0,
    "max_bin": 63,
    "seed": SEED,
    "deterministic": True,
    "force_row_wise": True,
    "num_threads": 1,
    "verbose": -1,
}
# Weight of recall in the expected F measure, for --focus.
FOCUS = {"precision": 0.5, "balanced": 1.0, "recall": 2.0}


# Rows of features of all pages, by values of the lexicon's terms.
Dump = Callable[[np.ndarray], np.ndarray]


def train(c: corpus_module.Corpus, all_rows: np.ndarray, weight: np.ndarray, chosen: np.ndarray) -> lightgbm.Booster:
    rows = all_rows[chosen]
    hidden = np.random.RandomState(SEED).random_sample(len(c.ids)) < HIDDEN_PAGES
    names = [i for i, name in enumerate(c.names) if name.startswith("names_")]
    rows[np.ix_(hidden[c.page_of_row()[chosen]], names)] = 0
    data = lightgbm.Dataset(
        rows, np.clip(c.labels[chosen], 0, 1), weight=weight[chosen], feature_name=c.names, free_raw_data=True
    )
    return lightgbm.train(PARAMETERS, data, TREES)


def out_of_fold(
    c: corpus_module.Corpus, counts: lexicon.Lexicon, dump: Dump, weight: np.ndarray, chosen: np.ndarray, folder: pathlib.Path
) -> np.ndarray:
    """Probabilities by models and lexicons that did not see the page's domain. They stay in `folder` for cross_validate_product.py."""
    fold = c.folds[c.page_of_row()]
    p = np.zeros(len(c.labels), np.float32)
    for k in range(corpus_module.FOLDS):
        hashes, values, of_terms = counts.count(c.folds != k)
        rows = dump(of_terms)
        model = train(c, rows, weight, chosen & (fold != k))
        p[fold == k] = model.predict(rows[fold == k], num_threads=1)
        (folder / f"fold{k}/model").mkdir(parents=True, exist_ok=True)
        head = [f"Of {len(c.ids)} pages those outside fold {k}; the calibration is none."]
        export.write(folder / f"fold{k}/model/weights.inc", model.dump_model(), head, list(np.linspace(0, 1, 11)))
        lexicon.write(folder / f"fold{k}/rules/lexicon.inc", hashes, values, head)
        print(f"fold {k + 1} of {corpus_module.FOLDS} done", flush=True)
    return p


def calibrate(expected: np.ndarray, measured: np.ndarray) -> list[float]:
    """Mean measured F1 around each tenth of the expected one, made monotone."""
    points = []
    for centre in np.linspace(0, 1, 11):
        near = np.exp(-(((expected - centre) / 0.05) ** 2)) + 1e-9
        points.append(float((near * measured).sum() / near.sum()))
    return [float(v) for v in np.maximum.accumulate(points)]


def predictions(c: corpus_module.Corpus, keep: np.ndarray) -> list[dict]:
    pages = []
    for k, page in enumerate(c.ids):
        kept = keep[c.begin[k] : c.begin[k + 1]]
        pages.append({"id": page, "text": "\n".join(t for t, yes in zip(c.texts[k], kept) if yes)})
    return pages


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=pathlib.Path, required=True)
    parser.add_argument("--dump", type=pathlib.Path, default=ROOT / "build/release/training/dump_features")
    parser.add_argument("--scratch", type=pathlib.Path, default=ROOT / "build/training")
    parser.add_argument("--no-final", action="store_true", help="only cross-validate")
    args = parser.parse_args()
    c = corpus_module.load(args.corpus, args.dump, args.scratch, SEED)
    perfect = metrics.summary(c, metrics.page_scores(c, c.labels >= 0.5))
    everything = metrics.summary(c, metrics.page_scores(c, np.ones(len(c.labels), bool)))
    print("perfect labels", perfect["f1"], " all text", everything["f1"], " blocks", len(c.labels))
    weight = corpus_module.weights(c)
    chosen = corpus_module.sample(c, weight)
    counts = lexicon.Lexicon(c)
    dump = functools.partial(corpus_module.dump_rows, args.corpus, args.dump, args.scratch / "dump")
    p = out_of_fold(c, counts, dump, weight, chosen, args.scratch)
    (args.scratch / "folds.json").write_text(json.dumps(dict(zip(c.ids, c.folds.tolist()))), encoding="utf-8")
    np.save(args.scratch / "out_of_fold.npy", p)
    figures = {"pages": len(c.ids), "blocks": len(c.labels), "data": c.digest, "seed": SEED, "trees": TREES,
               "perfect_labels": perfect, "all_text": everything}
    for focus, recall in FOCUS.items():
        keep, expected = metrics.keep_all(c, p, recall)
        scores = metrics.page_scores(c, keep)
        figures[focus] = metrics.summary(c, scores)
        print(focus, json.dumps(figures[focus]))
        if focus == "balanced":
            calibration = calibrate(expected, scores[:, 2])
            lines = [json.dumps(r, ensure_ascii=False) for r in predictions(c, keep)]
            (args.scratch / "out_of_fold.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    if args.no_final:
        return
    hashes, values, of_terms = counts.count(np.ones(len(c.ids), bool))
    rows = dump(of_terms)
    model = train(c, rows, weight, chosen)
    head = [
        "Generated by training/make_model.py. Do not edit.",
        f"Data: WCXB development set (Murrough Foley, CC-BY-4.0), {len(c.ids)} pages, digest {c.digest}. Seed {SEED}.",
        f"LightGBM {lightgbm.__version__}: {TREES} trees of {PARAMETERS['num_leaves']} leaves over {len(c.names)} features.",
        f"Cross-validated by domain: word F1 {figures['balanced']['f1']} (P {figures['balanced']['p']}, R {figures['balanced']['r']}).",
    ]
    export.write(ROOT / "extractor/model/weights.inc", model.dump_model(), head, calibration)
    known = f"Values of {len(hashes)} terms on at least {lexicon.FEWEST_PAGES} pages of {lexicon.FEWEST_DOMAINS} domains."
    lexicon.write(ROOT / "extractor/rules/lexicon.inc", hashes, values, [*head[:2], known])
    some = np.random.RandomState(SEED).choice(len(rows), 40, replace=False)
    export.write_vectors(ROOT / "tests/model/vectors.inc", rows[some], model.predict(rows[some], raw_score=True))
    (ROOT / "training/figures.json").write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
