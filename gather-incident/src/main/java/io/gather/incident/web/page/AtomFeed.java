package io.gather.incident.web.page;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

import io.gather.incident.event.LogLevel;
import io.gather.incident.store.IncidentEntry;
import io.gather.transport.net.serve.SiteReply;

/** The last incidents as RFC 4287 has them, with the filter of the address. */
final class AtomFeed {
    private static final int SHOWN = 50;

    private AtomFeed() {}

    static SiteReply of(PageSource source, PageQuery query) throws IOException {
        PageMoment moment = source.moment(query);
        List<IncidentEntry> entries = moment.entries(0, SHOWN);
        return new SiteReply(200, "application/atom+xml; charset=utf-8", out -> {
            Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
            MarkupWriter xml = new MarkupWriter(writer, source.redactor());
            String root = query.request().root();
            xml.raw("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n").begin("feed", "xmlns",
                    "http://www.w3.org/2005/Atom");
            xml.element("title", "Incidents").element("id", id(query.there("/feed.atom")));
            xml.empty("link", "rel", "self", "href", root + query.there("/feed.atom"));
            xml.empty("link", "rel", "alternate", "type", "text/html", "href", root + query.there("/"));
            xml.element("updated", entries.stream().map(IncidentEntry::stored).max(Comparator.naturalOrder())
                    .orElse(Instant.EPOCH).toString());
            xml.begin("author").element("name", "gather").end("author").line();
            for (IncidentEntry entry : entries) {
                entry(xml, moment, root, entry);
            }
            xml.end("feed").line();
            writer.flush();
        });
    }

    /** It stays the same wherever the feed is read, and is no address. */
    private static String id(String of) {
        return "urn:uuid:" + UUID.nameUUIDFromBytes(("gather incident " + of).getBytes(StandardCharsets.UTF_8));
    }

    private static void entry(MarkupWriter xml, PageMoment moment, String root, IncidentEntry entry)
            throws IOException {
        String node = moment.node(entry.tub().text());
        String message = entry.message().isEmpty() ? entry.name().text() : entry.message();
        xml.begin("entry").element("title", LogLevel.show(entry.level()) + " " + node + ": " + message);
        xml.element("id", id(entry.name() + " " + entry.identity()));
        xml.empty("link", "rel", "alternate", "type", "text/html", "href", root + IncidentsPage.address(entry));
        xml.element("published", entry.time().toString()).element("updated", entry.stored().toString());
        for (String category : entry.categories()) {
            xml.empty("category", "term", category);
        }
        xml.element("summary", message + "\n" + entry.events() + " events, " + entry.fingerprint()
                + (entry.version().isEmpty() ? "" : ", " + entry.version()));
        xml.end("entry").line();
    }
}
