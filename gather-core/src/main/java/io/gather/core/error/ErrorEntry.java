package io.gather.core.error;

import java.util.Objects;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * What the catalogue says of an error, wherever it happens.
 *
 * @param code a word and a number, such as {@code GATHER-2101}; it never gets another meaning
 * @param category null: that of what it happened to, such as a connection, which may be wanted for one thing or another
 * @param meaning what has happened, in general
 * @param remedy what to do about it, in general; the error itself often knows more
 */
public record ErrorEntry(String code, @Nullable Category category, String meaning, String remedy) {
    private static final Pattern CODE = Pattern.compile("[A-Z]+-[0-9]{4}");

    public ErrorEntry {
        Objects.requireNonNull(meaning);
        Objects.requireNonNull(remedy);
        if (!CODE.matcher(code).matches()) {
            throw new IllegalArgumentException("not the code of an error: " + code);
        }
    }
}
