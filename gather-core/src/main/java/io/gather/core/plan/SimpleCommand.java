package io.gather.core.plan;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/** Command lines that are nothing but a program and its arguments. */
public final class SimpleCommand {
    private static final Pattern FORM = Pattern.compile("\\s*([A-Za-z0-9_./+-]+)(\\s[^|&;<>()$`\\n]*)?");
    /** What one of the shells that are called sh does itself, or what only looks like a program. */
    private static final Pattern SHELL = Pattern.compile("[.:]|alias|bg|bind|break|builtin|caller|case|cd|chdir|command"
            + "|compgen|complete|continue|coproc|declare|dirs|disown|do|done|echo|elif|else|enable|esac|eval|exec|exit|export"
            + "|false|fc|fg|fi|for|function|getopts|hash|help|history|if|in|jobs|kill|let|local|logout|mapfile|popd|print"
            + "|printf|pushd|pwd|read|readarray|readonly|return|select|set|shift|shopt|source|suspend|test|then|time|times"
            + "|trap|true|type|typeset|ulimit|umask|unalias|unset|until|wait|whence|while");
    /** Blanks and tabs are what a shell takes lines apart at; it has no meaning for any other of these. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:=+,@% \\t-]+");
    private static final Pattern BETWEEN = Pattern.compile("[ \\t]+");

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
                : List.of(BETWEEN.split(line.strip()));
    }
}
