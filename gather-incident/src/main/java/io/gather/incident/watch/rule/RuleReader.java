package io.gather.incident.watch.rule;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

import io.gather.core.toml.TomlSection;
import io.gather.incident.pattern.BoundedPattern;

/** One {@code [[rule]]}. */
final class RuleReader {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9_.-]{0,63}");
    private static final Pattern UMID = Pattern.compile("[A-Za-z0-9_-]{6}");
    private static final Pattern MESSAGE_ID = Pattern.compile("[0-9a-f]{32}");
    private static final int UMID_BYTES = 5;
    private static final int UMID_LENGTH = 6;
    private static final int MOST_PATHS = 100;

    private final TomlSection section;
    private final RuleDefaults defaults;

    RuleReader(TomlSection section, RuleDefaults defaults) {
        this.section = section;
        this.defaults = defaults;
    }

    private enum From {
        JOURNAL,
        KERNEL,
        FILE
    }

    /** @return empty: it is none; why is among the problems */
    Optional<WatchRule> read() {
        String name = section.required("name");
        if (section.has("name") && !NAME.matcher(name).matches()) {
            section.problem("name", "'" + name + "' is no name: small letters, digits, '-', '_' and '.', 64 at most");
        }
        String umid = section.string("umid", derived(name));
        if (!UMID.matcher(umid).matches()) {
            section.problem("umid", "'umid' must be 6 letters or digits");
        }
        RuleDefaults own = defaults.with(section);
        IncidentLevel level = section.choice("level", IncidentLevel.WEIRD);
        Optional<BoundedPattern> pattern = pattern("pattern");
        Optional<BoundedPattern> unless = pattern("unless");
        RuleSource source = source(pattern.isPresent() || section.has("pattern"));
        return Optional.of(new WatchRule(name, umid, level, source, pattern, unless, own.before(), own.after(),
                own.settle(), own.perHour()));
    }

    private RuleSource source(boolean hasPattern) {
        return switch (section.choice("source", section.has("files") ? From.FILE : From.JOURNAL)) {
            case JOURNAL -> journal(hasPattern);
            case KERNEL -> {
                if (!hasPattern && !section.has("priority")) {
                    section.problem("every line of the kernel would be an incident: give a 'pattern' or a 'priority'");
                }
                yield new RuleSource.OfKernel(priority());
            }
            case FILE -> files(hasPattern);
        };
    }

    private RuleSource journal(boolean hasPattern) {
        List<String> ids = section.strings("message_id").stream().map(it -> it.replace("-", "")
                .toLowerCase(Locale.ROOT)).toList();
        if (!ids.stream().allMatch(it -> MESSAGE_ID.matcher(it).matches())) {
            section.problem("message_id",
                    "a 'message_id' has 32 digits of base 16; 'journalctl -o verbose' shows them");
        }
        List<NameGlob> units = section.strings("unit").stream().map(NameGlob::of).toList();
        List<NameGlob> identifiers = section.strings("identifier").stream().map(NameGlob::of).toList();
        if (!hasPattern && ids.isEmpty() && !section.has("priority")) {
            section.problem("every line would be an incident: give a 'pattern', a 'priority' or a 'message_id'");
        }
        return new RuleSource.OfJournal(units, identifiers, ids, priority());
    }

    private RuleSource files(boolean hasPattern) {
        List<FileGlob> globs = new ArrayList<>();
        List<String> paths = section.strings("files");
        if (paths.isEmpty() || paths.size() > MOST_PATHS) {
            section.problem("give 1 to " + MOST_PATHS + " paths as 'files'");
        }
        if (!hasPattern) {
            section.problem("every line would be an incident: give a 'pattern'");
        }
        for (String path : paths) {
            parsed("files", path, FileGlob::of).ifPresent(globs::add);
        }
        return new RuleSource.OfFiles(globs);
    }

    private int priority() {
        return section.choice("priority", LogPriority.DEBUG).number();
    }

    private Optional<BoundedPattern> pattern(String key) {
        String text = section.string(key);
        return text == null ? Optional.empty() : parsed(key, text, BoundedPattern::of);
    }

    private <T> Optional<T> parsed(String key, String text, Function<String, T> parser) {
        try {
            return Optional.of(parser.apply(text));
        } catch (IllegalArgumentException e) {
            section.problem(key, "'" + key + "': " + e.getMessage());
            return Optional.empty();
        }
    }

    /** The same for the same name, on every machine. */
    static String derived(String name) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, UMID_BYTES))
                    .replace('-', 'x').replace('_', 'y').substring(0, UMID_LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
