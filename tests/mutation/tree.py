"""A copy of the project in which every function of ``states/`` carries its mutants."""

import hashlib
import json
import shutil
import subprocess
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
MUTATED = "states"
THEIR_TRAMPOLINE = "from mutmut.mutation.trampoline import"
OUR_TRAMPOLINE = "from tests.mutation.trampoline import"
LIST = "mutants.json"


def grow(tree: Path) -> dict[str, list[str]]:
    """Make or refresh the copy; the names of all mutants by module. A file that did not change is not mutated again."""
    tree.mkdir(parents=True, exist_ok=True)
    kept = json.loads((tree / LIST).read_text()) if (tree / LIST).exists() else {}
    files = _files_of_the_project()
    for old in [p for p in tree.rglob("*.py") if p.relative_to(tree).as_posix() not in files]:
        old.unlink()
    found, todo = {}, []
    for name in files:
        source, copy = ROOT / name, tree / name
        copy.parent.mkdir(parents=True, exist_ok=True)
        if not (name.startswith(f"{MUTATED}/") and name.endswith(".py")):
            shutil.copyfile(source, copy)
            continue
        digest = hashlib.sha256(source.read_bytes()).hexdigest()
        if name in kept and kept[name]["digest"] == digest and copy.exists():
            found[name] = kept[name]
        else:
            todo.append(name)
    with ProcessPoolExecutor() as pool:
        for name, entry in zip(todo, pool.map(_mutate, todo, [tree] * len(todo)), strict=True):
            found[name] = entry
    (tree / LIST).write_text(json.dumps(found, indent=1))
    return {module_of(name): entry["mutants"] for name, entry in sorted(found.items())}


def module_of(name: str) -> str:
    """``states/actions/__init__.py`` -> ``states.actions``."""
    return name.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def _files_of_the_project() -> set[str]:
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return {name for name in listed.stdout.splitlines() if (ROOT / name).is_file()}


def _mutate(name: str, tree: Path) -> dict[str, object]:
    from mutmut.mutation.file_mutation import mutate_file_contents

    text = (ROOT / name).read_text("utf-8")
    made = mutate_file_contents(name, text)
    (tree / name).write_text(made.code.replace(THEIR_TRAMPOLINE, OUR_TRAMPOLINE), "utf-8")
    return {"digest": hashlib.sha256(text.encode()).hexdigest(), "mutants": list(made.mutant_names)}
