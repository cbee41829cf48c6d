package io.gather.core.redact;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.gather.core.redact.scan.Engine;
import io.gather.core.redact.scan.FoundSecrets;
import io.gather.core.redact.scan.Scan;
import org.jspecify.annotations.Nullable;

/**
 * What keeps secrets out of bundles. Everything that goes into one passes through here, whoever gathered it: content as a stream, all
 * else as a text. What a secret is nobody else knows. Immutable, safe for several threads.
 */
public final class Redactor {
    /** Leaves everything as it is. */
    public static final Redactor NONE = new Redactor(Masks.NONE, null);

    private final Masks masks;
    private final @Nullable Concealment concealment;

    private Redactor(Masks masks, @Nullable Concealment concealment) {
        this.masks = masks;
        this.concealment = concealment;
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
                : new Redactor(Masks.NONE.with(concealment.maskKey()), concealment)).and(masks);
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
        return more.isEmpty() ? this : new Redactor(masks.and(more), concealment);
    }

    /** False: content may go into a bundle without being looked at. */
    public boolean changesContent() {
        return concealment != null || !masks.isEmpty();
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
        MaskedCount count = new MaskedCount(findings);
        Concealment rules = concealment;
        Scan scan = rules == null
                ? null
                : rules.engine().scan(masked == null ? out : masked, rules.maskKey()::of, count);
        return new RedactedStream(out, scan, masked, count, torn);
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
