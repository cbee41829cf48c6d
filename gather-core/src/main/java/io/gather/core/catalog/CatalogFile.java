package io.gather.core.catalog;

import java.util.List;

/** What one file says, before it is put together with others. */
sealed interface CatalogFile {
    void addTo(CatalogReader reader);

    /**
     * @param titled whether the file itself gives a title
     * @param switchedOff names of items that an earlier file has
     */
    record OfGroup(Group group, boolean titled, List<String> switchedOff) implements CatalogFile {
        public OfGroup {
            switchedOff = List.copyOf(switchedOff);
        }

        @Override
        public void addTo(CatalogReader reader) {
            reader.add(this);
        }
    }

    record OfProfile(Catalog.Profile profile) implements CatalogFile {
        @Override
        public void addTo(CatalogReader reader) {
            reader.add(profile);
        }
    }
}
