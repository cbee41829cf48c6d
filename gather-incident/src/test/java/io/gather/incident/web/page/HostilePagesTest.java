package io.gather.incident.web.page;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.gather.incident.flog.EventJson;
import io.gather.incident.store.IncidentStore;
import io.gather.incident.value.LogValue;
import io.gather.incident.value.LogValue.Dict;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Nodes say what they like. */
class HostilePagesTest {
    private static final String MARKUP = "</td></table><script>alert(1)</script><img src=x onerror=alert(1)>\"'&";
    private static final String ODD = "half \uD800 turned \u202E control \u0001\u009B null \u0000 end";
    private static final String CAPABILITY = "URI:DIR2:aaaabbbbccccddddeeeeffffgg:hhhhiiiijjjjkkkkllllmmmmnnnnoooopppp";

    @TempDir
    private Path folder;
    private SiteFixture fixture;
    private final List<String> addresses = new ArrayList<>(
            List.of("/", "/groups", "/categories", "/nodes", "/feed.atom"));

    @BeforeEach
    void store() throws Exception {
        IncidentStore store = SiteFixture.open(folder);
        Dict trigger = SiteFixture.event(1, MARKUP + SiteFixture.FURL + " " + CAPABILITY)
                .with("facility", LogValue.of("fac." + MARKUP + SiteFixture.FURL)).with("level", LogValue.of(35))
                .with("failure",
                        Dict.EMPTY.with("@", LogValue.of("Failure")).with("str", LogValue.of("Traceback\n" + MARKUP
                                + "\n" + SiteFixture.FURL)))
                .with("extra " + MARKUP + SiteFixture.FURL,
                        new LogValue.Items(List.of(LogValue.of(CAPABILITY + MARKUP))));
        Dict odd = SiteFixture.event(2, ODD).with("parent", LogValue.of("no number")).with("time", LogValue.of(1e300));
        Dict versions = Dict.EMPTY.with("app" + MARKUP, LogValue.of(MARKUP + SiteFixture.FURL));
        store.store(SiteFixture.TUB, SiteFixture.name(1), SiteFixture.header(trigger).with("versions", versions),
                List.of(EventJson.of(trigger), EventJson.of(odd)));
        store.store(SiteFixture.TUB, SiteFixture.name(2), SiteFixture.header(odd),
                List.of(EventJson.of(odd), EventJson.of(Dict.EMPTY)));
        store.name(SiteFixture.TUB, MARKUP + SiteFixture.FURL);
        store.heard(SiteFixture.TUB, MARKUP + SiteFixture.FURL);
        fixture = SiteFixture.of(folder);
        addresses.add("/incident/" + SiteFixture.TUB + "/" + SiteFixture.name(1));
        addresses.add("/incident/" + SiteFixture.TUB + "/" + SiteFixture.name(1) + "?sort=time&order=down");
        addresses.add("/incident/" + SiteFixture.TUB + "/" + SiteFixture.name(2));
    }

    @Test
    void nothingThatTheySayIsMarkup() throws Exception {
        for (String address : addresses) {
            String page = fixture.page(address);
            assertThat(page).as(address).doesNotContain("<script>", "<img", "</td></table>", "onerror=alert(1)>");
            assertThat(page.chars()).as(address).noneMatch(c -> c == 0x202E || (c < ' ' && c != '\n') || c == 0x9B);
        }
        assertThat(fixture.page("/")).contains("&lt;script&gt;alert(1)", " turned \uFFFD control ");
    }

    @Test
    void secretsAreMaskedEverywhere() throws Exception {
        for (String address : addresses) {
            for (String form : List.of("", address.contains("?") ? "&format=json" : "?format=json")) {
                assertThat(fixture.page(address + form)).as(address + form).doesNotContain("swissnumberswiss",
                        "hhhhiiiijjjj");
            }
        }
        assertThat(fixture.page(addresses.get(5))).contains(SiteFixture.MASKED);
    }

    @Test
    void secretsCannotBeFoundOutBySearching() throws Exception {
        String incident = addresses.get(5);
        assertThat(SiteFixture.rows(fixture.page("/?q=alert(1)"))).hasSize(1);
        assertThat(SiteFixture.rows(fixture.page("/?q=swissnum"))).isEmpty();
        assertThat(SiteFixture.rows(fixture.page("/?q=" + CAPABILITY))).isEmpty();
        assertThat(SiteFixture.rows(fixture.page(incident + "?q=alert(1)"))).hasSize(1);
        assertThat(SiteFixture.rows(fixture.page(incident + "?q=swissnum"))).isEmpty();
    }

    @Test
    void whatVisitorsTypeIsNoMarkupEither() throws Exception {
        String typed = URLEncoder.encode(MARKUP, StandardCharsets.UTF_8);
        for (String name : List.of("q", "category", "node", "fingerprint", "since", "until", "last", "level", "page",
                "sort",
                "event", "facility", MARKUP.replaceAll("[=&]", ""))) {
            for (String address : List.of("/", "/groups", "/nodes", "/feed.atom", addresses.get(5))) {
                assertThat(fixture.page(address + "?" + URLEncoder.encode(name,
                        StandardCharsets.UTF_8) + "=" + typed)).as(address + name)
                        .doesNotContain("<script>a",
                                "<img");
            }
        }
    }
}
