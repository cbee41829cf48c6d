package io.gather.core.bundle;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which directories have their entry. Remembers the latest of them only: a second entry for one that was forgotten does no harm,
 * and memory stays bounded.
 */
final class Directories {
    private static final int REMEMBERED = 50_000;

    private final Map<String, Boolean> known = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    };

    void add(String directory) {
        known.put(directory, true);
    }

    void forget(List<String> directories) {
        directories.forEach(known::remove);
    }

    /** The parents of a name that have no entry yet, outermost first; they count as known from now on. */
    List<String> missingFor(String name) {
        List<String> missing = new ArrayList<>();
        for (int slash = name.indexOf('/'); slash > 0; slash = name.indexOf('/', slash + 1)) {
            String parent = name.substring(0, slash);
            if (known.get(parent) == null) {
                missing.add(parent);
                known.put(parent, true);
            }
        }
        return missing;
    }
}
