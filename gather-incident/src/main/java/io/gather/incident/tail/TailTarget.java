package io.gather.incident.tail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.gather.core.error.GatherException;
import io.gather.incident.error.GathererError;
import io.gather.transport.foolscap.furl.Furl;

/** Whose log is followed. */
public final class TailTarget {
    /** Where nodes write their FURLs: programs that use Foolscap by itself, and Tahoe-LAFS. */
    private static final List<String> PLACES = List.of("logport.furl", "private/logport.furl");
    private static final int LONGEST = 100_000;

    private TailTarget() {}

    /** @param text a FURL, a file with one, or the directory of a node */
    public static Furl read(String text) throws IOException {
        if (text.startsWith("pb:")) {
            return Furl.read(text, "TARGET");
        }
        Path path = Path.of(text);
        if (Files.isDirectory(path)) {
            for (String each : PLACES) {
                if (Files.isRegularFile(path.resolve(each))) {
                    return ofFile(path.resolve(each));
                }
            }
            throw new GatherException(GathererError.NO_TARGET, "has neither " + String.join(" nor ", PLACES), text,
                    GathererError.NO_TARGET.entry().remedy());
        }
        if (!Files.isRegularFile(path)) {
            throw new GatherException(GathererError.NO_TARGET, "is not there", text,
                    GathererError.NO_TARGET.entry().remedy());
        }
        return ofFile(path);
    }

    private static Furl ofFile(Path file) throws IOException {
        if (Files.size(file) > LONGEST) {
            throw new GatherException(GathererError.NO_TARGET, "is too large to hold a FURL", file.toString(),
                    GathererError.NO_TARGET.entry().remedy());
        }
        return Furl.read(Files.readString(file), file.toString());
    }
}
