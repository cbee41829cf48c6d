"""What it costs that secrets are masked: the engine by itself, and gathers beside those that keep secrets."""
import os
import random

from fleet import COMMANDS, Fleet
from local import run_of_gather
from measure import Median, interleaved, once
from places import DIST, fixture
from report import Report, marked, verdict
from starts import date

RULES = os.path.join(DIST, "config", "redact.d")
SIZE, LONG = 30_000_000, 100_000_000
NODES, MEGABYTES = 64, 20
WORDS = "connection request session timeout upstream backend worker queue cache index shard commit client server response payload".split()
TARGETS = {"logs": 60, "nothing": 150}


def log(number, chance):
    words = " ".join(chance.choices(WORDS, k=9))
    address = ".".join(str(chance.randint(1, 254)) for _ in range(4))
    user = chance.choice(["root", "ann", "bob"])
    return chance.choice([
        f"Nov  1 00:00:00 node1 sshd[{number}]: Failed password for {user} from {address} port {number} ssh2",
        f"Nov  1 00:00:00 node1 sshd[{number}]: pam_unix(sshd:session): session opened for user {user}(uid=0) by (uid=0)",
        f'{address} - - [01/Nov/2026:00:00:00 +0000] "GET /api/v1/x/{number}?page=3 HTTP/1.1" 200 512 "https://shop.example.com/x" "Mozilla/5.0"',
        f'{{"level":"info","msg":"{words}","request_id":"{chance.getrandbits(128):032x}","user":"{user}","duration_ms":{number}}}',
        f"2026-11-01 00:00:00,123 INFO [http-{number}] c.e.shop.Service - {words} took {number} ms, token bucket full",
        f"Nov  1 00:00:00 node1 app[{number}]: {words} id={chance.getrandbits(64):x}"])


def nothing(number, chance):
    return f"{number} " + " ".join(str(chance.randint(0, 99999)) for _ in range(10)) + " " + chance.choice(WORDS)


def arguments(number, chance):
    secret = f"{chance.getrandbits(48):x}Q9"
    return f"root {number} 0.0 " + chance.choice([
        f"mysqldump -uroot -p{secret} shop", f"curl -u ann:{secret} https://shop.example.com/", f"app --client-secret {secret} --port 80",
        "/usr/sbin/sshd -D", "nginx: worker process", f"java -Xmx1g -Dport={number} -jar /opt/shop/app.jar", "/usr/lib/systemd/systemd-logind"])


def contents(folder):
    """Files by what is in them."""
    chance = random.Random(1)
    for name, line in (("logs", log), ("nothing", nothing), ("arguments", arguments)):
        with open(os.path.join(folder, name), "w", encoding="utf-8") as out:
            number = size = 0
            while size < SIZE:
                number += 1
                size += out.write(line(number, chance) + "\n")
    with open(os.path.join(folder, "one line of 100 MB"), "w", encoding="utf-8") as out:
        size = 0
        while size < LONG:
            size += out.write(nothing(size, chance) + " ")
    return ["logs", "nothing", "arguments", "one line of 100 MB"]


def engine(folder, repetitions):
    """Megabytes a second of each content: ours, and grep's with the expression for nodes that are reached by SSH."""
    names = contents(folder)
    main = "io.gather.fixtures.bench.RedactBench"
    files = [os.path.join(folder, name) for name in names]
    result = os.path.join(folder, "result")
    once(fixture(main, RULES, result, *files))
    with open(result, encoding="utf-8") as lines:
        ours = dict(zip(names, map(int, lines)))
    once(fixture(main, RULES, result, "screen"))
    with open(result, "rb") as text:
        screen = text.read()
    theirs = {}
    # What it prints goes into a file: with nowhere to print to, grep ends at the first line that it finds.
    for name, file in zip(names[:3], files):
        grep = interleaved({name: lambda file=file: once(["sh", "-c", 'grep -E -i -a -c -e "$0" -- "$1" || [ $? -eq 1 ]', screen, file],
                                                         os.path.join(folder, "count"), {"LC_ALL": "C"})}, repetitions)[name]
        theirs[name] = os.path.getsize(file) / 1e6 / grep.cpu
    return ours, theirs


def over_ssh(folder, repetitions):
    there, target = Fleet(folder, NODES, MEGABYTES), os.path.join(folder, "nodes")
    runs = {"masked": [], "kept": []}
    try:
        for _ in range(repetitions):
            runs["masked"].append(there.gather(target, NODES, COMMANDS))
            runs["kept"].append(there.gather(target, NODES, COMMANDS, "--keep-secrets"))
    finally:
        there.close()
    return {name: Median(of) for name, of in runs.items()}


def redact(folder, repetitions):
    ours, theirs = engine(folder, repetitions)
    here = os.path.join(folder, "here")
    every = interleaved({"masked": run_of_gather(here), "kept": run_of_gather(here, "--keep-secrets")}, repetitions)
    small = interleaved({"masked": lambda: date(folder), "kept": lambda: date(folder, "--keep-secrets")}, repetitions)
    nodes = over_ssh(folder, repetitions)
    table = ["| content | gather, MB/s a core | `grep -E` with the expression for nodes, MB/s a core |", "| --- | --- | --- |"]
    table += [f"| {name} | {speed} | {f'{theirs[name]:.0f}' if name in theirs else '–'} |" for name, speed in ours.items()]
    table += ["", "| | wall, s | spread, s | CPU, s | CPU of the overlord, s |", "| --- | --- | --- | --- | --- |"]
    for what, results in (("profile default, here", every), ("`date`, here", small), (f"{NODES} nodes with {MEGABYTES} MB of logs", nodes)):
        for name, result in results.items():
            table.append(f"| {marked(f'{what}, secrets {name}', result)} | {result.wall:.2f} | {result.spread} | {result.cpu:.2f} | {result.own:.2f} |")

    def ratio(results, figure):
        return getattr(results["masked"], figure) / getattr(results["kept"], figure)
    verdicts = [verdict(ours[name] >= least, f"at least {least} MB/s", f"{name}: {ours[name]} MB/s") for name, least in TARGETS.items()]
    verdicts += [verdict(ratio(every, figure) <= 1.1, "at most 1.1", f"{figure} of profile default: {ratio(every, figure):.2f} of that with secrets kept")
                 for figure in ("wall", "cpu")]
    verdicts.append(verdict(ratio(nodes, "own") <= 1.2, "at most 1.2", f"CPU of the overlord with {NODES} nodes: {ratio(nodes, 'own'):.2f}"))
    return Report(table, verdicts, {"secrets kept, profile default": (ratio(every, "wall"), 1.1)})
