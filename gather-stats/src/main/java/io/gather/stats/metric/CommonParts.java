package io.gather.stats.metric;

import java.util.HashMap;
import java.util.Map;

/**
 * What points of a reply have in common, so that it is in memory once: the names of their tags and fields, and texts such as the number of a
 * node. That is most of what a point takes. For one thread.
 */
final class CommonParts {
    /** Texts beyond it are of no use to others, such as those of users. */
    private static final int MOST_TEXTS = 4096;
    private static final int LONGEST = 64;

    private final Map<String, String> texts = new HashMap<>();
    private TagNames tagNames = TagNames.ofSorted(new String[0]);
    private FieldNames fieldNames = FieldNames.ofSorted();

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

    TagSet tags(TagDraft tags) {
        tagNames = tags.names(tagNames);
        String[] values = tags.values();
        for (int i = 0; i < values.length; i++) {
            values[i] = text(values[i]);
        }
        return TagSet.of(tagNames, values);
    }

    FieldSet fields(FieldDraft fields) {
        fieldNames = fields.names(fieldNames);
        return FieldSet.of(fieldNames, fields.bits());
    }
}
