package io.gather.incident.watch.source;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

import io.gather.incident.watch.line.WatchedLine;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** With the distribution's journal. */
class JournalFeedTest {
    private static final JournalFeed.Own NOBODY = new JournalFeed.Own(-1, "");

    @TempDir
    Path folder;

    private static HeardLines follow(List<String> program, @Nullable String cursor, @Nullable Instant stopped) {
        return new HeardLines(new JournalFeed(program, cursor, stopped, 2, true, NOBODY, Duration.ofMillis(50)));
    }

    @Test
    void goesOnWhereItStoppedWithoutLosingOrDoublingALine() throws Exception {
        try (PrivateJournal journal = new PrivateJournal()) {
            journal.log("MESSAGE=before", "PRIORITY=6", "SYSLOG_IDENTIFIER=test");
            String cursor;
            try (HeardLines heard = follow(journal.program(), null, null)) {
                WatchedLine first = heard.next();
                WatchedLine second = heard.next();
                assertThat(List.of(first, second)).allMatch(WatchedLine::old);
                assertThat(second.text()).isEqualTo("before");
                journal.log("MESSAGE=it fails", "PRIORITY=3", "SYSLOG_IDENTIFIER=test", "UNIT=app.service",
                        "MESSAGE_ID=d9b373ed55a64feb8242e02dbe79a49c");
                WatchedLine line = heard.next();
                assertThat(line.old()).isFalse();
                assertThat(line.text()).isEqualTo("it fails");
                assertThat(line.priority()).isEqualTo(3);
                assertThat(line.units()).contains("app.service");
                assertThat(line.facility()).isEqualTo("app.service");
                assertThat(line.messageId()).isEqualTo("d9b373ed55a64feb8242e02dbe79a49c");
                assertThat(line.time()).isBetween(Instant.now().minusSeconds(60), Instant.now());
                journal.log("MESSAGE=" + "long ".repeat(3000), "PRIORITY=6");
                assertThat(heard.next().text()).startsWith("long long").hasSize(15_000 - 1);
                cursor = heard.state().journal();
            }
            List<String> wanted = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                journal.log("MESSAGE=missed " + i, "PRIORITY=6");
                wanted.add("missed " + i);
            }
            for (int run = 0; run < 2; run++) {
                try (HeardLines heard = follow(journal.program(), cursor, Instant.now())) {
                    List<String> given = new ArrayList<>();
                    for (WatchedLine each = heard.next(); !each.text().equals("missed 19"); each = heard.next()) {
                        if (!each.old()) {
                            given.add(each.text());
                        }
                    }
                    given.add("missed 19");
                    assertThat(given).isEqualTo(wanted);
                    assertThat(heard.notices).isEmpty();
                }
            }
        }
    }

    @Test
    void goesOnWithWhatIsThereWhenTheJournalWasVacuumed() throws Exception {
        try (PrivateJournal journal = new PrivateJournal()) {
            journal.log("MESSAGE=before", "PRIORITY=6");
            String cursor;
            try (HeardLines heard = follow(journal.program(), null, null)) {
                assertThat(heard.next().old()).isTrue();
                assertThat(heard.next().text()).isEqualTo("before");
                cursor = heard.state().journal();
            }
            journal.rotate();
            journal.log("MESSAGE=after", "PRIORITY=6");
            try (HeardLines heard = follow(journal.program(), cursor, Instant.now())) {
                assertThat(heard.newUntil("after")).contains("after");
            }
        }
    }

    /** It dies in all ways: what it gives next follows what it gave last. */
    @Test
    void isStartedAgainWhenItDies() throws Exception {
        Path stand = Files.writeString(folder.resolve("journalctl"), """
                #!/bin/sh
                case "$*" in *-r*) exit 0;; esac
                N=$(cat %1$s/n 2>/dev/null || echo 0)
                for i in $N $((N + 1)); do
                  printf '{"__CURSOR":"s=a;i=%%x;b=b;m=1;t=1;x=1","MESSAGE":"line %%d"}\\n' $((i + 1)) $i
                done
                echo $((N + 1)) >%1$s/n
                echo '{"cut off'
                echo 'Error was encountered in opening journal files: something' >&2
                [ $N -gt 2 ] && sleep 60
                kill -9 $$
                """.formatted(folder));
        assertThat(stand.toFile().setExecutable(true)).isTrue();
        try (HeardLines heard = follow(List.of(stand.toString()), null, null)) {
            assertThat(heard.newUntil("line 4")).containsExactly("line 0", "line 1", "line 2", "line 3", "line 4");
            assertThat(heard.notices).hasSize(1).first().asString()
                    .contains("Error was encountered in opening journal files");
        }
    }

    @Test
    void isToldWhenItIsNotThere() throws Exception {
        try (HeardLines heard = follow(List.of(folder.resolve("none").toString()), null, null)) {
            for (int i = 0; i < 2000 && heard.notices.isEmpty(); i++) {
                Thread.onSpinWait();
                LockSupport.parkNanos(10_000_000);
            }
            assertThat(heard.notices).hasSize(1).first().asString().contains("cannot be started");
        }
        assertThat(JournalFeed.hasKernel(List.of(folder.resolve("none").toString()))).isFalse();
    }

    @Test
    void whatIsNoTextIsReadAllTheSame() {
        LoggedEntry entry = LoggedEntry
                .parse(("{\"__CURSOR\":\"s=a;i=1;b=b;m=1;t=60f1;x=1\",\"MESSAGE\":[104,105,255,10],"
                        + "\"PRIORITY\":\"9\",\"_TRANSPORT\":\"kernel\",\"SYSLOG_IDENTIFIER\":[\"a\",\"b\"]}").getBytes(
                                StandardCharsets.UTF_8))
                .orElseThrow();
        assertThat(entry.line(false).text()).isEqualTo("hi\ufffd\n");
        assertThat(entry.line(false).priority()).isEqualTo(6);
        assertThat(entry.isOfKernel()).isTrue();
        assertThat(LoggedEntry.parse("{\"MESSAGE\":\"x\"}".getBytes(StandardCharsets.UTF_8)))
                .isEmpty();
    }
}
