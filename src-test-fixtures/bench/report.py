"""What a benchmark found: the table, what became of its targets, and the figures that are drawn."""
import dataclasses


@dataclasses.dataclass
class Report:
    table: list
    verdicts: list
    # label: (our time divided by that of the peer, the target or None)
    ratios: dict = dataclasses.field(default_factory=dict)
    # name of a line: [(x, y), …]
    lines: dict = dataclasses.field(default_factory=dict)


def verdict(value, target, text):
    return f"{'met' if value else '**missed**'}: {text} (target: {target})"


def marked(name, median):
    """With a star where something else ran on the machine."""
    return name + (" \\*" if median.disturbed else "")


def times(results, digits=3):
    """The usual table: wall time, spread, CPU and peak of each."""
    table = ["| | wall, s | spread, s | CPU, s | peak, MB |", "| --- | --- | --- | --- | --- |"]
    for name, result in results.items():
        table.append(f"| {marked(name, result)} | {result.wall:.{digits}f} | {result.spread} | {result.cpu:.{digits}f} "
                     f"| {result.peak / 1e6:.0f} |")
    return table
