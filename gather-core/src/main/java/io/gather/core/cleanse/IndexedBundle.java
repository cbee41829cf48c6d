package io.gather.core.cleanse;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.GZIPOutputStream;

import io.gather.core.bundle.gzip.Packed;
import io.gather.core.bundle.read.Bundle;
import io.gather.core.bundle.read.GrowthLimits;
import io.gather.core.bundle.read.Salvage;
import io.gather.core.bundle.tar.TarHeader;
import io.gather.core.compress.Compressor;
import io.gather.core.compress.PackedStreams;
import io.gather.core.error.BundleError;
import io.gather.core.error.GatherException;

/** What others made has no index: it gets one, in a copy. */
public final class IndexedBundle {
    private static final int BUFFER = 64 << 10;

    private IndexedBundle() {}

    /**
     * The bundle itself where it has an index.
     *
     * @param folder where the copy is made, and nobody else makes files
     */
    public static Path of(Path source, Path folder) throws IOException {
        try (Bundle _ = Bundle.open(source)) {
            return source;
        } catch (GatherException e) {
            if (!e.is(BundleError.NO_INDEX) && !e.is(BundleError.NOT_GZIP)) {
                throw e;
            }
            Path copy = folder.resolve("copy.tgz");
            if (e.is(BundleError.NO_INDEX)) {
                new Salvage(source, copy, GrowthLimits.DEFAULT).run();
                return copy;
            }
            Path packed = folder.resolve("packed.tgz");
            try {
                pack(source, packed, e);
                new Salvage(packed, copy, GrowthLimits.DEFAULT).run();
            } finally {
                Files.deleteIfExists(packed);
            }
            return copy;
        }
    }

    /** A tar, as it is or compressed by another program, as one that is read here. */
    private static void pack(Path source, Path packed, GatherException otherwise) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(source), BUFFER)) {
            in.mark(BUFFER);
            byte[] begin = in.readNBytes(TarHeader.BLOCK);
            in.reset();
            Compressor by = Packed.is(begin, begin.length) ? Compressor.of(begin) : null;
            if (by == null && !TarHeader.begins(begin)) {
                throw otherwise;
            }
            try (InputStream tar = by == null ? in : PackedStreams.unpacked(by, in);
                    OutputStream out = new GZIPOutputStream(
                            new BufferedOutputStream(Files.newOutputStream(packed, StandardOpenOption.CREATE_NEW)),
                            BUFFER)) {
                tar.transferTo(out);
            }
        }
    }
}
