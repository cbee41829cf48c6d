package io.gather.incident.web.page;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import io.gather.core.json.Json;
import io.gather.incident.capture.FlogCaptures;
import io.gather.incident.classify.Classifier;
import io.gather.incident.classify.Fingerprint;
import io.gather.incident.store.IncidentArchive;
import io.gather.incident.store.IncidentStore;
import io.gather.incident.value.LogValue;
import io.gather.incident.value.LogValue.Dict;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class IncidentSiteTest {
    private static final String INCIDENT = "/incident/7jejirnn6sojgrigovy74gnzfanmrj4x/incident-2026-11-20--23-57-18Z-xthy62q";

    @TempDir
    private Path folder;
    private SiteFixture fixture;

    @BeforeEach
    void open() throws Exception {
        fixture = SiteFixture.ofCaptures(folder.resolve("base"));
    }

    private JsonNode json(String address) throws Exception {
        return Json.mapper().readTree(fixture.page(address + (address.contains("?") ? "&" : "?") + "format=json"));
    }

    @Test
    void listsIncidentsNewestFirst() throws Exception {
        String page = fixture.page("/");

        assertThat(SiteFixture.rows(page)).hasSize(5);
        assertThat(SiteFixture.rows(page).getFirst()).contains("2026-11-21 00:04:3", "user-incident-button");
        assertThat(page).contains("<strong>5</strong> incidents", "<svg class=\"rate\"", "aria-label=\"incidents: 5,");
        JsonNode json = json("/");
        assertThat(json.at("/incidents").asInt()).isEqualTo(5);
        assertThat(json.at("/shown")).hasSize(5);
        assertThat(json.at("/shown/0/time").asText()).startsWith("2026-11-21T00:04:3");
    }

    @Test
    void filtersByTheAddress() throws Exception {
        assertThat(SiteFixture.rows(fixture.page("/?category=demo-rich"))).hasSize(1);
        assertThat(SiteFixture.rows(fixture.page("/?node=7jejirnn"))).hasSize(3);
        assertThat(SiteFixture.rows(fixture.page("/?node=bn2rybg5umsmnvpex4peoq23xhczjhhm"))).hasSize(2);
        assertThat(SiteFixture.rows(fixture.page("/?since=2026-11-21&until=2026-11-21+00:04:30"))).hasSize(1);
        assertThat(SiteFixture.rows(fixture.page("/?last=1h"))).isEmpty();
        assertThat(SiteFixture.rows(fixture.page("/?q=USER+reports&fingerprint=umid-LkD9"))).hasSize(2);
        assertThat(SiteFixture.rows(fixture.page("/?level=BAD"))).hasSize(1);
        assertThat(SiteFixture.rows(fixture.page("/?level=41"))).isEmpty();
        assertThat(fixture.page("/?q=nothing+like+it")).contains("No incident is like that.");
    }

    @Test
    void turnsPages() throws Exception {
        String page = fixture.page("/?size=2&page=3&node=");

        assertThat(SiteFixture.rows(page)).hasSize(1);
        assertThat(page).contains("3 of 3", "href=\"/?size=2&amp;page=2\"").doesNotContain("page=4");
        assertThat(SiteFixture.rows(fixture.page("/?size=2&page=1000000"))).isEmpty();
    }

    @Test
    void whatIsAskedWronglyIsToldSo() throws Exception {
        for (String address : List.of("/?last=soon", "/?last=99999999999999w", "/?since=yesterday", "/?level=loud",
                "/?page=0", "/?page=x", "/?size=100000", "/groups?sort=beauty", INCIDENT + "?sort=no", INCIDENT
                        + "?size=all&sort=time")) {
            assertThat(fixture.reply(address).status()).as(address).isEqualTo(400);
            assertThat(fixture.page(address)).as(address).contains("class=\"notice\"");
        }
        for (String address : List.of("/no", "/incident", "/incident/x/y", INCIDENT + "/", "/incident/../../etc/passwd",
                INCIDENT.replace("xthy62q", "zzzzzzz"))) {
            assertThat(fixture.reply(address).status()).as(address).isEqualTo(404);
            assertThat(json(address).has("error")).as(address).isTrue();
        }
    }

    @Test
    void countsGroupsAndCategories() throws Exception {
        JsonNode groups = json("/groups");
        JsonNode button = groups.at("/counted/0");
        assertThat(button.at("/name").asText()).isEqualTo("umid-LkD9Pw");
        assertThat(button.at("/incidents").asInt()).isEqualTo(2);
        assertThat(button.at("/nodes").asInt()).isEqualTo(1);
        assertThat(button.at("/first").asText()).startsWith("2026-11-21T00:04:2");
        assertThat(button.at("/last").asText()).startsWith("2026-11-21T00:04:3");
        assertThat(SiteFixture.rows(fixture.page("/groups"))).hasSize(groups.at("/counted").size());
        assertThat(fixture.page("/categories?sort=name")).contains("demo-error", "demo-rich", "class=\"spark\"",
                "aria-sort=\"ascending\"");
    }

    @Test
    void tellsWhatCameBack() throws Exception {
        IncidentArchive archive = IncidentArchive.open(fixture.base(), Classifier.none(), _ -> {});
        archive.resolve(new Fingerprint("umid-LkD9Pw"), Instant.parse("2026-11-21T00:04:30Z"));

        assertThat(fixture.page("/groups")).contains(">regression<");
        assertThat(SiteFixture.rows(fixture.page("/"))).filteredOn(row -> row.contains(">regression<")).hasSize(1);
        archive.resolve(new Fingerprint("umid-LkD9Pw"), SiteFixture.NOW);
        assertThat(fixture.page("/groups")).contains(">resolved<").doesNotContain(">regression<");
    }

    @Test
    void marksSilentNodes() throws Exception {
        IncidentStore store = SiteFixture.open(fixture.base());
        store.heard(SiteFixture.TUB, "tcp:192.0.2.7:4000");
        store.name(SiteFixture.TUB, "storage-1");

        List<String> rows = SiteFixture.rows(fixture.page("/nodes"));
        assertThat(rows).hasSize(3);
        assertThat(rows.subList(0, 2)).allSatisfy(row -> assertThat(row).contains(">silent<", "never"));
        assertThat(rows.getLast()).contains("storage-1", "192.0.2.7").doesNotContain(">silent<");
        assertThat(json("/nodes").at("/nodes")).hasSize(3);
    }

    @Test
    void showsEventsOfAnIncident() throws Exception {
        String page = fixture.page(INCIDENT);

        assertThat(SiteFixture.rows(page)).filteredOn(row -> row.contains("class=\"mark bad\">trigger<")).hasSize(1);
        assertThat(page).contains("<pre class=\"failure\">", "Traceback", "href=\"#e", " id=\"e");
        JsonNode json = json(INCIDENT);
        assertThat(json.at("/events")).hasSize(SiteFixture.rows(page).size());
        assertThat(json.at("/events")).anySatisfy(event -> assertThat(event.at("/trigger").asBoolean()).isTrue());
        String loud = fixture.page(INCIDENT + "?level=WEIRD");
        assertThat(SiteFixture.rows(loud)).isNotEmpty().hasSizeLessThan(SiteFixture.rows(page).size());
    }

    @Test
    void argumentsThatBecameAListAreFilledIn() throws Exception {
        Path file = fixture.base().resolve("incidents/7jejirnn6sojgrigovy74gnzfanmrj4x/"
                + "incident-2026-11-21--00-09-42Z-pks3qxa.flog.bz2");
        Files.copy(FlogCaptures.file("node_side_incidents/incident-2026-11-21--00-09-42Z-pks3qxa.flog.bz2"), file);
        // Younger than the index by more than a clock's tick.
        Files.setLastModifiedTime(file.getParent(), FileTime.from(Instant.now().plusSeconds(5)));
        SiteFixture.open(fixture.base());

        assertThat(fixture.page("/incident/7jejirnn6sojgrigovy74gnzfanmrj4x/incident-2026-11-21--00-09-42Z-pks3qxa"))
                .contains("queue depth 7 exceeds limit").doesNotContain("formatting failed");
    }

    @Test
    void whatComesInIsThereWithTheNextLook() throws Exception {
        assertThat(SiteFixture.rows(fixture.page("/"))).hasSize(5);
        IncidentStore store = SiteFixture.open(fixture.base());
        Dict trigger = SiteFixture.event(1, "disk is weird").with("level", LogValue.of(30));

        String address = SiteFixture.store(store, 1, trigger, List.of(trigger));

        assertThat(SiteFixture.rows(fixture.page("/")).getFirst()).contains("disk is weird", address);
        assertThat(SiteFixture.rows(fixture.page(address))).hasSize(1);
    }

    @Test
    void parentsAreFoundOnOtherPages() throws Exception {
        IncidentStore store = SiteFixture.open(fixture.base());
        Dict trigger = SiteFixture.event(999, "weird").with("parent", LogValue.of(3));
        List<Dict> events = new ArrayList<>();
        for (int i = 0; i < 999; i++) {
            events.add(SiteFixture.event(i, "event " + i).with("level", LogValue.of(i % 2 == 0 ? 10 : 20)));
        }
        events.add(trigger);
        String address = SiteFixture.store(store, 7, trigger, events);

        String second = fixture.page(address + "?size=100&page=10");
        assertThat(second).contains("href=\"" + address + "?event=3#e3\"", "10 of 10");
        assertThat(fixture.page(address + "?event=3&size=100")).contains(" id=\"e3\"", "1 of 10");
        assertThat(fixture.page(address + "?event=999&size=100&sort=num&order=down")).contains(" id=\"e999\"",
                "1 of 10");
        List<String> down = SiteFixture.rows(fixture.page(address + "?sort=num&order=down&size=3"));
        assertThat(down).hasSize(3);
        assertThat(down.get(1)).contains("event 998");
        assertThat(SiteFixture.rows(fixture.page(address + "?sort=level&size=2"))).last().asString()
                .contains("event 2<");
        assertThat(SiteFixture.rows(fixture.page(address + "?size=all"))).hasSize(1000);
        assertThat(SiteFixture.rows(fixture.page(address + "?q=EVENT+77"))).hasSize(11);
    }
}
