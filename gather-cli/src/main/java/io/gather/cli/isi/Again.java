package io.gather.cli.isi;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;

/** Runs another command line of gather within this process. */
@FunctionalInterface
public interface Again {
    /**
     * @param environment instead of this process's
     * @return the exit code
     */
    int run(PrintStream out, Map<String, String> environment, List<String> args);
}
