package io.gather.core.catalog;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Which virtual machines the shipped catalog has asked, where gather is one itself. */
@Timeout(60)
class JvmListTest {
    private static final Path ROOT = Path.of(System.getProperty("gather.root"));
    private static final String ANOTHER = "void main() throws Exception { IO.println(); System.in.read(); }";

    @TempDir
    Path folder;

    @Test
    void isOfAllButTheOneThatAsks() throws Exception {
        Path source = Files.writeString(folder.resolve("Another.java"), ANOTHER);
        Process another = new ProcessBuilder(ProcessHandle.current().info().command().orElseThrow(), "-Xmx64m",
                source.toString()).redirectErrorStream(true).start();
        try {
            assertThat(another.getInputStream().read()).isEqualTo('\n');
            assertThat(listed()).contains(another.pid()).doesNotContain(ProcessHandle.current().pid());
        } finally {
            another.destroyForcibly().waitFor();
        }
    }

    private static List<Long> listed() throws IOException, InterruptedException {
        Catalog catalog = new CatalogReader().groups(ROOT.resolve("config/catalog"))
                .profiles(ROOT.resolve("config/profiles")).read();
        ListSource source = Objects.requireNonNull(
                Objects.requireNonNull(catalog.groups().get("java")).lists().get("jvm"));
        String line = ((ListSource.Command) source).line();
        Process shell = new ProcessBuilder("sh", "-c", line).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        List<Long> found = new String(shell.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).lines()
                .map(Long::valueOf).toList();
        assertThat(shell.waitFor(20, TimeUnit.SECONDS)).isTrue();
        return found;
    }
}
