package io.gather.cli.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A command line of a document, and what it says comes of it.
 *
 * @param output lines of which each must come, in any order; {@code …} stands for anything
 */
record Example(int line, String command, int exit, List<String> output) {
    private static final String DOLLAR = "$ ";
    private static final String CONTINUED = " \\";

    /** The examples of a console block. The block's exit code is that of its last command. */
    static List<Example> of(Document.Block block) {
        List<Example> examples = new ArrayList<>();
        List<String> lines = block.lines();
        for (int i = 0; i < lines.size();) {
            int line = block.line() + i + 1;
            if (!lines.get(i).startsWith(DOLLAR)) {
                throw new AssertionError("line " + line + ": output without a command");
            }
            StringBuilder command = new StringBuilder(lines.get(i++).substring(DOLLAR.length()));
            while (command.toString().endsWith(CONTINUED)) {
                command.append('\n').append(lines.get(i++));
            }
            List<String> output = new ArrayList<>();
            while (i < lines.size() && !lines.get(i).startsWith(DOLLAR)) {
                output.add(lines.get(i++));
            }
            String exit = i < lines.size() ? "" : block.marked("exit");
            examples.add(new Example(line, command.toString(), exit.isEmpty() ? 0 : Integer.parseInt(exit), output));
        }
        return examples;
    }

    /** The lines of the document that are not in what came. */
    List<String> missing(String came) {
        return output.stream().filter(line -> !line.isBlank() && !line.strip().equals("…"))
                .filter(line -> came.lines().noneMatch(pattern(line).asMatchPredicate())).toList();
    }

    private static Pattern pattern(String line) {
        return Pattern.compile("\\Q" + line.stripTrailing().replace("…", "\\E.*\\Q") + "\\E\\s*");
    }
}
