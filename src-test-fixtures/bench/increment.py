"""An hourly increment of a fleet whose logs are large, and grow little."""
import json
import os
import shutil
import subprocess
import sys
import threading
import time

from fleet import COMMANDS, Fleet, clean, middle
from measure import Median, once
from places import GATHER, ROOT
from report import Report, marked, verdict

# Nodes and megabytes of logs on each; a quick look: INCREMENT=4x100.
NODES, MEGABYTES = map(int, os.environ.get("INCREMENT", "64x1000").split("x"))
NEW, FILES = 5_000_000, 10
ALONE, WITH = "commands alone", "commands and an increment of the logs"


def piece(path):
    """What one log grows by, in a place that nodes see."""
    with open(path, "w", encoding="ascii") as out:
        size = number = 0
        while size < NEW // FILES:
            number += 1
            line = f"Nov 23 10:{number // 60 % 60:02d}:{number % 60:02d} node app[{number * 7919 % 65521}]: request {number * 104729} served\n"
            size += out.write(line)
    return path


def chosen():
    return [word for line in COMMANDS for word in ("--command", line)]


class Progress:
    """Of something long: how large the bundle is, now and then."""

    def __init__(self, folder, what):
        self.folder = folder
        self.what = what
        self.start = time.monotonic()
        self.ended = threading.Event()
        self.thread = threading.Thread(target=self.follow, daemon=True)

    def follow(self):
        while not self.ended.wait(15):
            size = sum(os.path.getsize(os.path.join(self.folder, name)) for name in os.listdir(self.folder) if name.endswith(".partial"))
            print(f"{self.what}: {time.monotonic() - self.start:.0f} s, {size / 1e6:.0f} MB in the bundle", file=sys.stderr, flush=True)

    def __enter__(self):
        self.thread.start()

    def __exit__(self, *_):
        self.ended.set()
        self.thread.join()


class Gathers:
    """Of one fleet, each with the state of those before it."""

    def __init__(self, there, folder):
        self.there = there
        self.folder = folder
        clean(folder)

    def run(self, cluster, *more):
        return once([GATHER, "run", "-q", "--no-upload", "--cluster", cluster, "--output", self.folder, "--state", self.folder + "/state",
                     "--inventory", self.there.hosts, "--ssh-config", self.there.config, "--fanout", "64", "--profile", "none",
                     "--max-size", "2GB", *more])

    def first(self):
        """How large the bundle is that has all of the logs."""
        return max(os.path.getsize(os.path.join(self.folder, name)) for name in os.listdir(self.folder) if name.endswith(".tgz"))

    def sent(self):
        """Bytes of logs in the last increment, before compression."""
        last = max((os.path.join(self.folder, name) for name in os.listdir(self.folder) if "-incr" in name and name.endswith(".tgz")),
                   key=os.path.getmtime)
        manifest = json.loads(subprocess.run([GATHER, "cat", last, "manifest.json"], capture_output=True, check=True).stdout)
        return sum(result["size"] for node in manifest["nodes"] for result in node["results"] if "/var/log/" in result["path"])


def enough(folder):
    """The rotated logs once, what is each node's own, growth, and the bundle of all of it."""
    needed = (MEGABYTES * 1.1 + NODES * (MEGABYTES * 0.12 + 40)) * 1e6
    free = shutil.disk_usage(folder).free
    if free < needed:
        sys.exit(f"increment: {needed / 1e9:.0f} GB are needed in {folder}, {free / 1e9:.0f} are free: see TMPDIR, or INCREMENT=16x200")


def increment(folder, repetitions):
    """In turns the commands alone, and with what the logs have new."""
    enough(folder)
    new = piece(os.path.join(ROOT, "gather-cli", "target", "increment.log"))
    there = Fleet(folder, NODES, MEGABYTES, "rotated")
    try:
        gathers = Gathers(there, os.path.join(folder, "out"))
        logs = ["--file", "/var/log", "--incremental"]
        with Progress(gathers.folder, f"the first gather, of {NODES * MEGABYTES / 1000:.0f} GB"):
            first = gathers.run("grown", *logs)
        runs, sent, cpu = {ALONE: [], WITH: []}, [], {ALONE: [], WITH: []}
        for _ in range(repetitions):
            there.grow(new)
            for name, what in ((ALONE, ["plain", *chosen()]), (WITH, ["grown", *chosen(), *logs])):
                before = there.cpu()
                runs[name].append(gathers.run(*what))
                cpu[name].append((there.cpu() - before) / NODES)
                print(f"{name}: {runs[name][-1].wall:.2f} s", file=sys.stderr, flush=True)
            sent.append(gathers.sent())
    finally:
        there.close()
        os.remove(new)
    results = {name: Median(of) for name, of in runs.items()}
    table = [f"{NODES} nodes with {MEGABYTES} MB of logs each in {FILES} logs and a rotation of each, of which {NEW / 1e6:.0f} MB are new; "
             f"{len(COMMANDS)} commands. What was rotated is the same on all nodes, and lies on the disk once; each node reads, digests and compresses "
             f"all of its own. The first gather, which takes everything, took {first.wall:.0f} s and made a bundle of "
             f"{gathers.first() / 1e9:.1f} GB.", "",
             "| | wall, s | spread, s | CPU of the program, s | CPU of a node, s |", "| --- | --- | --- | --- | --- |"]
    table += [f"| {marked(name, result)} | {result.wall:.2f} | {result.spread} | {result.cpu:.1f} | {middle(cpu[name]):.2f} |"
              for name, result in results.items()]
    ratio = results[WITH].wall / results[ALONE].wall
    each = middle(sent) / NODES
    return Report(table, [verdict(each <= 6e6, "at most 6 MB of logs from each node, before compression", f"{each / 1e6:.2f} MB"),
                          verdict(ratio <= 1.5, "at most 1.5 times the commands alone", f"{ratio:.2f} times")],
                  {f"increment of {NODES} nodes, to commands alone": (ratio, 1.5)})
