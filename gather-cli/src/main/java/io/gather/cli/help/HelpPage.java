package io.gather.cli.help;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * What is told of a command, on whatever it is shown.
 *
 * @param about paragraphs; the first one is a sentence
 * @param document where there is more
 * @param hasManual whether the installation has this page for man
 * @param also names of pages of the manual that stand beside this one
 */
public record HelpPage(String name, String usage, List<String> about, List<Section> sections,
        List<HelpExample> examples,
        List<Entry> exits, String document, boolean hasManual, List<String> also) {

    /** Entries of one kind. */
    public record Section(String title, List<Entry> entries) {
        public Section {
            entries = List.copyOf(entries);
        }
    }

    public HelpPage {
        about = List.copyOf(about);
        sections = List.copyOf(sections);
        examples = List.copyOf(examples);
        exits = List.copyOf(exits);
        also = List.copyOf(also);
    }

    public static HelpPage of(CommandSpec command) {
        String name = name(command);
        Topic topic = command.userObject() instanceof Described described
                ? Topic.of(described)
                : Topics.of(command.parent() == null ? name : name.replaceFirst("^gather ", ""));
        List<CommandGroup> groups = CommandGroup.of(command.root());
        return new HelpPage(name, usage(name, command), List.of(command.usageMessage().description()),
                command.parent() == null ? commands(groups) : new Sections(command).all(), topic.examples(),
                topic.exits().of(name), topic.document(), topic.manual(),
                CommandGroup.pages(groups, name.replace(' ', '-')));
    }

    /** As it is typed. */
    static String name(CommandSpec command) {
        return Topics.isOneFsProgram(command.name()) ? command.name() : command.qualifiedName(" ");
    }

    /** Of the manual: {@code gather-run}. */
    public String manual() {
        return name.replace(' ', '-');
    }

    private static String usage(String name, CommandSpec command) {
        String arguments = command.positionalParameters().stream().map(HelpPage::argument)
                .collect(Collectors.joining(" "));
        return Stream.of(name, "[OPTIONS]", arguments,
                command.subcommands().isEmpty() ? "" : command.parent() == null ? "[COMMAND]" : "COMMAND")
                .filter(word -> !word.isEmpty()).collect(Collectors.joining(" "));
    }

    private static String argument(PositionalParamSpec argument) {
        String label = argument.paramLabel() + (argument.isMultiValue() ? "..." : "");
        return argument.arity().min() == 0 || (argument.isMultiValue() && !argument.required())
                ? "[" + label + "]"
                : label;
    }

    private static List<Section> commands(List<CommandGroup> groups) {
        return groups.stream().map(group -> new Section(group.title(), group.commands().entrySet()
                .stream().map(command -> Entry.of(command.getKey(), command.getValue())).toList())).toList();
    }
}
