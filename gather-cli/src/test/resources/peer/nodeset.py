"""Makes expressions up from a seed and prints, a line of JSON each, what ClusterShell makes of them: nodeset.py SEED COUNT"""
import json
import random
import sys

from ClusterShell.NodeSet import NodeSet
from ClusterShell.RangeSet import RangeSet

rnd = random.Random(int(sys.argv[1]))


def joined(most, maker):
    return ",".join(maker() for _ in range(rnd.randint(1, most)))


def number(most, padded):
    return str(rnd.randint(0, most)).zfill(rnd.choice([0, 0, 2, 3]) if padded else 0)


def part(most, padded):
    if rnd.random() < 0.4:
        return number(most, padded)
    begin, end = sorted((rnd.randint(0, most), rnd.randint(0, most)))
    if rnd.random() < 0.02:
        begin, end = end, begin
    width = rnd.choice([0, 0, 2, 3]) if padded else 0
    step = f"/{rnd.randint(1, 4)}" if rnd.random() < 0.15 else ""
    return f"{str(begin).zfill(width)}-{str(end).zfill(width)}{step}"


def index(most, padded):
    return number(most, padded) if rnd.random() < 0.3 else "[" + joined(3, lambda: part(most, padded)) + "]"


def operand():
    most, padded, kind = rnd.choice([3, 5, 12, 120]), rnd.random() < 0.2, rnd.random()
    few = min(most, 12)
    if kind < 0.15:
        return rnd.choice(["a", "b", "x-y", "a.b"])
    if kind < 0.4:
        return rnd.choice(["a", "b", "n-"]) + index(most, padded) + rnd.choice(["", "", "-ib"])
    if kind < 0.8:
        return f"a{index(few, padded)}b{index(few, padded)}"
    if kind < 0.95:
        return f"a{index(3, padded)}b{index(3, padded)}c{index(3, padded)}"
    return "a" + rnd.choice(["", "0", "1"]) + index(most, padded) + rnd.choice(["", "0", "5", "b1"])


def expression():
    text = operand()
    for _ in range(rnd.choice([0, 1, 2, 3, 5, 8])):
        text += rnd.choice([",", ",", ",", ",", "!", "&", "^", " , "]) + operand()
    return text


def signed():
    kind = rnd.random()
    if kind < 0.2:
        return f"-{rnd.randint(1, 12)}-{rnd.randint(0, 12)}"
    if kind < 0.3:
        return f"-{rnd.randint(13, 20)}--{rnd.randint(1, 12)}"
    return str(-rnd.randint(1, 12)) if kind < 0.4 else part(120, True)


BROKEN = ["a[1", "a1]", "a[1][2]", "a[1-2]3[4]", "a,,b", ",a", "a,", "a!", "!a", "a!!b", "a[]", "a[x]", "a[3-1]", "a[1-010]",
          "a[1-2/0]", "a[1-2/2]0", "a[1,]", "a[-]", "a[1/2]", "a[-01-02]", "a[x],b]", "a[x]b[1", "a0[9-11]", "0[0-10]0",
          "a[1-2/a]", "a[0--0]", "a[-07]", "a[1-2]b]", "[", "]", "a[[1]", "a[1 2]"]
asked = [("nodeset", text) for text in BROKEN]
asked += [("rangeset", joined(4, signed)) if i % 5 == 0 else ("nodeset", expression()) for i in range(int(sys.argv[2]))]
for kind, text in asked:
    answer = {"kind": kind, "input": text}
    try:
        found = (RangeSet if kind == "rangeset" else NodeSet)(text)
        answer.update(fold=str(found), count=len(found))
        if kind == "nodeset" and len(found) <= 64:
            answer["expand"] = list(found)
    except Exception as error:  # whatever it is, its name counts
        answer["error"] = type(error).__name__
    print(json.dumps(answer))
