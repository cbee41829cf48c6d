package io.gather.transport.upload.sealed;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import io.gather.core.error.GatherException;
import io.gather.core.upload.Envelope;
import io.gather.core.upload.Envelope.Seal;
import io.gather.fixtures.programs.Peer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What is sealed is opened by the programs that recipients have. */
class SealedTest {
    private static GpgHome home;

    @TempDir
    Path folder;

    @BeforeAll
    static void keyring() throws IOException {
        home = GpgHome.make();
        home.key("one@example.org", "rsa2048");
        home.key("two@example.org", "future-default");
    }

    @AfterAll
    static void gone() throws IOException {
        home.close();
    }

    private AgeKey ageKey(String name) throws IOException {
        Path file = folder.resolve(name);
        Peer.require("age-keygen").run("-o", file.toString()).succeeded();
        String recipient = Files.readAllLines(file).stream().filter(line -> line.startsWith("# public key: "))
                .findFirst().orElseThrow().substring("# public key: ".length());
        return new AgeKey(file, recipient);
    }

    private record AgeKey(Path file, String recipient) {}

    private static byte[] random(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    private Path sealed(Envelope envelope, Seal seal, Path plain) throws IOException {
        Path sealed = folder.resolve(plain.getFileName() + envelope.suffix());
        try (InputStream in = envelope.open(seal, Files.newInputStream(plain), Files.size(plain))) {
            Files.write(sealed, in.readAllBytes());
        }
        assertThat(envelope.size(seal, Files.size(plain))).isEqualTo(Files.size(sealed));
        return sealed;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 65535, 65536, 65537, 131072, 3_000_017})
    void isOpenedByAgeWithTheKeyOfEachRecipient(int size) throws Exception {
        List<AgeKey> keys = List.of(ageKey("a"), ageKey("b"), ageKey("c"));
        Envelope envelope = Envelopes.of(keys.stream().map(AgeKey::recipient).toList()).orElseThrow();
        Path plain = Files.write(folder.resolve("b.tgz"), random(size));
        Path sealed = sealed(envelope, envelope.seal(), plain);

        for (AgeKey key : keys) {
            Path opened = folder.resolve("opened");
            Peer.require("age").run("-d", "-i", key.file().toString(), "-o", opened.toString(), sealed.toString())
                    .succeeded();
            assertThat(opened).hasSameBinaryContentAs(plain);
        }
        assertThat(Peer.require("age").run("-d", "-i", ageKey("other").file().toString(), sealed.toString()).exit())
                .isNotZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 180, 8000, 65500, 65536, 131072, 3_000_017})
    void isOpenedByGpgWithTheKeyOfEachRecipient(int size) throws Exception {
        Envelope envelope = home.envelope("one@example.org", "two@example.org");
        Path plain = Files.write(folder.resolve("b.tgz"), random(size));
        Path sealed = sealed(envelope, envelope.seal(), plain);

        home.opens(sealed, plain, "one@example.org");
        home.opens(sealed, plain, "two@example.org");
    }

    @Test
    void isTheSameEachTimeWithTheSameSealAndAnotherWithANewOne() throws Exception {
        Envelope envelope = Envelopes.of(List.of(ageKey("a").recipient())).orElseThrow();
        Path plain = Files.write(folder.resolve("b.tgz"), random(200_000));
        Seal seal = envelope.seal();
        byte[] first = Files.readAllBytes(sealed(envelope, seal, plain));

        assertThat(Files.readAllBytes(sealed(envelope, new Seal(seal.head(), seal.key()), plain))).isEqualTo(first);
        byte[] other = Files.readAllBytes(sealed(envelope, envelope.seal(), plain));
        assertThat(Arrays.mismatch(first, other)).isBetween(0, 200);
    }

    @Test
    void saysWhichRecipientIsNone() {
        for (String wrong : List.of("someone@example.org", "age1wrong", "ssh-ed25519 AAAA", "AGE-SECRET-KEY-1ABC")) {
            assertThatThrownBy(() -> Envelopes.check(List.of(wrong))).isInstanceOfSatisfying(GatherException.class,
                    e -> {
                        assertThat(e.code()).isEqualTo("GATHER-6703");
                        assertThat(e.remedy().toString()).contains("age1");
                        assertThat(e.what()).doesNotContain("1ABC");
                    });
        }
        assertThatThrownBy(() -> Envelopes.check(List.of("gpg:A", "age1x"))).hasMessageContaining("at once");
        assertThatThrownBy(() -> Envelopes.check(List.of("gpg:--output"))).hasMessageContaining("no key of gpg");
    }

    @Test
    void saysWhatGpgSaysOfAKeyItDoesNotKnowOrTrust() throws Exception {
        assertThatThrownBy(() -> home.envelope("nobody@example.org").seal())
                .isInstanceOfSatisfying(GatherException.class, e -> {
                    assertThat(e.code()).isEqualTo("GATHER-6705");
                    assertThat(e.what()).contains("nobody@example.org").contains("skipped: No ");
                });
        home.stranger("stranger@example.org");
        assertThatThrownBy(() -> home.envelope("stranger@example.org").seal()).hasMessageContaining("no assurance");
    }
}
