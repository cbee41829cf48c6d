package io.gather.incident.web.page;

import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;

import io.gather.incident.flog.EventJson;
import io.gather.incident.store.IncidentStore;
import io.gather.incident.store.MadeIndex;
import io.gather.incident.value.LogValue;
import io.gather.incident.value.LogValue.Dict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** As large as it gets. */
class LargePagesTest {
    private static final int INCIDENTS = 100_000;
    private static final int EVENTS = 200_000;
    /** On a machine that does nothing else they take a fifth of it. */
    private static final Duration MOST = Duration.ofMillis(200);

    /** With what is compiled meanwhile. On a machine that does nothing else it takes a third of it. */
    private static final Duration MOST_AT_FIRST = Duration.ofSeconds(1);

    @TempDir
    private Path base;

    @Test
    void theFirstLookTakesAMoment() throws Exception {
        SiteFixture fixture = SiteFixture.of(base);
        MadeIndex.write(base, 0, INCIDENTS);

        assertThat(Duration.ofNanos(took(fixture, "/"))).isLessThan(MOST_AT_FIRST);
    }

    @Test
    void aHundredThousandIncidentsAreNoMatter() throws Exception {
        SiteFixture fixture = SiteFixture.of(base);
        // Of files that there are not: whoever opens the store afterwards would forget them.
        MadeIndex.write(base, 0, INCIDENTS);
        for (String address : List.of("/", "/groups", "/categories", "/nodes", "/feed.atom",
                "/?category=disk&node=abcdefgh&page=20", "/?q=number+77777")) {
            assertThat(fixture.page(address)).as(address).isNotEmpty();
            fixture.page(address);

            // Processor time: others use the machine as well.
            long least = IntStream.range(0, 3).mapToLong(_ -> took(fixture, address)).min().orElseThrow();

            assertThat(Duration.ofNanos(least)).as(address).isLessThan(MOST);
        }
        assertThat(fixture.page("/")).contains("<strong>100,000</strong> incidents");
        assertThat(SiteFixture.rows(fixture.page("/?q=number+77777+"))).hasSize(1);
    }

    private static long took(SiteFixture fixture, String address) {
        long begin = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        try {
            fixture.page(address);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - begin;
    }

    /** What is written of a page, which nobody holds. */
    private static final class Counted extends OutputStream {
        private long bytes;

        @Override
        public void write(int b) {
            bytes++;
        }

        @Override
        public void write(byte[] all, int from, int length) {
            bytes += length;
        }
    }

    @Test
    void twoHundredThousandEventsStreamPast() throws Exception {
        IncidentStore store = SiteFixture.open(base);
        Dict trigger = SiteFixture.event(EVENTS - 1, "too much");
        store.store(SiteFixture.TUB, SiteFixture.name(1), SiteFixture.header(trigger), LargePagesTest::events);
        SiteFixture fixture = SiteFixture.of(base);
        String address = "/incident/" + SiteFixture.TUB + "/" + SiteFixture.name(1);

        Counted all = new Counted();
        fixture.reply(address + "?size=all").content().write(all);
        assertThat(all.bytes).isGreaterThan(EVENTS * 200L);
        String page = fixture.page(address + "?sort=num&order=down&size=10&event=150000");
        assertThat(SiteFixture.rows(page)).hasSize(10).last().asString().contains("id=\"e150000\"");
        assertThat(page).contains("<strong>200,000</strong> of 200,000 events", "5000 of 20000", "id=\"e150000\"");
    }

    private static Iterator<EventJson> events() {
        return IntStream.range(0, EVENTS).mapToObj(i -> EventJson.of(SiteFixture.event(i, "event " + i).with("level",
                LogValue.of(10 + i % 30)))).iterator();
    }
}
