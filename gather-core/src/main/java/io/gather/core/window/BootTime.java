package io.gather.core.window;

/** {@code [   12.345678]}: since the kernel began to count, as dmesg and the X server tell it. */
record BootTime() implements LogTime {
    private static final int LONGEST = 9;

    @Override
    public long find(Prefix line, Stamps stamps) {
        line.skipPriority();
        if (!line.eat('[')) {
            return NONE;
        }
        while (line.eat(' ')) {
            // They are in line.
        }
        int digits = line.digits();
        if (digits == 0 || digits > LONGEST) {
            return NONE;
        }
        long seconds = line.longNumber(digits);
        if (!line.eat('.') || line.digits() < 3) {
            return NONE;
        }
        int millis = line.millis();
        return line.eat(']') ? stamps.sinceBoot(1000 * seconds + millis) : NONE;
    }

    @Override
    public boolean isWeak() {
        return true;
    }
}
