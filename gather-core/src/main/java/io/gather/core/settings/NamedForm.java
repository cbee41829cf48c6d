package io.gather.core.settings;

/** A form with other words for what its values are. */
record NamedForm<T>(Form<T> form, String words) implements Form<T> {
    @Override
    public T read(String text) {
        return form.read(text);
    }

    @Override
    public T of(Object value) {
        return form.of(value);
    }

    @Override
    public Object written(T value) {
        return form.written(value);
    }

    @Override
    public String shown(T value) {
        return form.shown(value);
    }
}
