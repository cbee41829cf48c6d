package io.gather.core.window;

/** {@code [22/Nov/2026:10:15:00 +0000]} after the first fields, as Apache and nginx log what is asked of them. */
record AccessTime() implements LogTime {
    @Override
    public long find(Prefix line, Stamps stamps) {
        while (line.find("[", Prefix.MOST)) {
            int inside = line.position();
            long moment = line.atDigit() ? DayFirstTime.afterWeekday(line, stamps) : NONE;
            if (moment != NONE) {
                return moment;
            }
            line.back(inside);
        }
        return NONE;
    }
}
