package io.gather.core.files;

import java.io.IOException;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Timeout(30)
class LockedFileTest {
    private static final int THREADS = 8;
    private static final int ROUNDS = 200;

    @TempDir
    Path folder;

    @Test
    void isHeldByOneOnlyWhateverThisProcessTriesMeanwhile() throws Exception {
        Path file = folder.resolve("lock");
        try (LockedFile held = LockedFile.take(file).orElseThrow()) {
            held.say("me");
            assertThat(LockedFile.take(file)).isEmpty();
            assertThat(LockedFile.takeOutput(file)).isEmpty();
            assertThat(LockedFile.holder(file)).contains("me");
            assertThat(OtherProcess.seesHeld(file)).isTrue();
        }
        assertThat(OtherProcess.seesHeld(file)).isFalse();
        assertThat(LockedFile.holder(file)).isEmpty();
        LockedFile.take(file).orElseThrow().close();
    }

    @Test
    void isKnownByOtherNamesToo() throws Exception {
        Path file = folder.resolve("lock");
        Path other = folder.resolve("other");
        try (LockedFile _ = LockedFile.take(file).orElseThrow()) {
            Files.createLink(other, file);
            assertThat(LockedFile.take(other)).isEmpty();
            assertThat(LockedFile.holder(other)).isPresent();
            assertThat(OtherProcess.seesHeld(file)).isTrue();
        }
    }

    @Test
    void threadsContendForIt() throws Exception {
        Path file = folder.resolve("lock");
        AtomicInteger holders = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch begin = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = java.util.stream.IntStream.range(0, THREADS).mapToObj(_ -> threads.submit(() -> {
                begin.await();
                int taken = 0;
                for (int i = 0; i < ROUNDS; i++) {
                    Optional<LockedFile> lock = LockedFile.take(file);
                    if (lock.isPresent()) {
                        try (LockedFile _ = lock.get()) {
                            most.accumulateAndGet(holders.incrementAndGet(), Math::max);
                            taken++;
                            assertThat(LockedFile.take(file)).isEmpty();
                            holders.decrementAndGet();
                        }
                    }
                }
                return taken;
            })).toList();
            begin.countDown();
            int taken = 0;
            for (Future<Integer> one : all) {
                taken += one.get();
            }
            assertThat(taken).isPositive();
        }
        assertThat(most).hasValue(1);
    }

    @Test
    void whatItsHolderDeletedIsMadeAnew() throws Exception {
        Path file = folder.resolve("lock");
        LockedFile old = LockedFile.take(file).orElseThrow();
        Files.delete(file);
        try (LockedFile _ = LockedFile.take(file).orElseThrow()) {
            old.close();
            assertThat(OtherProcess.seesHeld(file)).isTrue();
        }
    }

    /** Who asks who gathers must not keep another from beginning. */
    @Test
    void whoOnlyLooksKeepsNobodyOut() throws Exception {
        Path file = folder.resolve("lock");
        LockedFile.take(file).orElseThrow().close();
        Process looking = OtherProcess.looking(file);
        try {
            for (int i = 0; i < ROUNDS; i++) {
                Optional<LockedFile> taken = LockedFile.take(file);
                assertThat(taken).as("round " + i).isPresent();
                taken.orElseThrow().close();
            }
        } finally {
            looking.destroyForcibly().waitFor();
        }
    }

    @Test
    void partsAreLockedThroughOneChannelThatStays() throws Exception {
        Path file = folder.resolve("slots");
        try (FileLock one = Objects.requireNonNull(LockedFile.shared(file).tryLock(1, 1, false))) {
            assertThat(LockedFile.shared(file)).isSameAs(one.channel());
            assertThat(OtherProcess.seesHeld(file, 1, 1)).isTrue();
            assertThat(OtherProcess.seesHeld(file, 2, 1)).isFalse();
        }
        assertThat(OtherProcess.seesHeld(file, 1, 1)).isFalse();
    }

    @Test
    void nothingIsMadeOrHeldWhereOneOnlyLooks() throws Exception {
        assertThat(LockedFile.holder(folder.resolve("none"))).isEmpty();
        assertThat(LockedFile.holder(folder.resolve("none/below"))).isEmpty();
        assertThat(folder).isEmptyDirectory();
        Path file = Files.writeString(folder.resolve("free"), "old");
        assertThat(LockedFile.holder(file)).isEmpty();
        assertThat(OtherProcess.seesHeld(file)).isFalse();
    }

    @Test
    void followsNoLink() throws Exception {
        Path real = Files.writeString(folder.resolve("real"), "x");
        Path link = Files.createSymbolicLink(folder.resolve("link"), real);
        assertThatThrownBy(() -> LockedFile.take(link)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> LockedFile.takeOutput(link)).isInstanceOf(IOException.class);
        assertThat(real).hasContent("x");
    }
}
