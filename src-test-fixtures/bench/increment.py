"""An hourly increment of a fleet whose logs are large, and grow little."""
import json
import os
import subprocess
import sys

from fleet import COMMANDS, Fleet, clean, middle
from measure import Median, once
from places import GATHER, ROOT
from report import Report, marked, verdict

# Nodes and megabytes of logs on each; all of it: INCREMENT=64x1000.
NODES, MEGABYTES = map(int, os.environ.get("INCREMENT", "16x200").split("x"))
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

    def sent(self):
        """Bytes of logs in the last increment, before compression."""
        last = max((os.path.join(self.folder, name) for name in os.listdir(self.folder) if "-incr" in name and name.endswith(".tgz")),
                   key=os.path.getmtime)
        manifest = json.loads(subprocess.run([GATHER, "cat", last, "manifest.json"], capture_output=True, check=True).stdout)
        return sum(result["size"] for node in manifest["nodes"] for result in node["results"] if "/var/log/" in result["path"])


def increment(folder, repetitions):
    """In turns the commands alone, and with what the logs have new."""
    new = piece(os.path.join(ROOT, "gather-cli", "target", "increment.log"))
    there = Fleet(folder, NODES, MEGABYTES, "hollow")
    try:
        gathers = Gathers(there, os.path.join(folder, "out"))
        logs = ["--file", "/var/log", "--incremental"]
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
    table = [f"{NODES} nodes with {MEGABYTES} MB of logs each in {FILES} files, of which {NEW / 1e6:.0f} MB are new; {len(COMMANDS)} commands. Of the "
             "logs only both ends were ever written; whoever reads what is between them reads zeros. "
             f"The first gather, which takes all of them, took {first.wall:.0f} s.", "",
             "| | wall, s | spread, s | CPU of the program, s | CPU of a node, s |", "| --- | --- | --- | --- | --- |"]
    table += [f"| {marked(name, result)} | {result.wall:.2f} | {result.spread} | {result.cpu:.1f} | {middle(cpu[name]):.2f} |"
              for name, result in results.items()]
    ratio = results[WITH].wall / results[ALONE].wall
    each = middle(sent) / NODES
    return Report(table, [verdict(each <= 6e6, "at most 6 MB of logs from each node, before compression", f"{each / 1e6:.2f} MB"),
                          verdict(ratio <= 1.5, "at most 1.5 times the commands alone", f"{ratio:.2f} times")],
                  {f"increment of {NODES} nodes, to commands alone": (ratio, 1.5)})
