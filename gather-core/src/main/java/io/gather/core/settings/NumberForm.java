package io.gather.core.settings;

/** A whole number within bounds. */
record NumberForm(int least, int most) implements Form<Integer> {
    @Override
    public Integer read(String text) {
        try {
            return within(Long.parseLong(text.strip()));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("must be a whole number, not '" + text + "'", e);
        }
    }

    @Override
    public Integer of(Object value) {
        if (value instanceof Number number && !(value instanceof Double)) {
            return within(number.longValue());
        }
        throw new IllegalArgumentException("must be a whole number, not '" + value + "'");
    }

    private int within(long number) {
        if (number < least || number > most) {
            throw new IllegalArgumentException("must be " + words() + ", not " + number);
        }
        return (int) number;
    }

    @Override
    public Object written(Integer value) {
        return value;
    }

    @Override
    public String words() {
        return least + " to " + most;
    }
}
