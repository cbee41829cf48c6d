"""The benchmarks: each returns a heading, the lines of a Markdown table, and what became of the targets."""
import fnmatch
import json
import os
import shutil
import subprocess
import sys

from collector import stats
from fleet import fleet, thousand
from gatherers import incidents
from measure import interleaved, once, verdict
from uploads import upload

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
DIST = os.path.join(ROOT, "gather-cli", "target", "gather")
GATHER = os.path.join(DIST, "bin", "gather")
LIST = os.path.join(ROOT, "src-test-fixtures", "src", "main", "resources", "sos", "debian-default.txt")
CLASSES = os.path.join(ROOT, "src-test-fixtures", "target", "classes")
BENCH = "io.gather.fixtures.bench.PackBench"
MIB = 1 << 20
NODES = 4


def program():
    with open(os.path.join(DIST, "lib", "jdk"), encoding="utf-8") as lines:
        return os.path.join(lines.read().strip(), "bin", "java")


def java(*arguments):
    return [program(), "-XX:+UseSerialGC", "-Xmx96m", "-XX:-UsePerfData", "-cp", f"{CLASSES}:{DIST}/lib/*", BENCH, *arguments]


def as_launched(*arguments):
    """With the launcher's options and its archive, to which classes at the end of the path do no harm."""
    lib = os.path.join(DIST, "lib")
    with open(os.path.join(lib, "classpath"), encoding="utf-8") as lines:
        path = ":".join(os.path.join(lib, line.strip()) for line in lines)
    return [program(), f"@{lib}/jvm.options", f"-XX:AOTCache={lib}/gather.aot", "-cp", f"{path}:{CLASSES}", BENCH, *arguments]


def run_of_gather(folder, *options):
    """As a user runs it; what it leaves is removed after each run."""
    def run():
        target = os.path.join(folder, "gather")
        shutil.rmtree(target, ignore_errors=True)
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
               for pattern in what["patterns"] for path in paths)


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


def gather_vs_sos(folder, repetitions):
    if os.geteuid() != 0:
        raise SystemExit("gather-vs-sos: sos gathers as root only")

    def sos():
        target = os.path.join(folder, "sos")
        shutil.rmtree(target, ignore_errors=True)
        os.makedirs(target)
        return once(["sos", "report", "--batch", "--quiet", "--tmp-dir", target])

    names = ["sos report --batch", "gather, the items that sos has too", "gather, all of profile default"]
    results = interleaved({names[0]: sos, names[1]: run_of_gather(folder, *like_sos()),
                           names[2]: run_of_gather(folder)}, repetitions)
    table = ["| | wall, s | spread, s | CPU, s | peak of the process, MB |", "| --- | --- | --- | --- | --- |"]
    table += [f"| {name} | {results[name].wall:.2f} | {results[name].spread} | {results[name].cpu:.2f} "
              f"| {results[name].peak / 1e6:.0f} |" for name in names]
    ratio = results[names[0]].wall / results[names[1]].wall
    peak = max(results[name].peak for name in names[1:])
    return "gather-vs-sos", table, [
        verdict(ratio >= 5, "wall time at most a fifth of that of sos", f"sos takes {ratio:.1f} times as long"),
        verdict(peak <= 160e6, "peak at most 160 MB", f"peak {peak / 1e6:.0f} MB")]


def pack(folder, repetitions):
    logs, spool = os.path.join(folder, "logs"), os.path.join(folder, "spool")
    once(java("logs", logs, "32", "64", "0"))
    once(java("spool", logs, spool))
    size = sum(os.path.getsize(os.path.join(at, name)) for at, _, names in os.walk(logs) for name in names)
    stored = sum(os.path.getsize(os.path.join(spool, name)) for name in os.listdir(spool) if name.endswith(".gz"))
    bundle, copy = os.path.join(folder, "pack.tgz"), os.path.join(folder, "copy")
    empty = os.path.join(folder, "empty")
    os.mkdir(empty)
    nodes = f"{spool}/*.gz " * NODES
    names = ["gather packs", "gather packs nothing", "tar, pigz, of one node", "cat of the same compressed bytes"]
    results = interleaved({
        names[0]: lambda: once(as_launched("pack", spool, bundle, str(NODES))),
        names[1]: lambda: once(as_launched("pack", empty, bundle, "1")),
        names[2]: lambda: once(f"tar -C {logs} -c . | pigz >{copy}.tgz && sync {copy}.tgz"),
        names[3]: lambda: once(f"cat {nodes}>{copy} && sync {copy}")}, repetitions)
    table = [f"{NODES} nodes, each with {size / 1e9:.2f} GB of logs, {stored / 1e6:.0f} MB when compressed.", "",
             "| | CPU, s per GB of node data | wall, s | spread, s | MB/s written |", "| --- | --- | --- | --- | --- |"]
    for name, count in zip(names, (NODES, 0, 1, NODES)):
        result = results[name]
        table.append(f"| {name} | {result.cpu / (size * count / 1e9):.3f} " if count else f"| {name} | ")
        table[-1] += f"| {result.wall:.2f} | {result.spread} "
        table[-1] += f"| {stored * count / 1e6 / result.wall:.0f} |" if count else "| |"
    ours, start, theirs, least = (results[name] for name in names)
    ratio = theirs.cpu / (ours.cpu / NODES)
    return "pack", table, [
        verdict(ratio >= 20, "at least 20 times less CPU per GB", f"{ratio:.1f} times less, start of the JVM included"),
        f"speed: {least.wall / ours.wall:.0%} of that of copying and syncing the same bytes, SHA-256 of the bundle and start of "
        f"the JVM included; without that start, {least.wall / (ours.wall - start.wall):.0%}"]


def cat(folder, repetitions):
    logs, spool = os.path.join(folder, "logs"), os.path.join(folder, "spool")
    once(java("logs", logs, "44", "64", "70"))
    with open(os.path.join(logs, "var/log/node-022.log"), "rb") as large:
        with open(os.path.join(logs, "var/log/node-022.small"), "wb") as small:
            small.write(large.read(MIB))
    once(java("spool", logs, spool))
    shutil.rmtree(logs)
    bundle = os.path.join(folder, "big.tgz")
    once(java("pack", spool, bundle, "1"))
    shutil.rmtree(spool)
    out = {name: os.path.join(folder, name) for name in ("small", "large", "by-tar")}
    results = interleaved({
        "gather cat, a file of 1 MB": lambda: once([GATHER, "cat", bundle, "node1/var/log/node-022.small"], out["small"]),
        "gather cat, a file of 67 MB": lambda: once([GATHER, "cat", bundle, "node1/var/log/node-022.log"], out["large"]),
        "tar -xzOf, the file of 1 MB": lambda: once(["tar", "-xzOf", bundle, "big/node1/var/log/node-022.small"], out["by-tar"]),
    }, repetitions)
    once(["cmp", out["small"], out["by-tar"]])
    table = [f"One file in the middle of a bundle of {os.path.getsize(bundle) / 1e9:.2f} GB.",
             "", "| | wall, s | spread, s | CPU, s |", "| --- | --- | --- | --- |"]
    table += [f"| {name} | {result.wall:.3f} | {result.spread} | {result.cpu:.2f} |" for name, result in results.items()]
    small, large, theirs = (result.wall for result in results.values())
    return "cat", table, [verdict(theirs / small >= 50, "at least 50 times faster", f"{theirs / small:.0f} times faster"),
                          f"the large file, which is inflated and checked whole: {theirs / large:.0f} times faster"]


def startup(folder, repetitions):
    plain = os.path.join(folder, "plain")
    shutil.copytree(DIST, plain, symlinks=True)
    os.remove(os.path.join(plain, "lib", "gather.aot"))
    small = os.path.join(folder, "small.tgz")
    source = os.path.join(folder, "source")
    once(java("logs", source, "3", "1", "0"))
    once(java("spool", source, os.path.join(folder, "spool")))
    once(java("pack", os.path.join(folder, "spool"), small, "1"))
    bare = os.path.join(plain, "bin", "gather")
    results = interleaved({
        "gather --version": lambda: once([GATHER, "--version"]),
        "gather ls": lambda: once([GATHER, "ls", small]),
        "gather --version, without the archive of classes": lambda: once([bare, "--version"]),
        "gather ls, without the archive of classes": lambda: once([bare, "ls", small])}, max(11, repetitions * 4))
    table = ["| | wall, s | spread, s | CPU, s | peak, MB |", "| --- | --- | --- | --- | --- |"]
    table += [f"| {name} | {result.wall:.3f} | {result.spread} | {result.cpu:.3f} | {result.peak / 1e6:.0f} |"
              for name, result in results.items()]
    version, listing, bare_version, bare_listing = (result.wall for result in results.values())
    return "startup", table, [
        verdict(version <= 0.15, "at most 0.15 s", f"`gather --version` in {version:.3f} s"),
        verdict(listing <= 0.25, "at most 0.25 s", f"`gather ls` in {listing:.3f} s"),
        verdict(bare_version <= 0.3 and bare_listing <= 0.5, "at most twice that without the archive",
                f"{bare_version:.3f} s and {bare_listing:.3f} s")]


def nodeset(folder, repetitions):
    """Regular names, some with two numbers, and names of which no two fold."""
    lists = {"100,000 regular names": [f"node{i}" for i in range(100_000)],
             "100,000 names with two numbers": [f"rack{i // 100}node{i % 100:02}" for i in range(100_000)],
             "5,000 names that do not fold": [f"a{i}b{7 * i}" for i in range(5_000)]}
    programs, folded = {}, {}
    for number, (title, names) in enumerate(lists.items()):
        path = os.path.join(folder, f"names{number}")
        with open(path, "w", encoding="ascii") as out:
            out.write("\n".join(names) + "\n")
        for program, command in (("gather nodes --fold", [GATHER, "nodes", "--fold"]), ("nodeset -f", ["nodeset", "-f"])):
            name = f"{program}, {title}"
            folded[name] = os.path.join(folder, f"folded-{len(folded)}")
            line = f"{' '.join(command)} <{path}"
            programs[name] = lambda line=line, to=folded[name]: once(line, to)
    results = interleaved(programs, repetitions)
    for title in lists:
        once(["cmp", folded[f"gather nodes --fold, {title}"], folded[f"nodeset -f, {title}"]])
    table = ["| | wall, s | spread, s | CPU, s |", "| --- | --- | --- | --- |"]
    table += [f"| {name} | {result.wall:.3f} | {result.spread} | {result.cpu:.2f} |" for name, result in results.items()]
    verdicts = []
    for title in lists:
        ours, theirs = (results[f"{program}, {title}"].wall for program in ("gather nodes --fold", "nodeset -f"))
        verdicts.append(verdict(ours <= 0.5, "at most 0.5 s", f"{title} in {ours:.3f} s; nodeset takes {theirs / ours:.1f} times as long"))
    return "nodeset", table, verdicts + ["both print the same"]


ALL = {"gather-vs-sos": gather_vs_sos, "pack": pack, "cat": cat, "startup": startup, "nodeset": nodeset,
       "fleet": fleet, "thousand": thousand, "upload": upload, "stats": stats, "incidents": incidents}
NEEDS = {"gather-vs-sos": ["sos"], "pack": ["tar", "pigz"], "cat": ["tar"], "startup": [], "nodeset": ["nodeset"],
         "fleet": ["sshd", "clush", "sos", "ansible-playbook"], "thousand": ["unshare"],
         "upload": ["curl", "nginx", "vsftpd", "lftp", "sftp", "sshd"], "stats": [], "incidents": ["flogtool", "twistd3"]}


def missing(name):
    return [program for program in NEEDS[name] if shutil.which(program) is None]


if __name__ == "__main__":
    sys.exit("start src-test-fixtures/bench/run instead")
