package io.gather.core.upload;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import io.gather.core.bundle.BundleFile;
import io.gather.core.units.ByteSize;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** That a bundle has arrived is told by the queue, whoever sent it and whatever happened then. */
class DeliveryTest {
    private static final String GATHER = "20261120T101500Z-7f3a09bc";

    @TempDir
    Path folder;

    private final List<Delivered> heard = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private Path bundle = Path.of("");
    private boolean deaf;

    @BeforeEach
    void makeBundle() throws IOException {
        bundle = Files.write(folder.resolve("b.tgz"), new byte[1000]);
    }

    @Test
    void aVerifiedArrivalIsToldOnceWithTheGatherWhoseBundleItIs() throws Exception {
        Dispatch sent = listening(true).send(dispatch("b.tgz"), progress());

        assertThat(heard).singleElement().satisfies(delivered -> {
            assertThat(delivered.gather()).isEqualTo(GATHER);
            assertThat(delivered.delivery().destination()).isEqualTo("way");
            assertThat(delivered.arrival().proof()).isEqualTo("seen");
        });
        listening(true).send(sent, progress());
        listening(true).tellLeft(progress());
        assertThat(heard).hasSize(1);
    }

    @Test
    void whatNobodyVerifiedIsNotToldAsDelivered() throws Exception {
        listening(false).send(dispatch("b.tgz"), progress());

        assertThat(heard).isEmpty();
        assertThat(queue().all()).singleElement().extracting(Dispatch::told).isEqualTo(1);
    }

    /** A process that died after the arrival was on disk, and before anybody heard of it. */
    @Test
    void whatAProcessHadNoTimeToTellAnotherOneTells() throws Exception {
        sender(true).send(dispatch("b.tgz"), progress());
        assertThat(heard).isEmpty();

        listening(true).tellLeft(progress());

        assertThat(heard).singleElement().extracting(Delivered::gather).isEqualTo(GATHER);
    }

    @Test
    void theNextUploadOfAnotherBundleTellsItToo() throws Exception {
        sender(true).send(dispatch("b.tgz"), progress());

        Path other = Files.write(folder.resolve("other.tgz"), new byte[2000]);
        listening(true).send(Dispatch.fresh("file-1", new BundleFile(other, 2000, "11"), "c", null, Instant.EPOCH,
                List.of("way")), progress());

        assertThat(heard).extracting(Delivered::gather).containsExactly(GATHER, null);
    }

    @Test
    void whoFailsToTakeItHearsItAgainAndTheUploadIsNoneTheWorse() throws Exception {
        deaf = true;
        Dispatch sent = listening(true).send(dispatch("b.tgz"), progress());
        assertThat(sent.arrived()).isTrue();
        assertThat(notes).singleElement().asString().contains("no room");

        deaf = false;
        listening(true).tellLeft(progress());

        assertThat(heard).hasSize(1);
    }

    @Test
    void nothingIsForgottenThatWasNotTold() throws Exception {
        for (int i = 0; i < 4; i++) {
            sender(true).send(Dispatch.fresh("d" + i, new BundleFile(bundle, 1000, "00"), "c", null,
                    Instant.ofEpochSecond(i), List.of("way")), progress());
        }
        Announcements due = new Announcements(queue(), List.of(heard::add));
        queue().forget(1, due::isDue);
        assertThat(queue().all()).hasSize(4);

        due.tellLeft(progress());
        queue().forget(1, due::isDue);

        assertThat(heard).hasSize(4);
        assertThat(queue().all()).hasSize(1);
    }

    private Sender listening(boolean verifies) {
        return sender(verifies).telling(List.of(delivered -> {
            if (deaf) {
                throw new IOException("no room");
            }
            heard.add(delivered);
        }));
    }

    private Sender sender(boolean verifies) {
        return new Sender(queue(), List.of(new Way(verifies)),
                new RetryPolicy(1, Duration.ofMillis(2), Duration.ofMillis(8), Duration.ofSeconds(10)), ByteSize.of(0),
                Clock.systemUTC(), new Random(7));
    }

    private UploadQueue queue() {
        return new UploadQueue(folder.resolve("uploads"));
    }

    private Dispatch dispatch(String name) {
        return Dispatch.fresh(GATHER, new BundleFile(folder.resolve(name), 1000, "00"), "c", null, Instant.EPOCH,
                List.of("way")).ofGather(GATHER);
    }

    private UploadProgress progress() {
        return new UploadProgress() {
            @Override
            public void sent(String way, long position, long size) {
                // Of no interest here.
            }

            @Override
            public void note(String text) {
                notes.add(text);
            }

            @Override
            public void failed(String way, String why, @Nullable Duration wait) {
                throw new AssertionError(why);
            }
        };
    }

    private record Way(boolean verifies) implements Uploader {
        @Override
        public String name() {
            return "way";
        }

        @Override
        public boolean isConfigured() {
            return true;
        }

        @Override
        public Arrival upload(Shipment shipment) {
            return verifies ? new Arrival.Verified("there", "seen") : new Arrival.Unverified("there", "nobody looks");
        }
    }
}
