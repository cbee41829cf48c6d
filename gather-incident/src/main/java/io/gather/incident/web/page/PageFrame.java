package io.gather.incident.web.page;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

import io.gather.core.redact.Redactor;
import io.gather.transport.net.serve.SiteReply;
import org.jspecify.annotations.Nullable;

/** What all pages have in common. */
final class PageFrame {
    private static final List<String[]> PARTS = List.of(new String[]{"/", "Incidents"},
            new String[]{"/groups", "Groups"}, new String[]{"/categories", "Categories"},
            new String[]{"/nodes", "Nodes"});

    private PageFrame() {}

    /** What a page has of its own. */
    interface Body {
        void write(MarkupWriter html) throws IOException, InterruptedException;
    }

    static SiteReply page(String title, PageQuery query, Redactor redactor, Instant now, Body body) {
        return new SiteReply(200, SiteReply.HTML, out -> write(out, title, query, redactor, now, body));
    }

    private static void write(OutputStream out, String title, PageQuery query, Redactor redactor, Instant now,
            Body body) throws IOException, InterruptedException {
        Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 14);
        MarkupWriter html = new MarkupWriter(writer, redactor);
        html.raw("<!doctype html>\n").begin("html", "lang", "en").begin("head");
        html.empty("meta", "charset", "utf-8");
        html.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        html.empty("meta", "name", "color-scheme", "content", "light dark");
        html.element("title", title + " · gather");
        html.empty("link", "rel", "stylesheet", "href", "/style.css");
        html.empty("link", "rel", "alternate", "type", "application/atom+xml", "title", "Incidents", "href",
                query.there("/feed.atom"));
        html.begin("script", "src", "/script.js", "defer", "").end("script").end("head").line().begin("body");
        html.element("a", "Skip to the content", "class", "skip", "href", "#content");
        header(html, query);
        html.begin("main", "id", "content").element("h1", title);
        body.write(html);
        html.end("main").line().begin("footer").begin("p").text("As of ").element("time", PageTimes.second(now),
                "datetime", now.toString()).text(". Times are UTC. FURLs and capabilities are masked. ");
        html.element("a", "JSON", "href", query.here("format", "json")).text(" ")
                .element("a", "Feed", "href", query.there("/feed.atom")).end("p").end("footer");
        html.end("body").end("html").line();
        writer.flush();
    }

    private static void header(MarkupWriter html, PageQuery query) throws IOException {
        html.begin("header").element("a", "gather incidents", "class", "home", "href", "/")
                .begin("nav", "aria-label", "Pages");
        for (String[] part : PARTS) {
            @Nullable
            String current = query.request().path().equals(part[0]) ? "page" : null;
            html.element("a", part[1], "href", part[0], "aria-current", current);
        }
        html.end("nav").end("header").line();
    }

    /** Newer and older, or the like. */
    static void pager(MarkupWriter html, PageQuery query, int page, int size, int all) throws IOException {
        int last = Math.max(1, (all + size - 1) / size);
        if (last == 1) {
            return;
        }
        html.begin("nav", "class", "pager", "aria-label", "Pages of the list");
        link(html, query, "First", 1, page > 1);
        link(html, query, "Previous", page - 1, page > 1);
        html.element("span", page + " of " + last);
        link(html, query, "Next", page + 1, page < last);
        link(html, query, "Last", last, page < last);
        html.end("nav");
    }

    private static void link(MarkupWriter html, PageQuery query, String name, int page, boolean isThere)
            throws IOException {
        if (isThere) {
            html.element("a", name, "href",
                    query.here("page", page == 1 ? null : Integer.toString(page), "event", null));
        } else {
            html.element("span", name, "class", "off");
        }
    }
}
