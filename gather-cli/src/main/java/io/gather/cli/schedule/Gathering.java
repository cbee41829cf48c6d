package io.gather.cli.schedule;

import java.io.PrintStream;
import java.util.List;

/** Runs another command line of this program, in this process. */
@FunctionalInterface
public interface Gathering {
    /** @return the exit code */
    int run(PrintStream out, PrintStream err, List<String> line);
}
