package io.gather.cli.redact;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import io.gather.cli.show.Printer;
import io.gather.cli.show.Terminal;

/** Content on standard output: byte by byte for programs, as text that cannot steer it on a terminal. */
final class RevealedOutput extends OutputStream {
    private static final int MOST_HELD = 1 << 16;

    private final Printer printer;
    private final boolean terminal;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    RevealedOutput(Printer printer, Terminal results) {
        this.printer = printer;
        this.terminal = results.interactive();
    }

    @Override
    public void write(int b) {
        write(new byte[]{(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
        if (!terminal) {
            printer.bytes(from == 0 ? bytes : Arrays.copyOfRange(bytes, from, from + length), length);
            return;
        }
        for (int i = from; i < from + length; i++) {
            line.write(bytes[i]);
            // Half a character is none.
            if (bytes[i] == '\n' || line.size() > MOST_HELD) {
                finish();
            }
        }
    }

    void finish() {
        printer.piece(line.toString(StandardCharsets.UTF_8));
        line.reset();
        printer.flush();
    }
}
