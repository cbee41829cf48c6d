package io.gather.core.schedule;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The next time is the first minute of all that follow which a slow reading of the line takes. */
class CronLinePropertyTest {
    private static final int LINES = 300;
    private static final int MINUTES = 60 * 24 * 60;

    @Test
    void findsWhatAMinuteByMinuteSearchFinds() {
        long seed = Long.getLong("gather.seed", System.nanoTime());
        Random random = new Random(seed);
        for (int i = 0; i < LINES; i++) {
            String line = String.join(" ", field(random, 0, 59), field(random, 0, 23), field(random, 1, 28), "*",
                    field(random, 0, 6));
            ZonedDateTime from = LocalDateTime.of(2026, 1, 1, 0, 0).plusMinutes(random.nextInt(600_000))
                    .atZone(ZoneOffset.UTC);

            ZonedDateTime found = CronLine.parse(line).after(from);

            ZonedDateTime slow = IntStream.rangeClosed(1, MINUTES).mapToObj(from::plusMinutes)
                    .filter(minute -> takes(line.split(" "), minute)).findFirst().orElse(found);
            assertThat(found).as("%s from %s, -Dgather.seed=%d", line, from, seed).isEqualTo(slow);
        }
    }

    private static String field(Random random, int least, int most) {
        int first = least + random.nextInt(most - least + 1);
        return switch (random.nextInt(5)) {
            case 0, 1 -> "*";
            case 2 -> "*/" + (1 + random.nextInt(Math.min(20, most)));
            case 3 -> first + "-" + (first + random.nextInt(most - first + 1));
            default -> random.ints(1 + random.nextInt(3), least, most + 1).mapToObj(Integer::toString)
                    .collect(Collectors.joining(","));
        };
    }

    private static boolean takes(String[] fields, ZonedDateTime minute) {
        boolean day = takes(fields[2], minute.getDayOfMonth(), 1);
        boolean weekday = takes(fields[4], minute.getDayOfWeek().getValue() % 7, 0);
        boolean both = fields[2].startsWith("*") || fields[4].startsWith("*");
        return takes(fields[0], minute.getMinute(), 0) && takes(fields[1], minute.getHour(), 0)
                && (both ? (day && weekday) : (day || weekday));
    }

    private static boolean takes(String field, int value, int least) {
        for (String part : field.split(",")) {
            String[] ends = part.split("-");
            boolean any = part.equals("*");
            boolean step = part.startsWith("*/") && (value - least) % Integer.parseInt(part.substring(2)) == 0;
            boolean range = !part.startsWith("*") && value >= Integer.parseInt(ends[0])
                    && value <= Integer.parseInt(ends[ends.length - 1]);
            if (any || step || range) {
                return true;
            }
        }
        return false;
    }
}
