package io.gather.incident.store;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;

import io.gather.incident.classify.Classifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class ManyIncidentsTest {
    private static final int INCIDENTS = 100_000;
    /** Of the processor, with all that is compiled meanwhile: others use the machine as well. */
    private static final Duration MOST = Duration.ofSeconds(1);

    @TempDir
    private Path base;

    private interface Look extends Callable<Object> {}

    private static void isPrompt(String what, Look look) throws Exception {
        long begin = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        Object seen = look.call();
        Duration took = Duration.ofNanos(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - begin);
        assertThat(seen).as(what).isNotNull();
        assertThat(took).as(what).isLessThan(MOST);
    }

    @Test
    void areListedSearchedAndCountedAtOnce() throws Exception {
        MadeIndex.write(base, 0, INCIDENTS);
        IncidentArchive archive = IncidentArchive.open(base, Classifier.none(), _ -> {});
        IncidentQuery text = new IncidentQuery(null, null, null, null, null, "NUMBER 77777 ");

        isPrompt("first look", () -> new IncidentTable(base).rows());
        isPrompt("open and list", () -> IncidentArchive.open(base, Classifier.none(), _ -> {})
                .newest(IncidentQuery.ALL, 50));
        isPrompt("list again", () -> archive.newest(IncidentQuery.ALL, 50));
        isPrompt("search", () -> archive.newest(text, 50));
        isPrompt("fingerprints", () -> archive.fingerprints(IncidentQuery.ALL));
        assertThat(archive.newest(IncidentQuery.ALL, 50)).hasSize(50).first()
                .satisfies(it -> assertThat(it.name().text()).endsWith("-99999"));
        assertThat(archive.newest(text, 50)).singleElement()
                .satisfies(it -> assertThat(it.name().text()).endsWith("-77777"));
        assertThat(archive.fingerprints(IncidentQuery.ALL)).hasSize(300);
    }
}
