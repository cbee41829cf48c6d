package io.gather.core.window;

/**
 * The year first: RFC 3339, syslog of RFC 5424, log4j and logback, Java's own log of garbage collections where it tells the time of
 * day, nginx's errors. A level may stand before.
 */
record IsoTime() implements LogTime {
    private static final int LONGEST_LEVEL = 8;

    @Override
    public long find(Prefix line, Stamps stamps) {
        line.skipPriority();
        skipLevel(line);
        line.eatAny("[\"(");
        int year = line.number(4);
        int between = line.peek();
        if (year < 0 || !line.eatAny("-/.")) {
            return NONE;
        }
        int month = line.number(2);
        if (!line.eat(between)) {
            return NONE;
        }
        int day = line.number(2);
        if (!line.eatAny("T _t:")) {
            return NONE;
        }
        long time = Clocktime.millisOfDay(line);
        return time < 0 ? NONE : stamps.of(year, month, day, time, Clocktime.zone(line));
    }

    private static void skipLevel(Prefix line) {
        int before = line.position();
        boolean bracket = line.eat('[');
        int begin = line.position();
        while (line.peek() >= 'A' && line.peek() <= 'Z') {
            line.eat(line.peek());
        }
        int length = line.position() - begin;
        if (length < 3 || length > LONGEST_LEVEL || (bracket && !line.eat(']'))) {
            line.back(before);
            return;
        }
        line.eatAny(":");
        while (line.eat(' ')) {
            // On to the stamp.
        }
    }
}
