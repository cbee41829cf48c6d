package io.gather.incident.serve;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import io.gather.core.error.GatherException;
import io.gather.transport.foolscap.furl.Furl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Timeout(30)
class ServingVerbsTest {
    @TempDir
    Path folder;

    private RunningVerb create() throws Throwable {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        return RunningVerb.done(folder, "create", "--location", "tcp:127.0.0.1:" + port, "--port",
                "tcp:" + port + ":interface=127.0.0.1", base().toString());
    }

    private Path base() {
        return folder.resolve("gatherer");
    }

    private static String mode(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    @Test
    void makesADirectoryThatNobodyElseReads() throws Throwable {
        RunningVerb create = create();
        assertThat(create.all).noneMatch(it -> it.contains("pb://")).anyMatch(it -> it.contains("log_gatherer.furl"));
        assertThat(mode(base())).isEqualTo("rwx------");
        for (String each : new String[]{"port", "location", "gatherer.pem", "log_gatherer.furl"}) {
            assertThat(mode(base().resolve(each))).as(each).isEqualTo("rw-------");
        }
        Furl furl = Furl.read(Files.readString(base().resolve("log_gatherer.furl")), "");
        assertThat(furl.hints()).hasSize(1);
        assertThatThrownBy(this::create).isInstanceOf(GatherException.class);
        assertThat(Files.readString(base().resolve("log_gatherer.furl"))).isEqualTo(furl.text() + "\n");
    }

    @Test
    void wantsToKnowWhereItIsReached() {
        assertThatThrownBy(() -> RunningVerb.done(folder, "create", base().toString()))
                .isInstanceOf(GatherException.class).hasMessageContaining("--location");
        assertThatThrownBy(() -> RunningVerb.done(folder, "create", "--location", "tcp:a:1,,", base().toString()))
                .isInstanceOf(GatherException.class);
        assertThatThrownBy(
                () -> RunningVerb.done(folder, "create", "--location", "tcp:a:1", "--port", "tcp:0", base().toString()))
                .isInstanceOf(GatherException.class).hasMessageContaining("stays the same");
        assertThat(base()).doesNotExist();
    }

    @Test
    void saysThatNodesMayNotReachIt() throws Throwable {
        RunningVerb create = RunningVerb.done(folder, "create", "--location", "tor:abc.onion:80", base().toString());
        assertThat(create.all).anyMatch(it -> it.contains("reached by TCP"));
    }

    @Test
    void invitesListsAndTakesBack() throws Throwable {
        create();
        String furl = RunningVerb.done(folder, "invite", base().toString(), "web-1").result("pb://");
        assertThat(Furl.read(furl, "").name())
                .isNotEqualTo(Furl.read(Files.readString(base().resolve("log_gatherer.furl")), "").name());
        assertThat(RunningVerb.done(folder, "invite", base().toString(), "web-1").result("pb://")).isEqualTo(furl);
        assertThat(RunningVerb.done(folder, "invite", base().toString()).all).singleElement().asString()
                .startsWith("web-1 ").doesNotContain(Furl.read(furl, "").name());
        assertThat(mode(base().resolve("gather/invited"))).isEqualTo("rw-------");
        RunningVerb.done(folder, "invite", "--revoke", base().toString(), "web-1");
        assertThat(RunningVerb.done(folder, "invite", base().toString()).all).isEmpty();
        assertThatThrownBy(() -> RunningVerb.done(folder, "invite", "--revoke", base().toString(), "web-1"))
                .isInstanceOf(GatherException.class);
        for (String bad : new String[]{"", "a b", "../x", "-x", "x".repeat(64)}) {
            assertThatThrownBy(() -> RunningVerb.done(folder, "invite", base().toString(), bad)).as(bad)
                    .isInstanceOf(GatherException.class);
        }
    }

    @Test
    void refusesWhatIsNoGatherers() throws Exception {
        assertThatThrownBy(() -> RunningVerb.done(folder, "serve", folder.toString()))
                .isInstanceOf(GatherException.class).hasMessageContaining("has no file port");
        Files.writeString(folder.resolve("port"), "tcp:1\n");
        assertThatThrownBy(() -> RunningVerb.done(folder, "serve", folder.toString()))
                .isInstanceOf(GatherException.class).hasMessageContaining("has no file location");
    }

    @Test
    void refusesAFurlOfAnotherKey() throws Throwable {
        create();
        Files.delete(base().resolve("gatherer.pem"));
        assertThatThrownBy(() -> RunningVerb.done(folder, "serve", base().toString()))
                .isInstanceOf(GatherException.class).hasMessageContaining("another key");
    }

    @Test
    void changesTheFurlWithTheLocationAndKeepsItsName() throws Throwable {
        create();
        Furl before = Furl.read(Files.readString(base().resolve("log_gatherer.furl")), "");
        Files.writeString(base().resolve("location"), "tcp:elsewhere.example.com:1,tor:abc.onion:80\n");
        RunningVerb.done(folder, "invite", base().toString());
        Furl after = Furl.read(Files.readString(base().resolve("log_gatherer.furl")), "");
        assertThat(after).isEqualTo(before);
        assertThat(after.hints()).hasSize(2);
    }
}
