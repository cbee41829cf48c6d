package io.gather.core.window;

/** The day of the week first: {@code Sun Nov 22 10:15:00 2026} of {@code date}, Apache and {@code dmesg -T}, or {@code Sun, 22 Nov 2026}. */
record WeekdayTime() implements LogTime {
    private static final String[] DAYS = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};

    @Override
    public long find(Prefix line, Stamps stamps) {
        line.eat('[');
        if (line.peek() < 'F' || line.peek() > 'W' || !day(line)) {
            return NONE;
        }
        boolean comma = line.eat(',');
        if (!line.eat(' ')) {
            return NONE;
        }
        line.eat(' ');
        return comma || line.atDigit()
                ? DayFirstTime.afterWeekday(line, stamps)
                : ClassicTime.afterWeekday(line, stamps);
    }

    private static boolean day(Prefix line) {
        for (String day : DAYS) {
            if (line.eatWord(day)) {
                return true;
            }
        }
        return false;
    }
}
