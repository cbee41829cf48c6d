package io.gather.core.leak;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

import io.gather.core.bundle.gzip.Packed;
import io.gather.core.bundle.index.TocEntry;
import io.gather.core.bundle.read.BundleContents;
import io.gather.core.bundle.read.Cursor;
import io.gather.core.compress.Compressor;
import io.gather.core.compress.PackedStreams;

/** Shows all that is in a bundle: names, where links lead, and contents, also compressed ones. */
record BundleWalk(BundleContents bundle) {
    private static final int BEGIN = 16;
    private static final int DEEPEST = 4;

    /** Returns how many files there are. */
    long show(BundleVisitor visitor) throws IOException {
        long files = 0;
        try (Cursor cursor = bundle.cursor()) {
            for (TocEntry entry = cursor.next(); entry != null; entry = cursor.next()) {
                visitor.text(entry.name());
                visitor.place(entry.name() + " (its name)");
                if (entry instanceof TocEntry.Link link) {
                    visitor.text(link.target());
                    visitor.place(entry.name() + " (where it leads)");
                } else if (entry instanceof TocEntry.File file) {
                    try (InputStream content = bundle.open(file)) {
                        content(content, 0, visitor);
                    }
                    files++;
                    visitor.place(entry.name());
                }
            }
        }
        return files;
    }

    private static void content(InputStream content, int depth, BundleVisitor visitor) throws IOException {
        BufferedInputStream in = new BufferedInputStream(content, 1 << 16);
        in.mark(BEGIN);
        byte[] begin = in.readNBytes(BEGIN);
        in.reset();
        if (!Packed.is(begin, begin.length)) {
            visitor.content(in);
        } else if (depth == DEEPEST) {
            visitor.unsearched();
        } else {
            packed(begin, in, depth, visitor);
        }
    }

    private static void packed(byte[] begin, InputStream in, int depth, BundleVisitor visitor) throws IOException {
        Compressor by = Compressor.of(begin);
        try {
            if (by != null) {
                try (InputStream unpacked = PackedStreams.unpacked(by, in)) {
                    content(unpacked, depth + 1, visitor);
                }
            } else if (begin[0] == 'P' && begin[1] == 'K') {
                archive(new ZipInputStream(in), depth, visitor);
            } else {
                visitor.unsearched();
            }
        } catch (ZipException | EOFException e) {
            visitor.unsearched();
        }
    }

    private static void archive(ZipInputStream zip, int depth, BundleVisitor visitor) throws IOException {
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            visitor.text(entry.getName());
            content(new FilterInputStream(zip) {
                @Override
                public void close() {
                    // The next entry is to be read.
                }
            }, depth + 1, visitor);
        }
    }
}
