package io.gather.transport.node.shell.land;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipException;

import io.gather.core.bundle.Claims;
import io.gather.core.bundle.LinkTarget;
import io.gather.core.bundle.Names;
import io.gather.core.bundle.gzip.Sha256;
import io.gather.core.catalog.Keep;
import io.gather.core.outcome.Result;
import io.gather.core.outcome.Status;
import io.gather.core.plan.Task;
import io.gather.core.redact.Masks;
import io.gather.core.units.ByteSize;
import io.gather.transport.node.shell.wire.GarbledException;
import org.jspecify.annotations.Nullable;

/** The files of a task: the same rules as the Java minion's. */
final class FilesJudge {
    private static final int HEAD = 1 << 10;
    private static final String OUT = "the link leads out of the node's directory";

    private final Judge.Unit unit;
    private final Task.Files task;
    private final UnitBuffer landing;
    private final int level;
    private final Claims names;
    private final Claims sources;
    private final Masks masks;
    private final List<Result> results = new ArrayList<>();
    private final FilesTally tally;

    FilesJudge(Judge.Unit unit, UnitBuffer landing, int level, Claims names, Claims sources) throws GarbledException {
        if (!(unit.task() instanceof Task.Files files)) {
            throw new GarbledException("is no task of files");
        }
        this.unit = unit;
        this.task = files;
        this.landing = landing;
        this.level = level;
        this.names = names;
        this.sources = sources;
        this.masks = Masks.of(task.mask());
        this.tally = new FilesTally(files);
    }

    Judgement judge() throws IOException {
        List<String> details = unit.end().details();
        try (MetaReader meta = new MetaReader(landing, unit.end().meta());
                LandedContents contents = new LandedContents(landing, unit.end().meta(), level)) {
            try {
                for (String line = meta.line(); line != null; line = meta.line()) {
                    file(FileLine.parse(line), meta, contents);
                }
            } catch (GarbledException | EOFException | ZipException e) {
                // A task that was ended in the middle of a file leaves that in part; no other has this excuse.
                if (details.isEmpty() || details.getFirst().equals("itself")) {
                    throw e;
                }
            }
            return new Judgement(tally.verdict(details, noRoom(details)), results, landing, contents.spans(),
                    contents.stored());
        }
    }

    private @Nullable String noRoom(List<String> details) throws GarbledException {
        String last = details.isEmpty() ? "-" : details.getLast();
        return last.equals("-") ? null : Cut.words(last, unit.spool(), unit.plan().limits());
    }

    private void file(FileLine file, MetaReader meta, LandedContents contents) throws IOException {
        boolean content = (file.kind() == 'f' || file.kind() == 'v') && file.state().equals("ok");
        String target = file.kind() == 'l' && file.state().equals("ok") ? target(meta) : null;
        Claim claim = !content ? null : file.batched() ? Claim.OF_MEMBER : meta.claim();
        if (!sources.take(file.path())) {
            if (claim != null && !unit.end().gone()) {
                contents.leave(claim);
            }
            tally.duplicate();
            return;
        }
        String path = names.takeFree(Names.ofPath(file.path()));
        Result result;
        if (unit.end().gone()) {
            result = bare(file, path, Result.Kind.FILE, Status.OK, null);
        } else {
            result = claim == null ? without(file, path, target) : content(file, path, claim, contents);
        }
        results.add(result);
        tally.count(result);
    }

    private static String target(MetaReader meta) throws IOException {
        String line = meta.line();
        if (line == null || !line.startsWith("t ") || line.indexOf('\0') >= 0) {
            throw new GarbledException("does not say where a link leads");
        }
        return line.substring(2);
    }

    private static Result without(FileLine file, String path, @Nullable String target) throws GarbledException {
        return switch (file.state()) {
            case "ok" -> special(file, path, target);
            case "denied" -> bare(file, path, Result.Kind.FILE, Status.DENIED, "permission denied");
            case "vanished" -> bare(file, path, Result.Kind.FILE, Status.MISSING, "vanished");
            case "harm" -> bare(file, path, Result.Kind.FILE, Status.SKIPPED, "reading it would do harm");
            case "odd" -> bare(file, path, Result.Kind.FILE, Status.SKIPPED, OUT);
            default -> throw new GarbledException("describes a file in words that its script does not know");
        };
    }

    private static Result special(FileLine file, String path, @Nullable String target) throws GarbledException {
        return switch (file.kind()) {
            case 'l' -> link(file, path, String.valueOf(target));
            case 'd' -> bare(file, path, Result.Kind.DIRECTORY, Status.OK, null);
            case 'n' -> bare(file, path, Result.Kind.DIRECTORY, Status.DENIED, "permission denied");
            case 'p' -> unread(file, path, "FIFO");
            case 's' -> unread(file, path, "socket");
            case 'c' -> unread(file, path, "character device");
            case 'b' -> unread(file, path, "block device");
            case 'z' -> bare(file, path, Result.Kind.FILE, Status.ERROR, "its path is too long to be opened");
            case 'x' -> unread(file, path, "special file");
            default -> throw new GarbledException("describes a file of no kind");
        };
    }

    private static Result unread(FileLine file, String path, String kind) {
        return bare(file, path, Result.Kind.FILE, Status.SKIPPED, "a " + kind + " is not read");
    }

    private static Result link(FileLine file, String path, String raw) {
        String target = null;
        try {
            target = LinkTarget.of(Path.of(file.path()), Path.of(raw), path);
        } catch (InvalidPathException e) {
            // Not a name on this system.
        }
        return target == null
                ? bare(file, path, Result.Kind.FILE, Status.SKIPPED, OUT)
                : new Result(path, Result.Kind.LINK, file.path(), file.mode(), file.modified(), 0, null, target,
                        List.of(), null, Status.OK, null);
    }

    private static Result bare(FileLine file, String path, Result.Kind kind, Status status, @Nullable String message) {
        return new Result(path, kind, file.path(), file.mode(), file.modified(), 0, null, null, List.of(), null, status,
                message);
    }

    private Result content(FileLine file, String path, Claim claim, LandedContents contents) throws IOException {
        Change change = masks.isEmpty() ? null : new MaskChange(masks, torn(file, claim));
        Checked checked = contents.next(claim, change);
        boolean virtual = file.kind() == 'v';
        String cut = cut(claim, virtual, checked);
        return new Result(path, Result.Kind.FILE, file.path(), file.mode(), file.modified(), checked.content().size(),
                checked.content().sha256(), null, checked.content().chunks(), virtual
                        ? null
                        : range(file, claim, checked),
                cut == null ? Status.OK : status(claim), cut);
    }

    private static Status status(Claim claim) {
        String cut = claim.cut();
        return "failed".equals(cut) ? Status.ERROR : "blocks".equals(cut) ? Status.TIMED_OUT : Status.TRUNCATED;
    }

    private @Nullable String cut(Claim claim, boolean virtual, Checked checked) throws GarbledException {
        String cut = claim.cut();
        if (cut == null) {
            return claim.dropped() == 0 ? null : cutMessage(claim, virtual, checked.size());
        }
        return switch (cut) {
            case "shrank" -> "shrank while it was read";
            case "blocks" -> "blocks when it is read";
            case "failed" -> "reading failed after " + ByteSize.of(checked.size());
            default -> Cut.words(cut, unit.spool(), unit.plan().limits());
        };
    }

    private String cutMessage(Claim claim, boolean virtual, long kept) {
        if (virtual) {
            return "cut at %s, %d bytes dropped".formatted(ByteSize.of(kept), claim.dropped());
        }
        String which = switch (task.keep()) {
            case HEAD -> "first";
            case TAIL -> "last";
            case BOTH -> "first and last";
        };
        return "%s %s of %s, %d bytes dropped".formatted(which, ByteSize.of(kept), ByteSize.of(kept + claim
                .dropped()), claim.dropped());
    }

    private long torn(FileLine file, Claim claim) {
        if (claim.dropped() == 0) {
            return -1;
        }
        return switch (task.keep()) {
            case HEAD -> -1;
            case TAIL -> 0;
            case BOTH -> Math.max(0, file.size() - claim.dropped()) / 2;
        };
    }

    private Result.Range range(FileLine file, Claim claim, Checked checked) {
        byte[] head = checked.head().bytes();
        MessageDigest digest = Sha256.sha256();
        digest.update(head, 0, Math.min(head.length, HEAD));
        String own = claim.head() == null ? Sha256.hex(digest) : claim.head();
        boolean both = task.keep() == Keep.BOTH && claim.dropped() > 0 && claim.cut() == null;
        return new Result.Range(new Result.Generation(file.device(), file.inode(), own), file.from(), both
                ? file.size()
                : file.from() + checked.size());
    }
}
