package io.gather.core.obfuscate;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.gather.core.error.GatherException;
import io.gather.core.obfuscate.scan.IdentityKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class IdentityStoreTest {
    @TempDir
    Path folder;

    @Test
    void makesOneKeyForGood() throws IOException {
        byte[] first = new IdentityStore(folder).key().digest("x", new byte[1]);
        assertThat(new IdentityStore(folder).key().digest("x", new byte[1])).isEqualTo(first);
        new IdentityStore(folder).save(of(1));
        for (String file : List.of("key", "map.jsonl")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(file))))
                    .as(file).isEqualTo("rw-------");
        }
    }

    @Test
    void keepsWhatWasReplaced() {
        IdentityStore store = new IdentityStore(folder);
        assertThat(store.map().all()).isEmpty();
        store.save(of(1));
        store.save(of(2));
        store.save(new IdentityMap());
        assertThat(new IdentityStore(folder).map().all()).containsExactlyInAnyOrder(identity(1), identity(2));
    }

    /** A label before a domain tells nothing; the same as a machine's name does. */
    @Test
    void knowsAHostThatWasALabelBefore() {
        IdentityStore store = new IdentityStore(folder);
        IdentityMap label = new IdentityMap();
        label.add(new ReplacedIdentity(IdentityKind.HOST, "web01", "host-a", true));
        store.save(label);
        assertThat(new Originals(store.map(), new KnownIdentities()).all()).isEmpty();
        IdentityMap host = new IdentityMap();
        host.add(new ReplacedIdentity(IdentityKind.HOST, "web01", "host-a", false));
        store.save(host);
        store.save(label);
        assertThat(new Originals(store.map(), new KnownIdentities()).all())
                .containsExactly(new Original(IdentityKind.HOST, "web01"));
    }

    @Test
    void refusesWhatOthersMayRead() throws IOException {
        IdentityStore store = new IdentityStore(folder);
        store.key();
        store.save(of(1));
        for (String file : List.of("key", "map.jsonl")) {
            Files.setPosixFilePermissions(folder.resolve(file), PosixFilePermissions.fromString("rw-r-----"));
        }
        assertThatThrownBy(store::key).isInstanceOf(GatherException.class).hasMessageContaining("others may read");
        assertThatThrownBy(store::map).isInstanceOf(GatherException.class).hasMessageContaining("others may read");
    }

    @Test
    void refusesWhatIsNoKey() throws IOException {
        Path key = Files.createFile(folder.resolve("key"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        for (String text : List.of("", "abcd\n", "no key at all")) {
            Files.writeString(key, text);
            assertThatThrownBy(new IdentityStore(folder)::key).isInstanceOf(GatherException.class)
                    .hasMessageContaining("is no key");
        }
    }

    @Test
    void refusesAMapThatSomebodyChanged() throws IOException {
        IdentityStore store = new IdentityStore(folder);
        store.save(of(1));
        Files.writeString(folder.resolve("map.jsonl"), "{\"kind\":");
        assertThatThrownBy(store::map).isInstanceOf(GatherException.class).hasMessageContaining("cannot be read");
        assertThatThrownBy(() -> store.save(of(2))).isInstanceOf(GatherException.class);
    }

    @Test
    void losesNothingOfSeveralProcesses() throws Exception {
        List<Process> all = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            all.add(other(1000 * i, 20, false));
        }
        for (Process each : all) {
            assertThat(each.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(each.exitValue()).isZero();
        }
        assertThat(new IdentityStore(folder).map().size()).isEqualTo(60);
    }

    @Test
    void isWholeWhereverAProcessIsKilled() throws Exception {
        IdentityStore store = new IdentityStore(folder);
        for (int i = 0; i < 3; i++) {
            Process process = other(100_000 * i, Integer.MAX_VALUE, true);
            int before = store.map().size();
            for (int told = 0; told < 3 + 2 * i; told++) {
                assertThat(process.inputReader().readLine()).isEqualTo("saved");
            }
            process.destroyForcibly();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(store.map().size()).isGreaterThanOrEqualTo(before + 3 + 2 * i);
        }
        int left = store.map().size();
        store.save(of(-1));
        assertThat(store.map().size()).isEqualTo(left + 1);
        try (var files = Files.list(folder.resolve("growing"))) {
            assertThat(files).isEmpty();
        }
    }

    private Process other(int first, int count, boolean tells) throws IOException {
        return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                System.getProperty("java.class.path"), Adding.class.getName(), folder.toString(),
                String.valueOf(first), String.valueOf(count), String.valueOf(tells))
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }

    /** Another process that adds to the map, one identity at a time. */
    static final class Adding {
        private Adding() {}

        public static void main(String... args) {
            IdentityStore store = new IdentityStore(Path.of(args[0]));
            for (int i = 0; i < Integer.parseInt(args[2]); i++) {
                store.save(of(Integer.parseInt(args[1]) + i));
                if (Boolean.parseBoolean(args[3])) {
                    byte[] line = "saved\n".getBytes(StandardCharsets.US_ASCII);
                    System.out.write(line, 0, line.length);
                    System.out.flush();
                }
            }
        }
    }

    private static IdentityMap of(int number) {
        IdentityMap map = new IdentityMap();
        map.add(identity(number));
        return map;
    }

    private static ReplacedIdentity identity(int number) {
        return new ReplacedIdentity(IdentityKind.USER, "name" + number, "user-" + number, false);
    }
}
