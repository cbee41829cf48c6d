package io.gather.core.report;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;

import io.gather.core.outcome.Status;
import io.gather.core.report.NodeRecord.State;

/**
 * {@code package_info.xml}: what this bundle is. The elements that tools written for the format's older bearers look for come
 * first, under their old names; ours are below {@code gather}.
 */
public final class PackageInfo implements MetadataFile {
    private static final Pattern VERSION = Pattern.compile("([0-9]+)(?:\\.([0-9]+))?(?:\\.([0-9]+))?.*");

    @Override
    public String name() {
        return "package_info.xml";
    }

    @Override
    public void write(GatherRecord record, Collected collected, OutputStream out) throws IOException {
        try {
            XmlElements xml = new XmlElements(
                    XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out, "UTF-8"));
            xml.startDocument();
            xml.start("package", "version", "1");
            xml.text("command", record.commandLine());
            xml.text("contents", contents(record));
            xml.text("gather_date", Long.toString(record.start().getEpochSecond()));
            xml.text("revision", Long.toString(revision(record.version())));
            xml.start("logs");
            xml.text("last_full", Long.toString(record.lastFull()));
            xml.end();
            gather(xml, record);
            xml.end();
            xml.endDocument();
        } catch (XMLStreamException e) {
            throw new IOException("cannot write " + name() + ": " + e.getMessage(), e);
        }
    }

    private static String contents(GatherRecord record) {
        StringBuilder contents = new StringBuilder(record.mode());
        record.selection().forEach(group -> contents.append(", group:").append(group));
        return contents.toString();
    }

    /** The old tools expect a number that grows: 1.2.3 is 10203. */
    private static long revision(String version) {
        Matcher matcher = VERSION.matcher(version);
        if (!matcher.matches()) {
            return 0;
        }
        long revision = 0;
        for (int i = 1; i <= 3; i++) {
            String part = matcher.group(i);
            revision = revision * 100 + (part == null || part.length() > 9 ? 0 : Long.parseLong(part));
        }
        return revision;
    }

    private static void gather(XmlElements xml, GatherRecord record) throws XMLStreamException {
        xml.start("gather", "id", record.id(), "mode", record.mode(), "interrupted",
                Boolean.toString(record.interrupted()));
        xml.text("bundle", record.bundle());
        xml.text("cluster", record.cluster());
        xml.text("version", record.version());
        xml.text("case", record.caseId());
        xml.text("label", record.label());
        xml.text("since", record.since() == null ? null : record.since().toString());
        xml.text("until", record.until() == null ? null : record.until().toString());
        xml.text("start", record.start().toString());
        xml.text("end", record.end().toString());
        xml.start("phases");
        for (PhaseRecord phase : record.phases()) {
            xml.start("phase", "number", Integer.toString(phase.number()), "name", phase.name(), "start",
                    phase.start().toString(), "seconds", seconds(phase.took()));
            xml.text("failure", phase.failure());
            xml.end();
        }
        xml.end();
        totals(xml, Totals.of(record.nodes()));
        for (String notice : record.notices()) {
            xml.text("notice", notice);
        }
        xml.end();
    }

    private static void totals(XmlElements xml, Totals totals) throws XMLStreamException {
        xml.start("nodes");
        for (State state : State.values()) {
            xml.text(state.name().toLowerCase(Locale.ROOT), Integer.toString(totals.nodes(state)));
        }
        xml.end();
        xml.start("outcomes");
        for (Status status : Status.values()) {
            xml.text(status.word(), Long.toString(totals.outcomes(status)));
        }
        xml.end();
        xml.start("sizes");
        xml.text("results", Long.toString(totals.results()));
        xml.text("bytes", Long.toString(totals.size()));
        xml.text("stored", Long.toString(totals.stored()));
        xml.end();
    }

    private static String seconds(Duration took) {
        return String.format(Locale.ROOT, "%.3f", took.toMillis() / 1000.0);
    }
}
