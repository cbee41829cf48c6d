package io.gather.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import io.gather.cli.options.IdentityKinds;

/**
 * Lets {@code --upload false} mean {@code --upload=false}, as in the log gather that ours replaces; and keeps operands apart from
 * options that may stand alone.
 */
final class Booleans {
    private static final Set<String> OPTIONS = Set.of("--upload", "--strict", "--json", "--quiet", "--verbose",
            "--debug", "--detach", "--esrs", "--http-upload", "--http-insecure-upload", "--ftp-upload",
            "--ftp-upload-insecure", "--delete-after-upload", "--verify-upload", "--connectivity", "--supportassist");
    private static final Set<String> TRUE = Set.of("true", "yes", "enable");
    private static final Set<String> FALSE = Set.of("false", "no", "disable");

    private static final String COLOUR = "--color";
    private static final Set<String> WHEN = Set.of("auto", "always", "never");

    private static final String OBFUSCATE = "--obfuscate";

    private Booleans() {}

    static String[] normalised(String... args) {
        List<String> normalised = new ArrayList<>();
        boolean options = true;
        for (String arg : args) {
            options &= !arg.equals("--");
            String before = normalised.isEmpty() ? "" : normalised.getLast();
            if (options && OPTIONS.contains(before) && (TRUE.contains(arg) || FALSE.contains(arg))) {
                normalised.set(normalised.size() - 1, before + "=" + TRUE.contains(arg));
            } else {
                if (options && before.equals(COLOUR) && !WHEN.contains(arg)) {
                    normalised.set(normalised.size() - 1, COLOUR + "=always");
                }
                if (options && before.equals(OBFUSCATE) && !areKinds(arg)) {
                    normalised.set(normalised.size() - 1, OBFUSCATE + "=" + IdentityKinds.ALL);
                }
                normalised.add(arg);
            }
        }
        return normalised.toArray(String[]::new);
    }

    /** What may be a slip of the pen is one where a part is right. */
    private static boolean areKinds(String arg) {
        return Stream.of(arg.split(",")).anyMatch(IdentityKinds::isOne);
    }
}
