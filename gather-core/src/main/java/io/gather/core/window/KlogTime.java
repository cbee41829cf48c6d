package io.gather.core.window;

/** {@code I1122 10:15:00.123456}, of Kubernetes and others that log as Google does; newer ones tell the year. */
record KlogTime() implements LogTime {
    @Override
    public long find(Prefix line, Stamps stamps) {
        if (!line.eatAny("IWEF")) {
            return NONE;
        }
        int year = line.digits() == 8 ? line.number(4) : -1;
        int month = line.number(2);
        int day = line.number(2);
        if (month < 0 || day < 0 || !line.eat(' ')) {
            return NONE;
        }
        long time = Clocktime.millisOfDay(line);
        if (time < 0) {
            return NONE;
        }
        return year < 0
                ? stamps.withoutYear(month, day, time)
                : stamps.of(year, month, day, time, Stamps.NO_ZONE);
    }
}
