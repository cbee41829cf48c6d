package io.gather.cli.help;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import io.gather.cli.help.HelpPage.Section;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Commands, arguments and options of a command under their headings. */
record Sections(CommandSpec command) {
    /** So many need no headings. */
    private static final int FEW = 14;
    private static final List<String> OF_EVERY_COMMAND = List.of("--debug", "--help", "--version");

    List<Section> all() {
        List<Section> all = new ArrayList<>();
        all.add(new Section("Commands", command.subcommands().entrySet().stream()
                .map(sub -> Entry.of(sub.getKey(), brief(sub.getValue().getCommandSpec())))
                .toList()));
        all.add(new Section("Arguments", command.positionalParameters().stream()
                .map(argument -> Entry.of(argument.paramLabel(), text(argument.description()))).toList()));
        all.addAll(options());
        return all.stream().filter(section -> !section.entries().isEmpty()).toList();
    }

    private List<Section> options() {
        List<Heading> headings = headings();
        List<Section> sections = new ArrayList<>();
        sections.add(new Section(Headings.OWN,
                command.options().stream().filter(option -> headings.stream().allMatch(it -> place(option, it) < 0))
                        .sorted(Comparator.comparingInt(Sections::last)).map(this::entry).toList()));
        for (Heading heading : headings) {
            sections.add(new Section(heading.title(),
                    command.options().stream().filter(option -> place(option, heading) >= 0)
                            .sorted(Comparator.comparingInt(option -> place(option, heading))).map(this::entry)
                            .toList()));
        }
        return sections;
    }

    private List<Heading> headings() {
        if (Topics.isOneFsProgram(command.name())) {
            return Headings.ISI;
        }
        return command.options().size() <= FEW ? List.of() : Headings.USUAL;
    }

    /** Those that modules bring say what else is gathered; no field of ours has them. */
    private static int place(OptionSpec option, Heading heading) {
        boolean brought = option.userObject() == null && heading.equals(Headings.USUAL.getFirst());
        return brought ? Integer.MAX_VALUE : heading.place(List.of(option.names()));
    }

    private static int last(OptionSpec option) {
        return OF_EVERY_COMMAND.indexOf(option.longestName());
    }

    private Entry entry(OptionSpec option) {
        List<String> names = Stream.of(option.names()).sorted(Comparator.comparingInt(String::length))
                .map(name -> option.negatable() && name.startsWith("--") ? "--[no-]" + name.substring(2) : name)
                .toList();
        return new Entry(names, value(option), says(option));
    }

    /** The library has words of its own for two of them. */
    private static String says(OptionSpec option) {
        return option.usageHelp()
                ? "show this"
                : option.versionHelp() ? "show the version" : text(option.description());
    }

    private static String value(ArgSpec option) {
        boolean switched = option.typeInfo().isBoolean() && option.arity().min() == 0;
        if (option.arity().max() == 0 || switched) {
            return "";
        }
        String label = option.paramLabel() + (option.splitRegex().isEmpty() ? "" : ",...")
                + (option.arity().max() == Integer.MAX_VALUE ? "..." : "");
        return option.arity().min() > 0
                ? " " + label
                : option.arity().max() == 1 ? "[=" + label + "]" : " [" + label + "]";
    }

    private static String text(String... description) {
        return String.join(" ", description);
    }

    private static String brief(CommandSpec command) {
        return command.usageMessage().description()[0];
    }
}
