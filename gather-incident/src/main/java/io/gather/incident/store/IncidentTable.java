package io.gather.incident.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

/**
 * All incidents of a directory at a glance, for whoever looks at them again and again while another process adds to them. Of each some
 * fifty bytes are held; what was added since the last look is read, no more. Copies are left out. Safe for several threads.
 */
public final class IncidentTable {
    private final Path file;
    private IncidentRows rows = IncidentRows.NONE;
    private @Nullable Object key;
    private long end;

    /** @param base the directory of the gatherer */
    public IncidentTable(Path base) {
        this.file = new StorePlaces(base).index();
    }

    /** As they are on the disk now. What is returned never changes. */
    public synchronized IncidentRows rows() throws IOException {
        BasicFileAttributes now;
        try {
            now = Files.readAttributes(file, BasicFileAttributes.class);
        } catch (NoSuchFileException e) {
            rows = IncidentRows.NONE;
            end = 0;
            return rows;
        }
        Object nowKey = now.fileKey() == null ? "" : now.fileKey();
        if (!nowKey.equals(key) || now.size() < end || !isSame()) {
            rows = IncidentRows.NONE;
            end = 0;
            key = nowKey;
        }
        if (now.size() > end) {
            read();
        }
        return rows;
    }

    /** A file that replaced ours may have got its number from the file system. */
    private boolean isSame() throws IOException {
        if (rows.size() == 0) {
            return true;
        }
        int last = rows.size() - 1;
        try (IncidentLines lines = new IncidentLines(file)) {
            return lines.at(rows.offset(last)).filter(entry -> rows.isOf(last, entry)).isPresent();
        }
    }

    private void read() throws IOException {
        IncidentRows.Builder builder = rows.more();
        try (IndexScan scan = new IndexScan(file, end)) {
            while (scan.next()) {
                builder.add(scan.line(), scan.offset());
            }
            // A line without its end is still being written: it is read with the next look.
            end = scan.end();
        }
        rows = builder.rows();
    }

    /** The incidents at these rows, whole, in their order; those that have just been replaced are missing. */
    public List<IncidentEntry> entries(IncidentRows of, int[] at) throws IOException {
        List<IncidentEntry> entries = new ArrayList<>();
        try (IncidentLines lines = new IncidentLines(file)) {
            for (int row : at) {
                lines.at(of.offset(row)).filter(it -> of.isOf(row, it)).ifPresent(entries::add);
            }
        } catch (NoSuchFileException e) {
            return List.of();
        }
        return entries;
    }

    /**
     * Those of the rows, in the order of the file, whose incidents are meant. Lines without the part are not looked at any closer.
     *
     * @param part in lower case
     */
    public int[] matching(IncidentRows of, int[] at, String part, Predicate<IncidentEntry> isMeant)
            throws IOException {
        // Escapes are written otherwise than they are read.
        boolean isPlain = part.chars().noneMatch(c -> c < ' ' || c == '\\');
        int[] found = new int[at.length];
        int count = 0;
        try (IncidentLines lines = new IncidentLines(file)) {
            for (int row : at) {
                Optional<IncidentEntry> entry = isPlain ? lines.at(of.offset(row), part) : lines.at(of.offset(row));
                if (entry.filter(it -> of.isOf(row, it) && isMeant.test(it)).isPresent()) {
                    found[count++] = row;
                }
            }
        } catch (NoSuchFileException e) {
            return new int[0];
        }
        return Arrays.copyOf(found, count);
    }
}
