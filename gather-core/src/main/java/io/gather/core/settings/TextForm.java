package io.gather.core.settings;

/** A text that is one in the program, too. */
interface TextForm extends Form<String> {
    @Override
    default String of(Object value) {
        return read(WrittenForm.quoted(value));
    }

    @Override
    default Object written(String value) {
        return value;
    }
}
