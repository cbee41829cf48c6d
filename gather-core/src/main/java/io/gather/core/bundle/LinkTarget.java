package io.gather.core.bundle;

import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

/** Where links point to in a bundle: what was an absolute path becomes one relative to the node's directory, as sos does it. */
public final class LinkTarget {
    private LinkTarget() {}

    /**
     * @param link its absolute path on the node
     * @param raw what it points to there
     * @param name its place below the node's directory
     * @return null when it would lead out of the node's directory
     */
    public static @Nullable String of(Path link, Path raw, String name) {
        Path folder = link.getParent() == null ? Path.of("/") : link.getParent();
        if (!raw.isAbsolute() && climbs(folder, raw)) {
            return null;
        }
        Path target = folder.resolve(raw).normalize();
        Path inBundle = Path.of("/" + Names.ofPath(target.toString()));
        boolean mangled = !inBundle.equals(target) || !("/" + name).equals(link.toString());
        if (!raw.isAbsolute() && !mangled && Names.linkStays(name, raw.toString())) {
            return raw.toString();
        }
        Path place = Path.of("/" + name).getParent();
        String relative = place == null ? "" : place.relativize(inBundle).toString();
        String safe = relative.isEmpty() ? "." : relative;
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
