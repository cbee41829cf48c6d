package io.gather.transport.node.shell.land;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipException;

import io.gather.core.bundle.Claims;
import io.gather.core.catalog.Keep;
import io.gather.core.compress.Compressor;
import io.gather.core.outcome.Limit;
import io.gather.core.outcome.Result;
import io.gather.core.outcome.Status;
import io.gather.core.plan.Task;
import io.gather.core.redact.Redactor;
import io.gather.core.verdict.EndCause;
import io.gather.core.verdict.Extents;
import io.gather.core.verdict.FileContent;
import io.gather.core.verdict.FileKind;
import io.gather.core.verdict.FilesTally;
import io.gather.core.verdict.Kept;
import io.gather.core.verdict.NoContent;
import io.gather.core.verdict.Numbers;
import io.gather.core.verdict.Origin;
import io.gather.core.verdict.Verdict;
import io.gather.core.watermark.GrowingFiles;
import io.gather.core.watermark.Marks;
import io.gather.core.window.NodeClock;
import io.gather.core.window.Stretch;
import io.gather.core.window.Window;
import io.gather.core.window.WindowedContent;
import io.gather.transport.node.LandingBuffer;
import io.gather.transport.node.shell.wire.Cut;
import io.gather.transport.node.shell.wire.Ending;
import io.gather.transport.node.shell.wire.FilesCounts;
import io.gather.transport.node.shell.wire.GarbledException;
import io.gather.transport.node.shell.wire.ShellNumbers;
import org.jspecify.annotations.Nullable;

/** The files of a task: what came of them is checked and put before the rules. */
final class FilesJudge {
    /** How a line begins that tells of the last bytes of the next logs. */
    private static final String LAST_BYTES = "b ";

    private final Landed unit;
    private final Task.Files task;
    private final LandingBuffer landing;
    private final int level;
    private final Claims names;
    private final Claims sources;
    private final Redactor redactor;
    private final Samples samples;
    private final NodeClock clock;
    private final List<Result> results = new ArrayList<>();
    private final FilesTally tally;
    private @Nullable Limit limit;

    /** @param redactor of what the files hold */
    FilesJudge(Landed unit, LandingBuffer landing, int level, Claims names, Claims sources, Redactor redactor,
            Samples samples, NodeClock clock) throws GarbledException {
        if (!(unit.task() instanceof Task.Files files)) {
            throw new GarbledException("is no task of files");
        }
        this.unit = unit;
        this.task = files;
        this.landing = landing;
        this.level = level;
        this.names = names;
        this.sources = sources;
        this.redactor = redactor;
        this.samples = samples;
        this.clock = clock;
        this.tally = new FilesTally(files);
    }

    Judgement judge(Ending.Gathered end) throws IOException {
        try (MetaReader meta = new MetaReader(landing, unit.end().meta());
                LandedContents contents = new LandedContents(landing, unit.end().meta(), level, redactor, samples)) {
            try {
                for (String line = meta.line(); line != null; line = meta.line()) {
                    if (line.startsWith(LAST_BYTES)) {
                        lastBytes(line, contents);
                    } else {
                        file(FileLine.parse(line), meta, contents);
                    }
                }
            } catch (GarbledException | EOFException | ZipException e) {
                // A task that was ended in the middle of a file leaves that in part; no other has this excuse.
                if (end.cause() == EndCause.ITSELF) {
                    throw e;
                }
            }
            Verdict early = FilesTally.early(task, end.cause(), results.size());
            Verdict verdict = early == null ? verdict(end.counts()) : early;
            return new Judgement(verdict.by(limit), results, landing, contents.spans(),
                    contents.stored());
        }
    }

    private void lastBytes(String line, LandedContents contents) throws IOException {
        long size = ShellNumbers.size(line.substring(LAST_BYTES.length()));
        if (!unit.end().gone()) {
            contents.lastBytes(size);
        }
    }

    private Verdict verdict(FilesCounts counts) {
        tally.older(counts.older(), counts.olderBytes());
        tally.duplicates(counts.duplicates());
        Cut noRoom = counts.noRoom();
        tally.withoutRoom(counts.withoutRoom(), counts.withoutRoomBytes(), noRoom == null
                ? null
                : cut(noRoom, 0).message());
        if (counts.tooMany()) {
            tally.tooMany();
        }
        return tally.verdict();
    }

    private void file(FileLine file, MetaReader meta, LandedContents contents) throws IOException {
        Marked marked = Marked.read(file, meta, unit.plan().marks());
        boolean content = (file.kind() == 'f' || file.kind() == 'v')
                && (file.state().equals("ok") || Marked.hasContent(file));
        String target = file.kind() == 'l' && file.state().equals("ok") ? target(meta) : null;
        Claim claim = !content ? null : file.batched() ? Claim.OF_MEMBER : meta.claim();
        if (!sources.take(file.path())) {
            if (claim != null && !unit.end().gone()) {
                contents.leave(claim);
            }
            tally.duplicates(1);
            return;
        }
        Redactor told = unit.unit().redactor();
        Origin origin = new Origin(told, Origin.takeName(names, told, name(file, marked, content)), file.path(),
                file.mode(), file.modified());
        Result result;
        if (unit.end().gone()) {
            result = origin.without(Kept.WHOLE);
        } else {
            result = claim != null
                    ? content(file, origin, claim, contents, marked)
                    : marked != null
                            ? origin.delivered(marked.end(file.size())).after(marked.after())
                            : without(file, origin, target);
        }
        results.add(result);
        tally.count(result);
    }

    /** What is told uncompressed of a log that was compressed goes by the name that it had. */
    private static String name(FileLine file, @Nullable Marked marked, boolean content) {
        String path = file.path();
        return marked != null && marked.unpacked() && content ? Compressor.plainName(path) : path;
    }

    private static String target(MetaReader meta) throws IOException {
        String line = meta.line();
        if (line == null || !line.startsWith("t ") || line.indexOf('\0') >= 0) {
            throw new GarbledException("does not say where a link leads");
        }
        return line.substring(2);
    }

    private static Result without(FileLine file, Origin origin, @Nullable String target) throws GarbledException {
        return switch (file.state()) {
            case "ok" -> special(file, origin, target);
            case "denied" -> origin.without(NoContent.denied());
            case "vanished" -> origin.without(NoContent.vanished());
            case "harm" -> origin.without(NoContent.harmful());
            case "odd" -> origin.without(NoContent.leadsOut());
            default -> throw new GarbledException("describes a file in words that its script does not know");
        };
    }

    private static Result special(FileLine file, Origin origin, @Nullable String target) throws GarbledException {
        return switch (file.kind()) {
            case 'l' -> link(file, origin, String.valueOf(target));
            case 'd' -> origin.folder(NoContent.folder(true));
            case 'n' -> origin.folder(NoContent.folder(false));
            case 'p' -> unread(origin, FileKind.FIFO);
            case 's' -> unread(origin, FileKind.SOCKET);
            case 'c' -> unread(origin, FileKind.CHARACTER);
            case 'b' -> unread(origin, FileKind.BLOCK);
            case 'z' -> origin.without(NoContent.tooLong());
            case 'x' -> unread(origin, FileKind.OTHER);
            default -> throw new GarbledException("describes a file of no kind");
        };
    }

    private static Result unread(Origin origin, FileKind kind) {
        return origin.without(NoContent.unread(kind));
    }

    private static Result link(FileLine file, Origin origin, String raw) {
        try {
            return origin.link(Path.of(file.path()), Path.of(raw));
        } catch (InvalidPathException e) {
            // Not a name on this system.
            return origin.without(NoContent.leadsOut());
        }
    }

    private Result content(FileLine file, Origin origin, Claim claim, LandedContents contents,
            @Nullable Marked marked) throws IOException {
        if (marked != null && marked.unpacked()) {
            Checked rest = contents.next(claim, -1);
            Kept kept = kept(claim, true, rest.size());
            boolean all = claim.cut() == null && claim.dropped() == 0;
            return origin.content(rest.content(), all ? List.of(marked.end(file.size())) : List.of(), kept)
                    .after(all ? marked.after() : null);
        }
        boolean virtual = file.kind() == 'v';
        long begin = marked == null ? 0 : marked.begin();
        if (!virtual && (begin > file.size() || claim.dropped() > file.size() - begin)) {
            throw new GarbledException("has less of a file than nothing");
        }
        long size = file.size() - begin;
        Extents wanted = Extents.after(begin, file.size(), claim.dropped() == 0 ? size : size - claim.dropped(),
                task.keep());
        if (!virtual && file.from() != wanted.parts().getFirst().from()) {
            throw new GarbledException("has another part of a file than was asked for");
        }
        boolean grows = !virtual && GrowingFiles.has(file.path());
        long torn = virtual ? tornOfVirtual(claim) : wanted.tornAfter();
        Window window = task.window();
        Checked checked = virtual || window == null
                ? contents.next(claim, torn, grows)
                : contents.next(claim, torn, (out, tornAt) -> new WindowedContent(out, window, clock, file.modified(),
                        tornAt));
        Kept kept = kept(claim, virtual, checked.size());
        WindowedContent windowed = checked.windowed();
        if (windowed != null) {
            kept = FileContent.windowed(windowed, Math.max(file.size(), checked.size())).and(kept);
        }
        if (kept.status() == Status.SKIPPED) {
            return origin.without(kept);
        }
        if (virtual) {
            return origin.content(checked.content(), List.of(), kept);
        }
        List<Result.Range> ranges = ranges(file, claim, wanted, checked, marked);
        return origin
                .content(checked.content(), grows && windowed == null ? marks(ranges, checked, marked) : ranges, kept)
                .after(marked == null ? null : marked.after());
    }

    /** With what the next gather needs to go on behind them. */
    private List<Result.Range> marks(List<Result.Range> ranges, Checked checked, @Nullable Marked marked) {
        Result.Range last = ranges.getLast();
        byte[] ends = checked.ends().bytes();
        boolean lines = redactor.changesContent() && (ends.length == 0 || ends[ends.length - 1] != '\n')
                && Compressor.of(checked.head().bytes()) == null;
        boolean reaches = ends.length >= Math.min(Result.Range.TAIL, last.to())
                && last.to() - last.from() >= Math.min(Result.Range.TAIL, last.to());
        String tail = reaches ? Marks.digest(ends, ends.length) : marked == null ? null : marked.tail();
        if (lines || tail == null || !GrowingFiles.growAs(checked.head().bytes())) {
            return ranges;
        }
        List<Result.Range> told = new ArrayList<>(ranges);
        told.add(new Result.Range(last.generation(), told.removeLast().from(), last.to(), tail));
        return List.copyOf(told);
    }

    private long tornOfVirtual(Claim claim) {
        return claim.dropped() > 0 && task.keep() == Keep.TAIL ? 0 : -1;
    }

    private Kept kept(Claim claim, boolean virtual, long size) {
        Cut cut = claim.cut();
        if (cut != null) {
            return cut(cut, size);
        }
        if (claim.dropped() == 0) {
            return Kept.WHOLE;
        }
        return virtual
                ? FileContent.cappedUnsized(size, claim.dropped())
                : FileContent.capped(task.keep(), size, size + claim.dropped());
    }

    private Kept cut(Cut cut, long size) {
        limit = limit == null ? cut.limit() : limit;
        return unit.cut(cut, size);
    }

    private static List<Result.Range> ranges(FileLine file, Claim claim, Extents wanted, Checked checked,
            @Nullable Marked marked) {
        byte[] head = checked.head().bytes();
        int length = Math.min(head.length, Numbers.HEAD);
        Result.Generation generation = marked != null
                ? marked.generation()
                : claim.head() == null
                        ? new Result.Generation(file.device(), file.inode(), Marks.digest(head, length), length)
                        : new Result.Generation(file.device(), file.inode(), claim.head(),
                                (int) Math.min(Numbers.HEAD, file.size()));
        WindowedContent windowed = checked.windowed();
        if (windowed != null) {
            Stretch passed = windowed.stretch();
            return passed == null || wanted.parts().size() > 1
                    ? List.of()
                    : List.of(new Result.Range(generation, file.from() + passed.from(), file.from() + passed.to()));
        }
        // It may have grown since it was found.
        Extents held = claim.dropped() == 0
                ? Extents.after(wanted.begin(), wanted.begin() + checked.size(), checked.size(), Keep.HEAD)
                : wanted;
        return held.held(generation, checked.size(), checked.leftOut());
    }
}
