package io.gather.core.plan;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/** Command lines that are nothing but a program and its arguments. */
public final class SimpleCommand {
    private static final Pattern FORM = Pattern.compile("\\s*([A-Za-z0-9_./+-]+)(\\s[^|&;<>()$`\\n]*)?");
    /** What the shell does itself, or what only looks like a program. */
    private static final Pattern SHELL = Pattern
            .compile("[.:]|alias|bg|break|case|cd|command|continue|echo|eval|exec|exit"
                    + "|export|false|fc|fg|for|getopts|hash|if|jobs|kill|local|printf|pwd|read|readonly|return|set|shift|test"
                    + "|times|trap|true|type|ulimit|umask|unalias|unset|until|wait|while");

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:=+,@%\\s-]+");

    private SimpleCommand() {}

    /** The program; null where only a shell can tell which one it is. */
    public static @Nullable String program(String line) {
        Matcher form = FORM.matcher(line);
        if (!form.matches() || SHELL.matcher(form.group(1)).matches()) {
            return null;
        }
        return form.group(1);
    }

    /** The program and its arguments, where no shell is needed to tell them apart; else nothing. */
    public static List<String> words(String line) {
        return program(line) == null || !PLAIN.matcher(line).matches()
                ? List.of()
                : List.of(line.strip().split("\\s+"));
    }
}
