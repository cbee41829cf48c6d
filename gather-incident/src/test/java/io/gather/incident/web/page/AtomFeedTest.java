package io.gather.incident.web.page;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;

import io.gather.incident.store.IncidentStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

import static org.assertj.core.api.Assertions.assertThat;

class AtomFeedTest {
    private static final String ATOM = "http://www.w3.org/2005/Atom";

    @TempDir
    private Path folder;

    private static Element feed(String text) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))
                .getDocumentElement();
    }

    private static String one(Element in, String name) {
        NodeList all = in.getElementsByTagNameNS(ATOM, name);
        assertThat(all.getLength()).as(name).isPositive();
        return all.item(0).getTextContent();
    }

    private static List<Element> all(Element in, String name) {
        List<Element> all = new ArrayList<>();
        NodeList nodes = in.getElementsByTagNameNS(ATOM, name);
        for (int i = 0; i < nodes.getLength(); i++) {
            all.add((Element) nodes.item(i));
        }
        return all;
    }

    @Test
    void hasWhatTheStandardWants() throws Exception {
        SiteFixture fixture = SiteFixture.ofCaptures(folder);

        Element feed = feed(fixture.page("/feed.atom"));

        assertThat(feed.getNamespaceURI()).isEqualTo(ATOM);
        assertThat(feed.getLocalName()).isEqualTo("feed");
        assertThat(one(feed, "id")).startsWith("urn:uuid:");
        assertThat(Instant.parse(one(feed, "updated"))).isBefore(Instant.now());
        assertThat(all(feed, "author")).hasSize(1);
        List<Element> entries = all(feed, "entry");
        assertThat(entries).hasSize(5);
        assertThat(new HashSet<>(entries.stream().map(entry -> one(entry, "id")).toList())).hasSize(5);
        for (Element entry : entries) {
            assertThat(one(entry, "title")).isNotBlank();
            Instant.parse(one(entry, "updated"));
            Instant.parse(one(entry, "published"));
            assertThat(all(entry, "link").getFirst().getAttribute("href"))
                    .startsWith("http://127.0.0.1:8765/incident/");
            assertThat(one(entry, "summary")).contains("events");
        }
        assertThat(entries.getFirst().getElementsByTagNameNS(ATOM, "category").item(0).getAttributes()
                .getNamedItem("term").getNodeValue()).isEqualTo("user-incident-button");
    }

    @Test
    void keepsTheFilter() throws Exception {
        SiteFixture fixture = SiteFixture.ofCaptures(folder);

        Element feed = feed(fixture.page("/feed.atom?category=demo-rich"));

        assertThat(all(feed, "entry")).hasSize(1);
        assertThat(all(feed, "link").getFirst().getAttribute("href"))
                .isEqualTo("http://127.0.0.1:8765/feed.atom?category=demo-rich");
        assertThat(feed(fixture.page("/feed.atom?q=there+is+none+like+it")).getElementsByTagNameNS(ATOM, "entry")
                .getLength()).isZero();
    }

    @Test
    void staysXmlWhateverNodesSay() throws Exception {
        IncidentStore store = SiteFixture.open(folder);
        SiteFixture.store(store, 1, SiteFixture.event(1, "]]> <x> & \u0000 \uD800 \uFFFE \u0008 " + SiteFixture.FURL),
                List.of());

        Element feed = feed(SiteFixture.of(folder).page("/feed.atom"));

        assertThat(one(all(feed, "entry").getFirst(), "title")).contains("]]> <x> & ", SiteFixture.MASKED)
                .doesNotContain("swissnumber");
    }
}
