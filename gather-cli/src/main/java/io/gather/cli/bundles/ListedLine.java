package io.gather.cli.bundles;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;

import io.gather.core.bundle.table.TableCursor;

/** A line of a listing, made without a text of it: there may be a million. */
final class ListedLine {
    private static final int SIZE = 12;

    private final boolean details;
    private byte[] line = new byte[512];
    private int length;
    private long second = Long.MIN_VALUE;
    private byte[] time = new byte[0];

    ListedLine(boolean details) {
        this.details = details;
    }

    /** Until the next call; of {@link #length} bytes. The name is one that can be shown as it is. */
    byte[] of(TableCursor row) {
        int needed = row.length() + 100;
        if (line.length < needed) {
            line = Arrays.copyOf(line, 2 * needed);
        }
        length = 0;
        if (details) {
            details(row);
        }
        System.arraycopy(row.name(), 0, line, length, row.length());
        length += row.length();
        if (row.isDirectory()) {
            line[length++] = '/';
        }
        line[length++] = '\n';
        return line;
    }

    int length() {
        return length;
    }

    private void details(TableCursor row) {
        for (int shift = 9; shift >= 0; shift -= 3) {
            line[length++] = (byte) ('0' + (row.mode() >> shift & 7));
        }
        line[length++] = ' ';
        number(row.size());
        line[length++] = ' ';
        if (row.seconds() != second) {
            second = row.seconds();
            time = Instant.ofEpochSecond(second).toString().getBytes(StandardCharsets.US_ASCII);
        }
        System.arraycopy(time, 0, line, length, time.length);
        length += time.length;
        line[length++] = ' ';
        line[length++] = ' ';
    }

    /** With blanks before it, where it is short. */
    private void number(long value) {
        int digits = 1;
        for (long rest = value; rest >= 10; rest /= 10) {
            digits++;
        }
        int end = length + Math.max(SIZE, digits);
        Arrays.fill(line, length, end, (byte) ' ');
        length = end;
        long rest = value;
        for (int i = 0; i < digits; i++) {
            line[--end] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }
}
