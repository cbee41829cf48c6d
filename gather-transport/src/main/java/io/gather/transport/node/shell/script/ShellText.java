package io.gather.transport.node.shell.script;

/** Words of a shell script. */
final class ShellText {
    private ShellText() {}

    /** A word that no shell looks into. */
    static String quoted(String text) {
        if (text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("a command line cannot hold NUL");
        }
        return "'" + text.replace("'", "'\\''") + "'";
    }

    /** As {@link #quoted}, with a variable in place of each occurrence of a text. */
    static String quoted(String text, String placeholder, String variable) {
        return quoted(text).replace(placeholder, "'\"$" + variable + "\"'");
    }

    /** A comment of one line. */
    static String comment(String text) {
        return "# " + text.replaceAll("\\p{Cntrl}", " ") + "\n";
    }
}
