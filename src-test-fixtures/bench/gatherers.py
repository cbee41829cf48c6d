"""The gatherer of incidents and that of flogtool, fed by the same simulated nodes."""
import bz2
import os
import shutil
import socket
import subprocess
import sys
import time

from measure import Service
from places import DIST, GATHER, ROOT, program
from report import Report, verdict

SIMULATED = os.path.join(ROOT, "gather-incident", "target", "test-classes")
NODES = 20
EVENTS = 100
CROWD = 1000
OURS = "gather incident serve"
THEIRS = "flogtool's gatherer"


class Gatherer:
    """One of either kind, new, that can be reached."""

    def __init__(self, kind, folder, streams):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        self.folder = folder
        state = {"GATHER_STATE": folder + "-state"}
        place = ["--location", f"tcp:127.0.0.1:{port}", "--port", f"tcp:{port}:interface=127.0.0.1", folder]
        if kind == OURS:
            create = [GATHER, "incident", "create", *place]
            serve = [GATHER, "incident", "serve", *(["--events"] if streams else []), folder]
        else:
            create = ["/usr/bin/python3", "/usr/bin/flogtool", "create-gatherer" if streams else "create-incident-gatherer",
                      *place]
            serve = ["/usr/bin/python3", "/usr/bin/twistd3", "-n", "-y", "gatherer.tac"]
        subprocess.run(create, check=True, stdout=subprocess.DEVNULL, env={**os.environ, **state})
        self.service = Service(serve, folder + ".log", state, None if kind == OURS else folder)
        deadline = time.monotonic() + 30
        while True:
            try:
                socket.create_connection(("127.0.0.1", port)).close()
                return
            except OSError:
                if time.monotonic() > deadline:
                    self.service.end()
                    raise
                time.sleep(0.1)

    def incidents(self):
        return [os.path.join(at, name) for at, _, names in os.walk(os.path.join(self.folder, "incidents"))
                for name in names if name.endswith(".flog.bz2")]

    def streamed(self):
        """Lines of events in the files of all events, their headers without."""
        return sum(sum(1 for _ in open(os.path.join(self.folder, name), "rb")) - 2 for name in os.listdir(self.folder)
                   if name.startswith("from-"))


class Nodes:
    """Simulated nodes, all connected, in a process of their own."""

    def __init__(self, keys, how_many, gatherer=None):
        command = [program(), "-Xmx512m", "-cp", f"{SIMULATED}:{DIST}/lib/*", "io.gather.incident.bench.SimulatedNodes", keys, str(how_many)]
        if gatherer is None:
            subprocess.run(command, check=True)
            return
        self.process = subprocess.Popen([*command, os.path.join(gatherer.folder, "log_gatherer.furl"), str(EVENTS)],
                                        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.hear("connected")

    def hear(self, word):
        line = self.process.stdout.readline().strip()
        if line != word:
            raise SystemExit(f"the simulated nodes say '{line}'")

    def tell(self, order):
        self.process.stdin.write(order + "\n")
        self.process.stdin.flush()

    def cpu(self):
        return Service.cpu_of(self.process.pid)

    def close(self):
        self.process.stdin.close()
        self.process.wait(60)


class Turn:
    """What one gatherer makes of one task: how much in a second, and CPU of both sides for each."""

    def __init__(self, count, wall, ours, nodes, peak):
        self.rate = count / wall
        self.cpu = ours / count * 1000
        self.nodes = nodes / count * 1000
        self.peak = peak


def fed(kind, folder, keys, streams, warm, each):
    """Warmed up with some of the same, since gatherers run for months."""
    gatherer = Gatherer(kind, folder, streams)
    nodes = None
    try:
        nodes = Nodes(keys, NODES, gatherer)
        done = 0
        for more in (warm, each):
            ours, theirs, begin = gatherer.service.cpu(), nodes.cpu(), time.monotonic()
            nodes.tell(f"{'events' if streams else 'incidents'} {more}")
            if not streams:
                await_incidents(gatherer, done + more * NODES)
            nodes.hear("done")
            wall = time.monotonic() - begin
            done += more * NODES
            turn = Turn(more * NODES, wall, gatherer.service.cpu() - ours, nodes.cpu() - theirs, gatherer.service.peak())
    finally:
        if nodes:
            nodes.close()
        gatherer.service.end()
    if streams and gatherer.streamed() != done:
        raise SystemExit(f"{kind}: {gatherer.streamed()} of {done} events are in its files")
    for file in [] if streams else gatherer.incidents():
        with bz2.open(file) as lines:
            if sum(1 for _ in lines) != EVENTS + 3:
                raise SystemExit(f"{kind}: {file} is not whole")
    shutil.rmtree(folder)
    return turn


def await_incidents(gatherer, how_many):
    deadline = time.monotonic() + 900
    while len(gatherer.incidents()) < how_many:
        gatherer.service.cpu()
        if time.monotonic() > deadline:
            raise SystemExit(f"{len(gatherer.incidents())} of {how_many} incidents came")
        time.sleep(0.05)


def crowded(kind, folder, keys):
    """What a gatherer needs at the most when very many nodes are connected, and when each of them has reported once."""
    gatherer = Gatherer(kind, folder, False)
    nodes = None
    try:
        nodes = Nodes(keys, CROWD, gatherer)
        connected = gatherer.service.peak()
        nodes.tell("incidents 1")
        await_incidents(gatherer, CROWD)
        nodes.hear("done")
        return connected, gatherer.service.peak()
    finally:
        if nodes:
            nodes.close()
        gatherer.service.end()


def incidents(folder, repetitions):
    """The keys of a thousand nodes take minutes, so they are kept."""
    keys = os.path.join(ROOT, "gather-incident", "target", "bench-keys")
    Nodes(keys, CROWD)
    tasks = {f"incidents of {EVENTS} events": (False, 15, 40), "events": (True, 500, 1500)}
    table = [f"{NODES} nodes in a process of their own, on the same cores, tell as fast as they are listened to. Ours forces each incident "
             "to the disk, flogtool's does not.", "",
             "| | a second | CPU of the gatherer for each, ms | of the nodes, ms | peak, MB |", "| --- | --- | --- | --- | --- |"]
    verdicts, ratios = [], {}
    for what, (streams, warm, each) in tasks.items():
        turns = {OURS: [], THEIRS: []}
        for number in range(repetitions):
            for kind, of in turns.items():
                of.append(fed(kind, os.path.join(folder, f"{number}{len(what)}"), keys, streams, warm, each))
        median = {kind: sorted(of, key=lambda turn: turn.rate)[len(of) // 2] for kind, of in turns.items()}
        table += [f"| {kind}: {what} | {turn.rate:.0f} | {turn.cpu:.2f} | {turn.nodes:.2f} "
                  f"| {max(each.peak for each in turns[kind]) / 1e6:.0f} |" for kind, turn in median.items()]
        print(*table[-2:], sep="\n", file=sys.stderr, flush=True)
        ratio, cpu = median[OURS].rate / median[THEIRS].rate, median[THEIRS].cpu / median[OURS].cpu
        verdicts.append(verdict(ratio >= 5, "at least 5 times the throughput of flogtool's",
                                f"{what}: {ratio:.1f} times, with {1 / cpu:.2f} of its CPU for each"))
        ratios[f"flogtool's gatherer, {what}"] = (1 / ratio, 1 / 5)
    connected, reported = crowded(OURS, os.path.join(folder, "crowd"), keys)
    theirs, theirs_reported = crowded(THEIRS, os.path.join(folder, "their-crowd"), keys)
    table += ["", f"{CROWD} nodes connected: {connected / 1e6:.0f} MB at the most; when each has reported an incident, whose buffers the "
              f"connection keeps: {reported / 1e6:.0f} MB. flogtool's: {theirs / 1e6:.0f} and {theirs_reported / 1e6:.0f} MB."]
    verdicts.append(verdict(connected <= 150e6, f"at most 150 MB with {CROWD} nodes connected", f"{connected / 1e6:.0f} MB"))
    return Report(table, verdicts, ratios)
