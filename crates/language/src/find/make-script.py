"""Writes script.txt from the dictionaries of OpenCC; see README.md. Usage: make-script.py DICTIONARIES"""

import pathlib
import sys


def pairs(name):
    for line in (pathlib.Path(sys.argv[1]) / name).read_text("utf8").splitlines():
        if line and not line.startswith("#"):
            key, values = line.split("\t")
            if len(key) == 1:
                yield key, [value for value in values.split(" ") if len(value) == 1]


fold = {}
for key, values in pairs("TSCharacters.txt"):
    other = [value for value in values if value != key]
    if other:
        fold[key] = other[0]
simplified = set(fold.values())
for name in ("TWVariants.txt", "HKVariants.txt"):
    for standard, variants in pairs(name):
        for variant in variants:
            if variant not in fold and variant not in simplified and variant != standard:
                fold[variant] = fold.get(standard, standard)


def end(char):
    seen = [char]
    while fold.get(char, char) not in seen:
        char = fold[char]
        seen.append(char)
    return char


lines = {}
for char in sorted(fold):
    if end(char) != char:
        lines.setdefault(end(char), []).append(char)
text = "".join(f"{one}{''.join(many)}\n" for one, many in sorted(lines.items()))
(pathlib.Path(__file__).parent / "script.txt").write_text(text, "utf8")
