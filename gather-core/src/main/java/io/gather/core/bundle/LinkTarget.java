package io.gather.core.bundle;

import java.nio.file.Path;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

/** Where links point to in a bundle: what was an absolute path becomes one relative to the node's directory, as sos does it. */
public final class LinkTarget {
    private LinkTarget() {}

    /**
     * @param link its absolute path on the node
     * @param raw what it points to there
     * @param name its place below the node's directory
     * @param told what a bundle may say of a path of the node
     * @return null when it would lead out of the node's directory
     */
    public static @Nullable String of(Path link, Path raw, String name, UnaryOperator<String> told) {
        Path folder = link.getParent() == null ? Path.of("/") : link.getParent();
        if (!raw.isAbsolute() && climbs(folder, raw)) {
            return null;
        }
        Path target = folder.resolve(raw).normalize();
        Path inBundle = Path.of("/" + Names.ofPath(told.apply(target.toString())));
        boolean mangled = !inBundle.equals(target) || !("/" + name).equals(link.toString());
        String own = told.apply(raw.toString());
        if (!raw.isAbsolute() && !mangled && own.equals(raw.toString()) && Names.linkStays(name, own)) {
            return own;
        }
        Path place = Path.of("/" + name).getParent();
        String relative = place == null ? "" : place.relativize(inBundle).toString();
        String safe = relative.isEmpty() ? "." : told.apply(relative);
        return Names.linkStays(name, safe) ? safe : null;
    }

    /** The system stops at its root, an unpacked bundle does not. */
    private static boolean climbs(Path folder, Path target) {
        int depth = folder.getNameCount();
        for (Path component : target) {
            String text = component.toString();
            depth += text.equals("..") ? -1 : text.equals(".") || text.isEmpty() ? 0 : 1;
            if (depth < 0) {
                return true;
            }
        }
        return false;
    }
}
