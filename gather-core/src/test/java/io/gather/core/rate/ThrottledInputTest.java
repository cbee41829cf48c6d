package io.gather.core.rate;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ThrottledInputTest {
    private static byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        new Random(1).nextBytes(bytes);
        return bytes;
    }

    @Test
    void takesAsLongAsTheSlowerOfItsRatesWants() throws Exception {
        byte[] bytes = bytes(300_000);
        long start = System.nanoTime();

        byte[] read;
        try (InputStream in = new ThrottledInput(new ByteArrayInputStream(bytes),
                List.of(new Throttle(200_000), new Throttle(100_000_000)))) {
            read = in.readAllBytes();
        }

        assertThat(read).isEqualTo(bytes);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(1400));
    }

    @Test
    void severalShareOneRate() throws Exception {
        Throttle shared = new Throttle(200_000);
        long start = System.nanoTime();

        List<CompletableFuture<byte[]>> all = List.of(read(shared), read(shared), read(shared));
        for (CompletableFuture<byte[]> one : all) {
            assertThat(one.get(20, TimeUnit.SECONDS)).hasSize(100_000);
        }

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(1400));
    }

    private static CompletableFuture<byte[]> read(Throttle throttle) {
        return CompletableFuture.supplyAsync(() -> {
            try (InputStream in = new ThrottledInput(new ByteArrayInputStream(bytes(100_000)), List.of(throttle))) {
                return in.readAllBytes();
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
    }

    @Test
    void isNotHeldUpWhereThereIsNoRate() throws Exception {
        try (InputStream in = new ThrottledInput(new ByteArrayInputStream(bytes(8 << 20)),
                List.of(new Throttle(0)))) {
            assertThat(in.read(new byte[4 << 20])).isEqualTo(4 << 20);
        }
    }

    @Test
    void interruptionEndsTheWaiting() throws Exception {
        CompletableFuture<Throwable> why = new CompletableFuture<>();
        Thread thread = Thread.ofVirtual().start(() -> {
            try (InputStream in = new ThrottledInput(new ByteArrayInputStream(bytes(100_000)),
                    List.of(new Throttle(10)))) {
                in.readAllBytes();
            } catch (IOException e) {
                why.complete(e);
            }
        });

        thread.interrupt();

        assertThat(why.get(20, TimeUnit.SECONDS)).isInstanceOf(InterruptedIOException.class);
    }
}
