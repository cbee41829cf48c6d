package io.gather.cli.help;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A page in the language of man(7).
 *
 * @param day on which the sources are as they are
 */
public record ManPage(String version, String day) {
    private static final String LONG_SWITCH = "--[no-]";

    public String of(HelpPage page) {
        StringBuilder text = new StringBuilder(".\\\" Made by the build of what the program knows of its commands.\n");
        macro(text, "TH", page.manual().toUpperCase(Locale.ROOT), "1", day, "gather " + version,
                "gather manual");
        macro(text, "SH", "NAME");
        line(text, roff(page.manual()) + " \\- " + roff(brief(page.about().getFirst())));
        macro(text, "SH", "SYNOPSIS");
        line(text, "\\fB" + roff(page.name()) + "\\fR" + roff(page.usage().substring(page.name().length())));
        macro(text, "SH", "DESCRIPTION");
        paragraphs(text, page.about());
        sections(text, page);
        macro(text, "SH", "EXIT STATUS");
        page.exits().forEach(exit -> entry(text, exit));
        macro(text, "SH", "EXAMPLES");
        page.examples().forEach(example -> tagged(text, "\\fB" + roff(example.line()) + "\\fR", example.says()));
        macro(text, "SH", "FILES");
        tagged(text, "\\fI" + roff("/etc/gather/gather.toml") + "\\fR, \\fI" + roff("~/.config/gather/gather.toml")
                + "\\fR", "settings; see docs/configuration.md");
        tagged(text, "\\fI" + roff(page.document()) + "\\fR", "more, in the folder of the installation");
        macro(text, "SH", "SEE ALSO");
        line(text, seeAlso(page));
        return text.toString();
    }

    private static void sections(StringBuilder text, HelpPage page) {
        for (HelpPage.Section section : page.sections()) {
            macro(text, "SH", section.title().toUpperCase(Locale.ROOT));
            section.entries().forEach(entry -> entry(text, entry));
        }
    }

    private static void entry(StringBuilder text, Entry entry) {
        String names = entry.names().stream()
                .flatMap(name -> name.startsWith(LONG_SWITCH)
                        ? List.of("--" + name.substring(LONG_SWITCH.length()),
                                "--no-" + name.substring(LONG_SWITCH.length())).stream()
                        : List.of(name).stream())
                .map(name -> "\\fB" + roff(name) + "\\fR").collect(Collectors.joining(", "));
        tagged(text, names + (entry.value().isEmpty() ? "" : "\\fI" + roff(entry.value()) + "\\fR"), entry.says());
    }

    private static void tagged(StringBuilder text, String tag, String says) {
        macro(text, "TP");
        line(text, tag);
        line(text, roff(says));
    }

    private static void paragraphs(StringBuilder text, List<String> paragraphs) {
        for (int i = 0; i < paragraphs.size(); i++) {
            if (i > 0) {
                macro(text, "PP");
            }
            line(text, roff(paragraphs.get(i)));
        }
    }

    private static String seeAlso(HelpPage page) {
        return page.also().stream().map(name -> "\\fB" + roff(name) + "\\fR(1)")
                .collect(Collectors.joining(", "));
    }

    private static String brief(String sentence) {
        return sentence.replaceFirst("\\.$", "");
    }

    private static void macro(StringBuilder text, String name, String... arguments) {
        text.append('.').append(name);
        for (String argument : arguments) {
            text.append(" \"").append(roff(argument).replace("\"", "\\(dq")).append('"');
        }
        text.append('\n');
    }

    /** What a line begins with must not look like a request. */
    private static void line(StringBuilder text, String line) {
        text.append(line.startsWith(".") || line.startsWith("'") ? "\\&" : "").append(line).append('\n');
    }

    /** What has a meaning of its own in roff, or is not ASCII, by its name. */
    private static String roff(String plain) {
        StringBuilder text = new StringBuilder();
        plain.codePoints().forEach(c -> {
            switch (c) {
                case '\\' -> text.append("\\e");
                case '-' -> text.append("\\-");
                case '\'' -> text.append("\\(aq");
                case '`' -> text.append("\\(ga");
                case '^' -> text.append("\\(ha");
                case '~' -> text.append("\\(ti");
                default -> {
                    if (c < 128) {
                        text.append((char) c);
                    } else {
                        text.append(String.format(Locale.ROOT, "\\[u%04X]", c));
                    }
                }
            }
        });
        return text.toString();
    }
}
