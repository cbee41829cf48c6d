package io.gather.transport.node.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Shells of a node that lacks some programs: the folders which scripts always look in are none there. */
final class BareShells extends ShellsAround {
    private static final String ALWAYS = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    private static final String TOOLS = "sh dash bash cat chmod cp cut date dd df env find grep head id ls mkdir mkfifo mv"
            + " nproc od ps readlink rm rmdir sed sleep sort stat tail tr true uname wc xargs awk gzip sha256sum openssl setsid"
            + " nice ionice";

    /** @param bin an empty folder for what the node has */
    BareShells(Path bin, String shell, Set<String> lacking) throws IOException {
        super(new LocalShells(List.of(shell), Map.of("PATH", bin.toString()), ""));
        for (String name : TOOLS.split(" ")) {
            Path program = Path.of("/usr/bin", name);
            if (!lacking.contains(name) && Files.exists(program)) {
                Files.createSymbolicLink(bin.resolve(name), program);
            }
        }
    }

    @Override
    NodeShell change(NodeShell shell) {
        // A script that came compressed could not be changed.
        NodeShell plain = ShellAround.replacing(shell, "for tool in gzip ", "for tool in none ");
        return ShellAround.replacing(plain, ALWAYS, ":".repeat(ALWAYS.length()));
    }
}
