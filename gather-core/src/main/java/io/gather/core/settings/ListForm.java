package io.gather.core.settings;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

import io.gather.core.obfuscate.scan.IdentityKind;
import io.gather.core.redact.Redactor;

/**
 * Several texts, with commas between them where they stand alone; one text alone counts as a list of one.
 *
 * @param element throws an {@link IllegalArgumentException} for what may not be in the list
 */
record ListForm(String words, Consumer<String> element) implements Form<List<String>> {
    @Override
    public List<String> read(String text) {
        return checked(text.isBlank() ? List.of() : Stream.of(text.split(",")).map(String::strip).toList());
    }

    @Override
    public List<String> of(Object value) {
        List<?> list = value instanceof List<?> several ? several : List.of(value);
        if (!list.stream().allMatch(String.class::isInstance)) {
            throw new IllegalArgumentException("must be a list of texts in quotes");
        }
        return checked(list.stream().map(String.class::cast).toList());
    }

    private List<String> checked(List<String> elements) {
        elements.forEach(element);
        return List.copyOf(elements);
    }

    @Override
    public Object written(List<String> value) {
        return value;
    }

    @Override
    public String shown(List<String> value) {
        return String.join(", ", value);
    }

    static void option(String text) {
        if (text.indexOf('=') <= 0) {
            throw new IllegalArgumentException("must be texts such as \"Compression=yes\"");
        }
    }

    static void identity(String text) {
        if (!text.equals(IdentityKind.ALL)) {
            IdentityKind _ = IdentityKind.of(text);
        }
    }

    static void mask(String text) {
        Redactor.check(Forms.TEXT.read(text));
    }

    /** Without the line in what is wrong with it: its value may be a token. */
    static void header(String text) {
        if (!text.matches("[A-Za-z0-9!#$%&'*+.^_`|~-]+\\s*:.*")) {
            throw new IllegalArgumentException("must be texts such as \"Name: value\"");
        }
    }
}
