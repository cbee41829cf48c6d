package io.gather.core.catalog;

import java.util.List;

/** What one file says, before it is put together with others. */
sealed interface CatalogFile {
    /**
     * @param titled whether the file itself gives a title
     * @param switchedOff names of items that an earlier file has
     */
    record OfGroup(Group group, boolean titled, List<String> switchedOff) implements CatalogFile {
        public OfGroup {
            switchedOff = List.copyOf(switchedOff);
        }
    }

    record OfProfile(Catalog.Profile profile) implements CatalogFile {}
}
