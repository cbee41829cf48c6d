package io.gather.incident.gatherer;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Says what happens, but not the same ten thousand times: of each kind a few lines in a minute, then how many more there were. */
public final class QuietNotices {
    private static final int LINES = 5;
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

    private record Minute(long began, int said) {}

    /** @param nanos a clock that only goes forward */
    public QuietNotices(Consumer<String> notices, LongSupplier nanos) {
        this.notices = notices;
        this.nanos = nanos;
    }

    /** @param kind what is counted together, such as what happened and from where */
    public void say(String kind, String text) {
        String line;
        synchronized (this) {
            long now = nanos.getAsLong();
            Minute minute = minutes.get(kind);
            String more = "";
            if (minute == null || now - minute.began() > MINUTE) {
                more = minute != null && minute.said() > LINES
                        ? " (and " + (minute.said() - LINES) + " more like this before)"
                        : "";
                minute = new Minute(now, 0);
            }
            minutes.put(kind, new Minute(minute.began(), minute.said() + 1));
            if (minute.said() >= LINES) {
                return;
            }
            line = text + more + (minute.said() == LINES - 1 ? "; more like this is not told for a minute" : "");
        }
        notices.accept(line);
    }
}
