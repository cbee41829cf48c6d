"""Folding names of nodes, beside `nodeset` of ClusterShell."""
import os

from measure import interleaved, once
from places import GATHER
from report import Report, times, verdict


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
    verdicts, ratios = [], {}
    for title in lists:
        ours, theirs = (results[f"{program}, {title}"].wall for program in ("gather nodes --fold", "nodeset -f"))
        verdicts.append(verdict(ours <= 0.5, "at most 0.5 s", f"{title} in {ours:.3f} s; nodeset takes {theirs / ours:.1f} times as long"))
        ratios[f"nodeset -f, {title}"] = (ours / theirs, None)
    return Report(times(results), [*verdicts, "both print the same"], ratios)
