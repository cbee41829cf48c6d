package io.gather.transport.node.shell.wire;

import java.util.List;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * How the minion says that a unit has ended: a task, or one value of a task that runs over a list.
 *
 * @param index of the value; -1: the task itself
 * @param list whether these are the values that a task's list has, and nothing has ended yet
 * @param gone whether its data was released before
 * @param meta length of what describes its data
 * @param data length of its data
 * @param start in milliseconds since 1970, by the node's clock
 * @param took in milliseconds
 */
public record UnitEnd(int task, int index, boolean list, boolean gone, long meta, long data, @Nullable String value,
        long start, long took, String kind, List<String> details) {
    private static final Pattern UNIT = Pattern.compile("([0-9]{1,9})(?:-([0-9]{1,9}|list))?");
    private static final Pattern VALUE = Pattern.compile("[A-Za-z0-9._:@/+=][A-Za-z0-9._:@/+=-]{0,1000}");
    private static final int FIELDS = 8;
    private static final long LATEST = 253_402_300_799_999L;

    public UnitEnd {
        details = List.copyOf(details);
    }

    /** Of a task that never began. */
    public static UnitEnd never(int task, long start, String kind) {
        return new UnitEnd(task, -1, false, false, 0, 0, null, start, 0, kind, List.of());
    }

    public long length() {
        return meta + data;
    }

    /** The name under which the minion keeps it. */
    public String unit() {
        return index < 0 ? Integer.toString(task) : task + "-" + index;
    }

    /** Of what the node says, word by word. */
    public static UnitEnd parse(List<String> words) throws GarbledException {
        if (words.size() < FIELDS) {
            throw new GarbledException("an outcome of " + words.size() + " words");
        }
        var unit = UNIT.matcher(words.get(1));
        if (!unit.matches()) {
            throw new GarbledException("an outcome of no unit");
        }
        boolean list = "list".equals(unit.group(2));
        int index = unit.group(2) == null || list ? -1 : Integer.parseInt(unit.group(2));
        String value = words.get(4);
        if (!value.equals("-") && !VALUE.matcher(value).matches()) {
            throw new GarbledException("an outcome of an odd value");
        }
        return new UnitEnd(Integer.parseInt(unit.group(1)), index, list, words.get(0).equals("1"),
                ShellNumbers.size(words.get(2)), ShellNumbers.size(words.get(3)), value.equals("-") ? null : value,
                Math.min(LATEST, ShellNumbers.size(words.get(5))), ShellNumbers.size(words.get(6)), words.get(7),
                words.subList(FIELDS, words.size()));
    }
}
