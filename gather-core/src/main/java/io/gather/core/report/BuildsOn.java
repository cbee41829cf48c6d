package io.gather.core.report;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The gathers whose bundles have what an increment has not.
 *
 * @param base their ids, the oldest first
 */
public record BuildsOn(List<String> base) {
    /** So many names are told; where there are more, only the first and the last of them. */
    private static final int MOST = 6;
    private static final String ID = "([0-9]{8})T([0-9]{6})Z-.*";

    public BuildsOn {
        base = List.copyOf(base);
    }

    /** Such as {@code gather 20261120T101500Z-7f3a09bc and 2 before it}. */
    public String words() {
        int before = base.size() - 1;
        return "gather " + base.getLast() + (before == 0 ? "" : " and " + before + " before it");
    }

    /** The bundles that have whole logs together with this one: what their names have in them. */
    public String bundles() {
        return base.size() <= MOST
                ? base.stream().map(BuildsOn::name).collect(Collectors.joining(", "))
                : Stream.of(base.getFirst(), base.getLast()).map(BuildsOn::name)
                        .collect(Collectors.joining(" to ")) + " (" + base.size() + " bundles)";
    }

    /** A bundle's name has the time at which its gather began. */
    private static String name(String gather) {
        return gather.matches(ID) ? "*-" + gather.replaceFirst(ID, "$1-$2") + "*.tgz" : gather;
    }
}
