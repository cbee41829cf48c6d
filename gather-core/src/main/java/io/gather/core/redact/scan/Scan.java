package io.gather.core.redact.scan;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

import io.gather.core.redact.rule.Rule;
import org.jspecify.annotations.Nullable;

/**
 * Masks the secrets of a text as it comes. Lines go on once they are whole; of a very long one a part at a time is looked at, so that
 * memory stays bounded. Does not close the stream it writes to. For one thread.
 */
public final class Scan extends OutputStream {
    static final int WINDOW = 64 << 10;
    /** What is looked at again when more of a very long line is there. */
    private static final int OVERLAP = 8 << 10;
    private static final int BEFORE = 1 << 10;
    private static final int FIRST = 8 << 10;

    private final Engine engine;
    private final OutputStream out;
    private final FoundSecrets findings;
    private final Spans spans = new Spans();
    private final Following following = new Following();
    private Anchors anchors;
    private LineScan lines;
    private SecretMasking masking;
    private @Nullable Nature nature;
    private byte[] buffer = new byte[FIRST];
    private int held;
    /** What is before is only there to tell what stands behind it. */
    private int fresh;
    private long before;
    private boolean swallowing;
    private boolean afterCut;
    /** Whether a line feed ended the last line that is a part of a secret. */
    private boolean takenWithEnd;

    Scan(Engine engine, OutputStream out, SecretMasking masking, FoundSecrets findings) {
        this.engine = engine;
        this.anchors = engine.anchors();
        this.lines = engine.lines();
        this.out = out;
        this.masking = masking;
        this.findings = findings;
    }

    /** What comes next has lost what was before it. */
    public void cut() {
        afterCut = engine.torn() != null;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[]{(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        int at = from;
        int end = from + length;
        while (at < end) {
            if (nature == Nature.PACKED) {
                out.write(bytes, at, end - at);
                return;
            }
            reserve(end - at);
            int part = Math.min(end - at, buffer.length - held);
            System.arraycopy(bytes, at, buffer, held, part);
            at += part;
            int last = lastLine(nature == null ? 0 : held, held + part);
            held += part;
            if (nature == null && held < Nature.LOOKED_AT) {
                continue;
            }
            settle();
            if (nature == Nature.PACKED) {
                continue;
            }
            if (last >= 0) {
                whole(last + 1);
            } else if (held == WINDOW) {
                part();
            }
        }
    }

    /** Looks once what it is that is written. */
    private void settle() throws IOException {
        if (nature != null) {
            return;
        }
        Nature known = Nature.of(buffer, held);
        nature = known;
        if (known == Nature.PACKED) {
            findings.unsearched();
            out.write(buffer, 0, held);
            held = 0;
        } else if (known.keepsLength()) {
            Engine suited = known == Nature.BINARY ? engine.ofShapes() : engine;
            anchors = suited.anchors();
            lines = suited.lines();
            masking = masking.ofSameLength();
            following.stayInPlace();
        }
    }

    private void reserve(int more) {
        if (held + more > buffer.length && buffer.length < WINDOW) {
            buffer = Arrays.copyOf(buffer, held + more > WINDOW / 2 ? WINDOW : Math.max(held + more, FIRST));
        }
    }

    private int lastLine(int from, int to) {
        for (int i = to - 1; i >= from; i--) {
            if (buffer[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    /** Writes the last line, where no line feed ends it. */
    public void finish() throws IOException {
        if (held > 0) {
            settle();
        }
        if (held > fresh || following.isActive()) {
            if (held > fresh) {
                whole(held);
            }
            HiddenBlock rest = following.rest();
            if (rest != null) {
                write(rest);
                if (takenWithEnd) {
                    out.write('\n');
                }
            }
        }
        swallowing = false;
    }

    /** Goes through lines that are whole, and keeps what is behind them. */
    private void whole(int end) throws IOException {
        int at = 0;
        if (swallowing) {
            at = swallow(end);
        }
        lines(at, end);
        drop(end, end);
    }

    private void drop(int from, int seen) {
        before += from;
        System.arraycopy(buffer, from, buffer, 0, held - from);
        held -= from;
        fresh = seen - from;
    }

    private void lines(int from, int end) throws IOException {
        int copied = Math.max(from, fresh);
        int at = from;
        while (at < end) {
            int begin = at;
            if (!following.isActive() && !afterCut) {
                int found = anchors.find(buffer, at, end);
                if (found < 0) {
                    break;
                }
                begin = lineBegin(found - 1, at);
            }
            int to = lineEnd(begin, end);
            int next = Math.min(end, to + 1);
            spans.clear();
            ScannedLine line = new ScannedLine(buffer, begin, to, before);
            if (afterCut) {
                afterCut(line);
            }
            boolean taken = following.takes(line, spans);
            out.write(buffer, copied, Math.max(0, begin - copied));
            copied = Math.max(copied, begin);
            HiddenBlock block = following.ended();
            if (block != null) {
                write(block);
                out.write('\n');
            }
            if (taken) {
                copied = next;
                takenWithEnd = next > to;
            } else {
                lines.look(line, fresh, spans, following);
                copied = masked(copied);
            }
            at = next;
        }
        out.write(buffer, copied, Math.max(0, end - copied));
    }

    private int lineBegin(int at, int from) {
        int begin = at;
        while (begin > from && buffer[begin - 1] != '\n') {
            begin--;
        }
        return begin;
    }

    private int lineEnd(int from, int end) {
        int found = Bytes.indexOf(buffer, (byte) '\n', from, end);
        return found < 0 ? end : found;
    }

    /** Writes a line with its secrets masked, as far as the last of them. */
    private int masked(int copied) throws IOException {
        int at = copied;
        for (int i = 0; i < spans.count(); i++) {
            int from = Math.max(spans.from(i), at);
            int to = spans.to(i);
            if (to <= from) {
                continue;
            }
            out.write(buffer, at, from - at);
            mask(spans.rule(i), from, to, spans.bare(i));
            at = to;
        }
        return at;
    }

    private void mask(Rule rule, int from, int to, boolean quote) throws IOException {
        findings.found(rule, before + from);
        boolean quoted = quote && nature == Nature.TEXT;
        if (quoted) {
            out.write('"');
        }
        out.write(masking.of(buffer, from, to));
        if (quoted) {
            out.write('"');
        }
    }

    private void write(HiddenBlock block) throws IOException {
        findings.found(block.rule(), block.at());
        out.write(block.indentation());
        out.write(masking.of(block.text(), 0, block.text().length));
    }

    /** What is left of a key whose first lines are cut off. */
    private void afterCut(ScannedLine line) {
        Rule rule = engine.torn();
        int from = line.begin();
        int to = ValuePlace.trimmed(buffer, from, line.to());
        afterCut = rule != null && to - from >= 40
                && Bytes.text(buffer, from, to).matches("[A-Za-z0-9+/]+={0,2}");
        if (afterCut && rule != null) {
            spans.add(rule, from, to);
        }
    }

    /** Of a line that is longer than the window, all but what may belong to what follows. */
    private void part() throws IOException {
        int at = swallowing ? swallow(held) : fresh;
        if (swallowing) {
            drop(held, held);
            return;
        }
        spans.clear();
        ScannedLine line = new ScannedLine(buffer, 0, held, before);
        lines.look(line, fresh, spans, following);
        int cut = held - OVERLAP;
        for (int i = 0; i < spans.count(); i++) {
            if (spans.from(i) < cut && spans.to(i) > cut) {
                cut = spans.to(i) == held ? held : spans.from(i);
                swallowing = spans.to(i) == held;
            }
        }
        emit(at, cut);
        drop(Math.max(0, swallowing ? held : cut - BEFORE), cut);
    }

    private void emit(int from, int cut) throws IOException {
        int at = from;
        for (int i = 0; i < spans.count() && spans.from(i) < cut; i++) {
            int begin = Math.max(at, spans.from(i));
            if (spans.to(i) > begin) {
                out.write(buffer, at, begin - at);
                mask(spans.rule(i), begin, spans.to(i), spans.bare(i));
                at = spans.to(i);
            }
        }
        out.write(buffer, at, Math.max(0, cut - at));
    }

    /** Past the rest of a secret that is longer than the window. */
    private int swallow(int end) {
        int at = fresh;
        while (at < end && !Bytes.isBlank(buffer[at]) && !Bytes.isQuote(buffer[at]) && buffer[at] != '\n'
                && buffer[at] != '<' && buffer[at] != ',') {
            at++;
        }
        swallowing = at == end;
        return at;
    }
}
