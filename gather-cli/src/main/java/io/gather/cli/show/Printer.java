package io.gather.cli.show;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;

/** The only one that prints: results to standard output, everything else to standard error. Safe for several threads. */
public final class Printer {
    private final PrintStream out;
    private final PrintStream err;

    public Printer(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    public void result(String text) {
        out.println(text);
    }

    public void message(String text) {
        err.println(text);
    }

    public PrintWriter resultWriter() {
        return new PrintWriter(out, true, StandardCharsets.UTF_8);
    }

    public PrintWriter messageWriter() {
        return new PrintWriter(err, true, StandardCharsets.UTF_8);
    }

    /** With {@code --debug}. */
    public void trace(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        err.print(text);
    }

    /** For bytes of files; flushed by the owner. */
    public PrintStream out() {
        return out;
    }

    public PrintStream err() {
        return err;
    }
}
