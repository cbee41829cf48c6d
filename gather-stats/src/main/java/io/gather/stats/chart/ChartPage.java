package io.gather.stats.chart;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.gather.core.report.page.Assets;
import io.gather.core.report.page.HtmlSafe;

/** Writes the page: all of it is there without a script, which adds zooming, reading off and filtering. */
final class ChartPage {
    private static final String REPORT = "/io/gather/core/report/page/";
    private static final List<String> STYLES = List.of(REPORT + "base.css", REPORT + "tables.css", REPORT + "media.css",
            "charts.css");
    private static final List<String> SCRIPTS = List.of("charts.js");
    /** Of the names of stats that are in no panel. */
    private static final int MOST_NAMED = 60;
    private static final MathContext DIGITS = new MathContext(6);
    /** Beyond it a whole number is long. */
    private static final double LONG = 1e15;

    private final Chart chart;
    private final Assets assets;
    private final HtmlText out;
    private final Writer writer;

    private ChartPage(Chart chart, Assets assets, Writer writer) {
        this.chart = chart;
        this.assets = assets;
        this.writer = writer;
        this.out = new HtmlText(writer);
    }

    static void write(Chart chart, OutputStream to) throws IOException {
        Writer writer = new BufferedWriter(new OutputStreamWriter(to, StandardCharsets.UTF_8));
        new ChartPage(chart, Assets.of(ChartPage.class, STYLES, SCRIPTS), writer).all();
        writer.flush();
    }

    private void all() throws IOException {
        String names = String.join(", ", chart.clusters().stream().map(Chart.OfCluster::name).toList());
        String title = "Statistics of " + (names.isEmpty() ? "no cluster" : names);
        out.raw("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
                .raw("<meta http-equiv=\"Content-Security-Policy\" content=\"").text(assets.policy()).raw("\">\n")
                .raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
                .raw("<meta name=\"color-scheme\" content=\"light dark\">\n")
                .raw("<meta name=\"referrer\" content=\"no-referrer\">\n").element("title", title + " · gather")
                .raw("\n<style>" + assets.style() + "</style>\n</head>\n<body>\n<main>\n");
        head(title);
        for (int i = 0; i < chart.clusters().size(); i++) {
            cluster(chart.clusters().get(i), i);
        }
        out.raw("</main>\n<footer><p>Made by gather. Times are UTC.</p></footer>\n")
                .raw("<script type=\"application/json\" id=\"data\">");
        data();
        out.raw("</script>\n<script>" + assets.script() + "</script>\n</body>\n</html>\n");
    }

    private void head(String title) throws IOException {
        out.raw("<section class=\"overview\" id=\"top\"><h1>").text(title).raw("</h1><dl class=\"facts\">");
        fact("From", ChartTime.shown(chart.time().from()));
        fact("Until", ChartTime.shown(chart.time().end()));
        fact("A step", chart.time().step() + " s");
        fact("Points", String.format(Locale.ROOT, "%,d", chart.points()));
        out.raw("</dl><div class=\"tools\" id=\"tools\" hidden><input id=\"q\" type=\"search\" placeholder=\"Filter charts"
                + " and lines\" aria-label=\"Filter charts and lines\" autocomplete=\"off\">"
                + "<button type=\"button\" id=\"out\" hidden>Show all of the time</button>"
                + "<p class=\"hint\">Drag over a chart to zoom. Arrow keys read a chart off, Escape shows all.</p></div>");
        for (String note : chart.notes()) {
            out.raw("<p class=\"notice\">").text(note).raw("</p>");
        }
        if (!chart.notShown().isEmpty()) {
            List<String> names = chart.notShown().stream().limit(MOST_NAMED).toList();
            out.raw("<p class=\"notice\">").text("In no chart here, but with --name: " + String.join(", ", names)
                    + (names.size() < chart.notShown().size()
                            ? " and " + (chart.notShown().size() - names.size()) + " more"
                            : ""))
                    .raw("</p>");
        }
        if (chart.clusters().isEmpty()) {
            out.raw("<p class=\"notice\">There are no points that a chart could be made of.</p>");
        }
        out.raw("</section>\n");
    }

    private void fact(String name, String value) throws IOException {
        out.raw("<div>").element("dt", name).element("dd", value).raw("</div>");
    }

    private void cluster(Chart.OfCluster cluster, int index) throws IOException {
        out.raw("<section class=\"cluster\" aria-labelledby=\"c" + index + "\"><header class=\"head\"><h2 id=\"c"
                + index
                + "\">").text(cluster.name().isEmpty() ? "Points without a cluster" : cluster.name())
                .raw("</h2></header><div class=\"panels\">\n");
        for (int i = 0; i < cluster.panels().size(); i++) {
            panel(cluster.panels().get(i), index + "." + i);
        }
        out.raw("</div></section>\n");
    }

    private void panel(Chart.OfPanel panel, String id) throws IOException {
        PanelUnit unit = panel.panel().unit();
        boolean one = chart.time().steps() == 1;
        out.raw("<article class=\"card panel\" data-panel=\"" + id + "\"><h3>").text(panel.panel().title());
        if (!unit.words().isEmpty()) {
            out.raw(" <small>").text(unit.words()).raw("</small>");
        }
        out.raw("</h3>");
        if (!one) {
            PanelSvg.write(panel, chart.time(), out);
            out.raw("<p class=\"read\" role=\"status\" aria-live=\"polite\"></p>");
        }
        out.raw("<table class=\"legend-table\"><thead><tr><th><span>Line</span></th>"
                + (one ? "" : "<th class=\"num\"><span>average</span></th><th class=\"num\"><span>highest</span></th>")
                + "<th class=\"num\"><span>" + (one ? "value" : "last") + "</span></th></tr></thead><tbody>");
        for (int i = 0; i < panel.lines().size(); i++) {
            ChartLine line = panel.lines().get(i);
            out.raw("<tr data-line=\"" + i + "\"><td><i class=\"key c" + i + "\"></i> <span class=\"mono\">")
                    .text(line.legend()).raw("</span></td>");
            if (!one) {
                number(unit, line.average());
                number(unit, line.highest());
            }
            number(unit, line.last());
            out.raw("</tr>");
        }
        out.raw("</tbody></table>");
        if (panel.more() > 0) {
            out.raw("<p class=\"hint\">")
                    .text("and " + panel.more() + (panel.more() == 1 ? " lower line" : " lower lines"))
                    .raw("</p>");
        }
        out.raw("</article>\n");
    }

    private void number(PanelUnit unit, double value) throws IOException {
        out.raw("<td class=\"num\">").text(Double.isNaN(value) ? "" : unit.shown(value)).raw("</td>");
    }

    /** Its counterpart is {@code charts.js}. */
    private void data() throws IOException {
        try (JsonGenerator json = new JsonFactory().createGenerator(writer)) {
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET).setCharacterEscapes(new HtmlSafe());
            json.writeStartObject();
            json.writeNumberField("from", chart.time().from());
            json.writeNumberField("step", chart.time().step());
            json.writeNumberField("steps", chart.time().steps());
            json.writeObjectFieldStart("panels");
            for (int cluster = 0; cluster < chart.clusters().size(); cluster++) {
                List<Chart.OfPanel> panels = chart.clusters().get(cluster).panels();
                for (int i = 0; i < panels.size(); i++) {
                    json.writeFieldName(cluster + "." + i);
                    panel(panels.get(i), json);
                }
            }
            json.writeEndObject();
            json.writeEndObject();
        }
    }

    private static void panel(Chart.OfPanel panel, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("unit", panel.panel().unit().name());
        json.writeArrayFieldStart("lines");
        for (ChartLine line : panel.lines()) {
            json.writeStartArray();
            for (int i = 0; i < line.steps(); i++) {
                double value = line.at(i);
                if (Double.isNaN(value)) {
                    json.writeNull();
                } else if (value == Math.rint(value) && Math.abs(value) < LONG) {
                    json.writeNumber((long) value);
                } else {
                    json.writeNumber(new BigDecimal(value).round(DIGITS).toString());
                }
            }
            json.writeEndArray();
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
