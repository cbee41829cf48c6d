package io.gather.core.bundle.read;

import io.gather.core.bundle.Names;
import org.jspecify.annotations.Nullable;

/** Which entries of a table may be believed to be of a bundle. */
final class SafeNames {
    private SafeNames() {}

    static boolean allows(String name, boolean plain, @Nullable String target) {
        return (plain || Names.isSafe(name)) && (target == null || Names.linkStays(Names.belowNode(name), target));
    }
}
