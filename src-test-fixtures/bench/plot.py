"""Draws results as SVG, which pages show without a program of their own."""
import html
import math

WIDTH, LEFT, RIGHT, TOP, BOTTOM = 760, 70, 150, 40, 46
COLOURS = ["#1f6feb", "#d1242f", "#8250df", "#1a7f37", "#9a6700", "#57606a"]
STYLE = ("<style>text{font:12px sans-serif;fill:#24292f}.t{font-size:15px;font-weight:600}.g{stroke:#d0d7de;stroke-width:1}"
         ".o{fill:#1f6feb}.m{fill:#d1242f}.k{stroke:#24292f;stroke-width:1.5}</style>")


def text(x, y, what, more=""):
    return f'<text x="{x:.1f}" y="{y:.1f}"{more}>{html.escape(str(what))}</text>'


def document(height, parts):
    return "\n".join([f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height}" viewBox="0 0 {WIDTH} {height}">',
                      STYLE, f'<rect width="{WIDTH}" height="{height}" fill="#ffffff"/>', *parts, "</svg>", ""])


def steps(highest):
    """Round values of an axis from 0, about five of them."""
    if highest <= 0:
        return [0, 1]
    rough = highest / 5
    unit = 10 ** math.floor(math.log10(rough))
    step = next(unit * factor for factor in (1, 2, 5, 10) if unit * factor >= rough)
    return [step * i for i in range(math.ceil(highest / step) + 1)]


def lines(title, across, up, series, height=380):
    """Each series by its name: points of (x, y); x grows by factors, as numbers of nodes do."""
    xs = sorted({x for points in series.values() for x, _ in points})
    ticks = steps(max(y for points in series.values() for _, y in points))
    low, high = math.log(xs[0]), math.log(max(xs[-1], xs[0] + 1))
    wide, tall = WIDTH - LEFT - RIGHT, height - TOP - BOTTOM

    def at(x, y):
        return LEFT + wide * (math.log(x) - low) / (high - low), TOP + tall * (1 - y / ticks[-1])

    parts = [text(LEFT, 22, title, ' class="t"')]
    for tick in ticks:
        _, y = at(xs[0], tick)
        parts.append(f'<line class="g" x1="{LEFT}" y1="{y:.1f}" x2="{LEFT + wide}" y2="{y:.1f}"/>')
        parts.append(text(LEFT - 8, y + 4, f"{tick:g}", ' text-anchor="end"'))
    for x in xs:
        parts.append(text(at(x, 0)[0], TOP + tall + 18, f"{x:g}", ' text-anchor="middle"'))
    parts.append(text(LEFT + wide / 2, height - 8, across, ' text-anchor="middle"'))
    parts.append(text(16, TOP + tall / 2, up, f' text-anchor="middle" transform="rotate(-90 16 {TOP + tall / 2:.1f})"'))
    for number, (name, points) in enumerate(series.items()):
        colour = COLOURS[number % len(COLOURS)]
        places = [at(x, y) for x, y in sorted(points)]
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
        parts.append(f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>')
        parts += [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{colour}"/>' for x, y in places]
        row = TOP + 14 + 20 * number
        parts.append(f'<rect x="{WIDTH - RIGHT + 12}" y="{row - 9}" width="10" height="10" fill="{colour}"/>')
        parts.append(text(WIDTH - RIGHT + 28, row, name))
    return document(height, parts)


def bars(title, rows):
    """(label, our time divided by the peer's, target or None): red where the target is missed, the target as a stroke."""
    left, row = 300, 24
    wide = WIDTH - left - 70
    height = TOP + row * len(rows) + BOTTOM
    ticks = steps(max(1.0, *(max(value, target or 0) for _, value, target in rows)))

    def at(value):
        return left + wide * value / ticks[-1]

    bottom = TOP + row * len(rows)
    parts = [text(16, 22, title, ' class="t"')]
    for tick in ticks:
        parts.append(f'<line class="g" x1="{at(tick):.1f}" y1="{TOP}" x2="{at(tick):.1f}" y2="{bottom}"/>')
        parts.append(text(at(tick), bottom + 16, f"{tick:g}", ' text-anchor="middle"'))
    for number, (label, value, target) in enumerate(rows):
        y = TOP + row * number
        missed = target is not None and value > target
        parts.append(text(left - 8, y + 16, label, ' text-anchor="end"'))
        parts.append(f'<rect class="{"m" if missed else "o"}" x="{left}" y="{y + 4}" width="{at(value) - left:.1f}" height="{row - 8}"/>')
        parts.append(text(at(value) + 6, y + 16, f"{value:.2f}"))
        if target is not None:
            parts.append(f'<line class="k" x1="{at(target):.1f}" y1="{y + 1}" x2="{at(target):.1f}" y2="{y + row - 1}"/>')
    parts.append(text(left + wide / 2, height - 8, "our time divided by the peer's; stroke: target; red: missed",
                      ' text-anchor="middle"'))
    return document(height, parts)
