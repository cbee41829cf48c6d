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
import io.gather.core.bundle.table.TablePointer;
import io.gather.core.bundle.tar.TarHeader;
import io.gather.core.files.OutputFile;
import org.jspecify.annotations.Nullable;

/** What makes a partial bundle a finished one. */
final class BundleFinish {
    private static final int LEVEL = 1;

    private BundleFinish() {}

    /** @param table where the table of entries is; null where there is none */
    static void write(PartialFile bundle, IndexFile entries, Member member, int padding, @Nullable TablePointer table)
            throws IOException {
        OutputStream out = new BufferedOutputStream(bundle, 64 << 10);
        if (padding > 0) {
            zeros(out, member, padding);
        }
        out.flush();
        long offset = bundle.size();
        entries.writeTo(out, table);
        zeros(out, member, 2 * TarHeader.BLOCK);
        out.write(Footer.of(offset));
        out.flush();
    }

    private static void zeros(OutputStream out, Member member, int count) throws IOException {
        member.begin(out, LEVEL);
        member.write(out, new byte[count], 0, count);
        member.end(out);
    }

    /**
     * The sidecar comes first: where the bundle is, its digest is too. The partial name stays where nothing may be replaced: it is
     * the claim to the others.
     *
     * @throws FileAlreadyExistsException when there is anything of that name that may not be replaced
     */
    static void name(Path partial, BundleFile file, boolean overwrite) throws IOException {
        Path target = file.path();
        if (OutputFile.isThere(target) && !(overwrite && OutputFile.isReplaceable(target))) {
            throw new FileAlreadyExistsException(target.toString(), null, "is there already");
        }
        Path sidecar = BundleFiles.sidecar(target);
        Path temporary = BundleFiles.unfinishedSidecar(partial.resolveSibling(target.getFileName()));
        try {
            // What an attempt that was cut off here has left.
            Files.deleteIfExists(temporary);
            write(temporary, file.sha256() + "  " + target.getFileName() + "\n");
            OutputFile.place(temporary, sidecar, true);
        } catch (IOException e) {
            Files.deleteIfExists(temporary);
            throw e;
        }
        try {
            if (overwrite) {
                OutputFile.place(partial, target, true);
            } else {
                OutputFile.nameToo(partial, target);
            }
        } catch (IOException e) {
            Files.deleteIfExists(sidecar);
            throw e;
        }
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
