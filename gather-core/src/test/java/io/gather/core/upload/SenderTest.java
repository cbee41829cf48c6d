package io.gather.core.upload;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;

import io.gather.core.bundle.BundleFile;
import io.gather.core.error.GatherException;
import io.gather.core.error.SendingError;
import io.gather.core.units.ByteSize;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SenderTest {
    private static final RetryPolicy SHORT = new RetryPolicy(3, Duration.ofMillis(2), Duration.ofMillis(8),
            Duration.ofSeconds(10));

    @TempDir
    Path folder;

    private final List<String> failures = new ArrayList<>();
    private Path bundle = Path.of("");

    @BeforeEach
    void makeBundle() throws IOException {
        bundle = Files.write(folder.resolve("b.tgz"), new byte[100_000]);
    }

    @Test
    void triesAgainUntilItWorksAndKeepsTheHistory() throws Exception {
        Scripted way = new Scripted("a", new IOException("reset"), new IOException("reset"), "there");

        Dispatch sent = sender(0, way).send(dispatch("a"), told());

        assertThat(sent.delivered()).isEqualTo("there");
        assertThat(sent.attempts()).extracting(Dispatch.Attempt::failure).containsExactly("reset", "reset", null);
        assertThat(queue().all()).containsExactly(sent);
        assertThat(failures).hasSize(2).allMatch(text -> text.contains("again"));
    }

    @Test
    void goesOnToTheNextWayWhenOneCannotWorkOrPatienceIsOver() throws Exception {
        Scripted wrong = new Scripted("a", new GatherException(SendingError.NAME_TAKEN, "no such user", "h",
                "correct the user"));
        Scripted down = new Scripted("b", new IOException("down"), new IOException("down"), new IOException("down"));

        Dispatch sent = sender(0, wrong, down, new Scripted("c", "there")).send(dispatch("a", "b", "c"), told());

        assertThat(sent.attempts()).extracting(Dispatch.Attempt::way).containsExactly("a", "b", "c");
    }

    @Test
    void whatCouldNotBeSentStaysQueuedWithAllReasons() throws Exception {
        Sender sender = sender(0, new Scripted("a", new IOException("1"), new IOException("2"), new IOException("3")));

        assertThatThrownBy(() -> sender.send(dispatch("a", "nowhere"), told())).isInstanceOf(GatherException.class)
                .hasMessageContaining("a: 3").hasMessageContaining("nowhere: there is no such way")
                .extracting(e -> ((GatherException) e).remedy()).asString().contains("send what is queued");
        assertThat(queue().all()).singleElement().matches(it -> !it.arrived());
    }

    @Test
    void anotherProcessGoesOnWithWhatWasNoted() throws Exception {
        Noting way = new Noting();
        assertThatThrownBy(() -> sender(0, way).send(dispatch("noting"), told())).isInstanceOf(GatherException.class);

        way.works = true;
        assertThat(sender(0, way).send(dispatch("noting"), told()).delivered()).isEqualTo("from 40000");
    }

    @Test
    void attemptsThatGetFurtherDoNotUsePatienceUp() throws Exception {
        Noting way = new Noting();
        way.step = 10_000;

        assertThat(sender(0, way).send(dispatch("noting"), told()).attempts()).hasSizeGreaterThan(8);
    }

    @Test
    void refusesABundleThatChanged() throws Exception {
        Files.write(bundle, new byte[5]);

        assertThatThrownBy(() -> sender(0, new Scripted("a", "there")).send(dispatch("a"), told()))
                .hasMessageContaining("not as it was");
    }

    @Test
    void onlyOneSenderAtATime() throws Exception {
        try (UploadClaim _ = queue().claim("id").orElseThrow()) {
            assertThatThrownBy(() -> sender(0, new Scripted("a", "there")).send(dispatch("a"), told()))
                    .hasMessageContaining("another process");
        }
        assertThat(sender(0, new Scripted("a", "there")).send(dispatch("a"), told()).arrived()).isTrue();
    }

    @Test
    void keepsToTheRate() throws Exception {
        long start = System.nanoTime();
        sender(200_000, new Reading()).send(dispatch("reading"), told());

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(Duration.ofMillis(350),
                Duration.ofSeconds(5));
    }

    @Test
    void aWayThatSentNothingWaitsUntilTheOthersHadTheirTurn() throws Exception {
        Scripted refusing = new Scripted("a", new IOException("refused"), "there");
        Scripted hopeless = new Scripted("b",
                new GatherException(SendingError.NAME_TAKEN, "no", "h", "mend it"));

        Dispatch sent = sender(0, refusing, hopeless).send(dispatch("a", "b"), told());

        assertThat(sent.attempts()).extracting(Dispatch.Attempt::way).containsExactly("a", "b", "a");
        assertThat(failures.getFirst()).isEqualTo("a: refused; the other ways first");
    }

    @Test
    void aWayThatWasCutGoesOnBeforeOthersBegin() throws Exception {
        Noting cut = new Noting();
        cut.step = 60_000;

        Dispatch sent = sender(0, cut, new Scripted("b", "there")).send(dispatch("noting", "b"), told());

        assertThat(sent.attempts()).extracting(Dispatch.Attempt::way).containsExactly("noting", "noting");
    }

    @Test
    void waitsAsLongAsTheOtherSideAsksAndNoLongerThanTwoMinutes() throws Exception {
        Scripted busy = new Scripted("a", new RetryLaterException("busy", Duration.ofMillis(300)), "there");
        long start = System.nanoTime();

        sender(0, busy).send(dispatch("a"), told());

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(300));
        assertThat(new RetryLaterException("", Duration.ofDays(99_999)).wanted()).isEqualTo(Duration.ofMinutes(2));
        assertThat(new RetryLaterException("", Duration.ofDays(-1)).wanted()).isZero();
    }

    @Test
    void whatIsNotThereDidNotArriveWhateverWasSaid() throws Exception {
        Scripted lying = new Scripted("a", new Arrival.Refuted("gone"), new Arrival.Refuted("gone"),
                new Arrival.Refuted("gone"));

        assertThatThrownBy(() -> sender(0, lying).deleting(true).send(dispatch("a"), told()))
                .hasMessageContaining("a: gone");
        assertThat(bundle).exists();
        assertThat(queue().all()).singleElement().matches(it -> !it.arrived() && it.deliveries().isEmpty());
    }

    @Test
    void whatNobodyCanVerifyIsNeverDeletedHere() throws Exception {
        Arrival untold = new Arrival.Unverified("there", "it tells nothing");

        Dispatch sent = sender(0, new Scripted("a", untold)).deleting(true).send(dispatch("a"), told());

        assertThat(bundle).exists();
        assertThat(sent.arrival()).contains(new Arrival.Unverified("there", "it tells nothing"));
        assertThat(failures).singleElement().asString().contains("stays here", "it tells nothing");
        assertThat(queue().find("id")).contains(sent);
    }

    @Test
    void isNoSuccessUnverifiedWhereProofIsDemanded() throws Exception {
        Arrival untold = new Arrival.Unverified("there", "it tells nothing");
        Sender sender = sender(0, new Scripted("a", untold)).demandingProof();

        assertThatThrownBy(() -> sender.send(dispatch("a"), told())).isInstanceOf(GatherException.class)
                .hasMessageContaining("it tells nothing");
        assertThat(sender(0, new Scripted("a", "there")).demandingProof().send(dispatch("a"), told()).arrived())
                .isTrue();
    }

    private UploadQueue queue() {
        return new UploadQueue(folder.resolve("uploads"));
    }

    private Sender sender(long rate, Uploader... ways) {
        return new Sender(queue(), List.of(ways), SHORT, ByteSize.of(rate), Clock.systemUTC(), new Random(7));
    }

    private Dispatch dispatch(String... ways) {
        return Dispatch.fresh("id", new BundleFile(bundle, 100_000, "00"), "c", null, Instant.EPOCH, List.of(ways));
    }

    private UploadProgress told() {
        return new UploadProgress() {
            @Override
            public void sent(String way, long position, long size) {
                assertThat(position).isLessThanOrEqualTo(size);
            }

            @Override
            public void note(String text) {
                failures.add(text);
            }

            @Override
            public void failed(String way, String why, @Nullable Duration wait) {
                failures.add(way + ": " + why + (wait == null ? "" : ", again in " + wait));
            }
        };
    }

    /** Answers as told, in order. */
    private static final class Scripted implements Uploader {
        private final String name;
        private final Deque<Object> answers;

        Scripted(String name, Object... answers) {
            this.name = name;
            this.answers = new ArrayDeque<>(List.of(answers));
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public boolean isConfigured() {
            return true;
        }

        @Override
        public Arrival upload(Shipment shipment) throws IOException {
            Object answer = answers.removeFirst();
            return switch (answer) {
                case IOException e -> throw e;
                case GatherException e -> throw e;
                case Arrival arrival -> arrival;
                default -> new Arrival.Verified(String.valueOf(answer), "seen");
            };
        }
    }

    /** Gets further by a step each time, or breaks at the first one for good. */
    private static final class Noting implements Uploader {
        private boolean works;
        private int step;

        @Override
        public String name() {
            return "noting";
        }

        @Override
        public boolean isConfigured() {
            return true;
        }

        @Override
        public Arrival upload(Shipment shipment) throws IOException {
            String noted = shipment.recall("offset");
            long from = noted == null ? 0 : Long.parseLong(noted);
            if (works) {
                return new Arrival.Verified("from " + from, "seen");
            }
            long reached = step == 0 ? 40_000 : from + step;
            try (InputStream in = shipment.content(from)) {
                in.readNBytes((int) (reached - from));
            }
            shipment.note("offset", Long.toString(reached));
            if (reached >= shipment.size()) {
                return new Arrival.Verified("all", "seen");
            }
            throw new IOException("cut");
        }
    }

    private static final class Reading implements Uploader {
        @Override
        public String name() {
            return "reading";
        }

        @Override
        public boolean isConfigured() {
            return true;
        }

        @Override
        public Arrival upload(Shipment shipment) throws IOException {
            try (InputStream in = shipment.content(0)) {
                return new Arrival.Verified(in.readAllBytes().length + " bytes", "seen");
            }
        }
    }
}
