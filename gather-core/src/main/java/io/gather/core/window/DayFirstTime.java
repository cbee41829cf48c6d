package io.gather.core.window;

/** {@code 22 Nov 2026 10:15:00,123} of log4j, with other marks between of Tomcat and named, and after the process of redis. */
record DayFirstTime() implements LogTime {
    @Override
    public long find(Prefix line, Stamps stamps) {
        line.eat('[');
        int digits = line.digits();
        if (digits == 0 || digits > 10) {
            return NONE;
        }
        int before = line.position();
        line.longNumber(digits);
        if (line.eat(':') && line.eatAny("MSCX") && line.eat(' ')) {
            return afterWeekday(line, stamps);
        }
        line.back(before);
        return afterWeekday(line, stamps);
    }

    static long afterWeekday(Prefix line, Stamps stamps) {
        int day = line.digits() > 2 ? -1 : line.upToTwo();
        int between = line.peek();
        if (day < 0 || !line.eatAny(" -/")) {
            return NONE;
        }
        int month = line.month();
        if (month < 0 || !line.eat(between)) {
            return NONE;
        }
        int year = line.number(4);
        if (year < 0 || !line.eatAny(" :")) {
            return NONE;
        }
        long time = Clocktime.millisOfDay(line);
        return time < 0 ? NONE : stamps.of(year, month, day, time, Clocktime.zone(line));
    }
}
