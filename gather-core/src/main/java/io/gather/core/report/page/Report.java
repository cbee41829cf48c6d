package io.gather.core.report.page;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.WriterOutput;
import io.gather.core.report.Collected;
import io.gather.core.report.GatherRecord;
import io.gather.core.report.MetadataFile;

/** {@code report.html}: one page that needs nothing but itself, and lies beside the folders that it links to. */
public final class Report implements MetadataFile {
    /** More outcomes than that, and a browser would be slow to open the page. */
    static final int MOST_ROWS = 50_000;

    private final int mostRows;

    public Report() {
        this(MOST_ROWS);
    }

    Report(int mostRows) {
        this.mostRows = mostRows;
    }

    @Override
    public String name() {
        return "report.html";
    }

    @Override
    @SuppressWarnings("NullAway") // templates take a null interceptor, and do not say so
    public void write(GatherRecord record, Collected collected, OutputStream out) throws IOException {
        Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        ReportPage page = new ReportPage(record, new PageData(record, collected, mostRows), Assets.load());
        try {
            JtereportGenerated.render(new OwaspHtmlTemplateOutput(new WriterOutput(writer)), null, page);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        writer.flush();
    }
}
