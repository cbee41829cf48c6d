package io.gather.core.cleanse;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.gather.core.bundle.BundleWriter;
import io.gather.core.bundle.Claims;
import io.gather.core.bundle.Names;
import io.gather.core.outcome.Result;
import io.gather.core.outcome.Status;
import org.jspecify.annotations.Nullable;

/** Writes files and links under names that others may see. For one thread. */
final class CleansedFiles {
    private final BundleWriter writer;
    private final Cleanser cleanser;
    private final CleanseTally tally;
    /** Names may become the same. */
    private final Claims taken = new Claims();
    private final Map<String, String> folders = new HashMap<>();

    CleansedFiles(BundleWriter writer, Cleanser cleanser, CleanseTally tally) {
        this.writer = writer;
        this.cleanser = cleanser;
        this.tally = tally;
    }

    /** What the first folder of names is called. */
    String folder(String name) {
        return folders.computeIfAbsent(name, it -> taken.takeFree(cleanser.name(it)));
    }

    /** Below the root. */
    String place(String path) {
        return place(path, null);
    }

    /** @param source of which the name may have been made; null: that is not known */
    private String place(String path, @Nullable String source) {
        int slash = path.indexOf('/');
        return slash < 0
                ? taken.takeFree(cleanser.name(path))
                : taken.takeFree(folder(path.substring(0, slash)) + "/" + name(path.substring(slash + 1), source));
    }

    /** A command line is told first: its signs stand for others in a name, in which no hardware or mail address is known. */
    private String name(String path, @Nullable String source) {
        int last = path.lastIndexOf('/') + 1;
        if (source == null || last == 0) {
            return cleanser.name(path);
        }
        String made = Names.ofCommand(source);
        return path.startsWith(made, last)
                ? cleanser.name(path.substring(0, last - 1)) + "/" + Names.ofCommand(cleanser.text(source))
                        + path.substring(last + made.length())
                : cleanser.name(path);
    }

    /** What is in the bundle now: where the content may not be shown, nothing but the name. */
    record Written(String path, long size, long stored, @Nullable String sha256, @Nullable String leftOut) {}

    Written file(String path, Instant modified, int mode, InputStream content) throws IOException {
        return file(path, null, modified, mode, content);
    }

    /** @param source of which the name may have been made */
    Written file(String path, @Nullable String source, Instant modified, int mode, InputStream content)
            throws IOException {
        String place = place(path, source);
        long before = writer.size();
        DigestedOutput[] written = new DigestedOutput[1];
        try {
            writer.add(place, modified, mode, out -> {
                written[0] = new DigestedOutput(out);
                cleanser.content(content, written[0]);
            });
        } catch (UncleanException e) {
            String why = String.valueOf(e.getMessage());
            tally.file(false);
            tally.leftOut(place, why);
            return new Written(place, 0, 0, null, why);
        }
        return new Written(place, written[0].size(), writer.size() - before, written[0].sha256(), null);
    }

    /** Where it is now, and leads to; it is not in the bundle where that is null. */
    record Linked(String path, @Nullable String target, @Nullable String leftOut) {}

    Linked link(String path, Instant modified, String target) throws IOException {
        String place = place(path);
        String told = cleanser.text(target);
        int slash = place.indexOf('/');
        if (!Names.linkStays(place.substring(slash + 1), told)) {
            String why = "is a link that leads nowhere when its names are changed";
            tally.leftOut(place, why);
            return new Linked(place, null, why);
        }
        Result link = new Result(place.substring(slash + 1), Result.Kind.LINK, "", 0777, modified, 0, null, told,
                List.of(), List.of(), Status.OK, null);
        writer.append(slash < 0 ? "" : place.substring(0, slash), link,
                Channels.newChannel(InputStream.nullInputStream()));
        return new Linked(place, told, null);
    }
}
