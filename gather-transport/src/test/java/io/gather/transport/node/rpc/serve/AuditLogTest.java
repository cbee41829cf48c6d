package io.gather.transport.node.rpc.serve;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class AuditLogTest {
    @TempDir
    Path folder;

    private final List<String> notices = new ArrayList<>();

    private static AuditEntry entry(String path) {
        return new AuditEntry.Request(Instant.parse("2026-11-20T10:00:00Z"), "overlord", "192.0.2.1", "GET", path, 200,
                3);
    }

    @Test
    void isALineAnEntryForTheOwnerAlone() throws Exception {
        Path file = folder.resolve("audit.jsonl");
        try (AuditLog log = new AuditLog(file, notices::add)) {
            log.note(entry("/v1/health"));
            log.note(new AuditEntry.Denied(Instant.EPOCH, "overlord", "g", "host.date", "not\nallowed"));
        }

        assertThat(Files.readAllLines(file)).containsExactly(
                "{\"entry\":\"request\",\"time\":\"2026-11-20T10:00:00Z\",\"caller\":\"overlord\",\"address\":\"192.0.2.1\","
                        + "\"method\":\"GET\",\"path\":\"/v1/health\",\"status\":200,\"milliseconds\":3}",
                "{\"entry\":\"denied\",\"time\":\"1970-01-01T00:00:00Z\",\"caller\":\"overlord\",\"gather\":\"g\","
                        + "\"item\":\"host.date\",\"why\":\"not\\nallowed\"}");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
    }

    @Test
    void aFullOneMakesWay() throws Exception {
        Path file = folder.resolve("audit.jsonl");
        try (AuditLog log = new AuditLog(file, 400, notices::add)) {
            for (int i = 0; i < 5; i++) {
                log.note(entry("/" + i));
            }
        }

        assertThat(Files.readString(folder.resolve("audit.jsonl.1"))).contains("\"/2\"");
        assertThat(Files.readString(file)).contains("\"/4\"").doesNotContain("\"/2\"");
    }

    @Test
    void whatCannotBeWrittenIsToldOnce() throws Exception {
        try (AuditLog log = new AuditLog(folder.resolve("none").resolve("audit.jsonl"), notices::add)) {
            log.note(entry("/1"));
            log.note(entry("/2"));
        }

        assertThat(notices).singleElement().asString().contains("cannot be recorded");
    }
}
