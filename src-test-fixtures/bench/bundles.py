"""Bundles: what packing costs the overlord, and how fast a large one is read."""
import os
import shutil

from fleet import stand_in
from measure import interleaved, once
from places import CLASSES, DIST, GATHER, program
from report import Report, marked, times, verdict

BENCH = "io.gather.fixtures.bench.PackBench"
MIB = 1 << 20
NODES = 4
# Of the bundle that is read: nodes, files of each.
MANY = (1000, 500)


def java(*arguments):
    return [program(), "-XX:+UseSerialGC", "-Xmx96m", "-XX:-UsePerfData", "-cp", f"{CLASSES}:{DIST}/lib/*", BENCH, *arguments]


def as_launched(*arguments):
    """With the launcher's options and its archive, to which classes at the end of the path do no harm."""
    lib = os.path.join(DIST, "lib")
    with open(os.path.join(lib, "classpath"), encoding="utf-8") as lines:
        path = ":".join(os.path.join(lib, line.strip()) for line in lines)
    return [program(), f"@{lib}/jvm.options", f"-XX:AOTCache={lib}/long.aot", "-cp", f"{path}:{CLASSES}", BENCH, *arguments]


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
        row = marked(name, result)
        table.append(f"| {row} | {result.cpu / (size * count / 1e9):.3f} " if count else f"| {row} | ")
        table[-1] += f"| {result.wall:.2f} | {result.spread} "
        table[-1] += f"| {stored * count / 1e6 / result.wall:.0f} |" if count else "| |"
    ours, start, theirs, least = (results[name] for name in names)
    ratio = theirs.cpu / (ours.cpu / NODES)
    return Report(table, [
        verdict(ratio >= 20, "at least 20 times less CPU per GB", f"{ratio:.1f} times less, start of the JVM included"),
        f"speed: {least.wall / ours.wall:.0%} of that of copying and syncing the same bytes, SHA-256 of the bundle and start of "
        f"the JVM included; without that start, {least.wall / (ours.wall - start.wall):.0%}"], {"tar | pigz, CPU of packing": (1 / ratio, 1 / 20)})


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
    members = os.path.join(folder, "members.gz")
    shutil.move(members_of(spool, "var/log/node-022.log"), members)
    shutil.rmtree(spool)
    out = {name: os.path.join(folder, name) for name in ("small", "large", "by-tar", "by-gzip")}
    results = interleaved({
        "gather cat, a file of 1 MB": lambda: once([GATHER, "cat", bundle, "node1/var/log/node-022.small"], out["small"]),
        "gather cat, a file of 67 MB": lambda: once([GATHER, "cat", bundle, "node1/var/log/node-022.log"], out["large"]),
        "tar -xzOf, the file of 1 MB": lambda: once(["tar", "-xzOf", bundle, "big/node1/var/log/node-022.small"], out["by-tar"]),
        "gzip -dc of the members of the file of 67 MB": lambda: once(["gzip", "-dc", members], out["by-gzip"]),
    }, repetitions)
    once(["cmp", out["small"], out["by-tar"]])
    once(["cmp", out["large"], out["by-gzip"]])
    small, large, theirs, inflated = (result.wall for result in results.values())
    table = [f"One file in the middle of a bundle of {os.path.getsize(bundle) / 1e9:.2f} GB.", "", *times(results)]
    return Report(table, [
        verdict(theirs / small >= 50, "at least 50 times faster", f"{theirs / small:.0f} times faster than tar"),
        verdict(large <= 1.5 * inflated, "at most 1.5 times as long as gzip -dc", f"the large file, checked: {large / inflated:.2f} times")],
        {"tar -xzOf, one file of 1 MB": (small / theirs, 1 / 50), "gzip -dc, one file of 67 MB": (large / inflated, 1.5)})


def members_of(spool, path):
    """The file with the members of one result, which a bundle has byte for byte."""
    for name in os.listdir(spool):
        if name.endswith(".json"):
            with open(os.path.join(spool, name), encoding="utf-8") as text:
                if f'"{path}"' in text.read():
                    return os.path.join(spool, name.replace(".json", ".gz"))
    raise SystemExit(f"{path} is not in {spool}")


def reading(folder, repetitions):
    """A bundle of many nodes, gathered through a stand-in for ssh; and two million entries to compare."""
    nodes, files = MANY
    tree = os.path.join(folder, "tree")
    for number in range(files):
        place = os.path.join(tree, f"part{number // 50}")
        os.makedirs(place, exist_ok=True)
        with open(os.path.join(place, f"file{number}.conf"), "w", encoding="ascii") as out:
            out.write(f"setting = {number}\n" * 8)
    once([GATHER, "run", "-q", "--no-upload", "--cluster", "bench", "--output", folder, "--state", os.path.join(folder, "state"),
          "-w", f"n[1-{nodes}]", "--profile", "none", "--file", tree], environment=stand_in(folder))
    bundle = next(os.path.join(folder, name) for name in os.listdir(folder) if name.endswith(".tgz"))
    wide = os.path.join(folder, "wide.tgz")
    once(java("entries", wide, str(nodes), "2000"))
    one = f"n{nodes // 2}{tree}/part{files // 100}/file{files // 2}.conf"
    results = interleaved({
        "gather ls": lambda: once([GATHER, "ls", bundle]),
        "gather cat, a small file": lambda: once([GATHER, "cat", bundle, one]),
        "gather summary": lambda: once([GATHER, "summary", bundle]),
        "tar -tzf": lambda: once(["tar", "-tzf", bundle]),
        "gather diff --nodes, 2 million entries": lambda: once([GATHER, "diff", "--nodes", wide]),
    }, repetitions)
    table = [f"{nodes} nodes with {files} files each; the bundle has {os.path.getsize(bundle) / 1e6:.0f} MB.", "", *times(results)]
    listing, small, summary, tar, compared = results.values()
    verdicts = [verdict(each.wall <= 0.6 and each.peak <= 64e6, "at most 0.6 s and 64 MB",
                        f"{name}: {each.wall:.3f} s, {each.peak / 1e6:.0f} MB")
                for name, each in zip(("ls", "cat", "summary"), (listing, small, summary))]
    verdicts.append(verdict(compared.wall <= 8, "at most 8 s", f"2 million entries compared in {compared.wall:.1f} s"))
    return Report(table, verdicts, {"tar -tzf, 500,000 files": (listing.wall / tar.wall, None)})
