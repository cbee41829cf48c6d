package io.gather.incident.folder;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import io.gather.transport.foolscap.furl.Furl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class InvitationsTest {
    private static final int AT_ONCE = 16;

    @TempDir
    private Path folder;

    private Invitation of(String node) {
        return new Invitation(node, Furl.newName(), Instant.EPOCH);
    }

    @Test
    void losesNoneOfThoseThatAreMadeAtTheSameTime() throws Exception {
        Path file = folder.resolve("invited");
        CountDownLatch all = new CountDownLatch(AT_ONCE);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Invitation>> made = new ArrayList<>();
            for (int i = 0; i < AT_ONCE; i++) {
                String node = "web-" + i / 2;
                made.add(threads.submit(() -> {
                    all.countDown();
                    all.await();
                    return new Invitations(file).add(of(node));
                }));
            }
            List<String> secrets = new ArrayList<>();
            for (Future<Invitation> each : made) {
                secrets.add(each.get().secret());
            }
            assertThat(new Invitations(file).all()).hasSize(AT_ONCE / 2)
                    .allSatisfy(it -> assertThat(secrets).filteredOn(it.secret()::equals).hasSize(2));
        }
    }

    @Test
    void seesWhatAnotherProcessHasChanged() throws Exception {
        Path file = folder.resolve("invited");
        Invitations here = new Invitations(file);
        assertThat(here.all()).isEmpty();
        new Invitations(file).add(of("web-1"));
        assertThat(here.all()).hasSize(1).isSameAs(here.all());
        assertThat(new Invitations(file).remove("web-1")).isTrue();
        assertThat(here.all()).isEmpty();
        Files.delete(file);
        assertThat(here.all()).isEmpty();
    }
}
