package io.gather.core.bundle.read;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.channels.FileChannel;

import io.gather.core.bundle.gzip.MemberReader;
import io.gather.core.bundle.table.TableCursor;
import io.gather.core.bundle.table.TableFault;
import io.gather.core.bundle.tar.TarHeader;
import io.gather.core.bundle.tar.TarItem;
import io.gather.core.bundle.tar.TarParser;
import org.jspecify.annotations.Nullable;

/** Whether the tar has what the table says, where it says: the header before a file's content. */
final class HeaderCheck {
    /** Directories before the file have their headers in the same member. */
    private static final int MOST = 1 << 20;

    private HeaderCheck() {}

    static void check(FileChannel bundle, TableCursor file) throws IOException {
        TarItem item = header(bundle, file.at() - file.header(), file.at());
        boolean same = item != null && item.isFile() && item.name().equals(file.text()) && item.size() == file.size()
                && item.mode() == file.mode() && item.seconds() == file.seconds();
        if (!same) {
            throw new TableFault("has a file where the tar has another");
        }
    }

    private static @Nullable TarItem header(FileChannel bundle, long at, long end) throws IOException {
        try (MemberReader reader = new MemberReader(bundle, end)) {
            reader.open(at);
            PushbackInputStream in = new PushbackInputStream(new Bounded(reader), 1);
            int next = in.read();
            for (int zeros = 1; next == 0 && zeros < TarHeader.BLOCK; zeros++) {
                next = in.read();
            }
            if (next < 0) {
                return null;
            }
            in.unread(next);
            TarItem last = null;
            for (TarItem item = TarParser.next(in); item != null; item = TarParser.next(in)) {
                last = item;
            }
            return reader.position() == end ? last : null;
        }
    }

    private static final class Bounded extends FilterInputStream {
        private int left = MOST;

        Bounded(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = super.read(bytes, offset, length);
            left -= Math.max(0, read);
            if (left < 0) {
                throw new TableFault("has a header where something else is");
            }
            return read;
        }
    }
}
