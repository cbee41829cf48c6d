package io.gather.transport.shell;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.gather.core.inventory.Node;
import org.jspecify.annotations.Nullable;

/** Shells of a node that lacks some programs: the folders which scripts always look in are none there. */
final class BareShells implements NodeShells {
    private static final String ALWAYS = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    private static final String TOOLS = "sh dash bash cat chmod cp cut date dd df env find grep head id ls mkdir mkfifo mv"
            + " nproc od ps readlink rm rmdir sed sleep sort stat tail tr true uname wc awk gzip sha256sum openssl setsid"
            + " nice ionice";

    private final LocalShells shells;

    /** @param bin an empty folder for what the node has */
    BareShells(Path bin, String shell, Set<String> lacking) throws IOException {
        for (String name : TOOLS.split(" ")) {
            Path program = Path.of("/usr/bin", name);
            if (!lacking.contains(name) && Files.exists(program)) {
                Files.createSymbolicLink(bin.resolve(name), program);
            }
        }
        this.shells = new LocalShells(List.of(shell), Map.of("PATH", bin.toString()), "");
    }

    @Override
    public boolean supports(Node node) {
        return true;
    }

    @Override
    public NodeShell open(Node node, String line) throws ShellLostException {
        return new Bare(shells.open(node, line));
    }

    @Override
    public void leave(Node node) {
        shells.leave(node);
    }

    @Override
    public Duration patience() {
        return shells.patience();
    }

    private static final class Bare implements NodeShell {
        private final NodeShell shell;
        private final OutputStream input;

        Bare(NodeShell shell) {
            this.shell = shell;
            this.input = new FilterOutputStream(shell.input()) {
                @Override
                public void write(byte[] bytes, int from, int length) throws IOException {
                    String text = new String(bytes, from, length, StandardCharsets.ISO_8859_1);
                    out.write(text.replace(ALWAYS, ":".repeat(ALWAYS.length())).getBytes(
                            StandardCharsets.ISO_8859_1));
                }
            };
        }

        @Override
        public OutputStream input() {
            return input;
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
}
