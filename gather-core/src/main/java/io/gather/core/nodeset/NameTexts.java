package io.gather.core.nodeset;

import java.util.ArrayList;
import java.util.List;

/** What a pattern holds around its indexes. */
final class NameTexts {
    private NameTexts() {}

    /** One more than there are indexes. */
    static String[] between(String pattern) {
        List<String> texts = new ArrayList<>(3);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c != '%') {
                text.append(c);
            } else if (pattern.charAt(++i) == 's') {
                texts.add(text.toString());
                text.setLength(0);
            } else {
                text.append('%');
            }
        }
        texts.add(text.toString());
        return texts.toArray(String[]::new);
    }
}
