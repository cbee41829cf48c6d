package io.gather.core.bundle.read;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;

import io.gather.core.bundle.gzip.Sha256;

/** The digest that lies beside a bundle since it was finished. */
public record Sidecar(Path bundle) {
    private static final int BUFFER = 1 << 20;
    private static final int LONGEST = 4096;

    public Path path() {
        return bundle.resolveSibling(bundle.getFileName() + ".sha256");
    }

    public boolean isThere() {
        return Files.isRegularFile(path());
    }

    /** Whether it is that of the bundle, all of which is read. */
    public boolean agrees() throws IOException {
        byte[] text;
        try (InputStream in = Files.newInputStream(path())) {
            text = in.readNBytes(LONGEST);
        }
        MessageDigest digest = Sha256.sha256();
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
        try (FileChannel file = FileChannel.open(bundle)) {
            while (file.read(buffer.clear()) >= 0) {
                digest.update(buffer.flip());
            }
        }
        return new String(text, StandardCharsets.ISO_8859_1).startsWith(Sha256.hex(digest));
    }
}
