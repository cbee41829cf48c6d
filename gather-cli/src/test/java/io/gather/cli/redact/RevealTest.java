package io.gather.cli.redact;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.zip.GZIPOutputStream;

import com.fasterxml.jackson.databind.JsonNode;
import io.gather.cli.ProgramInProcess;
import io.gather.cli.ProgramInProcess.Ended;
import io.gather.core.json.Json;
import io.gather.core.obfuscate.IdentityMap;
import io.gather.core.obfuscate.IdentityStore;
import io.gather.core.obfuscate.KnownIdentities;
import io.gather.core.obfuscate.Obfuscator;
import io.gather.core.obfuscate.scan.IdentityKind;
import io.gather.core.overlord.state.StateDirectory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code gather reveal}: the way back, for the owner. */
class RevealTest {
    private static final String ORIGINAL = "web07.corp.example.org answers anna@mail.invalid at 10.20.30.40";

    @TempDir
    Path temp;
    private ProgramInProcess gather;
    private String replaced = "";

    @BeforeEach
    void obfuscate() {
        gather = new ProgramInProcess(temp);
        IdentityStore store = new IdentityStore(new StateDirectory(temp.resolve("state")).identities());
        IdentityMap map = new IdentityMap();
        replaced = new Obfuscator(store.key(), EnumSet.allOf(IdentityKind.class),
                new KnownIdentities().host("web07.corp.example.org"), map).text(ORIGINAL);
        store.save(map);
        assertThat(replaced).doesNotContain("web07", "corp", "anna", "10.20.30.40");
    }

    @Test
    void bringsATextBack() {
        Ended ended = gather.run("reveal", replaced);
        assertThat(ended.code()).isZero();
        assertThat(ended.out()).isEqualTo(ORIGINAL + "\n");
        assertThat(gather.run("reveal", replaced.split(" ")[0], "is", "it").out())
                .isEqualTo("web07.corp.example.org is it\n");
    }

    @Test
    void bringsAFileBackAsItWas() {
        Path file = gather.file("answer.txt", "on " + replaced + "\n\u001b[31mtoo\n");
        assertThat(gather.run("reveal", file.toString()).out()).isEqualTo("on " + ORIGINAL + "\n\u001b[31mtoo\n");
    }

    @Test
    void saysHowToReadWhatIsCompressed() {
        Path file = gather.file("bundle.tgz", "\u001f");
        try (OutputStream packed = new GZIPOutputStream(Files.newOutputStream(file))) {
            packed.write(replaced.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Ended ended = gather.run("reveal", file.toString());
        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.err()).contains("is compressed", "gather cat", "GATHER-2303");
    }

    @Test
    void tellsWhatItNeverWrote() {
        Ended ended = gather.run("reveal", "10.9.8.7 and 10.9.8.6");
        assertThat(ended.out()).isEqualTo("10.9.8.7 and 10.9.8.6\n");
        assertThat(ended.err()).contains("2 addresses of no obfuscation", "10.9.8.6, 10.9.8.7", "0 brought back");
    }

    @Test
    void tellsProgramsWhatStandsForWhat() throws IOException {
        JsonNode told = Json.mapper().readTree(gather.run("reveal", "--json", replaced, "10.9.8.7").out());
        assertThat(told.get("revealed").asInt()).isEqualTo(4);
        assertThat(told.at("/found").findValuesAsText("original")).contains("web07", "anna@mail.invalid",
                "10.20.30.40");
        assertThat(told.at("/found").findValuesAsText("kind")).contains("host", "mail", "ip");
        assertThat(told.at("/unknown/0").asText()).isEqualTo("10.9.8.7");
    }

    @Test
    void bringsNothingBackForOthers() {
        ProgramInProcess other = new ProgramInProcess(temp.resolve("other"));
        assertThat(other.run("reveal", replaced).out()).isEqualTo(replaced + "\n");
    }
}
