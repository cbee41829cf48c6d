package io.gather.core.inventory.read;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** How an inventory is written. */
public enum Format {
    TOML,
    INI,
    YAML,
    HOSTS;

    private static final Pattern TOML_LINE = Pattern
            .compile("\\[\\[.*]]|(cluster|shared|name|address)\\s*=\\s*[\"'\\[].*|\\[(defaults|groups)]");
    private static final Pattern YAML_LINE = Pattern.compile("---.*|[\\w.-]+\\s*:");
    private static final Pattern INI_SECTION = Pattern.compile("\\[\\s*[A-Za-z_][\\w.-]*(:(children|vars))?\\s*].*");
    private static final Pattern INI_VARIABLE = Pattern.compile(".*\\sansible_\\w+\\s*=.*");

    /** By the name's extension, or else by what is in it. */
    static Format of(String name, List<String> lines) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.endsWith(".toml")) {
            return TOML;
        }
        if (lower.endsWith(".yml") || lower.endsWith(".yaml")) {
            return YAML;
        }
        if (lower.endsWith(".ini")) {
            return INI;
        }
        List<String> telling = lines.stream().map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#") && !line.startsWith(";")).toList();
        if (telling.stream().anyMatch(line -> TOML_LINE.matcher(line).matches())) {
            return TOML;
        }
        if (!telling.isEmpty() && YAML_LINE.matcher(telling.getFirst()).matches()) {
            return YAML;
        }
        return telling.stream().anyMatch(
                line -> INI_SECTION.matcher(line).matches() || INI_VARIABLE.matcher(line).matches()) ? INI : HOSTS;
    }
}
