#!/usr/bin/env python3
"""Fit the weights of scorer/analysis/weights.c on labelled sentences, with cross-validation.

usage: fit_weights.py [--bin PATH] [--rounds N] [--folds K] NAME=START... -- GOLD.jsonl...

Each GOLD line has "id", "text", "label" and if it likes "context" (a string or a list of sentences before the text).
Coordinate descent: each weight in turn is tried up and down by halving steps, and kept where the mean macro-F1 of
the files rises. The figure is that of the left-out folds, so that a weight that fits only the sentences at hand
shows itself. Prints the weights to write into the table; changes no file.
"""
import argparse
import json
import os
import subprocess
import sys

LABELS = ("positive", "neutral", "negative")


def read(path):
    with open(path, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def context_of(item):
    context = item.get("context") or ""
    if isinstance(context, list):
        context = " ".join(context)
    return context + " " if context else ""


def labels(binary, items, weights):
    """The label of each item under these weights."""
    feed = "".join(json.dumps({"id": str(i), "text": context_of(item) + item["text"]}, ensure_ascii=False) + "\n"
                   for i, item in enumerate(items))
    environment = dict(os.environ, STIMMUNG_WEIGHTS=",".join(f"{k}={v:.6f}" for k, v in weights.items()))
    run = subprocess.run([binary, "score", "--input", "jsonl", "--format", "jsonl", "-"], input=feed,
                         capture_output=True, text=True, encoding="utf-8", env=environment)
    if run.returncode != 0:
        sys.exit(f"{binary} ended with {run.returncode}: {run.stderr[-300:]}")
    out = []
    for line, item in zip(run.stdout.splitlines(), items):
        document = json.loads(line)
        start = len(context_of(item).encode())
        scored = [s["score"] for s in document["sentences"] if s["start"] >= start]
        mean = sum(s for s in scored if s) / max(1, sum(1 for s in scored if s))
        out.append("neutral" if abs(mean) < 0.05 else "positive" if mean > 0 else "negative")
    return out


def macro_f1(items, got, chosen):
    total = 0.0
    for label in LABELS:
        tp = sum(1 for i in chosen if items[i]["label"] == label == got[i])
        fp = sum(1 for i in chosen if got[i] == label != items[i]["label"])
        fn = sum(1 for i in chosen if items[i]["label"] == label != got[i])
        total += 2 * tp / (2 * tp + fp + fn) if tp else 0.0
    return total / len(LABELS)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bin", default="build/stimmung")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("arguments", nargs="+")
    args = parser.parse_args()
    starts = dict(a.split("=") for a in args.arguments if "=" in a)
    files = [read(a) for a in args.arguments if "=" not in a]
    everything = {k: float(v) for k, v in starts.items()}
    cache = {}

    def answers(weights):
        key = tuple(sorted((k, round(v, 6)) for k, v in weights.items()))
        if key not in cache:
            cache[key] = [labels(args.bin, items, weights) for items in files]
        return cache[key]

    def figure(weights, keep):
        got = answers(weights)
        return sum(macro_f1(items, g, [i for i in range(len(items)) if keep(i)])
                   for items, g in zip(files, got)) / len(files)

    def descend(keep):
        weights = dict(everything)
        best = figure(weights, keep)
        step = 0.5
        for _ in range(args.rounds):
            for name in weights:
                for factor in (1 + step, 1 / (1 + step)):
                    trial = dict(weights, **{name: weights[name] * factor})
                    value = figure(trial, keep)
                    if value > best + 1e-4:
                        weights, best = trial, value
            step /= 2
        return weights, best

    left_out = 0.0
    for fold in range(args.folds):
        weights, _ = descend(lambda i: i % args.folds != fold)
        value = figure(weights, lambda i: i % args.folds == fold)
        left_out += value / args.folds
        print(f"fold {fold + 1}: {value:.4f}", file=sys.stderr)
    weights, best = descend(lambda i: True)
    print(f"start {figure(everything, lambda i: True):.4f}   fitted {best:.4f}   left-out folds {left_out:.4f}")
    for name, value in weights.items():
        print(f"    .{name} = {value:.3g},")


if __name__ == "__main__":
    main()
