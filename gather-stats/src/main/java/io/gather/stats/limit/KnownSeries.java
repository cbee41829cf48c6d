package io.gather.stats.limit;

import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

import io.gather.stats.metric.TagSet;

/** The series of one stat that were seen of late, the one that was not seen for longest first. */
final class KnownSeries {
    private final long most;
    private final long remembered;
    private final Map<TagSet, Long> seen = new LinkedHashMap<>(16, 0.75f, true);

    KnownSeries(long most, Duration remembered) {
        this.most = most;
        this.remembered = remembered.toNanos();
    }

    /** @param now in nanoseconds of a clock that does not jump */
    boolean admits(TagSet tags, long now) {
        if (seen.replace(tags, now) != null) {
            return true;
        }
        if (seen.size() >= most) {
            Iterator<Long> times = seen.values().iterator();
            while (times.hasNext() && now - times.next() > remembered) {
                times.remove();
            }
        }
        if (seen.size() >= most) {
            return false;
        }
        seen.put(tags, now);
        return true;
    }
}
