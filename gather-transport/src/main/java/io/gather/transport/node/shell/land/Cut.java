package io.gather.transport.node.shell.land;

import java.util.List;

import io.gather.core.plan.Limits;
import io.gather.core.units.ByteSize;
import io.gather.transport.node.shell.wire.GarbledException;
import io.gather.transport.node.shell.wire.ShellNumbers;
import org.jspecify.annotations.Nullable;

/** Why content ends before its end: words for people. */
final class Cut {
    private Cut() {}

    static String exhausted(Limits limits) {
        return "the gather's total of " + limits.totalSize() + " is used up";
    }

    /** @param details KiB that are free */
    static String shortage(String spool, List<String> details, Limits limits) throws GarbledException {
        long free = ShellNumbers.size(details.isEmpty() ? "" : details.getFirst()) << 10;
        return "no space in spool %s: its disk has %s (%d bytes) free, %s are to stay free".formatted(spool, ByteSize
                .of(free), free, limits.leaveFree());
    }

    /** @param cut as in {@link Claim#cut} */
    static @Nullable String words(@Nullable String cut, String spool, Limits limits) throws GarbledException {
        if (cut == null) {
            return null;
        }
        if (cut.equals("used-up")) {
            return exhausted(limits);
        }
        int colon = cut.indexOf(':');
        String kind = colon < 0 ? cut : cut.substring(0, colon);
        String free = colon < 0 ? "" : cut.substring(colon + 1);
        return switch (kind) {
            case "failed" -> "reading failed";
            case "short" -> shortage(spool, List.of(free), limits);
            case "full" -> "no space in spool %s: its disk is full".formatted(spool);
            default -> throw new GarbledException("was cut for a reason that its script does not know");
        };
    }
}
