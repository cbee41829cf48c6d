package io.gather.incident.watch.line;

import java.util.Objects;

/** Where a line stands, so that reading goes on behind it. */
public sealed interface LinePosition {
    /** The same for the same line, whenever it is read; a file that was emptied may have other lines in its places. */
    String key();

    /** @param cursor as the journal has it */
    record OfJournal(String cursor) implements LinePosition {
        @Override
        public String key() {
            return cursor;
        }
    }

    /**
     * @param boot which one the sequence belongs to
     * @param sequence of the kernel's own numbers
     */
    record OfKernel(String boot, long sequence) implements LinePosition {
        public OfKernel {
            Objects.requireNonNull(boot);
        }

        @Override
        public String key() {
            return boot + " " + sequence;
        }
    }

    /**
     * @param path under which it is followed
     * @param file which one it is, whatever its name
     * @param end the offset behind the line
     * @param head what the file begins with, since numbers of files are used again
     */
    record OfFile(String path, String file, long end, FileHead head) implements LinePosition {
        public OfFile {
            Objects.requireNonNull(path);
            Objects.requireNonNull(file);
            Objects.requireNonNull(head);
            if (end < 0) {
                throw new IllegalArgumentException("a line that ends before its file begins");
            }
        }

        @Override
        public String key() {
            return file + " " + end;
        }
    }
}
