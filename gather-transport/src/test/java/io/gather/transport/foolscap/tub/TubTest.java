package io.gather.transport.foolscap.tub;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;

import io.gather.core.error.GatherException;
import io.gather.fixtures.foolscap.PythonFoolscap;
import io.gather.fixtures.programs.Peer;
import io.gather.fixtures.programs.Program;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TubTest {
    @TempDir
    Path folder;

    @Test
    void keepsItsIdentityInAFile() throws Exception {
        Tub tub = Tub.create(Instant.now());
        Path file = folder.resolve("gatherer.pem");
        tub.write(file);

        assertThat(Tub.read(file).id()).isEqualTo(tub.id());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
        assertThat(Files.readString(file)).startsWith("-----BEGIN CERTIFICATE-----\n")
                .contains("-----END CERTIFICATE-----\n-----BEGIN PRIVATE KEY-----\n").hasLineCount(lines(file));
        assertThat(Tub.create(Instant.now()).id()).isNotEqualTo(tub.id());
    }

    private static int lines(Path file) throws Exception {
        return Files.readAllLines(file).size();
    }

    @Test
    void leavesNothingBehindWhereItCannotWrite() throws Exception {
        Tub tub = Tub.create(Instant.now());
        Path file = Files.createFile(folder.resolve("file"));

        assertThatThrownBy(() -> tub.write(file.resolve("node.pem"))).isInstanceOf(GatherException.class)
                .hasMessageContaining("cannot be written");
        assertThat(folder.toFile().list()).containsExactly("file");
    }

    @Test
    void readsKeysOfOldTubsInWhateverOrder() throws Exception {
        Tub tub = Tub.create(Instant.now());
        Path file = folder.resolve("node.pem");
        tub.write(file);
        Path key = folder.resolve("key");
        Peer.require("openssl").run("rsa", "-traditional", "-in", file.toString(), "-out", key.toString()).succeeded();
        String text = Files.readString(file);
        Path old = Files.writeString(folder.resolve("old.pem"), Files.readString(key)
                + text.substring(0, text.indexOf("-----BEGIN PRIVATE KEY")));

        assertThat(Files.readString(old)).startsWith("-----BEGIN RSA PRIVATE KEY");
        assertThat(Tub.read(old).id()).isEqualTo(tub.id());
    }

    @Test
    void isWhoPythonSaysItIs() throws Exception {
        Path python = PythonFoolscap.require();
        Tub ours = Tub.create(Instant.now());
        ours.write(folder.resolve("ours.pem"));
        String script = """
                import sys
                from foolscap.api import Tub
                print(Tub(certFile=sys.argv[1]).getTubID())
                print(Tub(certFile=sys.argv[2]).getTubID())
                """;
        var ids = Program.of(python, "-c", script, folder.resolve("ours.pem").toString(),
                folder.resolve("theirs.pem").toString()).run().succeeded().lines();

        assertThat(ids).containsExactly(ours.id().text(), Tub.read(folder.resolve("theirs.pem")).id().text());
    }
}
