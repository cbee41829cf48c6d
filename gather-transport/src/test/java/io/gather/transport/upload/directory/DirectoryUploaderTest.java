package io.gather.transport.upload.directory;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import io.gather.core.error.GatherException;
import io.gather.core.upload.Arrival;
import io.gather.fixtures.upload.Sent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DirectoryUploaderTest {
    @TempDir
    Path folder;

    @Test
    void copiesWholeAndUnderItsName() throws Exception {
        Path bundle = Files.writeString(folder.resolve("b.tgz"), "content");
        Path share = Files.createDirectory(folder.resolve("share"));

        Arrival arrival = new DirectoryUploader(share.toString()).upload(new Sent(bundle));

        assertThat(arrival)
                .isEqualTo(new Arrival.Verified(share.resolve("b.tgz").toString(), "the copy has its SHA-256"));
        assertThat(share.resolve("b.tgz")).hasContent("content");
        assertThat(share).isDirectoryNotContaining("glob:**.part");
        assertThat(Files.getPosixFilePermissions(share.resolve("b.tgz")))
                .isEqualTo(PosixFilePermissions.fromString("rw-r-----"));
    }

    @Test
    void replacesNothingThatOthersPutThere() throws Exception {
        Path bundle = Files.writeString(folder.resolve("b.tgz"), "content");
        Path share = Files.createDirectory(folder.resolve("share"));
        Path others = Files.writeString(share.resolve("b.tgz"), "others");
        DirectoryUploader uploader = new DirectoryUploader(share.toString());

        assertThatThrownBy(() -> uploader.upload(new Sent(bundle))).isInstanceOf(GatherException.class)
                .hasMessageContaining("another file is there already");
        assertThat(others).hasContent("others");
        Files.delete(others);
        Sent sent = new Sent(bundle);
        assertThat(uploader.upload(sent)).isInstanceOf(Arrival.Verified.class);
        Files.writeString(bundle, "made anew");
        assertThat(uploader.upload(sent)).isInstanceOf(Arrival.Refuted.class);
        Files.writeString(bundle, "content");
        assertThat(uploader.upload(sent)).isInstanceOf(Arrival.Verified.class);
        assertThat(uploader.upload(new Sent(bundle))).isInstanceOf(Arrival.Verified.class);
    }

    @Test
    void leavesNothingWhereItFails() throws Exception {
        Path bundle = Files.writeString(folder.resolve("b.tgz"), "content");

        assertThatThrownBy(() -> new DirectoryUploader(folder.resolve("gone").toString()).upload(new Sent(bundle)))
                .isInstanceOf(GatherException.class).hasMessageContaining("no such directory");
        assertThat(new DirectoryUploader("").isConfigured()).isFalse();
        assertThat(folder).isDirectoryNotContaining("glob:**gone*");
    }

    @Test
    void followsNoLinkThatLiesThere() throws Exception {
        Path bundle = Files.writeString(folder.resolve("b.tgz"), "content");
        Path precious = Files.writeString(folder.resolve("precious"), "precious");
        Path share = Files.createDirectory(folder.resolve("share"));
        Files.createSymbolicLink(share.resolve(".b.tgz.part"), precious);

        new DirectoryUploader(share.toString()).upload(new Sent(bundle));

        assertThat(precious).hasContent("precious");
        assertThat(share.resolve("b.tgz")).hasContent("content");
    }
}
