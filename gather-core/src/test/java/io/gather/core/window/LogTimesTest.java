package io.gather.core.window;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class LogTimesTest {
    private static final Instant MODIFIED = Instant.parse("2026-11-23T00:00:00Z");
    private static final NodeClock CLOCK = new NodeClock(ZoneId.of("Europe/Berlin"),
            Instant.parse("2026-11-22T08:00:00Z"));

    private static long find(LogTimes times, String line) {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        return times.find(bytes, 0, bytes.length);
    }

    private static long find(String line) {
        return find(new LogTimes(CLOCK, MODIFIED), line);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"2026-11-22T10:15:00.123Z app started|2026-11-22T10:15:00.123Z",
            "2026-11-22T10:15:00.123456+05:30 host app|2026-11-22T04:45:00.123Z",
            "2026-11-22 10:15:00 -0800 x|2026-11-22T18:15:00Z", "2026-11-22 10:15:00 UTC x|2026-11-22T10:15:00Z",
            "<34>1 2026-11-22T10:15:00.003Z host su - ID47 - x|2026-11-22T10:15:00.003Z",
            "<34>Nov 22 10:15:00 host su: x|2026-11-22T09:15:00Z",
            "2026-11-22T10:15:00-08:00 <1.5> isi-1(id1) kernel: x|2026-11-22T18:15:00Z",
            "Nov 22 10:15:00 host app[1]: x|2026-11-22T09:15:00Z", "Nov  2 10:15:00 host app: x|2026-11-02T09:15:00Z",
            "Nov 22 2026 10:15:00 asa: x|2026-11-22T09:15:00Z", "Dec 31 23:59:60 host app: x|2025-12-31T22:59:59Z",
            "Sun Nov 22 10:15:00 2026 x|2026-11-22T09:15:00Z",
            "[Sun Nov 22 10:15:00.123456 2026] [core:error] x|2026-11-22T09:15:00.123Z",
            "Sun Nov 22 10:15:00 UTC 2026|2026-11-22T10:15:00Z",
            "Sun, 22 Nov 2026 10:15:00 +0000 x|2026-11-22T10:15:00Z",
            "127.0.0.1 - - [22/Nov/2026:10:15:00 +0000] \"GET /[a] HTTP/1.1\" 200 5|2026-11-22T10:15:00Z",
            "::1 - joe [smith] [22/Nov/2026:10:15:00 +0100] \"GET /\" 200 5|2026-11-22T09:15:00Z",
            "2026/11/22 10:15:00 [error] 1#1: *1 open()|2026-11-22T09:15:00Z",
            "2026-11-22 10:15:00,123 INFO [main] a.b.C - x|2026-11-22T09:15:00.123Z",
            "INFO  2026-11-22 10:15:00,123 [main] x|2026-11-22T09:15:00.123Z",
            "[ERROR] 2026-11-22 10:15:00.123 x|2026-11-22T09:15:00.123Z",
            "22 Nov 2026 10:15:00,123 [main] x|2026-11-22T09:15:00.123Z",
            "22-Nov-2026 10:15:00.123 INFO [main] x|2026-11-22T09:15:00.123Z",
            "1234:M 22 Nov 2026 10:15:00.123 * Ready|2026-11-22T09:15:00.123Z",
            "[2026-11-22T10:15:00.123+0000][gc] GC(1) Pause|2026-11-22T10:15:00.123Z",
            "2026-11-22T10:15:00.123+0100: 12.3: [GC x|2026-11-22T09:15:00.123Z",
            "1795342500 x|2026-11-22T10:15:00Z", "1795342500.250 GET /|2026-11-22T10:15:00.250Z",
            "1795342500123 x|2026-11-22T10:15:00.123Z", "#1795342500|2026-11-22T10:15:00Z",
            "type=SYSCALL msg=audit(1795342500.123:42): arch=c0|2026-11-22T10:15:00.123Z",
            "I1122 10:15:00.123456    1 main.go:1] x|2026-11-22T09:15:00.123Z",
            "E20261122 10:15:00.123456    1 main.cc:1] x|2026-11-22T09:15:00.123Z",
            "[   12.345678] usb 1-1: x|2026-11-22T08:00:12.345Z", "<6>[   12.345678] usb|2026-11-22T08:00:12.345Z"})
    void theTimeOfALineIsFound(String line, Instant time) {
        assertThat(Instant.ofEpochMilli(find(line))).isEqualTo(time);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "10:15:00.123 [main] INFO x", "[0.123s][info][gc] Using G1", "[main] x",
            "\tat a.b.C.d(C.java:1)", "  2026-11-22 10:15:00 goes on", "2026-13-22 10:15:00 x", "2026-11-31 10:15:00 x",
            "2026-11-22 25:15:00 x", "2026-11-22", "192.168.1.1 x", "Nov 32 10:15:00 x", "Nova 22 10:15:00",
            "17953425001 x", "1795342500x", "1795342500-1795342600", "[22/Nox/2026:10:15:00 +0000]", "I1122", "[12.3",
            "<999999>x", "<", "[", "Sun", "Sun ", "123:", "audit(", "2026-11-22T", "Feb 30 10:15:00 x"})
    void whatIsNoTimeIsNone(String line) {
        assertThat(find(line)).isEqualTo(LogTime.NONE);
    }

    @Test
    void aStampWithoutYearIsNotLaterThanItsFile() {
        LogTimes times = new LogTimes(CLOCK, Instant.parse("2027-01-02T00:00:00Z"));

        assertThat(Instant.ofEpochMilli(find(times, "Dec 31 23:00:00 h a: x"))).isEqualTo("2026-12-31T22:00:00Z");
        assertThat(Instant.ofEpochMilli(find(times, "Jan  1 00:30:00 h a: x"))).isEqualTo("2026-12-31T23:30:00Z");
        assertThat(Instant.ofEpochMilli(find(times, "Feb 29 00:30:00 h a: x"))).isEqualTo("2024-02-28T23:30:00Z");
    }

    @Test
    void whatTheKernelCountedBeforeItsLastStartIsNoTime() {
        LogTimes times = new LogTimes(CLOCK, Instant.parse("2026-11-22T07:59:00Z"));

        assertThat(find(times, "[   12.345678] usb 1-1: x")).isEqualTo(LogTime.NONE);
        assertThat(find(new LogTimes(new NodeClock(CLOCK.zone(), null), MODIFIED), "[   12.345678] x"))
                .isEqualTo(LogTime.NONE);
    }

    @Test
    void theHourThatComesTwiceIsToldApart() {
        LogTimes times = new LogTimes(CLOCK, MODIFIED);

        assertThat(Instant.ofEpochMilli(find(times, "2026-10-25 02:10:00 a"))).isEqualTo("2026-10-25T00:10:00Z");
        assertThat(Instant.ofEpochMilli(find(times, "2026-10-25 02:50:00 b"))).isEqualTo("2026-10-25T00:50:00Z");
        assertThat(Instant.ofEpochMilli(find(times, "2026-10-25 02:00:00 c"))).isEqualTo("2026-10-25T01:00:00Z");
        assertThat(Instant.ofEpochMilli(find(times, "2026-10-25 02:50:00 d"))).isEqualTo("2026-10-25T01:50:00Z");
        assertThat(Instant.ofEpochMilli(find(times, "2026-10-25 03:00:00 e"))).isEqualTo("2026-10-25T02:00:00Z");
    }

    @Test
    void numbersAreTimesOnlyInFilesThatBeginWithThem() {
        LogTimes times = new LogTimes(CLOCK, MODIFIED);

        assertThat(find(times, "2026-11-22 10:15:00,123 INFO x")).isNotEqualTo(LogTime.NONE);
        assertThat(find(times, "1795342500 rows")).isEqualTo(LogTime.NONE);
        assertThat(find(times, "Nov 22 10:15:00 host app: x")).isNotEqualTo(LogTime.NONE);
    }
}
