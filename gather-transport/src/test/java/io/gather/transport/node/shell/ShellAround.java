package io.gather.transport.node.shell;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import org.jspecify.annotations.Nullable;

/** A shell that is like another one, but for what is changed. */
class ShellAround implements NodeShell {
    private final NodeShell shell;

    ShellAround(NodeShell shell) {
        this.shell = shell;
    }

    /** Whatever is told to it has another text in place of this one, of the same length. */
    static NodeShell replacing(NodeShell shell, String text, String other) {
        OutputStream changed = new FilterOutputStream(shell.input()) {
            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                String told = new String(bytes, from, length, StandardCharsets.ISO_8859_1);
                out.write(told.replace(text, other).getBytes(StandardCharsets.ISO_8859_1));
            }
        };
        return new ShellAround(shell) {
            @Override
            public OutputStream input() {
                return changed;
            }
        };
    }

    @Override
    public OutputStream input() {
        return shell.input();
    }

    @Override
    public InputStream output() {
        return shell.output();
    }

    @Override
    public String complaints() {
        return shell.complaints();
    }

    @Override
    public @Nullable Integer await(Duration wait) throws ShellLostException, InterruptedException {
        return shell.await(wait);
    }

    @Override
    public void close() {
        shell.close();
    }
}
