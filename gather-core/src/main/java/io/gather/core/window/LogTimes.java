package io.gather.core.window;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the times of a file's lines. All ways are tried, the one that was right last first, since files change their way, as where
 * a program was replaced; but a way that other text looks like is believed only where the file begins with it.
 */
final class LogTimes {
    private final List<LogTime> ways = new ArrayList<>(List.of(new IsoTime(), new ClassicTime(), new AccessTime(),
            new KlogTime(), new DayFirstTime(), new WeekdayTime(), new AuditTime(), new BootTime(), new EpochTime()));
    private final Prefix prefix = new Prefix();
    private final Stamps stamps;
    private boolean known;

    LogTimes(NodeClock clock, Instant modified) {
        this.stamps = new Stamps(clock, modified);
    }

    /** The time of a line, in milliseconds since 1970, or {@link LogTime#NONE}. */
    long find(byte[] bytes, int from, int to) {
        // What is indented goes on with the line before.
        if (from >= to || bytes[from] == ' ' || bytes[from] == '\t') {
            return LogTime.NONE;
        }
        Prefix line = prefix.of(bytes, from, to);
        for (int i = 0; i < ways.size(); i++) {
            long moment = ways.get(i).find(line, stamps);
            if (moment != LogTime.NONE) {
                found(i);
                return moment;
            }
            line.again();
        }
        return LogTime.NONE;
    }

    private void found(int i) {
        LogTime way = ways.get(i);
        if (i > 0) {
            ways.remove(i);
            ways.addFirst(way);
        }
        if (!known) {
            known = true;
            ways.removeIf(other -> other.isWeak() && !other.equals(way));
        }
    }
}
