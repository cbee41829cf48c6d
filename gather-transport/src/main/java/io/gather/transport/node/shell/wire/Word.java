package io.gather.transport.node.shell.wire;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What a script's line begins with: one for each kind of {@link Frame}. */
enum Word {
    HELLO,
    SPOOL,
    STREAM,
    META,
    PIECE,
    ENDED,
    AGAIN,
    REFUSED,
    BEAT,
    DIED,
    END,
    BAD,
    FACT,
    GONE,
    OUTCOME,
    /** Its frame takes the lines that follow. */
    SEVERAL;

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Word of(String line) throws GarbledException {
        int blank = line.indexOf(' ');
        String first = blank < 0 ? line : line.substring(0, blank);
        for (Word word : values()) {
            if (word.text().equals(first)) {
                return word;
            }
        }
        throw new GarbledException("a word that its script does not know");
    }

    /** What stands after it. */
    String rest(String line) {
        return line.length() <= name().length() ? "" : line.substring(name().length() + 1);
    }

    /** The frame of a line that stands for itself. */
    Frame parse(String rest) throws GarbledException {
        return switch (this) {
            case HELLO -> new Frame.Hello();
            case SPOOL -> spool(rest);
            case STREAM -> new Frame.Stream(ShellNumbers.size(rest));
            case META -> new Frame.Meta(rest);
            case PIECE -> new Frame.Text();
            case ENDED -> new Frame.Told(UnitEnd.parseTold(words(rest)));
            case AGAIN -> new Frame.Again();
            case REFUSED -> new Frame.Refused(rest);
            case BEAT -> new Frame.Beat();
            case DIED -> new Frame.Died();
            case END -> new Frame.End(ShellNumbers.size(rest));
            case BAD -> new Frame.Bad(ShellNumbers.size(rest));
            case FACT -> fact(rest);
            case GONE -> new Frame.Gone(words(rest));
            case OUTCOME -> ended(words(rest));
            case SEVERAL -> throw new GarbledException("a list within a list");
        };
    }

    private static Frame fact(String rest) {
        int blank = rest.indexOf(' ');
        return blank < 0
                ? new Frame.Fact(rest, "")
                : new Frame.Fact(rest.substring(0, blank), rest.substring(blank + 1));
    }

    private static Frame spool(String rest) throws GarbledException {
        int blank = rest.indexOf(' ');
        return new Frame.Spool(ShellNumbers.size(rest.substring(0, Math.max(0, blank))), rest.substring(blank + 1));
    }

    private static Frame ended(List<String> words) throws GarbledException {
        if (words.size() < 2) {
            throw new GarbledException("an outcome of " + words.size() + " words");
        }
        long offset = ShellNumbers.size(words.get(1));
        UnitEnd unit = UnitEnd.parse(words.subList(2, words.size()));
        if (offset > unit.length()) {
            throw new GarbledException("an outcome that begins after its end");
        }
        return new Frame.Ended(ShellNumbers.size(words.get(0)), offset, unit);
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.split(" ")).filter(it -> !it.isEmpty()).toList();
    }
}
