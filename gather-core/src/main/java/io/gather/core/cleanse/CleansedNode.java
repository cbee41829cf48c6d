package io.gather.core.cleanse;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import io.gather.core.cleanse.CleansedFiles.Written;
import io.gather.core.json.Json;
import io.gather.core.merge.Source;
import io.gather.core.outcome.Outcome;
import io.gather.core.outcome.Result;
import io.gather.core.outcome.Status;
import io.gather.core.report.Collected;
import io.gather.core.report.NodeRecord;
import io.gather.core.report.manifest.ManifestResult;
import org.jspecify.annotations.Nullable;

/** One node of a bundle of ours, with what its manifest says of it. */
final class CleansedNode {
    private final Source source;
    private final NodeRecord told;
    private final CleansedFiles files;
    private final Path list;
    private final String directory;
    private int results;
    private long size;
    private long stored;

    /** @param list where its results are noted */
    CleansedNode(Source source, NodeRecord told, CleansedFiles files, Path list) {
        this.source = source;
        this.told = told;
        this.files = files;
        this.list = list;
        this.directory = files.folder(told.directory());
    }

    void write() throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(list);
                Stream<ManifestResult> all = source.results(told.name())) {
            for (Iterator<ManifestResult> each = all.iterator(); each.hasNext();) {
                ManifestResult result = each.next();
                Result changed = switch (result.kind()) {
                    case FILE -> file(result);
                    case LINK -> link(result);
                    case DIRECTORY -> as(result, inNode(files.place(result.path())), 0, 0, null, result.target(), null);
                };
                out.append(Json.write(new Collected.Entry(result.task(), changed))).append('\n');
                results++;
                size += changed.size();
                stored += changed.stored();
            }
        }
    }

    private Result file(ManifestResult result) throws IOException {
        if (!result.hasContent()) {
            return as(result, inNode(files.place(result.path())), 0, 0, null, null, null);
        }
        try (InputStream content = source.content(result)) {
            Written written = files.file(result.path(), result.source(), result.modified(), result.mode(),
                    content);
            return as(result, inNode(written.path()), written.size(), written.stored(), written.sha256(), null,
                    written.leftOut());
        }
    }

    private Result link(ManifestResult result) throws IOException {
        String target = Objects.requireNonNullElse(result.target(), "");
        CleansedFiles.Linked link = files.link(result.path(), result.modified(), target);
        return as(result, inNode(link.path()), 0, 0, null, link.target(), link.leftOut());
    }

    private static Result as(ManifestResult of, String path, long size, long stored, @Nullable String sha256,
            @Nullable String target, @Nullable String leftOut) {
        List<Result.Chunk> chunks = size == 0 || sha256 == null
                ? List.of()
                : List.of(new Result.Chunk(0, stored, size, sha256));
        return new Result(path, of.kind(), of.source(), of.mode(), of.modified(), size, sha256, target, chunks,
                of.ranges(), leftOut == null ? of.status() : Status.SKIPPED,
                leftOut == null ? of.message() : "left out of this bundle: it " + leftOut, of.after(), null);
    }

    private static String inNode(String path) {
        return path.substring(path.indexOf('/') + 1);
    }

    NodeRecord record() {
        return new NodeRecord(told.name(), directory, told.address(), told.state(), told.facts(), told.planned(),
                told.outcomes(), results, size, stored, told.error(), told.remedy(), told.notices());
    }

    Stream<Outcome> outcomes() throws IOException {
        return source.outcomes(told.name());
    }

    Stream<Collected.Entry> results() throws IOException {
        BufferedReader reader = Files.newBufferedReader(list);
        return reader.lines().map(CleansedNode::entry).onClose(() -> {
            try {
                reader.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static Collected.Entry entry(String line) {
        try {
            return Json.read(line, Collected.Entry.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
