package io.gather.transport.node.shell.wire;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.gather.core.verdict.ListedNames;
import org.jspecify.annotations.Nullable;

/**
 * How the minion says that a unit has ended: a task, or one value of a task that runs over a list.
 *
 * @param index of the value; -1: the task itself
 * @param gone whether its data was released before
 * @param meta length of what describes its data
 * @param data length of its data
 * @param start in milliseconds since 1970, by the node's clock
 * @param took in milliseconds
 */
public record UnitEnd(int task, int index, boolean gone, long meta, long data, @Nullable String value, long start,
        long took, Ending how) {
    private static final Pattern UNIT = Pattern.compile("([0-9]{1,9})(?:-([0-9]{1,9}|list))?");
    private static final String LIST = "list";
    private static final int LONGEST_VALUE = 1000;
    private static final long LATEST = 253_402_300_799_999L;

    /** Of a task that never began. */
    public static UnitEnd never(int task, long start, Ending how) {
        return new UnitEnd(task, -1, false, 0, 0, null, start, 0, how);
    }

    public long length() {
        return meta + data;
    }

    /** The name under which the minion keeps it. */
    public String unit() {
        return index < 0 ? Integer.toString(task) : task + "-" + index;
    }

    /** The name under which the minion tells it, where it keeps nothing. */
    public String told() {
        return how instanceof Ending.Listed ? task + "-" + LIST : unit();
    }

    /** With the lengths of what came of it. */
    public UnitEnd of(long described, long content) {
        return new UnitEnd(task, index, gone, described, content, value, start, took, how);
    }

    /** Of what a node says that keeps its results: whether they are gone, the unit, two lengths, and how it ended. */
    static UnitEnd parse(List<String> words) throws GarbledException {
        if (words.size() < 4) {
            throw new GarbledException("an outcome of " + words.size() + " words");
        }
        long meta = ShellNumbers.size(words.get(2));
        long data = ShellNumbers.size(words.get(3));
        return parse(words.get(1), words.get(0).equals("1"), words.subList(4, words.size())).of(meta, data);
    }

    /** Of what a node says that keeps nothing: the unit, and how it ended. */
    static UnitEnd parseTold(List<String> words) throws GarbledException {
        return parse(words.isEmpty() ? "" : words.getFirst(), false, words.subList(Math.min(1, words.size()), words
                .size()));
    }

    private static UnitEnd parse(String unit, boolean gone, List<String> words) throws GarbledException {
        if (words.size() < 4) {
            throw new GarbledException("an outcome of too few words");
        }
        Matcher matcher = UNIT.matcher(unit);
        if (!matcher.matches()) {
            throw new GarbledException("an outcome of no unit");
        }
        boolean list = LIST.equals(matcher.group(2));
        int index = matcher.group(2) == null || list ? -1 : Integer.parseInt(matcher.group(2));
        String value = value(words.get(0));
        if (index >= 0 == (value == null)) {
            throw new GarbledException("an outcome of a value without its name");
        }
        return new UnitEnd(Integer.parseInt(matcher.group(1)), index, gone, 0, 0, value,
                Math.min(LATEST, ShellNumbers.size(words.get(1))), ShellNumbers.size(words.get(2)),
                ending(list, words.get(3), words.subList(4, words.size())));
    }

    /** What is unclear costs this unit only. */
    private static Ending ending(boolean list, String kind, List<String> words) {
        try {
            Ending how = Ending.parse(kind, words);
            return list == how instanceof Ending.Listed
                    ? how
                    : new Ending.Unclear("ended in a way that its script does not know");
        } catch (GarbledException e) {
            return new Ending.Unclear(String.valueOf(e.getMessage()));
        }
    }

    private static @Nullable String value(String word) throws GarbledException {
        if (word.equals("-")) {
            return null;
        }
        if (word.length() > LONGEST_VALUE || !ListedNames.isHarmless(word)) {
            throw new GarbledException("an outcome of an odd value");
        }
        return word;
    }
}
