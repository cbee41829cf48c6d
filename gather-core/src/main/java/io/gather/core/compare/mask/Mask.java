package io.gather.core.compare.mask;

import java.util.List;
import java.util.Locale;

/** A kind of text that is another one on every node. */
public enum Mask {
    TIMES,
    PIDS,
    /** Addresses in memory. */
    HEX,
    /** The node's own name and addresses. */
    HOST;

    private static final List<Replacement> HEX_NUMBERS = List.of(
            Replacement.of("(?<!\\w)0x[0-9a-fA-F]{5,16}(?!\\w)", "<hex>"),
            Replacement.of("(?<!\\w)(?=[a-f0-9]{0,15}[a-f])[0-9a-f]{16}(?!\\w)", "<hex>"));

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    String apply(String line) {
        String masked = line;
        for (Replacement replacement : replacements()) {
            masked = replacement.apply(masked);
        }
        return masked;
    }

    private List<Replacement> replacements() {
        return switch (this) {
            case TIMES -> Times.REPLACEMENTS;
            case PIDS -> Pids.REPLACEMENTS;
            case HEX -> HEX_NUMBERS;
            case HOST -> List.of();
        };
    }
}
