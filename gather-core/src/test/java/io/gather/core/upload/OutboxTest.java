package io.gather.core.upload;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;

import io.gather.core.error.GatherException;
import io.gather.core.units.ByteSize;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class OutboxTest {
    private static final Outbox.Wish ONCE = new Outbox.Wish(null, "C-7", false, List.of("a"));
    private static final Outbox.Wish AGAIN = new Outbox.Wish("other", null, true, List.of("a"));

    @TempDir
    Path folder;

    @Test
    void anyFileCanBeSent() throws Exception {
        Path file = Files.writeString(folder.resolve("notes.txt"), "hello");

        Dispatch dispatch = outbox().dispatch(file, ONCE);

        assertThat(dispatch.sha256()).startsWith("2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824");
        assertThat(dispatch.cluster()).isEqualTo("usual");
        assertThat(dispatch.caseId()).isEqualTo("C-7");
        assertThat(dispatch.size()).isEqualTo(5);
    }

    @Test
    void believesTheChecksumBesideIt() throws Exception {
        Path file = Files.writeString(folder.resolve("b.tgz"), "hello");
        Files.writeString(folder.resolve("b.tgz.sha256"), "ab".repeat(32) + "  b.tgz\n");

        assertThat(outbox().dispatch(file, ONCE).sha256()).isEqualTo("ab".repeat(32));
    }

    @Test
    void knowsWhatHasArrivedAlsoAfterItWasMoved() throws Exception {
        Path file = Files.writeString(folder.resolve("b.tgz"), "hello");
        Dispatch sent = sender().send(outbox().dispatch(file, ONCE), new Silent());
        Path moved = Files.move(file, folder.resolve("c.tgz"));

        Dispatch known = outbox().dispatch(moved, ONCE);
        Dispatch again = outbox().dispatch(moved, AGAIN);

        assertThat(known.arrived()).isTrue();
        assertThat(known.id()).isEqualTo(sent.id());
        assertThat(known.file()).isEqualTo(moved);
        assertThat(again.arrived()).isFalse();
        assertThat(again.cluster()).isEqualTo("other");
        assertThat(sender().send(again, new Silent()).attempts()).hasSize(2);
    }

    @Test
    void deletesWhatArrivedOnlyWhenTold() throws Exception {
        Path kept = Files.writeString(folder.resolve("kept.tgz"), "1");
        Path gone = Files.writeString(folder.resolve("gone.tgz"), "2");
        Path beside = Files.writeString(folder.resolve("gone.tgz.sha256"), "ab".repeat(32) + "  gone.tgz\n");

        sender().send(outbox().dispatch(kept, ONCE), new Silent());
        sender().deleting(true).send(outbox().dispatch(gone, ONCE), new Silent());

        assertThat(kept).exists();
        assertThat(gone).doesNotExist();
        assertThat(beside).doesNotExist();
    }

    @Test
    void whatArrivedAtOneDestinationIsStillToBeSentToAnother() throws Exception {
        Path file = Files.writeString(folder.resolve("b.tgz"), "hello");
        sender("here").send(new Outbox(sender("here"), "c").dispatch(file, ONCE), new Silent());

        Dispatch other = new Outbox(sender("elsewhere"), "c").dispatch(file, ONCE);
        assertThat(other.arrived()).isFalse();
        Dispatch both = sender("elsewhere").send(other, new Silent());

        assertThat(both.deliveries()).extracting(Delivery::destination).containsExactly("here", "elsewhere");
        assertThat(new Outbox(sender("here"), "c").dispatch(file, ONCE).arrived()).isTrue();
        assertThat(new Outbox(sender("elsewhere"), "c").dispatch(file, ONCE).arrived()).isTrue();
    }

    @Test
    void aFailedRepetitionTellsItsOwnReasonsAndForgetsNoArrival() throws Exception {
        Path file = Files.writeString(folder.resolve("b.tgz"), "hello");
        sender("here").send(outbox().dispatch(file, ONCE), new Silent());
        Dispatch failed = outbox().dispatch(file, AGAIN)
                .with(new Dispatch.Attempt("a", Instant.EPOCH, Duration.ZERO, 0, 0, "down", "here"), null);

        assertThat(failed.failures()).containsExactly("a: down");
        assertThat(failed.arrived()).isFalse();
        assertThat(failed.deliveries()).hasSize(1);
    }

    @Test
    void namesThatAreOursAreKnownWhenItIsSentAgain() throws Exception {
        Path file = Files.writeString(folder.resolve("b.tgz"), "hello");
        sender("here").send(outbox().dispatch(file, ONCE), new Silent());

        assertThat(new Outbox(sender("here"), "c").dispatch(file, AGAIN).notes().keySet())
                .singleElement().asString().endsWith("/name");
    }

    @Test
    void readsWhatAnEarlierVersionQueued() throws Exception {
        Files.createDirectories(folder.resolve("uploads"));
        Files.writeString(folder.resolve("uploads/old.json"),
                """
                        {"id":"old","file":"/b.tgz","size":5,"sha256":"00","cluster":"c","made":"2026-01-01T00:00:00Z","ways":["a"],
                         "attempts":[{"way":"a","at":"2026-01-01T00:00:00Z","took":"PT1S","from":0,"sent":5}],
                         "delivered":"somewhere","notes":{}}""");

        Dispatch old = queue().find("old").orElseThrow();

        assertThat(old.arrived()).isTrue();
        assertThat(old.arrival()).isEmpty();
    }

    @Test
    void saysWhatIsNotThere() {
        assertThatThrownBy(() -> outbox().dispatch(folder.resolve("none.tgz"), ONCE))
                .isInstanceOf(GatherException.class).hasMessageContaining("no such file");
    }

    @Test
    void forgetsTheOldestOfWhatArrived() throws Exception {
        for (int i = 0; i < 4; i++) {
            sender().send(outbox().dispatch(Files.writeString(folder.resolve(i + ".tgz"), "x" + i), ONCE),
                    new Silent());
        }
        Dispatch waits = outbox().dispatch(Files.writeString(folder.resolve("w.tgz"), "w"), ONCE);
        queue().put(waits);

        queue().forget(2, _ -> false);

        assertThat(queue().all()).hasSize(3).contains(waits);
    }

    @Test
    void tellsWhatIsBeingSent() throws Exception {
        Dispatch dispatch = outbox().dispatch(Files.writeString(folder.resolve("a.tgz"), "a"), ONCE);
        queue().put(dispatch);

        assertThat(queue().isBeingSent(dispatch.id())).isFalse();
        try (UploadClaim _ = queue().claim(dispatch.id()).orElseThrow()) {
            assertThat(queue().isBeingSent(dispatch.id())).isTrue();
        }
    }

    private UploadQueue queue() {
        return new UploadQueue(folder.resolve("uploads"));
    }

    private Outbox outbox() {
        return new Outbox(sender(), "usual");
    }

    private Sender sender() {
        return sender("here");
    }

    private Sender sender(String destination) {
        return new Sender(queue(), List.of(new There(destination)), RetryPolicy.usual(), ByteSize.of(0),
                Clock.systemUTC(),
                new Random(1));
    }

    /** Has everything at once. */
    private record There(String destination) implements Uploader {
        @Override
        public String name() {
            return "a";
        }

        @Override
        public boolean isConfigured() {
            return true;
        }

        @Override
        public Arrival upload(Shipment shipment) throws IOException {
            shipment.note("address", "x");
            new RemoteName(shipment, shipment.name()).claim();
            return new Arrival.Verified("there", "seen");
        }
    }

    private static final class Silent implements UploadProgress {
        @Override
        public void sent(String way, long position, long size) {}

        @Override
        public void failed(String way, String why, @Nullable Duration wait) {}

        @Override
        public void note(String text) {
            throw new AssertionError(text);
        }
    }
}
