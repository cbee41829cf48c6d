package io.gather.cli.it;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.gather.cli.it.Distribution.Ended;
import io.gather.fixtures.upload.WebStub;
import io.gather.fixtures.upload.WebStub.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Detached gathers whose upload needs a secret: they get it by nothing that can be seen. */
class DetachedUploadIT {
    private static final String SECRET = "pa55-of-upload-" + Long.toHexString(new SecureRandom().nextLong());

    @TempDir
    Path folder;

    private final WebStub server = WebStub.start(_ -> Reply.of(200));
    private Distribution gather;

    @BeforeEach
    void install() throws IOException {
        gather = new Distribution(folder);
        Files.writeString(folder.resolve("etc/gather.toml"), """
                [upload]
                ways = ["https"]
                [upload.http]
                host = "127.0.0.1"
                port = %d
                insecure = true
                user = "ann"
                path = "/in/"
                """.formatted(server.port()));
    }

    @AfterEach
    void end() throws IOException {
        Files.writeString(folder.resolve("go"), "");
        server.close();
    }

    @Test
    void aTypedOne() throws Exception {
        try (SecretsWatch watch = new SecretsWatch(List.of(SECRET))) {
            Typist typist = Typist.begin(gather, folder, options("--ask-upload-secret", "http-password"));
            typist.answer("HTTP upload: password:", SECRET);
            Ended begun = typist.end();

            assertThat(begun.code()).as(begun.out()).isZero();
            assertThat(begun.out()).doesNotContain(SECRET);
            arrives(watch);
        }
    }

    @Test
    void oneOfAFile() throws Exception {
        Path file = secret();
        try (SecretsWatch watch = new SecretsWatch(List.of(SECRET))) {
            begun(gather.run(options("--upload-secret-file", "http-password=" + file).toArray(String[]::new)));
            Files.delete(file);
            arrives(watch);
        }
    }

    @Test
    void oneOfAFileDescriptor() throws Exception {
        Path file = secret();
        try (SecretsWatch watch = new SecretsWatch(List.of(SECRET))) {
            List<String> line = new ArrayList<>(List.of("sh", "-c", "exec \"$@\" 3<" + file, "sh",
                    Distribution.program()));
            line.addAll(options("--upload-secret-file", "http-password=fd:3"));
            begun(gather.startLine(line).end());
            Files.delete(file);
            arrives(watch);
        }
    }

    @Test
    void thatOfTheEnvironmentIsHandedOverAsWell() throws Exception {
        try (SecretsWatch watch = new SecretsWatch(List.of(SECRET))) {
            List<String> line = new ArrayList<>(List.of(Distribution.program()));
            line.addAll(options());
            Distribution.Running running = gather.startLine(line, Map.of("GATHER_HTTP_UPLOAD_PASSWORD", SECRET),
                    ProcessBuilder.Redirect.INHERIT);
            String process = process(begun(running.end()));

            assertThat(Files.readString(Path.of("/proc", process, "environ"))).doesNotContain(SECRET);
            Files.writeString(folder.resolve("go"), "");
            assertThat(gather.run("attach").code()).isZero();
            assertAuthorized();
            assertThat(watch.filesIn(folder)).isEmpty();
        }
    }

    private static Ended begun(Ended begun) {
        assertThat(begun.code()).as(begun.err()).isZero();
        assertThat(begun.err()).contains("goes on without this terminal");
        return begun;
    }

    private static String process(Ended begun) {
        return begun.err().replaceAll("(?s).*as process ([0-9]+)\n.*", "$1");
    }

    private void arrives(SecretsWatch watch) throws Exception {
        int before = watch.looks();
        Distribution.await(() -> watch.looks() > before + 5);
        Files.writeString(folder.resolve("go"), "");
        Ended seen = gather.run("attach");

        assertThat(seen.code()).as(seen.err()).isZero();
        assertThat(seen.err()).contains("sent, but not verified: http://127.0.0.1");
        assertAuthorized();
        assertThat(watch.seen()).isEmpty();
        assertThat(watch.filesIn(folder)).isEmpty();
    }

    private void assertAuthorized() {
        String login = Base64.getEncoder().encodeToString(("ann:" + SECRET).getBytes(StandardCharsets.UTF_8));
        assertThat(server.seen()).anySatisfy(seen -> {
            assertThat(seen.method()).isEqualTo("PUT");
            assertThat(Objects.requireNonNull(seen.header("Authorization"))).isEqualTo("Basic " + login);
        });
    }

    private Path secret() throws IOException {
        Path file = Files.createTempFile(folder, "secret", "", PosixFilePermissions.asFileAttribute(
                PosixFilePermissions.fromString("rw-------")));
        return Files.writeString(file, SECRET + "\n");
    }

    private List<String> options(String... more) {
        List<String> line = new ArrayList<>(List.of("run", "--detach", "--upload", "--cluster", "c", "--profile",
                "none", "--command", "while [ ! -e " + folder.resolve("go") + " ]; do sleep 0.1; done"));
        line.addAll(List.of(more));
        return line;
    }
}
