package io.gather.core.bundle.table;

import org.jspecify.annotations.Nullable;

/** Whether an entry may stand in a bundle at all. */
@FunctionalInterface
public interface NameRule {
    /**
     * @param plain whether the name is known to be harmless
     * @param target of a link; null for what is none
     */
    boolean allows(String name, boolean plain, @Nullable String target);
}
