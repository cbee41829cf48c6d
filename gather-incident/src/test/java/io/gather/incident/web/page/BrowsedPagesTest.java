package io.gather.incident.web.page;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.gather.fixtures.browser.Chromium;
import io.gather.incident.store.IncidentStore;
import io.gather.incident.value.LogValue;
import io.gather.transport.net.serve.SiteBounds;
import io.gather.transport.net.serve.SitePlace;
import io.gather.transport.net.serve.SiteServer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** The pages as a browser shows them. */
@Tag("peer")
class BrowsedPagesTest {
    private static final Path PICTURES = Path.of(System.getProperty("gather.root"),
            "gather-incident/target/screenshots");

    @TempDir
    private Path folder;

    private SiteServer serve(SiteFixture fixture) throws IOException {
        return SiteServer.open(new SitePlace(InetAddress.getLoopbackAddress(), 0, Set.of()), Optional.empty(),
                Optional.empty(), fixture.site(), SiteBounds.USUAL, _ -> {});
    }

    @Test
    void areReadAsTheyAreMeant() throws Exception {
        SiteFixture fixture = SiteFixture.ofCaptures(Files.createDirectory(folder.resolve("base")));
        Chromium browser = Chromium.find(folder);
        try (SiteServer server = serve(fixture)) {
            String root = "http://127.0.0.1:" + server.port();
            for (String path : new String[]{"/", "/groups", "/nodes",
                    "/incident/7jejirnn6sojgrigovy74gnzfanmrj4x/incident-2026-11-20--23-57-18Z-xthy62q"}) {
                Chromium.Dom dom = browser.dump(root + path);
                assertThat(SiteFixture.rows(dom.text())).as(path).isNotEmpty();
                assertThat(dom.complaints()).as(path).isEmpty();
                String name = path.replaceAll("/incident/.*", "/incident").replace('/', '-');
                browser.photograph(root + path, Chromium.Screen.DESKTOP, PICTURES.resolve("web" + name + ".png"));
            }
            browser.photograph(root + "/", Chromium.Screen.PHONE, PICTURES.resolve("web-phone.png"));
            browser.photograph(root + "/groups", Chromium.Screen.DARK, PICTURES.resolve("web-dark.png"));
            assertThat(PICTURES.resolve("web-dark.png")).isNotEmptyFile();
        }
    }

    @Test
    void runNothingThatNodesSay() throws Exception {
        Path base = Files.createDirectory(folder.resolve("base"));
        IncidentStore store = SiteFixture.open(base);
        String hostile = "</script></td></table><script>document.title='ran'</script><img src=x onerror=\"document.title='ran'\">"
                + "<svg/onload=document.title='ran'>";
        var trigger = SiteFixture.event(1, hostile).with("failure", LogValue.of(hostile)).with(hostile,
                LogValue.of(hostile));
        String address = SiteFixture.store(store, 1, trigger, List.of(trigger));
        store.name(SiteFixture.TUB, hostile);
        Chromium browser = Chromium.find(folder);
        try (SiteServer server = serve(SiteFixture.of(base))) {
            for (String path : new String[]{"/", address}) {
                Chromium.Dom dom = browser.dump("http://127.0.0.1:" + server.port() + path);
                assertThat(dom.text()).as(path).contains("&lt;img").doesNotContain("<img", "<title>ran");
                assertThat(dom.complaints()).as(path).isEmpty();
            }
        }
    }
}
