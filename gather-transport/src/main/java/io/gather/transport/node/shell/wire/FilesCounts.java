package io.gather.transport.node.shell.wire;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What a minion says of a task's files in sum.
 *
 * @param older files that were left out for being too old, and their bytes
 * @param duplicates files that another task has
 * @param withoutRoom files that were left out for want of room, and their bytes
 * @param noRoom why there was none; null: there was
 */
public record FilesCounts(long older, long olderBytes, long duplicates, boolean tooMany, long withoutRoom,
        long withoutRoomBytes, @Nullable Cut noRoom) {
    private static final int WORDS = 7;

    static FilesCounts parse(List<String> words) throws GarbledException {
        if (words.size() != WORDS) {
            throw new GarbledException("does not say how it ended");
        }
        return new FilesCounts(ShellNumbers.size(words.get(0)), ShellNumbers.size(words.get(1)),
                ShellNumbers.size(words.get(2)), words.get(3).equals("1"), ShellNumbers.size(words.get(4)),
                ShellNumbers.size(words.get(5)), Cut.parse(words.get(6)));
    }
}
