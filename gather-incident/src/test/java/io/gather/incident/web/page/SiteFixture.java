package io.gather.incident.web.page;

import java.io.ByteArrayOutputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.gather.incident.capture.FlogCaptures;
import io.gather.incident.classify.Classifier;
import io.gather.incident.flog.EventJson;
import io.gather.incident.show.SecretMasks;
import io.gather.incident.store.IncidentArchive;
import io.gather.incident.store.IncidentName;
import io.gather.incident.store.IncidentStore;
import io.gather.incident.store.IncidentTable;
import io.gather.incident.store.StoreLimits;
import io.gather.incident.value.LogValue;
import io.gather.incident.value.LogValue.Dict;
import io.gather.transport.foolscap.furl.TubId;
import io.gather.transport.net.serve.SiteReply;
import io.gather.transport.net.serve.SiteRequest;

/** A site of a directory, and what it answers. */
record SiteFixture(Path base, IncidentSite site) {
    static final Instant NOW = Instant.parse("2026-11-22T10:00:05Z");
    static final TubId TUB = new TubId("abcdefghijklmnopqrstuvwxyz234567");
    static final String FURL = "pb://" + TUB + "@tcp:127.0.0.1:3118/swissnumberswissnumberswissnumbe";
    static final String MASKED = "pb://" + TUB + "@tcp:127.0.0.1:3118/";

    /** Of what the Python gatherer left. */
    static SiteFixture ofCaptures(Path base) throws Exception {
        FlogCaptures.copy(FlogCaptures.GATHERER, base);
        return of(base);
    }

    static SiteFixture of(Path base) throws Exception {
        open(base);
        IncidentArchive archive = IncidentArchive.open(base, Classifier.none(), _ -> {});
        return new SiteFixture(base, new IncidentSite(new PageSource(archive, new IncidentTable(base),
                SecretMasks.redactor(false), Clock.fixed(NOW, ZoneOffset.UTC), Duration.ofHours(2))));
    }

    static IncidentStore open(Path base) throws Exception {
        return IncidentStore.open(base, Classifier.none(), StoreLimits.NONE, Clock.fixed(NOW, ZoneOffset.UTC), _ -> {});
    }

    static Dict event(int num, String message) {
        return Dict.EMPTY.with("num", LogValue.of(num)).with("time", LogValue.of(1795341600.25 + num))
                .with("incarnation", new LogValue.Items(List.of(LogValue.of("00ff"), new LogValue.Nothing())))
                .with("level", LogValue.of(20)).with("message", LogValue.of(message));
    }

    static Dict header(Dict trigger) {
        return Dict.EMPTY.with("trigger", trigger).with("type", LogValue.of("incident"));
    }

    static IncidentName name(int second) {
        return new IncidentName("incident-2026-11-22--%02d-%02d-%02dZ-abcdefg".formatted(second / 3600,
                second / 60 % 60, second % 60));
    }

    /** Stores one as a gatherer does, in whichever process. */
    static String store(IncidentStore store, int second, Dict trigger, List<Dict> events) throws Exception {
        store.store(TUB, name(second), header(trigger),
                events.stream().map(EventJson::of).toList());
        return "/incident/" + TUB + "/" + name(second);
    }

    SiteReply reply(String address) throws Exception {
        int mark = address.indexOf('?');
        Map<String, String> query = new LinkedHashMap<>();
        if (mark > 0) {
            for (String pair : address.substring(mark + 1).split("&")) {
                query.put(decoded(pair.substring(0, pair.indexOf('='))),
                        decoded(pair.substring(pair.indexOf('=') + 1)));
            }
        }
        return site.answer(new SiteRequest(mark > 0 ? address.substring(0, mark) : address, query,
                "http://127.0.0.1:8765"));
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    String page(String address) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        reply(address).content().write(out);
        return out.toString(StandardCharsets.UTF_8);
    }

    /** The rows of the table. */
    static List<String> rows(String page) {
        List<String> rows = new ArrayList<>();
        int at = page.indexOf("<tbody>");
        for (int from = page.indexOf("<tr", at); at >= 0 && from >= 0; from = page.indexOf("<tr", from + 1)) {
            rows.add(page.substring(from, page.indexOf("</tr>", from)));
        }
        return rows;
    }
}
