package io.gather.core.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;

/** Compares with a file of the test resources; {@code -Dgather.golden=write} writes it instead, to be read before it is committed. */
public final class Golden {
    private Golden() {}

    public static void assertSame(String name, String text) throws IOException {
        Path file = Path.of(System.getProperty("gather.root"), "gather-core/src/test/resources/io/gather/core/report",
                name);
        if ("write".equals(System.getProperty("gather.golden"))) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        }
        assertThat(text).isEqualTo(Files.readString(file));
    }
}
