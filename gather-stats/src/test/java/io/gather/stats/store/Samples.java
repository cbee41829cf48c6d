package io.gather.stats.store;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

import io.gather.stats.metric.FieldSet;
import io.gather.stats.metric.Point;
import io.gather.stats.metric.TagSet;

/** Points to be kept. */
public final class Samples {
    private Samples() {}

    public static Point point(String name, long seconds, double value, String... tags) {
        Map<String, String> all = new HashMap<>();
        for (int i = 0; i < tags.length; i += 2) {
            all.put(tags[i], tags[i + 1]);
        }
        return new Point(name, seconds, TagSet.of(all), FieldSet.of(Map.of("value", value)));
    }

    /** Of one stat, one after the other, a second apart. */
    public static List<Point> row(String name, long from, int count) {
        return IntStream.range(0, count).mapToObj(i -> point(name, from + i, i, "cluster", "east")).toList();
    }

    /** Names and numbers that a reader might stumble over. */
    public static Point odd(Random random, long seconds) {
        Map<String, String> tags = new HashMap<>();
        Map<String, Number> fields = new HashMap<>();
        for (int i = random.nextInt(4); i >= 0; i--) {
            tags.put(text(random), text(random));
            fields.put(text(random) + i, random.nextBoolean()
                    ? random.nextLong()
                    : Double.longBitsToDouble(random.nextLong()));
        }
        fields.put("value", random.nextDouble());
        return new Point("n" + text(random), seconds, TagSet.of(tags), FieldSet.of(fields));
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(6); i > 0; i--) {
            text.append(switch (random.nextInt(6)) {
                case 0 -> (char) random.nextInt(0x80);
                case 1 -> "\ud83d\ude00";
                case 2 -> (char) (0xd800 + random.nextInt(0x800));
                case 3 -> "\u2028\"\\\n\r";
                default -> (char) ('a' + random.nextInt(26));
            });
        }
        return text.toString();
    }
}
