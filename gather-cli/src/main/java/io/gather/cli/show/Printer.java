package io.gather.cli.show;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;

import io.gather.core.error.Remedy;
import io.gather.core.error.Wording;
import io.gather.core.json.Json;
import io.gather.core.report.PlainText;

/**
 * The one door to the terminal: results go to standard output, everything else to standard error. Whatever text comes by here,
 * nothing in it steers a terminal; only {@link StyledText} is coloured. The bytes of files are another matter: {@link #bytes}. Safe for
 * several threads.
 */
public final class Printer {
    private static final Wording WORDS = new GatherWords();

    private final UnaryOperator<String> advice;
    private volatile PrintStream out;
    private volatile PrintStream err;

    public Printer(PrintStream out, PrintStream err) {
        this(out, err, UnaryOperator.identity());
    }

    /** @param advice makes messages fit what was typed */
    public Printer(PrintStream out, PrintStream err, UnaryOperator<String> advice) {
        this.out = out;
        this.err = err;
        this.advice = advice;
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
        out.println(PlainText.lines(text));
    }

    public void result(StyledText text) {
        out.println(text.painted());
    }

    /** A result for programs, on one line. */
    public void json(Object value) {
        out.println(PlainText.json(Json.write(value)));
    }

    /** The same, where somebody may be waiting for it. */
    public void jsonAtOnce(Object value) {
        json(value);
        out.flush();
    }

    /** What is advised, for {@link #message}. */
    public String words(Remedy remedy) {
        return remedy.in(WORDS);
    }

    /** For what is written down, and read without this printer. */
    public Wording wording() {
        return step -> advice.apply(WORDS.of(step));
    }

    public void message(String text) {
        out.flush();
        err.println(advice.apply(PlainText.lines(text)));
    }

    public void message(StyledText text) {
        out.flush();
        err.println(advice.apply(text.painted()));
    }

    /** Bytes of files, as they are: for those who read standard output by a program. */
    public void bytes(byte[] bytes, int length) {
        out.write(bytes, 0, length);
    }

    /** StyledText of files, for a terminal; lines may come in pieces. */
    public void piece(String text) {
        out.print(PlainText.lines(text));
    }

    /** What another program prints on its standard output or error, as it is. */
    public void passed(byte[] bytes, int length, boolean error) {
        PrintStream to = error ? err : out;
        to.write(bytes, 0, length);
        to.flush();
    }

    /** A whole picture, control sequences included, in one go. */
    void draw(String picture) {
        out.flush();
        err.print(picture);
        err.flush();
    }

    /** The same, with results among the messages. */
    public Printer messagesOnly() {
        return new Printer(err, err, advice);
    }

    /** The same, with results kept in memory. */
    public Printer to(ByteArrayOutputStream results) {
        return new Printer(new PrintStream(results, true, StandardCharsets.UTF_8), err, advice);
    }

    /** For the texts of our own that the parser of the command line prints. */
    public PrintWriter resultWriter() {
        return new PrintWriter(out, true, StandardCharsets.UTF_8);
    }

    /** For the texts of our own that the parser of the command line prints. */
    public PrintWriter messageWriter() {
        return new PrintWriter(err, true, StandardCharsets.UTF_8);
    }

    public void flush() {
        out.flush();
        err.flush();
    }

    /** Nothing more comes: who reads standard output sees its end. */
    public void endResults() {
        out.close();
    }

    /** Whether nobody reads the results any more. */
    public boolean closed() {
        return out.checkError();
    }

    /** With {@code --debug}. */
    public void trace(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        err.print(PlainText.lines(text.toString()));
    }

    /** For another program of ours in this process, which has a door of its own. */
    public PrintStream out() {
        return out;
    }

    /** For another program of ours in this process, which has a door of its own. */
    public PrintStream err() {
        return err;
    }
}
