package io.gather.core.leak;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

import io.gather.core.bundle.fault.BundleFault;
import io.gather.core.bundle.gzip.Packed;
import io.gather.core.bundle.index.TocEntry;
import io.gather.core.bundle.read.Bundle;
import io.gather.core.bundle.read.Cursor;
import io.gather.core.cleanse.IndexedBundle;
import io.gather.core.files.Trees;
import io.gather.core.obfuscate.Originals;
import io.gather.core.redact.Redactor;

/**
 * Looks for what may not be in a bundle: in contents, also compressed ones, in names, and where links lead. Originals are sought in
 * all their writings; of secrets, the rules must find no more than what stands for them.
 */
public final class LeakSearch {
    private static final int BEGIN = 16;
    private static final int DEEPEST = 4;

    private final Originals originals;
    private final WritingIndex index;
    private final Redactor secrets;
    private final LeakTally tally = new LeakTally();

    /** @param secrets finds them; {@link Redactor#NONE}: they are not looked for */
    public LeakSearch(Originals originals, Redactor secrets) {
        this.originals = originals;
        this.index = new WritingIndex(originals.all());
        this.secrets = secrets;
    }

    /** Once; the bundle is only read. */
    public LeakReport of(Path path) {
        try {
            Path folder = Files.createTempDirectory("gather-leaks-");
            try (Bundle bundle = Bundle.open(IndexedBundle.of(path, folder)); Cursor cursor = bundle.cursor()) {
                for (TocEntry entry = cursor.next(); entry != null; entry = cursor.next()) {
                    entry(bundle, entry);
                }
            } finally {
                Trees.delete(folder);
            }
        } catch (IOException e) {
            throw BundleFault.UNREADABLE.at(path, "cannot be searched: " + e.getMessage(), e);
        }
        return tally.report(originals.all().size(), originals.ambiguous());
    }

    private void entry(Bundle bundle, TocEntry entry) throws IOException {
        text(entry.name());
        tally.place(entry.name() + " (its name)");
        if (entry instanceof TocEntry.Link link) {
            text(link.target());
            tally.place(entry.name() + " (where it leads)");
        } else if (entry instanceof TocEntry.File file) {
            try (InputStream content = bundle.open(file)) {
                content(content, 0);
            }
            tally.file();
            tally.place(entry.name());
        }
    }

    private void text(String text) {
        originals.search(text, it -> tally.found(it.kind().word(), it.text(), "plain", 1));
    }

    private void content(InputStream content, int depth) throws IOException {
        BufferedInputStream in = new BufferedInputStream(content, 1 << 16);
        in.mark(BEGIN);
        byte[] begin = in.readNBytes(BEGIN);
        in.reset();
        if (Packed.is(begin, begin.length)) {
            packed(begin, in, depth);
            return;
        }
        LeakStream search = new LeakStream(originals, index, secrets, tally);
        in.transferTo(search);
        search.finish();
    }

    private void packed(byte[] begin, InputStream in, int depth) throws IOException {
        if ((begin[0] & 0xff) != 0x1f || depth == DEEPEST) {
            tally.unsearched();
            return;
        }
        try (GZIPInputStream unpacked = new GZIPInputStream(in, 1 << 16)) {
            content(unpacked, depth + 1);
        } catch (ZipException | EOFException e) {
            tally.unsearched();
        }
    }
}
