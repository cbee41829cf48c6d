package io.gather.stats.chart;

import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** Draws the lines of a panel. The script draws them again when it zooms: what both know is in {@code charts.js}. */
final class PanelSvg {
    static final int WIDTH = 600;
    static final int HEIGHT = 150;
    private static final int LABELS = 22;
    private static final int[] NICE = {1, 2, 5, 10};

    private PanelSvg() {}

    /** What the axis ends with: a number that is easily read. */
    static double top(List<ChartLine> lines) {
        double highest = lines.stream().mapToDouble(ChartLine::highest).filter(Double::isFinite).max().orElse(0);
        if (highest <= 0) {
            return 1;
        }
        double power = Math.pow(10, Math.floor(Math.log10(highest)));
        for (int nice : NICE) {
            if (nice * power >= highest) {
                return nice * power;
            }
        }
        return highest;
    }

    static void write(Chart.OfPanel panel, ChartTime time, HtmlText out) throws IOException {
        double top = top(panel.lines());
        out.raw("<svg viewBox=\"0 0 " + WIDTH + " " + (HEIGHT + LABELS)
                + "\" role=\"img\" tabindex=\"0\" aria-label=\"")
                .text(panel.panel().title() + ": " + panel.lines().size() + " lines, up to "
                        + panel.panel().unit().shown(top))
                .raw("\">");
        for (int i = 0; i <= 2; i++) {
            int y = HEIGHT * i / 2;
            out.raw("<path class=\"grid\" d=\"M0 " + y + "H" + WIDTH + "\"/>");
            if (i < 2) {
                out.raw("<text class=\"tick\" x=\"3\" y=\"" + (y + 17) + "\">")
                        .text(panel.panel().unit().shown(top * (2 - i) / 2)).raw("</text>");
            }
        }
        out.raw("<g class=\"lines\">");
        for (int i = panel.lines().size() - 1; i >= 0; i--) {
            out.raw("<path class=\"line c" + i + "\" d=\"").raw(path(panel.lines().get(i), top)).raw("\"/>");
        }
        out.raw("</g><path class=\"cursor\" d=\"\"/><text class=\"tick from\" x=\"0\" y=\"" + (HEIGHT + 18) + "\">")
                .text(clock(time.from())).raw("</text><text class=\"tick until\" text-anchor=\"end\" x=\"" + WIDTH
                        + "\" y=\"" + (HEIGHT + 18) + "\">")
                .text(clock(time.end())).raw("</text></svg>");
    }

    private static String clock(long seconds) {
        return ChartTime.shown(seconds).substring(5);
    }

    /** In pieces where there are gaps; a number that stands alone is a short dash. */
    static String path(ChartLine line, double top) {
        StringBuilder path = new StringBuilder();
        double each = (double) WIDTH / line.steps();
        boolean drawing = false;
        for (int i = 0; i < line.steps(); i++) {
            double value = line.at(i);
            if (Double.isNaN(value)) {
                drawing = false;
                continue;
            }
            double y = Math.clamp(HEIGHT - value / top * HEIGHT, 0, HEIGHT);
            boolean alone = !drawing && (i + 1 == line.steps() || Double.isNaN(line.at(i + 1)));
            if (alone) {
                path.append(String.format(Locale.ROOT, "M%.1f %.1fH%.1f", i * each, y, (i + 1) * each));
            } else {
                path.append(String.format(Locale.ROOT, drawing ? "L%.1f %.1f" : "M%.1f %.1f", (i + 0.5) * each, y));
            }
            drawing = true;
        }
        return path.toString();
    }
}
