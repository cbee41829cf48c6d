package io.gather.core.redact.scan;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * Masks the secrets of a content as it comes. What its first bytes are decides how it is looked at. Does not close the stream it writes
 * to. For one thread.
 */
public final class Scan extends OutputStream {
    private final Engine engine;
    private final OutputStream out;
    private final SecretMasking masking;
    private final FoundSecrets findings;
    private byte[] begin = {};
    private @Nullable ScannedContent content;
    private boolean afterCut;

    Scan(Engine engine, OutputStream out, SecretMasking masking, FoundSecrets findings) {
        this.engine = engine;
        this.out = out;
        this.masking = masking;
        this.findings = findings;
    }

    /** What comes next has lost what was before it. */
    public void cut() {
        ScannedContent known = content;
        if (known == null) {
            afterCut = true;
        } else {
            known.cut();
        }
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[]{(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        ScannedContent known = content;
        if (known == null) {
            int taken = Math.min(length, Nature.LOOKED_AT - begin.length);
            int held = begin.length;
            begin = Arrays.copyOf(begin, held + taken);
            System.arraycopy(bytes, from, begin, held, taken);
            if (begin.length < Nature.LOOKED_AT) {
                return;
            }
            known = begun();
            known.write(bytes, from + taken, length - taken);
        } else {
            known.write(bytes, from, length);
        }
    }

    /** Writes the last line, where no line feed ends it. */
    public void finish() throws IOException {
        ScannedContent known = content;
        if (known == null && begin.length > 0) {
            known = begun();
        }
        if (known != null) {
            known.finish();
        }
    }

    private ScannedContent begun() throws IOException {
        ScannedContent known = of(Nature.of(begin, begin.length));
        content = known;
        if (afterCut) {
            known.cut();
        }
        known.write(begin, 0, begin.length);
        begin = new byte[0];
        return known;
    }

    private ScannedContent of(Nature nature) {
        return switch (nature) {
            case PACKED -> {
                findings.unsearched();
                yield new PassedContent(out);
            }
            case TEXT -> new TextContent(engine, engine.torn(), new MaskedOutput(out, masking, findings, true), false);
            case TAR -> inPlace(engine);
            case BINARY -> inPlace(engine.ofShapes());
            case UTF_16_LITTLE, UTF_16_BIG -> wide(nature == Nature.UTF_16_LITTLE);
        };
    }

    private ScannedContent inPlace(Engine suited) {
        return new TextContent(suited, engine.torn(), new MaskedOutput(out, masking.ofSameLength(), findings, false),
                true);
    }

    private ScannedContent wide(boolean little) {
        WidePlaces places = new WidePlaces();
        MaskedOutput narrow = new MaskedOutput(new WideOutput(out, little), masking, findings.at(places), true);
        return new WideContent(new TextContent(engine, engine.torn(), narrow, false), out, little, places);
    }
}
