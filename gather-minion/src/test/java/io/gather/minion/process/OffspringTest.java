package io.gather.minion.process;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What is found among the processes of this machine. */
class OffspringTest {
    private static final Marker MARKER = new Marker("20261120T101500Z-7f3a09bc", "offspring");

    private final List<Process> processes = new ArrayList<>();

    @AfterEach
    void end() {
        processes.forEach(Process::destroyForcibly);
    }

    private Process start(Marker marker) throws Exception {
        ProcessBuilder builder = new ProcessBuilder("sleep", "60");
        builder.environment().putAll(marker.entries("3"));
        Process process = builder.start();
        processes.add(process);
        return process;
    }

    @Test
    void whatThisProcessStartedForARunEndsAndNothingElse() throws Exception {
        Process own = start(MARKER);
        Process ofAnother = start(new Marker(MARKER.gather(), "other"));

        assertThat(Offspring.startedHere(MARKER).end(Duration.ofSeconds(5))).isTrue();

        assertThat(own.waitFor(5, TimeUnit.SECONDS)).isTrue();
        assertThat(ofAnother.isAlive()).isTrue();
    }

    @Test
    void theYoungerOnesAreTheSameOneByOneAndFromTheListOfAll() throws Exception {
        long first = start(MARKER).pid();
        long second = start(MARKER).pid();

        assertThat(ProcessTable.youngerThan(first, it -> it == first || it == second)).containsExactly(second);
        assertThat(ProcessTable.youngerThan(first - 100, it -> it == first || it == second))
                .containsExactly(first, second);
    }
}
