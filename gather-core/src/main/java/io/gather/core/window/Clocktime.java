package io.gather.core.window;

/** The parts of stamps that many ways have in common. */
final class Clocktime {
    private static final int HOUR = 3_600;

    private Clocktime() {}

    /** {@code 10:15:00}, with a fraction or without, in milliseconds; -1: that is not there. A leap second counts as the one before. */
    static long millisOfDay(Prefix line) {
        int hour = line.number(2);
        if (hour < 0 || hour > 23 || !line.eat(':')) {
            return -1;
        }
        int minute = line.number(2);
        if (minute < 0 || minute > 59 || !line.eat(':')) {
            return -1;
        }
        int second = line.number(2);
        if (second < 0 || second > 60) {
            return -1;
        }
        return 1000L * (HOUR * hour + 60 * minute + Math.min(59, second)) + fraction(line);
    }

    private static int fraction(Prefix line) {
        int before = line.position();
        if (!line.eatAny(".,")) {
            return 0;
        }
        if (line.atDigit()) {
            return line.millis();
        }
        line.back(before);
        return 0;
    }

    /** {@code Z}, {@code UTC}, {@code +01:00}, {@code +0100}, {@code +01}, after a blank or not: seconds; else {@link Stamps#NO_ZONE}. */
    static int zone(Prefix line) {
        int before = line.position();
        boolean apart = line.eat(' ');
        int zone = named(line);
        if (zone == Stamps.NO_ZONE) {
            zone = offset(line);
        }
        if (zone == Stamps.NO_ZONE || (apart && line.inWord())) {
            line.back(before);
            return Stamps.NO_ZONE;
        }
        return zone;
    }

    private static int named(Prefix line) {
        return line.eat('Z') || line.eatWord("UTC") || line.eatWord("GMT") ? 0 : Stamps.NO_ZONE;
    }

    private static int offset(Prefix line) {
        int sign = line.eat('+') ? 1 : line.eat('-') ? -1 : 0;
        int hours = sign == 0 ? -1 : line.number(2);
        if (hours < 0 || hours > 18) {
            return Stamps.NO_ZONE;
        }
        line.eat(':');
        int minutes = line.number(2);
        return minutes > 59 ? Stamps.NO_ZONE : sign * (HOUR * hours + 60 * Math.max(0, minutes));
    }
}
