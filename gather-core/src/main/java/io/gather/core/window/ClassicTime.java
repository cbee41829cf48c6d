package io.gather.core.window;

/** {@code Nov 22 10:15:00}, as syslog always had it: without year, but that of some systems. */
record ClassicTime() implements LogTime {
    @Override
    public long find(Prefix line, Stamps stamps) {
        line.skipPriority();
        line.eat('[');
        return afterWeekday(line, stamps);
    }

    static long afterWeekday(Prefix line, Stamps stamps) {
        int month = line.month();
        if (month < 0 || !line.eat(' ')) {
            return NONE;
        }
        line.eat(' ');
        int day = line.upToTwo();
        if (day < 0 || !line.eat(' ')) {
            return NONE;
        }
        int year = line.digits() == 4 ? line.number(4) : -1;
        if (year >= 0 && !line.eat(' ')) {
            return NONE;
        }
        long time = Clocktime.millisOfDay(line);
        if (time < 0) {
            return NONE;
        }
        int zone = Clocktime.zone(line);
        year = year >= 0 ? year : year(line);
        return year < 0 ? stamps.withoutYear(month, day, time) : stamps.of(year, month, day, time, zone);
    }

    /** After the time, where {@code date} and Apache write it; its zone, if it is a name of letters, before it. */
    private static int year(Prefix line) {
        if (!line.eat(' ')) {
            return -1;
        }
        int letters = 0;
        while (line.peek() >= 'A' && line.peek() <= 'Z' && letters++ < 5) {
            line.eat(line.peek());
        }
        if (letters > 0 && !line.eat(' ')) {
            return -1;
        }
        int year = line.digits() == 4 ? line.number(4) : -1;
        return year >= 1970 && year < 2200 && !line.inWord() ? year : -1;
    }
}
