package io.gather.core.bundle;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.gather.core.bundle.gzip.Member;
import io.gather.core.bundle.index.Footer;
import io.gather.core.bundle.partial.PartialFile;
import io.gather.core.bundle.tar.TarHeader;
import io.gather.core.files.OutputFile;

/** What makes a partial bundle a finished one. */
final class Ending {
    private static final int LEVEL = 1;

    private Ending() {}

    static void write(PartialFile bundle, IndexFile entries, Member member, int padding) throws IOException {
        OutputStream out = new BufferedOutputStream(bundle, 64 << 10);
        if (padding > 0) {
            zeros(out, member, padding);
        }
        out.flush();
        long offset = bundle.size();
        entries.writeTo(out);
        zeros(out, member, 2 * TarHeader.BLOCK);
        out.write(Footer.of(offset));
        out.flush();
    }

    private static void zeros(OutputStream out, Member member, int count) throws IOException {
        member.begin(out, LEVEL);
        member.write(out, new byte[count], 0, count);
        member.end(out);
    }

    /** The sidecar comes first: where the bundle is, its digest is too. */
    static BundleFile rename(Path partial, long size, String sha256, Path target, boolean overwrite)
            throws IOException {
        Path sidecar = target.resolveSibling(target.getFileName() + ".sha256");
        Path temporary = partial.resolveSibling(target.getFileName() + ".sha256.partial");
        if (OutputFile.isThere(target) && !overwrite) {
            throw new FileAlreadyExistsException(target.toString(), null, "is there already");
        }
        try {
            // What an attempt that was cut off here has left.
            Files.deleteIfExists(temporary);
            write(temporary, sha256 + "  " + target.getFileName() + "\n");
            OutputFile.place(temporary, sidecar, true);
            OutputFile.place(partial, target, overwrite);
        } catch (IOException e) {
            Files.deleteIfExists(temporary);
            throw e;
        }
        return new BundleFile(target, size, sha256);
    }

    private static void write(Path path, String text) throws IOException {
        try (FileChannel file = OutputFile.create(path)) {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
            file.force(true);
        }
    }

    static void force(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory)) {
            channel.force(true);
        }
    }
}
