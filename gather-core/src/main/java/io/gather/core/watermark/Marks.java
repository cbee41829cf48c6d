package io.gather.core.watermark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

import io.gather.core.bundle.gzip.Sha256;
import io.gather.core.outcome.Result.Generation;
import io.gather.core.outcome.Result.Range;
import org.jspecify.annotations.Nullable;

/**
 * The marks of one node. A file goes on behind a mark when its first bytes and those before the mark are what they were, whatever it is
 * called now and whenever it was changed. Its place on the disk decides only between marks that fit equally well: a copy may go on where
 * the original was truncated. Safe for several threads.
 */
public final class Marks {
    /** First bytes of a file that tell it from others. */
    public static final int HEAD = 1 << 10;
    public static final Marks NONE = new Marks(List.of());

    private static final Comparator<Mark> FARTHEST = Comparator.comparingLong(Mark::to).reversed();

    private final Map<String, List<Mark>> byHead = new HashMap<>();
    private final TreeSet<Integer> lengths = new TreeSet<>();

    public Marks(List<Mark> marks) {
        for (Mark mark : marks) {
            byHead.computeIfAbsent(mark.generation().head(), _ -> new ArrayList<>()).add(mark);
            lengths.add(mark.generation().length());
        }
        byHead.values().forEach(same -> same.sort(FARTHEST));
    }

    public boolean isEmpty() {
        return byHead.isEmpty();
    }

    /** Those whose file begins so, the farthest first; they may be longer than the file. */
    public List<Mark> beginning(byte[] head) {
        List<Mark> fitting = new ArrayList<>();
        for (int length : lengths.headSet(head.length, true)) {
            for (Mark mark : byHead.getOrDefault(digest(head, length), List.of())) {
                if (mark.generation().length() == length) {
                    fitting.add(mark);
                }
            }
        }
        fitting.sort(FARTHEST);
        return fitting;
    }

    /** Where the file goes on; null: nothing of it is known to be delivered. */
    public @Nullable Mark find(ReadableFile file) throws IOException {
        if (isEmpty()) {
            return null;
        }
        List<Mark> reached = new ArrayList<>();
        for (Mark mark : beginning(file.read(0, (int) Math.min(HEAD, file.size())))) {
            if (!reached.isEmpty() && mark.to() < reached.getFirst().to()) {
                break;
            }
            if (mark.to() <= file.size() && mark.tail().equals(tail(file, mark.to()))) {
                reached.add(mark);
            }
        }
        return one(reached, file.device(), file.inode());
    }

    /** Of marks that fit alike, that of the file itself, or the only one: which of several others was copied is not to be told. */
    public static @Nullable Mark one(List<Mark> alike, long device, long inode) {
        for (Mark mark : alike) {
            if (mark.generation().device() == device && mark.generation().inode() == inode) {
                return mark;
            }
        }
        return alike.size() == 1 ? alike.getFirst() : null;
    }

    /** As {@link Range#tail}. */
    public static String tail(ReadableFile file, long to) throws IOException {
        int length = (int) Math.min(Range.TAIL, to);
        byte[] tail = file.read(to - length, length);
        return digest(tail, tail.length);
    }

    public static Generation generation(ReadableFile file) throws IOException {
        byte[] head = file.read(0, (int) Math.min(HEAD, file.size()));
        return new Generation(file.device(), file.inode(), digest(head, head.length), head.length);
    }

    public static String digest(byte[] bytes, int length) {
        var digest = Sha256.sha256();
        digest.update(bytes, 0, length);
        return Sha256.hex(digest);
    }
}
