package io.gather.core.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.gather.core.units.ByteSize;
import io.gather.core.units.Durations;
import io.gather.core.units.Moments;

/** How the value of a setting is written where it stands alone: in a variable or behind an option. */
@FunctionalInterface
public interface Form {
    Form TEXT = text(4096);
    Form USER = text(256);
    Form PATH = text(4096);
    /** 0: the usual one. */
    Form PORT = number(0, 65_535);
    Form FLAG = text -> switch (text.toLowerCase(Locale.ROOT)) {
        case "true", "yes", "enable", "on" -> true;
        case "false", "no", "disable", "off" -> false;
        default -> throw new IllegalArgumentException("must be true or false, not '" + text + "'");
    };
    Form SIZE = text -> {
        ByteSize.parse(text);
        return text;
    };
    Form TIME = text -> {
        Durations.parse(text);
        return text;
    };
    Form TIMEOUT = text -> {
        if (Durations.parse(text).toSeconds() < 1) {
            throw new IllegalArgumentException("must be a second or more, not " + text.strip());
        }
        return text;
    };
    /** Since when; empty: no matter when. */
    Form BEGIN = text -> {
        if (!text.isBlank()) {
            Moments.parse(text);
        }
        return text.strip();
    };
    /** Since how long ago; empty: no matter how long. */
    Form PAST = text -> {
        if (!text.isBlank()) {
            SelectionSettings.past(text);
        }
        return text.strip();
    };

    /**
     * @return as TOML has it: a text, a whole number, a truth value or a list of texts
     * @throws IllegalArgumentException with what is wrong with the value, for the user
     */
    Object read(String text);

    /**
     * Holds a value as TOML has it, such as one of a file, to the same rule.
     *
     * @throws IllegalArgumentException with what is wrong with the value, for the user
     */
    default void check(Object value) {
        Object ignored = read(value.toString());
    }

    static Form number(long least, long most) {
        return text -> {
            try {
                long number = Long.parseLong(text.strip());
                if (number >= least && number <= most) {
                    return number;
                }
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException("must be a whole number, not '" + text + "'", e);
            }
            throw new IllegalArgumentException("must be " + least + " to " + most + ", not " + text.strip());
        };
    }

    static Form text(int longest) {
        return text -> {
            if (text.length() > longest) {
                throw new IllegalArgumentException("must not be longer than " + longest + " characters, it has "
                        + text.length());
            }
            if (text.chars().anyMatch(Character::isISOControl)) {
                throw new IllegalArgumentException("must not hold control characters");
            }
            return text;
        };
    }

    static <E extends Enum<E>> Form choice(Class<E> type) {
        List<String> words = new ArrayList<>();
        for (E constant : type.getEnumConstants()) {
            words.add(constant.name().toLowerCase(Locale.ROOT));
        }
        return text -> {
            if (!words.contains(text.toLowerCase(Locale.ROOT))) {
                throw new IllegalArgumentException("'" + text + "' is none of " + String.join(", ", words));
            }
            return text.toLowerCase(Locale.ROOT);
        };
    }
}
