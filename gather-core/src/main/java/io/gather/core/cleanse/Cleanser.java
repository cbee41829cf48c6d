package io.gather.core.cleanse;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipException;

import io.gather.core.bundle.Names;
import io.gather.core.bundle.gzip.Packed;
import io.gather.core.compress.Compressor;
import io.gather.core.compress.PackedStreams;
import io.gather.core.obfuscate.ObfuscatedStream;
import io.gather.core.obfuscate.Obfuscator;
import io.gather.core.obfuscate.scan.IdentityKind;
import io.gather.core.redact.RedactedStream;
import io.gather.core.redact.Redactor;
import io.gather.core.report.HiddenIdentities;
import org.jspecify.annotations.Nullable;

/** What others may see of a text, a name, a content: first secrets are masked, then identities are replaced. For one thread. */
final class Cleanser {
    private static final int BEGIN = 4096;
    /** Archives within archives within a bundle; nobody nests deeper but to do harm. */
    private static final int DEEPEST = 4;

    private final Redactor secrets;
    private final @Nullable Obfuscator identities;
    private final CleanseTally tally;

    /** @param identities null: they stay */
    Cleanser(Redactor secrets, @Nullable Obfuscator identities, CleanseTally tally) {
        this.secrets = secrets.counting();
        this.identities = identities;
        this.tally = tally;
    }

    String text(String text) {
        String masked = secrets.text(text);
        return identities == null ? masked : identities.text(masked);
    }

    /** As it may stand in a bundle. */
    String name(String path) {
        String told = text(path);
        return told.equals(path) ? path : Names.ofPath(told);
    }

    /** Null where they stay. */
    @Nullable
    HiddenIdentities hidden() {
        return identities == null
                ? null
                : new HiddenIdentities(identities.kinds().stream().map(IdentityKind::word).sorted().toList(),
                        replaced());
    }

    boolean masks() {
        return secrets.hasRules();
    }

    /** How many secrets, by kind. */
    Map<String, Long> masked() {
        return secrets.masked();
    }

    /** How many identities, by kind. */
    Map<String, Long> replaced() {
        Map<String, Long> replaced = new TreeMap<>();
        if (identities != null) {
            identities.counts().forEach((kind, count) -> replaced.put(kind.word(), count));
        }
        return replaced;
    }

    /**
     * @param content is read to its end
     * @return whether it is another than it was
     * @throws UncleanException when it cannot be, and may not be shown
     */
    boolean content(InputStream content, OutputStream out) throws IOException {
        boolean different = content(content, out, 0);
        tally.file(different);
        return different;
    }

    private boolean content(InputStream content, OutputStream out, int depth) throws IOException {
        BufferedInputStream in = new BufferedInputStream(content, 1 << 16);
        in.mark(BEGIN);
        byte[] begin = in.readNBytes(BEGIN);
        in.reset();
        if (Packed.is(begin, begin.length)) {
            return packed(begin, in, out, depth);
        }
        boolean different = plain(in, out);
        if (different && isBinary(begin)) {
            throw new UncleanException("is no text, and would be no use when it was changed");
        }
        return different;
    }

    private boolean packed(byte[] begin, InputStream in, OutputStream out, int depth) throws IOException {
        Compressor by = Compressor.of(begin);
        if (by == null || depth == DEEPEST) {
            throw new UncleanException("is compressed in a way that cannot be looked into");
        }
        try (InputStream unpacked = PackedStreams.unpacked(by, in);
                OutputStream packed = PackedStreams.packing(by, out)) {
            return content(unpacked, packed, depth + 1);
        } catch (ZipException | EOFException e) {
            throw new UncleanException("is damaged, or needs too much memory: " + e.getMessage());
        }
    }

    private boolean plain(InputStream in, OutputStream out) throws IOException {
        ComparedContent compared = new ComparedContent(out);
        ObfuscatedStream replaced = identities == null ? null : identities.content(compared);
        RedactedStream masked = secrets.content(replaced == null ? compared : replaced);
        byte[] buffer = new byte[1 << 16];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            compared.read(buffer, read);
            masked.write(buffer, 0, read);
        }
        masked.finish();
        if (replaced != null) {
            replaced.finish();
        }
        return compared.different();
    }

    private static boolean isBinary(byte[] begin) {
        for (byte b : begin) {
            if (b == 0) {
                return true;
            }
        }
        return false;
    }
}
