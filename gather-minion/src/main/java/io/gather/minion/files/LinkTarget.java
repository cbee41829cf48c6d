package io.gather.minion.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.gather.core.bundle.Names;
import org.jspecify.annotations.Nullable;

/** Where links point to in a bundle: what was an absolute path becomes one relative to the node's directory, as sos does it. */
final class LinkTarget {
    private LinkTarget() {}

    /** @return null when it would lead out of the node's directory */
    static @Nullable String of(Path link, String name) throws IOException {
        Path raw = Files.readSymbolicLink(link);
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
