package io.gather.core.merge;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import io.gather.core.bundle.BundleWriter;
import io.gather.core.bundle.Claims;
import io.gather.core.json.Json;
import io.gather.core.outcome.Limit;
import io.gather.core.outcome.Outcome;
import io.gather.core.outcome.Result;
import io.gather.core.outcome.Result.Generation;
import io.gather.core.outcome.Result.Kind;
import io.gather.core.outcome.Result.Range;
import io.gather.core.outcome.Status;
import io.gather.core.report.Collected;
import io.gather.core.report.NodeRecord;
import io.gather.core.report.manifest.ManifestResult;
import io.gather.core.verdict.Kept;

/** One node of a merged bundle. */
final class MergedNode {
    private final Chain chain;
    private final CompletedNode newest;
    private final Path list;
    private final NodeRecord told;
    private final Claims names = new Claims();
    private int results;
    private long size;
    private long stored;

    /**
     * @param newest in the last bundle that has the node, and what completes that
     * @param list where its results are noted
     */
    MergedNode(Chain chain, CompletedNode newest, Path list) throws IOException {
        this.chain = chain;
        this.newest = newest;
        this.list = list;
        this.told = newest.record();
    }

    /** What is on the node now has its names first; what is gone gets what is left. */
    void write(MergedLogs lines, BundleWriter writer) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(list)) {
            int now = newest.sources()[0];
            List<MergedLog> logs = lines.logs(now);
            for (MergedLog log : logs) {
                if (log.source() >= now) {
                    log(log, writer, out);
                }
            }
            for (MergedLogs.Other other : lines.others()) {
                other(other, writer, out);
            }
            for (MergedLog log : logs) {
                if (log.source() < now && log.size() > 0
                        && logs.stream().noneMatch(it -> it.source() >= now && isBeginning(log, it))) {
                    log(log, writer, out);
                }
            }
            for (MergedLog log : lines.replaced()) {
                if (logs.stream().noneMatch(other -> isBeginning(log, other))) {
                    log(log, writer, out);
                }
            }
        }
    }

    /** Whether a log was told once more from its beginning, with what it had. */
    private boolean isBeginning(MergedLog log, MergedLog now) {
        Generation then = log.generation();
        boolean same = then.device() == now.generation().device() && then.inode() == now.generation().inode();
        if (!same || log.size() > now.size()) {
            return false;
        }
        try (LineContent before = new LineContent(chain, log); LineContent after = new LineContent(chain, now)) {
            byte[] some = new byte[64 << 10];
            for (int count = before.read(some); count >= 0; count = before.read(some)) {
                if (!Arrays.equals(some, 0, count, after.readNBytes(count), 0, count)) {
                    return false;
                }
            }
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void log(MergedLog log, BundleWriter writer, BufferedWriter out) throws IOException {
        List<ManifestResult> cut = log.pieces().stream().map(MergedLog.Piece::result)
                .filter(result -> result.status() != Status.OK).toList();
        Result as = file(log.last(), names.takeFree(inNode(log.path())), log.ranges(),
                cut.isEmpty() ? Kept.WHOLE : new Kept(Status.TRUNCATED, cut.getFirst().message())).after(log.after());
        content(log.last().task(), as, log.pieces(), writer, out);
    }

    private void other(MergedLogs.Other other, BundleWriter writer, BufferedWriter out) throws IOException {
        ManifestResult result = other.result();
        String path = names.takeFree(inNode(result.path()));
        if (result.kind() == Kind.FILE) {
            Result as = file(result, path, result.ranges(), new Kept(result.status(), result.message()));
            if (!result.hasContent()) {
                note(result.task(), as, out);
            } else {
                content(result.task(), as, List.of(new MergedLog.Piece(other.source(), result, result.size())), writer,
                        out);
            }
            return;
        }
        Result same = new Result(path, result.kind(), result.source(), result.mode(), result.modified(), 0, null,
                result.target(), List.of(), List.of(), result.status(), result.message());
        writer.append(told.directory(), same, Channels.newChannel(InputStream.nullInputStream()));
        note(result.task(), same, out);
    }

    /** Without its content. */
    private static Result file(ManifestResult of, String path, List<Range> ranges, Kept kept) {
        return new Result(path, Kind.FILE, of.source(), of.mode(), of.modified(), 0, null, null, List.of(), ranges,
                kept.status(), kept.message());
    }

    private void content(int task, Result as, List<MergedLog.Piece> pieces, BundleWriter writer, BufferedWriter out)
            throws IOException {
        CopiedContent copied = CopiedContent.of(chain, pieces);
        if (copied == null) {
            note(task, packed(as, pieces, writer), out);
        } else {
            Result result = copied.of(as);
            writer.append(told.directory(), result, copied.members());
            note(task, result, out);
        }
    }

    private Result packed(Result as, List<MergedLog.Piece> pieces, BundleWriter writer) throws IOException {
        long before = writer.size();
        try (LineContent content = new LineContent(chain, pieces)) {
            writer.add(told.directory() + "/" + as.path(), as.modified(), as.mode(), content);
            Result.Chunk chunk = new Result.Chunk(0, writer.size() - before, content.size(), content.sha256());
            return new Result(as.path(), as.kind(), as.source(), as.mode(), as.modified(), content.size(),
                    content.sha256(), null, List.of(chunk), as.ranges(), as.status(), as.message(), as.after(), null);
        }
    }

    private void note(int task, Result result, BufferedWriter out) throws IOException {
        out.append(Json.write(new Collected.Entry(task, result))).append('\n');
        results++;
        size += result.size();
        stored += result.stored();
    }

    /** Below the node's directory, whatever that was called in the bundle that has it. */
    private static String inNode(String path) {
        return path.substring(path.indexOf('/') + 1);
    }

    NodeRecord record() {
        return new NodeRecord(told.name(), told.directory(), told.address(), told.state(), told.facts(),
                told.planned(), told.outcomes(), results, size, stored, told.error(), told.remedy(), told.notices());
    }

    /** What is left out all the same. */
    Map<Limit, Set<String>> left() throws IOException {
        return newest.left();
    }

    Stream<Outcome> outcomes() throws IOException {
        return newest.outcomes();
    }

    Stream<Collected.Entry> results() throws IOException {
        BufferedReader reader = Files.newBufferedReader(list);
        return reader.lines().map(MergedNode::entry).onClose(() -> {
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
