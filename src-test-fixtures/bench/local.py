"""A gather of this machine, beside `sos report` and beside the bare limit: the same commands and files with nothing around them."""
import fnmatch
import json
import os
import re
import shutil
import subprocess
import tarfile

from measure import interleaved, once
from places import GATHER, RESOURCES
from report import Report, marked, verdict

LIST = os.path.join(RESOURCES, "sos", "debian-default.txt")
SOS, LIKE, ALL = "sos report --batch", "gather, the items that sos has too", "gather, all of profile default"
BARE = "bare limit: xargs -P2 sh -c, tar, gzip -1"


def emptied(folder):
    shutil.rmtree(folder, ignore_errors=True)
    os.makedirs(folder)
    return folder


def run_of_gather(target, *options):
    """As a user runs it; what it leaves is removed before the next run."""
    def run():
        emptied(target)
        return once([GATHER, "run", "-q", "--no-upload", "--cluster", "bench", "--output", target,
                     "--state", target + "/state", "--spool", target + "/spool", *options])
    return run


def items():
    out = subprocess.run([GATHER, "items", "--json"], check=True, capture_output=True, text=True).stdout
    return [json.loads(line) for line in out.splitlines()]


def of_sos(item, commands, paths):
    """Whether the item is what sos does too."""
    what = item["what"]
    if "line" in what:
        return what["line"] in commands
    return any(fnmatch.fnmatchcase(path, pattern) or path.startswith(pattern.rstrip("/") + "/")
               for pattern in what.get("patterns", []) for path in paths)


def like_sos():
    """Options that choose the items of sos's default list and no others."""
    with open(LIST, encoding="utf-8") as lines:
        rows = [line.rstrip("\n").split("\t", 2) for line in lines if not line.startswith("#")]
    commands = {row[2] for row in rows if row[0] == "command"}
    paths = {row[2] for row in rows if row[0] == "file"}
    chosen = [item for item in items() if item["enabled"]]
    groups = sorted({item["group"] for item in chosen if of_sos(item, commands, paths)})
    others = [f"{item['group']}.{item['name']}" for item in chosen
              if item["group"] in groups and not of_sos(item, commands, paths)]
    return ["--group", ",".join(groups), "--exclude", ",".join(others)]


def bundle_in(folder):
    return next(os.path.join(folder, name) for name in os.listdir(folder) if name.endswith(".tgz"))


def gathered(bundle):
    """The lines of the commands that a gather ran, and the files that it took."""
    lines = {f"{item['group']}.{item['name']}": item["what"]["line"] for item in items() if "line" in item["what"]}
    commands, files = [], []
    with tarfile.open(bundle) as tar:
        for entry in tar:
            path = entry.name.split("/")[2:]
            if path == ["outcomes.json"]:
                for outcome in json.load(tar.extractfile(entry))["outcomes"]:
                    line = lines.get(f"{outcome['group']}.{outcome['item']}")
                    if line and outcome["results"]:
                        commands.append(outcome["source"])
            elif entry.isfile() and path and path[0] not in ("commands", "outcomes.json") and os.path.isfile("/" + "/".join(path)):
                files.append("/".join(path))
    return commands, files


def bare(folder, bundle):
    """Runs what a gather ran, two at a time, and packs what it took; no time limits, outcomes, digests or masks."""
    commands, files = gathered(bundle)
    lines, names, script = (os.path.join(folder, name) for name in ("lines", "names", "script"))
    with open(lines, "wb") as out:
        for number, line in enumerate(commands):
            out.write(b"%d\0%s\0" % (number, line.encode()))
    with open(names, "wb") as out:
        out.write(b"".join(name.encode() + b"\0" for name in files))
    with open(script, "w", encoding="utf-8") as out:
        # What ends with 255 would end xargs, and all that it has not begun.
        out.write('xargs -0 -n 2 -P 2 sh -c \'exec >"out/$0" 2>&1 </dev/null; (eval "$1") || :\' <lines\n'
                  "tar -C / --null --no-recursion --ignore-failed-read --warning=none -cf - -T \"$PWD/names\" | gzip -1 >files.tgz || :\n"
                  "tar -cf - out | gzip -1 >out.tgz\n")

    def run():
        emptied(os.path.join(folder, "out"))
        return once(f"cd {folder} && sh script")
    return run


def content(archive):
    """Bytes of all files in an archive."""
    with tarfile.open(archive) as tar:
        return sum(entry.size for entry in tar if entry.isfile())


def gather_vs_sos(folder, repetitions):
    if os.geteuid() != 0:
        raise SystemExit("gather-vs-sos: sos gathers as root only")
    theirs, ours, ours_like, limit = (os.path.join(folder, name) for name in ("sos", "all", "like", "bare"))

    def sos():
        return once(["sos", "report", "--batch", "--quiet", "--tmp-dir", emptied(theirs)])

    every, like = run_of_gather(ours), run_of_gather(ours_like, *like_sos())
    every()
    os.makedirs(limit)
    results = interleaved({SOS: sos, LIKE: like, ALL: every, BARE: bare(limit, bundle_in(ours))}, repetitions)
    held = {SOS: content(next(os.path.join(theirs, name) for name in os.listdir(theirs) if re.search(r"\.tar(\.[a-z0-9]+)?$", name))),
            LIKE: content(bundle_in(ours_like)), ALL: content(bundle_in(ours)),
            BARE: content(os.path.join(limit, "files.tgz")) + content(os.path.join(limit, "out.tgz"))}
    table = ["| | wall, s | spread, s | CPU, s | peak of the process, MB | content, MB |", "| --- | --- | --- | --- | --- | --- |"]
    table += [f"| {marked(name, result)} | {result.wall:.2f} | {result.spread} | {result.cpu:.2f} "
              f"| {result.peak / 1e6:.0f} | {held[name] / 1e6:.1f} |" for name, result in results.items()]
    peer, same, default, least = (results[name] for name in (SOS, LIKE, ALL, BARE))
    peak = max(same.peak, default.peak)
    return Report(table, [
        verdict(default.wall <= peer.wall, "default takes no longer than sos", f"{default.wall / peer.wall:.2f} times the time of sos"),
        verdict(held[ALL] >= 2 * held[SOS], "at least twice its content", f"{held[ALL] / held[SOS]:.1f} times the content of sos"),
        verdict(same.wall <= peer.wall / 3, "sos's own list in a third of its time", f"{same.wall / peer.wall:.2f} of the time of sos"),
        verdict(default.wall <= 1.5 * least.wall, "at most 1.5 times the bare limit's time", f"{default.wall / least.wall:.2f} times"),
        verdict(default.cpu <= 1.5 * least.cpu, "at most 1.5 times the bare limit's CPU", f"{default.cpu / least.cpu:.2f} times"),
        verdict(peak <= 160e6, "peak at most 160 MB", f"peak {peak / 1e6:.0f} MB")],
        {"sos report, its own list": (same.wall / peer.wall, 1 / 3), "sos report, profile default": (default.wall / peer.wall, 1.0),
         "bare limit, profile default": (default.wall / least.wall, 1.5)})
