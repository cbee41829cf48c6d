package io.gather.core.settings;

import java.util.Locale;

/** True or false, in the words of people where it stands alone. */
record FlagForm() implements Form<Boolean> {
    @Override
    public Boolean read(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "yes", "enable", "on" -> true;
            case "false", "no", "disable", "off" -> false;
            default -> throw wrong(text);
        };
    }

    @Override
    public Boolean of(Object value) {
        if (value instanceof Boolean flag) {
            return flag;
        }
        throw wrong(value);
    }

    private static IllegalArgumentException wrong(Object value) {
        return new IllegalArgumentException("must be true or false, not '" + value + "'");
    }

    @Override
    public Object written(Boolean value) {
        return value;
    }

    @Override
    public String words() {
        return "true, false";
    }
}
