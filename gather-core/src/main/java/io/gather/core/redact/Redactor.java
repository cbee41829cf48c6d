package io.gather.core.redact;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * What keeps secrets out of bundles. Everything that goes into one passes through here, whoever gathered it: content as a stream, all
 * else as a text. What a secret is nobody else knows. Immutable, safe for several threads.
 */
public final class Redactor {
    /** Leaves everything as it is. */
    public static final Redactor NONE = new Redactor(Masks.NONE);

    private final Masks masks;

    private Redactor(Masks masks) {
        this.masks = masks;
    }

    /** @throws IllegalArgumentException with a message for the user, when one of the masks is none */
    public static Redactor of(List<String> masks) {
        return NONE.and(masks);
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
        return more.isEmpty() ? this : new Redactor(masks.and(more));
    }

    /** False: content may go into a bundle without being looked at. */
    public boolean changesContent() {
        return !masks.isEmpty();
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
        return new RedactedStream(out, changesContent() ? new Masked(out, masks) : null, torn);
    }

    /** A name, a command line, a message: what is no content. */
    public String text(String text) {
        if (masks.isEmpty()) {
            return text;
        }
        String bytes = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        String redacted = bytes.indexOf('\n') < 0
                ? masks.apply(bytes)
                : Stream.of(bytes.split("\n", -1)).map(masks::apply).collect(Collectors.joining("\n"));
        return redacted.equals(bytes)
                ? text
                : new String(redacted.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    /** As {@link #text}, of what may not be there. */
    public @Nullable String optional(@Nullable String text) {
        return text == null ? null : text(text);
    }
}
