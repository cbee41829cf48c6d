package io.gather.cli.show;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;

/** The only one that prints: results to standard output, everything else to standard error. Safe for several threads. */
public final class Printer {
    private volatile PrintStream out;
    private volatile PrintStream err;

    public Printer(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /**
     * The terminal has gone: what was for it goes elsewhere.
     *
     * @param terminal which of the two streams it was
     */
    public void leave(Terminal.Streams terminal, PrintStream elsewhere) {
        if (terminal.results()) {
            out = elsewhere;
        }
        if (terminal.messages()) {
            err = elsewhere;
        }
    }

    /** Buffered: long lists would take many times as long otherwise. */
    public void result(String text) {
        out.println(text);
    }

    /** A result that somebody may be waiting for. */
    public void event(String text) {
        out.println(text);
        out.flush();
    }

    public void message(String text) {
        out.flush();
        err.println(text);
    }

    /** A whole picture, control sequences included, in one go. */
    void draw(String picture) {
        out.flush();
        err.print(picture);
        err.flush();
    }

    /** The same, with results among the messages. */
    public Printer messagesOnly() {
        return new Printer(err, err);
    }

    public PrintWriter resultWriter() {
        return new PrintWriter(out, true, StandardCharsets.UTF_8);
    }

    public PrintWriter messageWriter() {
        return new PrintWriter(err, true, StandardCharsets.UTF_8);
    }

    public void flush() {
        out.flush();
        err.flush();
    }

    /** Whether nobody reads the results any more. */
    public boolean closed() {
        return out.checkError();
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
