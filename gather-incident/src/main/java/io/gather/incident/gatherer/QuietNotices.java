package io.gather.incident.gatherer;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Says what happens, but not the same ten thousand times: of each kind a few lines in a minute, then how many more there were. */
public final class QuietNotices {
    private static final int LINES = 5;
    /** Of all kinds together: whoever wants to be told of can be of as many kinds as it likes. */
    private static final int LINES_OF_ALL = 100;
    private static final long MINUTE = 60_000_000_000L;
    /** What there is more kinds of than these begins anew. */
    private static final int KINDS = 1000;

    private final Consumer<String> notices;
    private final LongSupplier nanos;
    private final Map<String, Minute> minutes = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Minute> eldest) {
            return size() > KINDS;
        }
    };

    private Minute all;

    private record Minute(long began, int said) {
        Minute at(long now) {
            return now - began > MINUTE ? new Minute(now, 0) : this;
        }

        Minute and() {
            return new Minute(began, said + 1);
        }
    }

    /** @param nanos a clock that only goes forward */
    public QuietNotices(Consumer<String> notices, LongSupplier nanos) {
        this.notices = notices;
        this.nanos = nanos;
        this.all = new Minute(nanos.getAsLong(), 0);
    }

    /** @param kind what is counted together, such as what happened and from where */
    public void say(String kind, String text) {
        String line;
        synchronized (this) {
            long now = nanos.getAsLong();
            Minute before = minutes.getOrDefault(kind, new Minute(now, 0));
            Minute minute = before.at(now);
            minutes.put(kind, minute.and());
            if (minute.said() >= LINES) {
                return;
            }
            String left = left(all, LINES_OF_ALL, now);
            all = all.at(now).and();
            if (all.said() > LINES_OF_ALL) {
                return;
            }
            line = left + text + (minute.equals(before) ? "" : more(before, LINES));
            line += minute.said() == LINES - 1 ? "; more like this is not told for a minute" : "";
            line += all.said() == LINES_OF_ALL ? "; there is much to tell: no more of it for a minute" : "";
        }
        notices.accept(line);
    }

    private static String more(Minute before, int lines) {
        return before.said() > lines ? " (and " + (before.said() - lines) + " more like this before)" : "";
    }

    private static String left(Minute before, int lines, long now) {
        return before.said() > lines && !before.at(now).equals(before)
                ? "(" + (before.said() - lines) + " lines were not told) "
                : "";
    }
}
