package io.gather.transport.upload.sealed;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import io.gather.core.bundle.BundleFile;
import io.gather.core.error.GatherException;
import io.gather.core.units.ByteSize;
import io.gather.core.upload.Arrival;
import io.gather.core.upload.Dispatch;
import io.gather.core.upload.Envelope;
import io.gather.core.upload.RetryPolicy;
import io.gather.core.upload.Sender;
import io.gather.core.upload.Shipment;
import io.gather.core.upload.UploadProgress;
import io.gather.core.upload.UploadQueue;
import io.gather.core.upload.Uploader;
import io.gather.fixtures.programs.Peer;
import io.gather.fixtures.programs.ProgramEnd;
import io.gather.fixtures.upload.Sent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Sealed bundles on a way that is cut, in this process and in later ones. */
class SealedUploadTest {
    @TempDir
    Path folder;
    private Path bundle;
    private Path key;
    private String recipient;

    /** Appends to a file, is cut after so many bytes, and goes on where it was. */
    private static final class Appending implements Uploader {
        private final Path target;
        private final int most;
        private final List<String> digests = new ArrayList<>();

        Appending(Path target, int most) {
            this.target = target;
            this.most = most;
        }

        @Override
        public String name() {
            return "append";
        }

        @Override
        public boolean isConfigured() {
            return true;
        }

        @Override
        public Arrival upload(Shipment shipment) throws IOException {
            digests.add(shipment.sha256());
            byte[] there = Files.exists(target) ? Files.readAllBytes(target) : new byte[0];
            try (InputStream in = shipment.content(there.length)) {
                byte[] more = in.readNBytes(most);
                byte[] all = Arrays.copyOf(there, there.length + more.length);
                System.arraycopy(more, 0, all, there.length, more.length);
                Files.write(target, all);
            }
            if (Files.size(target) < shipment.size()) {
                throw new IOException("cut");
            }
            return new Arrival.Verified(shipment.name(), "seen");
        }
    }

    private record Silent() implements UploadProgress {
        @Override
        public void sent(String way, long position, long size) {}

        @Override
        public void note(String text) {
            // Nobody reads it.
        }

        @Override
        public void failed(String way, String why, @Nullable Duration wait) {}
    }

    @BeforeEach
    void prepare() throws IOException {
        byte[] bytes = new byte[1_000_000];
        new Random(7).nextBytes(bytes);
        bundle = Files.write(folder.resolve("b.tgz"), bytes);
        key = folder.resolve("key");
        ProgramEnd ignored = Peer.require("age-keygen").run("-o", key.toString()).succeeded();
        recipient = Peer.require("age-keygen").run("-y", key.toString()).succeeded().output().strip();
    }

    private Dispatch send(Appending uploader, int attempts) throws InterruptedException {
        Sender sender = new Sender(new UploadQueue(folder.resolve("queue")), List.of(uploader),
                new RetryPolicy(attempts, Duration.ofMillis(1), Duration.ofMillis(2), Duration.ofMinutes(1)),
                ByteSize.of(0), InstantSource.system(), new Random(1))
                .sealing(Envelopes.of(List.of(recipient)).orElseThrow());
        return sender
                .send(Dispatch.fresh("d1", new BundleFile(bundle, 1_000_000, new Sent(bundle).sha256()), "demo", null,
                        Instant.now(),
                        List.of("append")), new Silent());
    }

    private void opens(Path sealed) {
        Path opened = folder.resolve("opened");
        ProgramEnd ignored = Peer.require("age")
                .run("-d", "-i", key.toString(), "-o", opened.toString(), sealed.toString())
                .succeeded();
        assertThat(opened).hasSameBinaryContentAs(bundle);
    }

    @Test
    void goesOnWithTheSameBytesInThisProcess() throws Exception {
        Path target = folder.resolve("target");
        Dispatch sent = send(new Appending(target, 70_001), 50);

        assertThat(sent.delivered()).isEqualTo("b.tgz.age");
        assertThat(sent.attempts()).hasSizeGreaterThan(10);
        opens(target);
    }

    @Test
    void goesOnWithTheSameBytesInAnotherProcess() throws Exception {
        Path target = folder.resolve("target");
        Appending first = new Appending(target, 300_000);
        assertThatThrownBy(() -> send(first, 1)).isInstanceOf(GatherException.class);
        assertThat(target).exists();
        Appending second = new Appending(target, 2_000_000);
        Dispatch sent = send(second, 1);

        assertThat(second.digests).isEqualTo(first.digests.subList(0, 1));
        assertThat(second.digests).containsExactly(new Sent(target).sha256());
        assertThat(sent.attempts().getLast().from()).isGreaterThan(0);
        opens(target);
    }

    @Test
    void sealsAnewForOthers() throws Exception {
        Appending first = new Appending(folder.resolve("target"), 300_000);
        assertThatThrownBy(() -> send(first, 1)).isInstanceOf(GatherException.class);
        prepareOtherKey();
        Appending second = new Appending(folder.resolve("other"), 2_000_000);
        Dispatch ignored = send(second, 1);

        assertThat(second.digests).doesNotContainAnyElementsOf(first.digests);
        opens(folder.resolve("other"));
    }

    private void prepareOtherKey() {
        key = folder.resolve("key2");
        ProgramEnd ignored = Peer.require("age-keygen").run("-o", key.toString()).succeeded();
        recipient = Peer.require("age-keygen").run("-y", key.toString()).succeeded().output().strip();
    }

    @Test
    void leavesNeitherKeysNorASecondCopyOnDisk() throws Exception {
        List<Envelope.Seal> seals = new ArrayList<>();
        Envelope age = Envelopes.of(List.of(recipient)).orElseThrow();
        Envelope watched = new Watched(age, seals);
        Path queue = folder.resolve("queue");
        Sender sender = new Sender(new UploadQueue(queue), List.of(new Appending(folder.resolve("target"), 10)),
                new RetryPolicy(1, Duration.ofMillis(1), Duration.ofMillis(2), Duration.ofMinutes(1)), ByteSize.of(0),
                InstantSource.system(), new Random(1)).sealing(watched);
        assertThatThrownBy(() -> sender
                .send(Dispatch.fresh("d1", new BundleFile(bundle, 1_000_000, new Sent(bundle).sha256()), "demo",
                        null, Instant.now(), List.of("append")), new Silent()))
                .isInstanceOf(GatherException.class);

        byte[] secret = seals.getFirst().key();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String text = Files.readString(file, StandardCharsets.ISO_8859_1);
                assertThat(text).doesNotContain(new String(secret, StandardCharsets.ISO_8859_1))
                        .doesNotContain(Base64.getEncoder().encodeToString(secret))
                        .doesNotContain(HexFormat.of().formatHex(secret));
                assertThat(Files.size(file)).as(file.toString()).matches(size -> size < 10_000 || file.equals(bundle));
            }
        }
    }

    private record Watched(Envelope envelope, List<Seal> seals) implements Envelope {
        @Override
        public String suffix() {
            return envelope.suffix();
        }

        @Override
        public String recipients() {
            return envelope.recipients();
        }

        @Override
        public Seal seal() throws IOException, InterruptedException {
            Seal seal = envelope.seal();
            seals.add(seal);
            return seal;
        }

        @Override
        public long size(Seal seal, long plain) {
            return envelope.size(seal, plain);
        }

        @Override
        public InputStream open(Seal seal, InputStream plain, long size) {
            return envelope.open(seal, plain, size);
        }
    }
}
