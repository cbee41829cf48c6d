package io.gather.incident.web.page;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import io.gather.core.error.GatherException;
import io.gather.core.json.Json;
import io.gather.incident.store.IncidentEntry;
import io.gather.incident.store.IncidentName;
import io.gather.incident.store.IncidentRows;
import io.gather.transport.net.serve.Site;
import io.gather.transport.net.serve.SiteReply;
import io.gather.transport.net.serve.SiteRequest;

/** All pages, by their addresses. Safe for several threads. */
public final class IncidentSite implements Site {
    /** So many files are unpacked at a time: each takes 5 MB of the heap. */
    private static final int UNPACKED = 4;
    private static final Duration WAITS = Duration.ofSeconds(20);
    private static final String INCIDENT = "/incident/";

    private final PageSource source;
    private final Semaphore turns = new Semaphore(UNPACKED, true);

    public IncidentSite(PageSource source) {
        this.source = source;
    }

    @Override
    public SiteReply answer(SiteRequest request) throws IOException, InterruptedException {
        PageQuery query = new PageQuery(request);
        try {
            return switch (request.path()) {
                case "/" -> IncidentsPage.of(source, query);
                case "/groups" -> TallyPage.GROUPS.of(source, query);
                case "/categories" -> TallyPage.CATEGORIES.of(source, query);
                case "/nodes" -> NodesPage.of(source, query);
                case "/feed.atom" -> AtomFeed.of(source, query);
                case "/style.css" -> resource("style.css", "text/css; charset=utf-8");
                case "/script.js" -> resource("script.js", "text/javascript; charset=utf-8");
                default -> incident(query);
            };
        } catch (GatherException e) {
            return failed(query, 400, "This cannot be shown", e.where() + ": " + e.what());
        }
    }

    private static SiteReply resource(String name, String type) throws IOException {
        try (InputStream in = IncidentSite.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException("the program lacks its resource " + name);
            }
            byte[] bytes = in.readAllBytes();
            return new SiteReply(200, type, out -> out.write(bytes));
        }
    }

    private SiteReply failed(PageQuery query, int status, String title, String why) {
        if (query.isJson()) {
            return SiteReply.of(status, SiteReply.JSON, Json.write(Map.of("error", why))
                    + "\n");
        }
        SiteReply page = PageFrame.page(title, query, source.redactor(), source.clock().instant(),
                html -> html.element("p", why, "class", "notice"));
        return new SiteReply(status, page.type(), page.content());
    }

    private SiteReply incident(PageQuery query) throws IOException, InterruptedException {
        String[] parts = query.request().path().startsWith(INCIDENT)
                ? query.request().path().substring(INCIDENT.length()).split("/", -1)
                : new String[0];
        Optional<IncidentEntry> entry = parts.length == 2
                ? IncidentName.read(parts[1]).isPresent() ? find(parts[0], parts[1]) : Optional.empty()
                : Optional.empty();
        if (entry.isEmpty()) {
            return failed(query, 404, "Nothing is here",
                    "There is no such page. An incident whose file went to make room is forgotten at last.");
        }
        if (!turns.tryAcquire(WAITS.toSeconds(), TimeUnit.SECONDS)) {
            return failed(query, 503, "Too many incidents are being read", "Try again in a moment.");
        }
        SiteReply reply = null;
        try {
            reply = EventsPage.of(source, query, entry.get());
        } finally {
            if (reply == null) {
                turns.release();
            }
        }
        return released(reply);
    }

    private SiteReply released(SiteReply reply) {
        return new SiteReply(reply.status(), reply.type(), out -> {
            try {
                reply.content().write(out);
            } finally {
                turns.release();
            }
        });
    }

    private Optional<IncidentEntry> find(String tub, String name) throws IOException {
        IncidentRows rows = source.table().rows();
        int[] ofTub = IntStream.range(0, rows.size()).filter(row -> rows.tub(row).equals(tub)).toArray();
        int[] found = source.table().matching(rows, ofTub, name.toLowerCase(Locale.ROOT),
                entry -> entry.name().text().equals(name));
        return found.length == 0
                ? Optional.empty()
                : source.table().entries(rows, new int[]{found[found.length - 1]}).stream().findFirst();
    }
}
