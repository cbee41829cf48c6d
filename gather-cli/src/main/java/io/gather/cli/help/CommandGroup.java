package io.gather.cli.help;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import picocli.CommandLine.Model.CommandSpec;

/**
 * Commands that belong together.
 *
 * @param commands what each is for, in a few words, by its name
 */
public record CommandGroup(String title, Map<String, String> commands) {
    public static final List<CommandGroup> ALL = List.of(
            of("Gathering", "run", "gather now", "plan", "show what would be run", "doctor", "rehearse it all",
                    "complete", "gather what was left out",
                    "schedule", "gather by the clock", "watermarks", "base of increments"),
            of("Under way", "status", "what runs, what was cut", "attach", "watch it", "stop",
                    "end it, keep its bundle", "resume", "go on after a crash", "cleanup", "remove what is left",
                    "explain", "what an error means"),
            of("Sending", "upload", "send bundles", "uploads", "what was sent, what waits"),
            of("Bundles", "summary", "on a screen", "ls", "list files", "cat", "print files", "extract",
                    "unpack", "verify", "check bytes", "diff", "differences", "merge", "increments",
                    "salvage", "mend damaged", "redact", "hide secrets", "reveal", "bring back",
                    "leaks", "what is left"),
            of("Set up", "nodes", "which nodes there are", "minion", "minions on nodes", "pki",
                    "their certificates", "groups", "what can be gathered", "items",
                    "the same in detail", "settings", "saved defaults", "completion", "for your shell", "help",
                    "about a command", "isi", "commands of OneFS",
                    "isi_gather_info", "its log gather"));

    private static final String MODULES = "Modules";

    public CommandGroup {
        commands = Collections.unmodifiableMap(new LinkedHashMap<>(commands));
    }

    private static CommandGroup of(String title, String... namesAndWords) {
        Map<String, String> commands = new LinkedHashMap<>();
        for (int i = 0; i < namesAndWords.length; i += 2) {
            commands.put(namesAndWords[i], namesAndWords[i + 1]);
        }
        return new CommandGroup(title, commands);
    }

    /** Those of the program, and the commands of modules where there are any. */
    static List<CommandGroup> of(CommandSpec root) {
        Map<String, String> modules = new LinkedHashMap<>();
        root.subcommands().forEach((name, command) -> {
            if (command.getCommandSpec().userObject() instanceof Described) {
                modules.put(name, command.getCommandSpec().usageMessage().description()[0].replaceFirst("[:,.].*", ""));
            }
        });
        return modules.isEmpty()
                ? ALL
                : Stream.concat(ALL.stream(), Stream.of(new CommandGroup(MODULES, modules))).toList();
    }

    /** The pages of the manual that stand beside this one: of the commands of its group, or of all. */
    static List<String> pages(List<CommandGroup> all, String manual) {
        List<CommandGroup> groups = all.stream()
                .filter(group -> group.commands.keySet().stream().anyMatch(name -> manual(name).equals(manual)))
                .toList();
        return Stream.concat(Stream.of("gather"),
                (groups.isEmpty() ? all : groups).stream()
                        .flatMap(group -> group.commands.keySet().stream()).map(CommandGroup::manual))
                .filter(name -> !name.equals(manual)).toList();
    }

    private static String manual(String command) {
        return Topics.isOneFsProgram(command) ? command : "gather-" + command;
    }
}
