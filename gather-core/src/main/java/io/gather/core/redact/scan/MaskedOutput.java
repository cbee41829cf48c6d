package io.gather.core.redact.scan;

import java.io.IOException;
import java.io.OutputStream;

import io.gather.core.redact.rule.Rule;

/** Writes what was looked at, with masks where secrets were, and tells of each. */
final class MaskedOutput {
    private final OutputStream out;
    private final SecretMasking masking;
    private final FoundSecrets findings;
    private final boolean quotes;

    /** @param quotes whether a mask may be quoted that stands for a number */
    MaskedOutput(OutputStream out, SecretMasking masking, FoundSecrets findings, boolean quotes) {
        this.out = out;
        this.masking = masking;
        this.findings = findings;
        this.quotes = quotes;
    }

    void plain(byte[] text, int from, int to) throws IOException {
        if (to > from) {
            out.write(text, from, to - from);
        }
    }

    void lineFeed() throws IOException {
        out.write('\n');
    }

    /**
     * Writes a text as far as the last of its secrets that begin before the end.
     *
     * @param before how many bytes of the content stand before this text
     * @return where what is left begins
     */
    int secrets(byte[] text, long before, Spans spans, int from, int end) throws IOException {
        int at = from;
        for (int i = 0; i < spans.count() && spans.from(i) < end; i++) {
            int begin = Math.max(spans.from(i), at);
            int to = spans.to(i);
            if (to > begin) {
                plain(text, at, begin);
                mask(spans.rule(i), text, before, begin, to, spans.bare(i));
                at = to;
            }
        }
        return at;
    }

    private void mask(Rule rule, byte[] text, long before, int from, int to, boolean quote) throws IOException {
        findings.found(rule, before + from);
        boolean quoted = quote && quotes;
        if (quoted) {
            out.write('"');
        }
        out.write(masking.of(text, from, to));
        if (quoted) {
            out.write('"');
        }
    }

    void block(HiddenBlock block) throws IOException {
        findings.found(block.rule(), block.at());
        out.write(block.indentation());
        out.write(masking.of(block.text(), 0, block.text().length));
    }
}
