package io.gather.core.redact;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.gather.core.redact.scan.Engine;
import io.gather.core.redact.scan.FoundSecrets;
import io.gather.core.redact.scan.Scan;
import org.jspecify.annotations.Nullable;

/**
 * What keeps secrets out of bundles. Everything that goes into one passes through here, whoever gathered it: content as a stream, all
 * else as a text. What a secret is nobody else knows. Immutable but for what it counts, safe for several threads.
 */
public final class Redactor {
    /** Leaves everything as it is. */
    public static final Redactor NONE = new Redactor(Masks.NONE, null, new MaskedTally());

    private final Masks masks;
    private final @Nullable Concealment concealment;
    private final MaskedTally tally;

    private Redactor(Masks masks, @Nullable Concealment concealment, MaskedTally tally) {
        this.masks = masks;
        this.concealment = concealment;
        this.tally = tally;
    }

    /** @throws IllegalArgumentException with a message for the user, when one of the masks is none */
    public static Redactor of(List<String> masks) {
        return of(null, masks);
    }

    /**
     * @param concealment null: nothing is looked for but what masks find
     * @throws IllegalArgumentException with a message for the user, when one of the masks is none
     */
    public static Redactor of(@Nullable Concealment concealment, List<String> masks) {
        return (concealment == null
                ? NONE
                : new Redactor(Masks.NONE.with(concealment.maskKey()), concealment, new MaskedTally())).and(masks);
    }

    /**
     * What a user may write as a mask.
     *
     * @throws IllegalArgumentException with what is wrong with it, for the user
     */
    public static void check(String mask) {
        Masks.check(mask);
    }

    /**
     * This one, and those too.
     *
     * @throws IllegalArgumentException with a message for the user, when one of the masks is none
     */
    public Redactor and(List<String> more) {
        return more.isEmpty() ? this : new Redactor(masks.and(more), concealment, tally);
    }

    /** This one, which counts for itself what it masks in contents. */
    public Redactor counting() {
        return concealment == null ? this : new Redactor(masks, concealment, new MaskedTally());
    }

    /** How many secrets rules have found so far, by kind, in contents that this one and those made of it have masked. */
    public Map<String, Long> masked() {
        return tally.kinds();
    }

    /** Whether rules look for secrets, and not only masks. */
    public boolean hasRules() {
        return concealment != null;
    }

    /** False: content may go into a bundle without being looked at. */
    public boolean changesContent() {
        return concealment != null || !masks.isEmpty();
    }

    /**
     * An extended regular expression of POSIX, to be used whatever the case, that finds something in each text that would be changed, and
     * maybe in others; null: there is none, for masks are expressions of another kind. Long texts are looked through by it faster than
     * here, and where they lie.
     */
    public @Nullable String screen() {
        return concealment == null || !masks.isEmpty() ? null : concealment.screen();
    }

    public RedactedStream content(OutputStream out) {
        return content(out, RedactedStream.WHOLE);
    }

    /**
     * Content of which a part is missing.
     *
     * @param torn how many bytes are written before the part whose begin was cut off; -1: there is none such
     */
    public RedactedStream content(OutputStream out, long torn) {
        return content(out, torn, FoundSecrets.NOBODY);
    }

    /** @param findings is told what is found by rules */
    public RedactedStream content(OutputStream out, long torn, FoundSecrets findings) {
        Masked masked = masks.isEmpty() ? null : new Masked(out, masks);
        Concealment rules = concealment;
        Scan scan = rules == null
                ? null
                : rules.engine().scan(masked == null ? out : masked, rules.maskKey()::of, (rule, at) -> {
                    tally.add(rule.kind());
                    findings.found(rule, at);
                });
        return new RedactedStream(out, scan, masked, torn);
    }

    /** A name, a command line, a message: what is no content. */
    public String text(String text) {
        String concealed = concealed(text);
        if (masks.isEmpty()) {
            return concealed;
        }
        String bytes = new String(concealed.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        String redacted = bytes.indexOf('\n') < 0
                ? masks.apply(bytes)
                : Stream.of(bytes.split("\n", -1)).map(masks::apply).collect(Collectors.joining("\n"));
        return redacted.equals(bytes)
                ? concealed
                : new String(redacted.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    private String concealed(String text) {
        Concealment rules = concealment;
        if (rules == null) {
            return text;
        }
        Engine engine = rules.engine();
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (!engine.concerns(bytes)) {
            return text;
        }
        boolean[] found = new boolean[1];
        ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length + MaskKey.LENGTH);
        Scan scan = engine.scan(out, rules.maskKey()::of, (_, _) -> found[0] = true);
        try {
            scan.write(bytes, 0, bytes.length);
            scan.finish();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return found[0] ? out.toString(StandardCharsets.UTF_8) : text;
    }

    /** As {@link #text}, of what may not be there. */
    public @Nullable String optional(@Nullable String text) {
        return text == null ? null : text(text);
    }
}
