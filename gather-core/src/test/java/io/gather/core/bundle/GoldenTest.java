package io.gather.core.bundle;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** The format does not change by accident: old readers are out there. */
class GoldenTest {
    @Test
    void givesTheSameBytesAsEver(@TempDir Path directory) throws Exception {
        byte[] made = Files.readAllBytes(Made.bundle(directory, contents()).path());

        try (InputStream golden = GoldenTest.class.getResourceAsStream("golden.tgz")) {
            assertThat(made).isEqualTo(Objects.requireNonNull(golden).readAllBytes());
        }
    }

    static Map<String, byte[]> contents() {
        Map<String, byte[]> contents = new LinkedHashMap<>();
        contents.put("node1/commands/networking/ip_addr", "1: lo\n".getBytes(StandardCharsets.US_ASCII));
        contents.put("node1/etc/empty", new byte[0]);
        contents.put("node2/var/log/" + "long".repeat(30), "é\n".getBytes(StandardCharsets.UTF_8));
        return contents;
    }
}
