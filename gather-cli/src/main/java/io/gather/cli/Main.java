package io.gather.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;

import io.gather.cli.gostats.Gostats;
import io.gather.cli.show.Printer;

/** The program. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        PrintStream out = new PrintStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 16),
                false,
                System.out.charset());
        int code = run(out, System.err, System.getenv(), args);
        out.flush();
        // Where a signal came the JVM is ending already and waits for this thread: only halting works in both cases.
        Runtime.getRuntime().halt(code);
    }

    /** The whole program but for the end of the process, so that tests can run it. */
    public static int run(PrintStream out, PrintStream err, Map<String, String> environment, String... args) {
        List<String> typed = List.of(args);
        if (typed.equals(Version.ASKED)) {
            // Known without any of what understands a command line.
            new Printer(out, err).result(Version.line());
            return 0;
        }
        return !typed.isEmpty() && typed.getFirst().equals(Gostats.NAME)
                ? new Gostats(new Printer(out, err),
                        line -> run(out, err, environment, typed, line.toArray(String[]::new)))
                        .run(typed.subList(1, typed.size()))
                : run(out, err, environment, typed, args);
    }

    /** @param typed the command line that these arguments were made of */
    static int run(PrintStream out, PrintStream err, Map<String, String> environment, List<String> typed,
            String... args) {
        try (Wiring wiring = new Wiring(out, err, environment, typed, List.of(args))) {
            return wiring.execute(Booleans.normalised(args));
        }
    }
}
