package io.gather.core.bundle.tar;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

/** Reads tar headers: those of the first Unixes, ustar, pax, and GNU's ways for long names, large sizes and holes. */
public final class TarParser {
    private static final int LARGEST_EXTENSION = 1 << 20;

    private TarParser() {}

    /**
     * The next entry's header; the stream stands at its content then. Null at the first zero block or at the stream's end.
     *
     * @throws TarException where these are no headers
     */
    public static @Nullable TarItem next(InputStream in) throws IOException {
        Extended extended = new Extended();
        while (true) {
            byte[] block = in.readNBytes(TarHeader.BLOCK);
            if (block.length == 0 && extended.isEmpty()) {
                return null;
            }
            if (block.length < TarHeader.BLOCK) {
                throw new EOFException("ends within a header");
            }
            if (isZero(block) && extended.isEmpty()) {
                return null;
            }
            if (!isHeader(block)) {
                throw new TarException("has a header with a wrong checksum");
            }
            switch (block[156]) {
                case 'x' -> extended.pax(extension(in, block, extended));
                case 'g' -> extension(in, block, extended);
                case 'L' -> extended.put("path", text(extension(in, block, extended)));
                case 'K' -> extended.put("linkpath", text(extension(in, block, extended)));
                case 'S' -> {
                    return oldSparse(in, block, extended);
                }
                default -> {
                    return item(block, extended);
                }
            }
        }
    }

    /** Some old programs added up bytes with a sign. */
    public static boolean isHeader(byte[] block) {
        int sum = 8 * ' ';
        int signed = sum;
        for (int i = 0; i < TarHeader.BLOCK; i++) {
            sum += i >= 148 && i < 156 ? 0 : block[i] & 0xff;
            signed += i >= 148 && i < 156 ? 0 : block[i];
        }
        try {
            long told = Numerals.number(block, 148, 8);
            return (told == sum || told == signed) && !isZero(block);
        } catch (TarException e) {
            return false;
        }
    }

    public static boolean isZero(byte[] block) {
        for (byte b : block) {
            if (b != 0) {
                return false;
            }
        }
        return true;
    }

    private static TarItem item(byte[] block, Extended extended) throws TarException {
        String name = name(block, extended);
        String told = extended.get("size");
        long size = told == null ? Numerals.size(block, 124, 12) : Numerals.decimal(told);
        char type = (char) (block[156] & 0xff);
        boolean plain = type == 0 || type == '0' || type == '7';
        return switch (type) {
            // Before there were types, directories were known by the slash.
            case 0, '0', '7' -> plain && name.endsWith("/")
                    ? item(block, extended, name, '5', 0, 0, new Layout.Plain())
                    : file(block, extended, name, size);
            case 'D' -> item(block, extended, name, '5', 0, size, new Layout.Plain());
            // Of the other names of a file, only pax keeps the content.
            case '1' -> extended.isPax() && size > 0
                    ? file(block, extended, name, size)
                    : item(block, extended, name, '1', 0, 0, new Layout.Plain());
            case '2', '3', '4', '5', '6' -> item(block, extended, name, type, 0, 0, new Layout.Plain());
            default -> item(block, extended, name, type, size, size, new Layout.Plain());
        };
    }

    private static TarItem file(byte[] block, Extended extended, String name, long stored) throws TarException {
        String size = extended.sparseSize();
        return item(block, extended, name, '0', size == null ? stored : Numerals.decimal(size), stored,
                extended.layout());
    }

    private static TarItem oldSparse(InputStream in, byte[] block, Extended extended) throws IOException {
        SparseMap map = new SparseMap();
        stretches(block, 386, 4, map);
        byte[] at = block;
        for (int more = 482; at[more] != 0; more = 504) {
            at = in.readNBytes(TarHeader.BLOCK);
            if (at.length < TarHeader.BLOCK) {
                throw new EOFException("ends within the map of a sparse file");
            }
            stretches(at, 0, 21, map);
        }
        String stored = extended.get("size");
        return item(block, extended, name(block, extended), '0', Numerals.size(block, 483, 12),
                stored == null ? Numerals.size(block, 124, 12) : Numerals.decimal(stored), new Layout.Stretches(map));
    }

    private static void stretches(byte[] block, int offset, int count, SparseMap map) throws TarException {
        for (int at = offset; at < offset + 24 * count && block[at] != 0; at += 24) {
            map.add(Numerals.size(block, at, 12), Numerals.size(block, at + 12, 12));
        }
    }

    private static TarItem item(byte[] block, Extended extended, String name, char type, long size, long stored,
            Layout layout) {
        String mtime = extended.get("mtime");
        return new TarItem(name.endsWith("/") ? name.substring(0, name.length() - 1) : name, type, size, stored,
                (int) (Numerals.numberOrZero(block, 100, 8) & 07777),
                mtime == null ? Numerals.numberOrZero(block, 136, 12) : Numerals.seconds(mtime),
                extended.get("linkpath", field(block, 157, 100)), layout);
    }

    private static String name(byte[] block, Extended extended) {
        String name = field(block, 0, 100);
        // The prefix is there in ustar only; GNU keeps times at this place.
        if (block[345] != 0 && block[263] == '0') {
            name = field(block, 345, 155) + "/" + name;
        }
        return extended.get("GNU.sparse.name", extended.get("path", name));
    }

    private static byte[] extension(InputStream in, byte[] block, Extended extended) throws IOException {
        long size = Numerals.size(block, 124, 12);
        if (size > LARGEST_EXTENSION) {
            throw new TarException("has an extended header of " + size + " bytes");
        }
        extended.count(size);
        byte[] content = in.readNBytes((int) size);
        if (content.length < size || in.readNBytes(TarHeader.padding(size)).length < TarHeader.padding(size)) {
            throw new EOFException("ends within an extended header");
        }
        return content;
    }

    private static String field(byte[] block, int offset, int length) {
        int end = offset;
        while (end < offset + length && block[end] != 0) {
            end++;
        }
        return new String(block, offset, end - offset, StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) {
        return field(bytes, 0, bytes.length);
    }
}
