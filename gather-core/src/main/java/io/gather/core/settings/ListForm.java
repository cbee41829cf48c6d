package io.gather.core.settings;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Several texts, with commas between them where they stand alone.
 *
 * @param element throws an {@link IllegalArgumentException} for what may not be in the list
 */
record ListForm(Consumer<String> element) implements Form {
    @Override
    public Object read(String text) {
        List<String> elements = text.isBlank() ? List.of() : Stream.of(text.split(",")).map(String::strip).toList();
        elements.forEach(element);
        return elements;
    }

    @Override
    public void check(Object value) {
        if (value instanceof List<?> list) {
            list.forEach(it -> element.accept(String.valueOf(it)));
        } else {
            element.accept(value.toString());
        }
    }
}
