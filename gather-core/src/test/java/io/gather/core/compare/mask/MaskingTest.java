package io.gather.core.compare.mask;

import java.time.Duration;
import java.util.List;

import io.gather.core.error.GatherException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

class MaskingTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"2026-11-20T10:15:00Z up|<time> up",
            "at 2026-11-20 10:15:00.123 +0100 it|at <time> it",
            "2026-11-20T10:15:00+01:00|<time>", "on 2026-11-20.|on <time>.", "on 2026-11-20,|on <time>,",
            "Nov 20 10:15:01 db kernel: x|<time> db kernel: x", "Fri Nov 20 10:15:01 UTC 2026|<time>",
            "Fri, 20 Nov 2026 10:15:01 GMT|<time>",
            "-rw-r--r-- 1 root root 12 Nov 20  2025 hosts|-rw-r--r-- 1 root root 12 <time> hosts",
            "[20/Nov/2026:10:15:01 +0000] GET|[<time>] GET", "2026/11/20 10:15:01 [error]|<time> [error]",
            "[   12.345678] usb|[<time>] usb", " 10:15:01 up 41 days,  3:14,  2 users| <time> up <time>,  2 users",
            "up 2 weeks, 3 days, 4 hours|up <time>",
            "Active: active since x; 3 days ago|Active: active since x; <time> ago",
            "1h 20min ago|<time> ago", "root 1 0.0 Ss 1-02:03:04 init|root 1 0.0 Ss <time> init",
            "started 1763633700 ok|started <time> ok", "id 1763633700123 ok|id <time> ok",
            "52:54:00:12:34:56|52:54:00:12:34:56", "fe80::1:22:33|fe80::1:22:33", "127.0.0.1:22|127.0.0.1:22",
            "version 1.2.3-4|version 1.2.3-4", "size 1234567|size 1234567", "10.0.0.1/24|10.0.0.1/24",
            "may be|may be", "1 Mar|<time>"})
    void masksTimes(String line, String masked) {
        assertThat(mask("times", line)).isEqualTo(masked);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"sshd[1234]: x|sshd[<pid>]: x", "Main PID: 77 (cron)|Main PID: <pid> (cron)",
            "users:((\"sshd\",pid=12,fd=3))|users:((\"sshd\",pid=<pid>,fd=3))", "/proc/4711/maps|/proc/<pid>/maps",
            "root       12  0.0  0.1 4000 x|root <pid>  0.0  0.1 4000 x",
            "root 12 1 0 Nov20 ? x|root <pid> <pid> 0 Nov20 ? x",
            "  12 ?  00:00:01 init|<pid> ?  00:00:01 init", "PPid:\t12|PPid:\t<pid>", "array[12]|array[<pid>]",
            "rapid 5|rapid 5", "[12] x|[12] x", "uid=12|uid=12"})
    void masksProcessIds(String line, String masked) {
        assertThat(mask("pids", line)).isEqualTo(masked);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"at 0xffff8880abcd1234 x|at <hex> x", "mask 0xff x|mask 0xff x",
            "ffff8880abcd1234 T x|<hex> T x", "1234567812345678|1234567812345678"})
    void masksAddressesInMemory(String line, String masked) {
        assertThat(mask("hex", line)).isEqualTo(masked);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"node1 x|<host> x", "NODE1.example.org|<host>", "node12|node12",
            "my-node1|my-node1", "10.0.0.1:22|<host>:22", "10.0.0.12|10.0.0.12", "at node1.|at <host>."})
    void masksTheNodesOwnNames(String line, String masked) {
        assertThat(mask("host", line)).isEqualTo(masked);
    }

    @Test
    void masksAllOfThem() {
        assertThat(mask("all", "Nov 20 10:15:01 node1 sshd[12]: at 0xffffff01\n"))
                .isEqualTo("<time> <host> sshd[<pid>]: at <hex>\n");
    }

    @Test
    void leavesLinesAloneWithoutMasks() {
        assertThat(Masking.NONE.forNode(List.of("node1")).apply("node1 10:15:00")).isEqualTo("node1 10:15:00");
    }

    @Test
    void namesTheMaskThatWasMeant() {
        assertThatThrownBy(() -> Masking.of(List.of("time"))).isInstanceOf(GatherException.class)
                .hasMessageContaining("did you mean 'times'?");
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "1", "0", "a", ":", "1:", "1 d ", "1d", "Nov ", "1-", "[", "up ", "0x", ".", "12:34:"})
    void takesNoLongerForLinesThatAreMeantToSlowIt(String piece) {
        String line = piece.repeat((64 << 10) / piece.length());

        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> mask("all", line));
    }

    private static String mask(String kind, String line) {
        return Masking.of(List.of(kind)).forNode(List.of("node1", "node1.example.org", "10.0.0.1")).apply(line);
    }
}
