package io.gather.stats.chart;

import io.gather.stats.metric.Point;

/** How a line of a panel is called: points with the same name are one line. */
sealed interface Legend {
    String of(Point point);

    record Fixed(String text) implements Legend {
        @Override
        public String of(Point point) {
            return text;
        }
    }

    /** @param before what stands before the tag's value */
    record Tag(String name, String before) implements Legend {
        @Override
        public String of(Point point) {
            String value = point.tags().find(name);
            return value == null || value.isEmpty() ? "all" : before + value;
        }
    }

    /** A word of the stat's own name, between dots. */
    record Word(int index) implements Legend {
        @Override
        public String of(Point point) {
            String[] words = point.name().split("\\.");
            return index < words.length ? words[index] : point.name();
        }
    }

    /** All tags but the cluster. */
    record Tags() implements Legend {
        @Override
        public String of(Point point) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < point.tags().size(); i++) {
                String name = point.tags().name(i);
                if (!name.equals("cluster") && !name.equals("devid")) {
                    text.append(text.isEmpty() ? "" : " ").append(name).append(' ').append(point.tags().value(i));
                }
            }
            return text.isEmpty() ? "all" : text.toString();
        }
    }
}
