package io.gather.core.compare.mask;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.gather.core.error.BundleError;
import io.gather.core.error.GatherException;
import io.gather.core.toml.NearestName;

/** Which differences do not count. */
public record Masking(Set<Mask> masks) {
    public static final Masking NONE = new Masking(Set.of());

    private static final String ALL = "all";
    /** Shorter ones would mask parts of words, or nothing but noise. */
    private static final int SHORTEST_NAME = 2;

    public Masking {
        masks = Set.copyOf(masks);
    }

    /** As users write them. */
    public static Masking of(Collection<String> words) {
        Set<Mask> masks = EnumSet.noneOf(Mask.class);
        for (String word : words) {
            List<Mask> meant = Stream.of(Mask.values()).filter(mask -> word.equals(ALL) || mask.word().equals(word))
                    .toList();
            if (meant.isEmpty()) {
                throw new GatherException(BundleError.NO_SUCH_MASK,
                        "there is no mask '" + word + "'" + NearestName.hint(word, words()), "",
                        "choose of " + String.join(", ", words()));
            }
            masks.addAll(meant);
        }
        return new Masking(masks);
    }

    /** All that there are. */
    public static List<String> words() {
        return Stream.concat(Stream.of(Mask.values()).map(Mask::word), Stream.of(ALL)).toList();
    }

    public boolean isNone() {
        return masks.isEmpty();
    }

    /** @param own names and addresses of the node that the lines are from */
    public UnaryOperator<String> forNode(Collection<String> own) {
        List<UnaryOperator<String>> steps = new ArrayList<>();
        // Names first, as they may hold what looks like a date.
        if (masks.contains(Mask.HOST)) {
            List<String> names = own.stream().filter(name -> name.length() >= SHORTEST_NAME).distinct()
                    .sorted((a, b) -> b.length() - a.length()).map(Pattern::quote).toList();
            if (!names.isEmpty()) {
                Pattern any = Pattern.compile("(?<![\\w.-])(?:" + String.join("|", names) + ")(?![\\w-]|\\.\\d)",
                        Pattern.CASE_INSENSITIVE);
                steps.add(line -> any.matcher(line).replaceAll("<host>"));
            }
        }
        // Process ids are told by times beside them.
        Stream.of(Mask.PIDS, Mask.TIMES, Mask.HEX).filter(masks::contains).forEach(mask -> steps.add(mask::apply));
        return line -> {
            String masked = line;
            for (UnaryOperator<String> step : steps) {
                masked = step.apply(masked);
            }
            return masked;
        };
    }

    @Override
    public String toString() {
        return String.join(",", masks.stream().sorted().map(mask -> mask.name().toLowerCase(Locale.ROOT)).toList());
    }
}
