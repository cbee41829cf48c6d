package io.gather.stats.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.gather.core.bundle.gzip.Sha256;

/**
 * The name of a file in a cluster's folder: {@code 20261122T03Z.6921a2c85f0c2a.0001.jsonl.gz}.
 *
 * @param hour of the points in it, by the cluster's clock
 * @param writer who made it; no other one adds to it. It begins with when that was, so that those of an hour are in order
 * @param part of what that one wrote
 */
record StoreName(Instant hour, String writer, int part) implements Comparable<StoreName> {
    static final Duration SPAN = Duration.ofHours(1);
    static final int MOST_PARTS = 9999;
    private static final Pattern FORM = Pattern.compile("(\\d{8}T\\d{2})Z\\.([0-9a-f]{14})\\.(\\d{4})\\.jsonl\\.gz");
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("uuuuMMdd'T'HH", Locale.ROOT);
    private static final int LONGEST_FOLDER = 200;
    /** Digits of it. */
    private static final int SUM = 16;

    static String writer(Instant now, RandomGenerator random) {
        return String.format(Locale.ROOT, "%08x%06x", now.getEpochSecond() & 0xffff_ffffL, random.nextInt(1 << 24));
    }

    /** Empty: it is no file of ours. */
    static Optional<StoreName> parse(String name) {
        Matcher matcher = FORM.matcher(name);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            LocalDateTime hour = LocalDateTime.parse(matcher.group(1) + "00",
                    DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmm", Locale.ROOT));
            return Optional.of(new StoreName(hour.toInstant(ZoneOffset.UTC), matcher.group(2),
                    Integer.parseInt(matcher.group(3))));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    static Instant hourOf(long seconds) {
        return Instant.ofEpochSecond(Math.floorDiv(seconds, SPAN.toSeconds()) * SPAN.toSeconds());
    }

    /** A folder's name for a cluster: two of them never share one; of a long name it ends in a sum. */
    static String folder(String cluster) {
        StringBuilder name = new StringBuilder();
        for (byte b : cluster.getBytes(StandardCharsets.UTF_8)) {
            boolean plain = (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z') || (b >= '0' && b <= '9') || b == '-'
                    || b == '_' || (b == '.' && !name.isEmpty());
            name.append(plain ? String.valueOf((char) b) : "%" + HexFormat.of().toHexDigits(b));
        }
        if (name.length() > LONGEST_FOLDER) {
            name.setLength(LONGEST_FOLDER - 1 - SUM);
            name.append('%').append(sum(cluster));
        }
        return name.isEmpty() ? "%" : name.toString();
    }

    private static String sum(String text) {
        MessageDigest digest = Sha256.sha256();
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        return Sha256.hex(digest).substring(0, SUM);
    }

    Instant end() {
        return hour.plus(SPAN);
    }

    String text() {
        return HOUR.format(hour.atZone(ZoneOffset.UTC)) + "Z." + writer + "." + String.format(Locale.ROOT, "%04d", part)
                + ".jsonl.gz";
    }

    @Override
    public int compareTo(StoreName other) {
        int byHour = hour.compareTo(other.hour);
        int byWriter = byHour == 0 ? writer.compareTo(other.writer) : byHour;
        return byWriter == 0 ? Integer.compare(part, other.part) : byWriter;
    }
}
