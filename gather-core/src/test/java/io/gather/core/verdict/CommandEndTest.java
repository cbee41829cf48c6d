package io.gather.core.verdict;

import java.time.Duration;
import java.util.List;

import io.gather.core.catalog.Cost;
import io.gather.core.catalog.Keep;
import io.gather.core.outcome.Status;
import io.gather.core.plan.Task;
import io.gather.core.units.ByteSize;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class CommandEndTest {
    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            ITSELF, 0,   false, OK,        -
            ITSELF, 4,   false, OK,        -
            ITSELF, 3,   false, FAILED,    exit code 3
            ITSELF, 3,   true,  DENIED,    exit code 3
            ITSELF, 126, false, DENIED,    exit code 126
            ITSELF, 137, false, FAILED,    ended by signal 9
            ITSELF, 192, false, FAILED,    ended by signal 64
            ITSELF, 193, false, FAILED,    exit code 193
            TIME,   143, false, TIMED_OUT, ended after 20s
            OVER,   143, false, TIMED_OUT, the gather's total time was over
            STOP,   143, false, TIMED_OUT, stopped
            """)
    void becomesAStatus(EndCause cause, int code, boolean denied, Status status, String message) {
        Verdict verdict = new CommandEnd(task(), ProcessEnd.of(cause, code), false, denied, 5, 0, null).verdict();

        assertThat(verdict.status()).isEqualTo(status);
        assertThat(verdict.message()).isEqualTo(message);
    }

    @Test
    void deniesNothingToRoot() {
        CommandEnd end = new CommandEnd(task(), ProcessEnd.of(EndCause.ITSELF, 1), true, true, 5, 0, null);

        assertThat(end.verdict().status()).isEqualTo(Status.FAILED);
    }

    @Test
    void saysHowMuchIsMissingAndWhy() {
        ProcessEnd itself = ProcessEnd.of(EndCause.ITSELF, 0);
        ProcessEnd full = ProcessEnd.of(EndCause.FULL, 141);

        assertThat(new CommandEnd(task(), itself, false, false, 1024, 7, "why").verdict().message()).isEqualTo(
                "cut at 1.00 kB, 7 bytes dropped");
        assertThat(new CommandEnd(task(), full, false, false, 1024, 7, null).verdict().message()).isEqualTo(
                "cut at 1.00 kB, at least 7 bytes dropped");
        assertThat(new CommandEnd(task(), itself, false, false, 512, 7, "why").verdict().message()).isEqualTo(
                "cut at 512 B, 7 bytes dropped; why");
    }

    @Test
    void tellsOfItsOutputWhatBecameOfBoth() {
        Verdict failed = new CommandEnd(task(), ProcessEnd.of(EndCause.ITSELF, 3), false, false, 5, 0, null).verdict();
        Kept cut = CommandEnd.output(failed).cut("no space");
        Verdict late = new CommandEnd(task(), ProcessEnd.of(EndCause.TIME, 143), false, false, 5, 0, null).verdict();

        assertThat(CommandEnd.output(failed)).isEqualTo(Kept.WHOLE);
        assertThat(CommandEnd.with(failed, cut)).isEqualTo(new Verdict(Status.TRUNCATED, 3, null, "no space"));
        assertThat(CommandEnd.with(late, CommandEnd.output(late).cut("no space"))).isEqualTo(late);
    }

    private static Task.Command task() {
        return new Task.Command(1, "g", "i", "true", null, List.of(4), Duration.ofSeconds(20), ByteSize.of(1024),
                Keep.HEAD, Cost.NORMAL, List.of(), List.of());
    }
}
