package io.gather.transport.foolscap.furl;

import java.security.SecureRandom;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.gather.core.error.GatherException;
import io.gather.transport.error.FoolscapError;
import org.jspecify.annotations.Nullable;

/**
 * Names an object of a tub: {@code pb://TUBID@HINTS/NAME}. Whoever knows the name may call the object, so it is a secret: {@link #text}
 * is for files and for the wire, everything else prints it masked.
 */
public final class Furl {
    private static final Pattern FORM = Pattern.compile("pb://(?<tub>[^@]+)@(?<hints>[^/]*)/(?<name>.+)");
    private static final int RANDOM_BYTES = 20;

    private final TubId tub;
    private final List<Hint> hints;
    private final String name;

    /** @param name of the object within the tub */
    public Furl(TubId tub, List<Hint> hints, String name) {
        this.tub = tub;
        this.hints = List.copyOf(hints);
        this.name = name;
    }

    /** @param where it stands, for people: a file or a setting */
    public static Furl read(String text, String where) {
        Matcher matcher = FORM.matcher(text.strip());
        if (!matcher.matches()) {
            throw unfit("is no FURL", where);
        }
        TubId tub = TubId.read(matcher.group("tub"))
                .orElseThrow(() -> unfit("is a FURL whose tub id is not 32 letters and digits of base 32", where));
        String hints = matcher.group("hints");
        List<String> each = hints.isEmpty() ? List.of() : List.of(hints.split(",", -1));
        if (each.contains("")) {
            throw unfit("is a FURL with an empty place between its commas", where);
        }
        return new Furl(tub, each.stream().map(Hint::read).toList(), matcher.group("name"));
    }

    /** What is put in cannot be told: it may be most of a secret. */
    private static GatherException unfit(String what, String where) {
        return new GatherException(FoolscapError.NO_FURL, what, where,
                "copy it whole, as pb://TUBID@tcp:HOST:PORT/NAME, in one line");
    }

    /** A name that nobody guesses. */
    public static String newName() {
        byte[] bytes = new byte[RANDOM_BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base32.of(bytes);
    }

    public TubId tub() {
        return tub;
    }

    public List<Hint> hints() {
        return hints;
    }

    /** The ones that can be dialled. */
    public Stream<Hint.Tcp> dialled() {
        return hints.stream().filter(Hint.Tcp.class::isInstance).map(Hint.Tcp.class::cast);
    }

    /** The secret. */
    public String name() {
        return name;
    }

    /** Whole, with the secret. */
    public String text() {
        return beginning() + name;
    }

    private String beginning() {
        return "pb://" + tub + "@" + hints.stream().map(Hint::text).collect(Collectors.joining(",")) + "/";
    }

    /** Where a tub is reached does not tell one object from another. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Furl furl && furl.tub.equals(tub) && furl.name.equals(name);
    }

    @Override
    public int hashCode() {
        return Objects.hash(tub, name);
    }

    @Override
    public String toString() {
        return beginning() + "***";
    }
}
