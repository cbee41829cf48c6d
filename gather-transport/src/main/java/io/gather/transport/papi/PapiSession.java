package io.gather.transport.papi;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import okhttp3.Cookie;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * What a cluster gave us for a password. Times are of {@link System#nanoTime}.
 *
 * @param headers that later requests carry; secret
 * @param end when it is to be replaced
 * @param idleNanos for how long it may be unused; 0: for ever
 */
record PapiSession(Map<String, String> headers, long end, long idleNanos) {
    private static final String ID = "isisessid";
    private static final String CSRF = "isicsrf";
    /** As the cluster decides where it does not say. */
    private static final long USUAL_SECONDS = 14_400;
    private static final long MARGIN_SECONDS = 60;
    private static final long LONGEST_SECONDS = 366L * 86_400;

    /** The reply to a login; what is not told is null. */
    record Granted(@Nullable Long timeout_absolute, @Nullable Long timeout_inactive) {}

    /** @return empty: there is no session in it */
    static Optional<PapiSession> of(HttpUrl base, List<Cookie> cookies, Granted granted, long now) {
        StringBuilder all = new StringBuilder();
        Map<String, String> headers = new LinkedHashMap<>();
        boolean found = false;
        for (Cookie cookie : cookies) {
            all.append(all.isEmpty() ? "" : "; ").append(cookie.name()).append('=').append(cookie.value());
            found |= cookie.name().equals(ID);
            if (cookie.name().equals(CSRF)) {
                headers.put("X-CSRF-Token", cookie.value());
                headers.put("Referer", referer(base));
            }
        }
        if (!found) {
            return Optional.empty();
        }
        headers.put("Cookie", all.toString());
        long told = bounded(granted.timeout_absolute);
        long seconds = told == 0 ? USUAL_SECONDS : told;
        long idle = bounded(granted.timeout_inactive);
        return Optional.of(new PapiSession(headers, now + early(seconds) * 1_000_000_000,
                idle == 0 ? 0 : early(idle) * 1_000_000_000));
    }

    private static long bounded(@Nullable Long seconds) {
        return seconds == null ? 0 : Math.clamp(seconds, 0, LONGEST_SECONDS);
    }

    private static long early(long seconds) {
        return seconds > 2 * MARGIN_SECONDS ? seconds - MARGIN_SECONDS : Math.max(1, seconds / 2);
    }

    private static String referer(HttpUrl base) {
        String text = base.toString();
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }

    boolean isOver(long now, long lastUse) {
        return now - end >= 0 || (idleNanos > 0 && now - lastUse >= idleNanos);
    }

    @Override
    public String toString() {
        return "a session";
    }
}
