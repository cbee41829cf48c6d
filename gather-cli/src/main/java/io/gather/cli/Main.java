package io.gather.cli;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;

/** The program. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        int code = run(System.out, System.err, System.getenv(), args);
        System.out.flush();
        Runtime.getRuntime().halt(code);
    }

    /** The whole program but for the end of the process, so that tests can run it. */
    public static int run(PrintStream out, PrintStream err, Map<String, String> environment, String... args) {
        return new Wiring(out, err, environment, List.of(args)).commandLine().execute(Booleans.normalised(args));
    }
}
