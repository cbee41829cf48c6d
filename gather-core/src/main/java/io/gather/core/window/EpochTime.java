package io.gather.core.window;

/** Seconds, thousandths or millionths since 1970, at the begin of the line. */
record EpochTime() implements LogTime {
    private static final long LATEST = 7_258_118_400L;

    @Override
    public long find(Prefix line, Stamps stamps) {
        line.eatAny("#[(");
        return number(line);
    }

    @Override
    public boolean isWeak() {
        return true;
    }

    static long number(Prefix line) {
        int digits = line.digits();
        long moment = switch (digits) {
            case 10 -> 1000 * line.longNumber(10) + fraction(line);
            case 13 -> line.longNumber(13) + 0L * fraction(line);
            case 16 -> line.longNumber(16) / 1000;
            default -> NONE;
        };
        return moment == NONE || line.inWord() || line.peek() == '-' || moment > 1000 * LATEST ? NONE : moment;
    }

    private static long fraction(Prefix line) {
        int before = line.position();
        if (line.eat('.') && line.atDigit()) {
            return line.millis();
        }
        line.back(before);
        return 0;
    }
}
