package io.gather.cli.redact;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicReference;

import com.fasterxml.jackson.databind.JsonNode;
import io.gather.cli.ProgramInProcess;
import io.gather.cli.ProgramInProcess.Ended;
import io.gather.core.bundle.index.TocEntry;
import io.gather.core.bundle.read.Bundle;
import io.gather.core.json.Json;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code gather redact BUNDLE} and {@code gather leaks}, with a bundle of ours. */
class RedactBundleTest {
    private static final String PASSWORD = "Tr0ub4dor-and-3";
    private static final String LINE = "anna@mail.invalid came from 10.77.66.55 by 00:50:56:a1:0b:2c\n";
    private static final String ADDRESS = "10.77.66.55";

    @TempDir
    Path temp;
    private ProgramInProcess gather;
    private String bundle = "";

    @BeforeEach
    void gather() {
        gather = new ProgramInProcess(temp);
        Path file = gather.file("data/10.77.66.55.log", LINE + "db_password = " + PASSWORD + "\n");
        bundle = gather.run("--profile", "none", "--file", file.toString(), "--group", "date", "--case", ADDRESS, "-q",
                "--keep-secrets").out().strip();
        assertThat(Path.of(bundle)).exists();
    }

    @Test
    void makesABundleForOthers() throws IOException {
        String target = temp.resolve("for-others.tgz").toString();
        Ended ended = gather.run("redact", "--obfuscate", bundle, "-o", target);
        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(ended.out()).isEqualTo(target + "\n");
        assertThat(gather.run("verify", target).out()).startsWith("intact");
        assertThat(contents(target)).doesNotContain(ADDRESS, "anna@mail", "50:56:a1", PASSWORD)
                .contains("came from ", "redacted: ");
        String log = gather.run("cat", target, "**/*.log").out();
        assertThat(gather.run("reveal", log).out()).contains(LINE);
        Ended summary = gather.run("summary", target);
        assertThat(summary.code()).as(summary.err()).isZero();
    }

    @Test
    void leavesIdentitiesUnlessAskedFor() throws IOException {
        String target = gather.run("redact", bundle).out().strip();
        assertThat(target).endsWith("-redacted.tgz");
        assertThat(contents(target)).contains(LINE).doesNotContain(PASSWORD);
        target = gather.run("redact", "--keep-secrets", "--obfuscate=mac", bundle).out().strip();
        assertThat(contents(target)).contains(ADDRESS, PASSWORD).doesNotContain("50:56:a1");
        Ended wrong = gather.run("redact", "--obfuscate=ip,nonsense", bundle);
        assertThat(wrong.code()).isEqualTo(2);
        assertThat(wrong.err()).contains("'nonsense' is none of ip, mac");
    }

    @Test
    void tellsProgramsWhatItDid() throws IOException {
        JsonNode told = Json.mapper().readTree(gather.run("redact", "--json", "--obfuscate", bundle).out());
        assertThat(Path.of(told.get("bundle").asText())).exists();
        assertThat(told.at("/secrets/password").asLong()).isPositive();
        assertThat(told.at("/identities/ip").asLong()).isGreaterThan(2);
        assertThat(told.at("/identities/mail").asLong()).isPositive();
        assertThat(told.get("changed").asLong()).isPositive();
    }

    @Test
    void findsNothingLeftInWhatItMade() throws IOException {
        String target = gather.run("redact", "--obfuscate", bundle).out().strip();
        Ended clean = gather.run("leaks", "--json", target);
        assertThat(clean.code()).as(clean.out()).isZero();
        JsonNode told = Json.mapper().readTree(clean.out());
        assertThat(told.get("searched").asLong()).isGreaterThan(2);
        assertThat(told.get("left")).isEmpty();
    }

    @Test
    void namesThePlacesOfWhatIsLeft() {
        gather.run("redact", "--obfuscate", bundle);
        Ended ended = gather.run("leaks", bundle);
        assertThat(ended.code()).as(ended.err()).isEqualTo(8);
        assertThat(ended.out()).contains(".log: ip " + ADDRESS, "(its name): ip " + ADDRESS, ".log: password");
        assertThat(ended.err()).contains("GATHER-5031", "gather redact --obfuscate");
    }

    @Test
    void findsWhatIsEncoded() {
        gather.run("redact", "--obfuscate", bundle);
        String text = "x" + Base64.getEncoder().encodeToString(("ab" + LINE).getBytes(StandardCharsets.UTF_8));
        Path encoded = gather.file("data/encoded", text + " "
                + new String(ADDRESS.getBytes(StandardCharsets.UTF_16LE), StandardCharsets.ISO_8859_1) + "\n");
        String other = gather.run("--profile", "none", "--file", encoded.toString(), "-q").out().strip();
        Ended ended = gather.run("leaks", other);
        assertThat(ended.code()).as(ended.err()).isEqualTo(8);
        assertThat(ended.out()).contains("encoded: ip " + ADDRESS + " as base64", "encoded: ip " + ADDRESS
                + " as UTF-16", "encoded: mail anna@mail.invalid as base64");
    }

    @Test
    void findsASecretThatIsMaskedElsewhere() {
        gather.file("data/app.conf", "db_password = " + PASSWORD + "\n");
        Path notes = gather.file("data/notes", "the new one\nis " + PASSWORD + ".\n");
        String made = gather.run("--profile", "none", "--file", notes.resolveSibling("app.conf").toString(), "--file",
                notes.toString(), "-q").out().strip();
        Ended ended = gather.run("leaks", made);
        assertThat(ended.code()).as(ended.err()).isEqualTo(8);
        assertThat(ended.out()).contains("data/notes:2: masked-secret\n").doesNotContain(PASSWORD, "app.conf");
        assertThat(ended.err()).contains("compared with 1 masked secret; taken for one by chance: ");
    }

    /** Names and contents. */
    private static String contents(String path) throws IOException {
        StringBuilder all = new StringBuilder();
        AtomicReference<IOException> failed = new AtomicReference<>();
        try (Bundle opened = Bundle.open(Path.of(path))) {
            opened.entries(entry -> {
                all.append(entry.name()).append('\n');
                if (entry instanceof TocEntry.File file) {
                    try (InputStream in = opened.open(file)) {
                        all.append(new String(in.readAllBytes(), StandardCharsets.UTF_8));
                    } catch (IOException e) {
                        failed.set(e);
                    }
                }
            });
        }
        if (failed.get() != null) {
            throw failed.get();
        }
        return all.toString() + Files.size(Path.of(path));
    }
}
