package io.gather.core.settings;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

import io.gather.core.units.ByteSize;
import io.gather.core.units.Durations;
import io.gather.core.units.Moments;

/** The forms that settings have. */
public final class Forms {
    public static final Form<String> TEXT = text(4096);
    public static final Form<String> USER = text(256).called("a user");
    /** A path of this machine; empty: none. */
    public static final Form<Path> PATH = new WrittenForm<>("path", Forms::path, Path::toString);
    /** A path elsewhere, perhaps with something to fill in. */
    public static final Form<String> REMOTE_PATH = text(4096).called("path");
    /** 0: the usual one. */
    public static final Form<Integer> PORT = number(0, 65_535);
    public static final Form<Boolean> FLAG = new FlagForm();
    public static final Form<ByteSize> SIZE = new WrittenForm<>("size", ByteSize::parse, WrittenForm::size);
    public static final Form<Duration> TIME = new WrittenForm<>("time", Durations::parse, WrittenForm::time);
    public static final Form<Duration> TIMEOUT = new WrittenForm<>("time", Forms::timeout, WrittenForm::time);
    /** A day or more; zero: none. */
    public static final Form<Duration> DAYS = new WrittenForm<>("a day or more, 0s", Forms::days, WrittenForm::time);
    /** Since when; empty: no matter when. */
    public static final Form<String> BEGIN = new WrittenForm<>("YYYY-MM-DD or YYYY-MM-DD HH:MM", Forms::begin,
            it -> it);
    /** Since how long ago; empty: no matter how long. */
    public static final Form<String> PAST = new WrittenForm<>("time", Forms::past, it -> it);
    /** A host by its name or address alone; empty: none. */
    public static final Form<String> HOST = new HostForm();
    /** The address of a server; empty: none. */
    public static final Form<String> URL = new AddressForm(List.of("https", "http"), true);
    /** The address of a server that speaks TLS, without a path; empty: none. */
    public static final Form<String> GATEWAY = new AddressForm(List.of("https"), false);
    public static final Form<String> CERTIFICATES = PemForm.CERTIFICATES;
    public static final Form<String> PRIVATE_KEY = PemForm.PRIVATE_KEY;
    public static final Form<List<String>> LIST = new ListForm("list", TEXT::read);
    /** As for {@code ssh -o}. */
    public static final Form<List<String>> OPTIONS = new ListForm("list of Key=Value", ListForm::option);
    /** Kinds of identities. */
    public static final Form<List<String>> IDENTITIES = new ListForm(
            "list of ip, mac, host, domain, user, mail, or all",
            ListForm::identity);
    public static final Form<List<String>> MASKS = new ListForm("list of regular expressions", ListForm::mask);
    /** Some of them may be secrets. */
    public static final Form<List<String>> HEADERS = new ListForm("list of Name: value", ListForm::header);

    private Forms() {}

    public static Form<Integer> number(int least, int most) {
        return new NumberForm(least, most);
    }

    public static Form<String> text(int longest) {
        return new WrittenForm<>("text", text -> text(text, longest), it -> it);
    }

    /** The constants of an enum, in small letters. */
    public static <E extends Enum<E>> Form<E> choice(Class<E> type) {
        Function<E, String> word = WrittenForm::word;
        List<E> all = List.of(type.getEnumConstants());
        String words = String.join(", ", all.stream().map(word).toList());
        return new WrittenForm<>(words, text -> all.stream().filter(it -> word.apply(it).equalsIgnoreCase(text))
                .findFirst().orElseThrow(() -> new IllegalArgumentException("'" + text + "' is none of " + words)),
                word);
    }

    private static String text(String text, int longest) {
        if (text.length() > longest) {
            throw new IllegalArgumentException("must not be longer than " + longest + " characters, it has "
                    + text.length());
        }
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("must not hold control characters");
        }
        return text;
    }

    private static Path path(String text) {
        try {
            return Path.of(TEXT.read(text));
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("'" + text + "' is no path", e);
        }
    }

    private static Duration timeout(String text) {
        Duration time = Durations.parse(text);
        if (time.toSeconds() < 1) {
            throw new IllegalArgumentException("must be a second or more, not " + text.strip());
        }
        return time;
    }

    private static Duration days(String text) {
        Duration time = Durations.parse(text);
        if (!time.isZero() && time.toDays() < 1) {
            throw new IllegalArgumentException("must be a day or more, or 0s, not " + text.strip());
        }
        return time;
    }

    private static String begin(String text) {
        if (!text.isBlank()) {
            Moments.parse(text);
        }
        return text.strip();
    }

    private static String past(String text) {
        if (!text.isBlank()) {
            SelectionSettings.past(text);
        }
        return text.strip();
    }
}
