package io.gather.cli.nodes;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

import io.gather.cli.error.CommandError;
import io.gather.cli.show.Printer;
import io.gather.core.error.GatherException;
import io.gather.core.nodeset.Groups;
import io.gather.core.nodeset.NodeSet;
import io.gather.core.nodeset.NodeSetException;

/** Folds, expands and counts sets of names. */
public final class Sets {
    /** Names between two looks whether somebody still reads. */
    private static final int ASKED_EVERY = 4096;

    private final Printer printer;
    private final InputStream stdin;

    public Sets(Printer printer, InputStream stdin) {
        this.printer = printer;
        this.stdin = stdin;
    }

    /** One name a line. */
    void expand(String expression, Groups groups) {
        long printed = 0;
        for (String name : parsed(expression, groups)) {
            if (++printed % ASKED_EVERY == 0 && printer.closed()) {
                return;
            }
            printer.result(name);
        }
    }

    void count(String expression, Groups groups) {
        printer.result(Long.toString(parsed(expression, groups).count()));
    }

    /** Words of the standard input, each a name or a set; the rest of a line behind a number sign is a remark. */
    void fold(Groups groups) throws IOException {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(stdin, StandardCharsets.UTF_8))) {
            Stream<String> words = reader.lines().flatMap(Sets::words);
            printer.result(NodeSet.parseAll(words, groups).toString());
        } catch (NodeSetException e) {
            throw refusal(e, "standard input");
        }
    }

    private static Stream<String> words(String line) {
        int remark = line.indexOf('#');
        String text = remark < 0 ? line : line.substring(0, remark);
        if (text.indexOf(' ') < 0 && text.indexOf('\t') < 0) {
            return text.isEmpty() ? Stream.of() : Stream.of(text);
        }
        return Stream.of(text.strip().split("\\s+")).filter(word -> !word.isEmpty());
    }

    private static NodeSet parsed(String expression, Groups groups) {
        try {
            return NodeSet.parse(expression, groups);
        } catch (NodeSetException e) {
            throw refusal(e, "'" + expression + "'");
        }
    }

    private static GatherException refusal(NodeSetException e, String where) {
        String remedy = switch (e.kind()) {
            case SYNTAX, RANGE -> "write sets like node[1-9,12], node[01-99/2] or a[1-9]!a3";
            case TOO_LARGE -> "check the end of the range";
            case GROUP -> "name the file with the groups: gather nodes -i FILE …";
        };
        return new GatherException(CommandError.SET_WRONG, String.valueOf(e.getMessage()), where, remedy, e);
    }
}
