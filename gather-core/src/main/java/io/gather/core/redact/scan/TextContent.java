package io.gather.core.redact.scan;

import java.io.IOException;
import java.util.Arrays;

import io.gather.core.redact.rule.Rule;
import org.jspecify.annotations.Nullable;

/**
 * Text, line by line. Lines go on once they are whole; of a very long one a part at a time is looked at, so that memory stays bounded.
 */
final class TextContent implements ScannedContent {
    static final int WINDOW = 64 << 10;
    /** What is looked at again when more of a very long line is there. */
    private static final int OVERLAP = 8 << 10;
    private static final int BEFORE = 1 << 10;
    private static final int FIRST = 8 << 10;

    private final Anchors anchors;
    private final LineScan lines;
    private final @Nullable Rule torn;
    private final MaskedOutput out;
    private final Spans spans = new Spans();
    private final Following following = new Following();
    private byte[] buffer = new byte[FIRST];
    private int held;
    /** What is before is only there to tell what stands behind it. */
    private int fresh;
    private long before;
    private boolean swallowing;
    private boolean afterCut;
    /** Whether a line feed ended the last line that is a part of a secret. */
    private boolean takenWithEnd;

    /**
     * @param torn the rule for what is left of a block whose begin is cut off; null: none
     * @param inPlace whether nothing may move
     */
    TextContent(Engine engine, @Nullable Rule torn, MaskedOutput out, boolean inPlace) {
        this.anchors = engine.anchors();
        this.lines = engine.lines();
        this.torn = torn;
        this.out = out;
        if (inPlace) {
            following.stayInPlace();
        }
    }

    @Override
    public void cut() {
        afterCut = torn != null;
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        int at = from;
        int end = from + length;
        while (at < end) {
            reserve(end - at);
            int part = Math.min(end - at, buffer.length - held);
            System.arraycopy(bytes, at, buffer, held, part);
            at += part;
            int last = lastLine(held, held + part);
            held += part;
            if (last >= 0) {
                whole(untilValue(last + 1));
            } else if (held == WINDOW) {
                part();
            }
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

    /** Without a last line that is a value, which the line below it may name. */
    private int untilValue(int end) {
        int begin = lineBegin(end - 1, fresh);
        boolean waits = (begin > 0 || held < WINDOW) && isValue(begin, end - 1);
        return waits ? begin : end;
    }

    private boolean isValue(int from, int to) {
        return KeyMatcher.valueLine(new ScannedLine(buffer, from, to, before).withoutDash()) != null;
    }

    @Override
    public void finish() throws IOException {
        if (held > fresh || following.isActive()) {
            if (held > fresh) {
                whole(held);
            }
            HiddenBlock rest = following.rest();
            if (rest != null) {
                out.block(rest);
                if (takenWithEnd) {
                    out.lineFeed();
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
        spans.clear();
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
            ScannedLine line = new ScannedLine(buffer, begin, to, before);
            if (begin > at || begin == from || !isValue(lineBegin(begin - 1, from), begin - 1)) {
                copied = masked(copied, begin);
            }
            if (afterCut) {
                afterCut(line);
            }
            boolean taken = following.takes(line, spans);
            HiddenBlock block = following.ended();
            if (block != null) {
                copied = masked(copied, begin);
                out.plain(buffer, copied, begin);
                copied = Math.max(copied, begin);
                out.block(block);
                out.lineFeed();
            }
            if (taken) {
                copied = masked(copied, begin);
                out.plain(buffer, copied, begin);
                copied = next;
                takenWithEnd = next > to;
            } else {
                lines.look(line, fresh, spans, following);
                valueAbove(line, copied);
            }
            at = next;
        }
        copied = masked(copied, end);
        out.plain(buffer, copied, end);
    }

    /** {@code - value: X} above {@code name: DB_PASSWORD}. */
    private void valueAbove(ScannedLine line, int from) {
        Rule rule = following.awaited();
        if (rule == null || line.from() == from || line.bytes()[line.begin()] == '-') {
            return;
        }
        int begin = lineBegin(line.from() - 1, from);
        ScannedLine above = new ScannedLine(buffer, begin, line.from() - 1, before).withoutDash();
        KeyPlace value = KeyMatcher.valueLine(above);
        if (value != null) {
            KeyMatcher.add(rule, above, value, spans);
        }
    }

    private int lineBegin(int at, int from) {
        int begin = Math.max(at, from);
        while (begin > from && buffer[begin - 1] != '\n') {
            begin--;
        }
        return begin;
    }

    private int lineEnd(int from, int end) {
        int found = Bytes.indexOf(buffer, (byte) '\n', from, end);
        return found < 0 ? end : found;
    }

    /** Writes what the secrets are in that were found so far, as far as the last of them. */
    private int masked(int copied, int end) throws IOException {
        int at = out.secrets(buffer, before, spans, copied, end);
        spans.clear();
        return at;
    }

    /** What is left of a key whose first lines are cut off. */
    private void afterCut(ScannedLine line) {
        Rule rule = torn;
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
        out.plain(buffer, masked(at, cut), cut);
        drop(Math.max(0, swallowing ? held : cut - BEFORE), cut);
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
