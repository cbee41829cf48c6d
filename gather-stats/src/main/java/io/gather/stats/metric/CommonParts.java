package io.gather.stats.metric;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;

/**
 * What points of a reply have in common, so that it is in memory once: the names of their tags and fields, and texts such as the number of a
 * node. That is most of what a point takes. For one thread.
 */
final class CommonParts {
    /** Texts beyond it are of no use to others, such as those of users. */
    private static final int MOST_TEXTS = 4096;
    private static final int LONGEST = 64;

    private final Map<String, String> texts = new HashMap<>();
    private String[] tagNames = {};
    private FieldSet fields = FieldSet.of(Map.of());

    /** One that is equal. */
    String text(String text) {
        if (text.length() > LONGEST) {
            return text;
        }
        String known = texts.get(text);
        if (known == null && texts.size() < MOST_TEXTS) {
            texts.put(text, text);
        }
        return known == null ? text : known;
    }

    TagSet tags(SortedMap<String, String> tags) {
        String[] names = new String[tags.size()];
        String[] values = new String[names.length];
        int at = 0;
        for (Map.Entry<String, String> tag : tags.entrySet()) {
            names[at] = tag.getKey();
            values[at] = text(tag.getValue());
            at++;
        }
        if (!Arrays.equals(names, tagNames)) {
            tagNames = names;
        }
        return TagSet.ofSorted(tagNames, values);
    }

    FieldSet fields(SortedMap<String, Double> values) {
        fields = FieldSet.of(values).sharing(fields);
        return fields;
    }
}
