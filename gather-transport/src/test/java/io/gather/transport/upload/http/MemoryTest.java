package io.gather.transport.upload.http;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.gather.fixtures.certificates.Certificates;
import io.gather.fixtures.programs.Program;
import io.gather.fixtures.upload.NginxServer;
import io.gather.fixtures.upload.NginxSetup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** However large a bundle is, sending it needs little. */
@Timeout(90)
class MemoryTest {
    private static final long SIZE = 256L << 20;

    @TempDir
    Path folder;

    @Test
    void sendsABundleLargerThanTheHeap() throws Exception {
        Certificates certificates = Certificates.in(folder);
        Path bundle = folder.resolve("large.tgz");
        try (RandomAccessFile file = new RandomAccessFile(bundle.toFile(), "rw")) {
            file.setLength(SIZE);
        }
        try (NginxServer server = NginxServer.start(NginxSetup.plain().tls(certificates.server("127.0.0.1")),
                Files.createTempDirectory(folder, "nginx"))) {
            Program.of(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx20m",
                    "-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path"), UploadMain.class.getName(),
                    bundle.toString(), Integer.toString(server.port()), certificates.authority().toString())).run()
                    .succeeded();

            assertThat(sizeOf(server.data().resolve("large.tgz"))).isEqualTo(SIZE);
        }
    }

    private static long sizeOf(Path file) throws IOException {
        return Files.size(file);
    }
}
