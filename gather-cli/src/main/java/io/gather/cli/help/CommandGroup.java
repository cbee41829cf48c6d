package io.gather.cli.help;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The commands in groups, each with a few words. */
public enum CommandGroup {
    GATHERING("Gathering", "run", "gather now", "plan", "show what would be run", "doctor", "rehearse it all"),
    UNDER_WAY("Under way", "status", "what runs, what was cut", "attach", "watch it", "stop",
            "end it, keep its bundle", "resume", "go on after a crash", "cleanup", "remove what is left"),
    SENDING("Sending", "upload", "send bundles", "uploads", "what was sent, what waits"),
    BUNDLES("Bundles", "summary", "all of it on a screen", "ls", "list files", "cat", "print files", "extract",
            "unpack safely", "verify", "check every byte", "diff", "how nodes differ", "salvage",
            "mend a damaged one"),
    SETTING_UP("Set up", "nodes", "which nodes there are", "groups", "what can be gathered", "items",
            "the same in detail", "settings", "saved defaults", "completion", "for your shell", "help",
            "about a command", "isi", "commands of OneFS", "isi_gather_info", "its log gather");

    private final String title;
    private final Map<String, String> commands;

    CommandGroup(String title, String... namesAndWords) {
        this.title = title;
        Map<String, String> all = new LinkedHashMap<>();
        for (int i = 0; i < namesAndWords.length; i += 2) {
            all.put(namesAndWords[i], namesAndWords[i + 1]);
        }
        this.commands = Collections.unmodifiableMap(all);
    }

    public String title() {
        return title;
    }

    /** The pages of the manual that stand beside this one: of the commands of its group, or of all. */
    static List<String> pages(String manual) {
        List<CommandGroup> groups = Stream.of(values())
                .filter(group -> group.commands.keySet().stream().anyMatch(name -> manual(name).equals(manual)))
                .toList();
        return Stream.concat(Stream.of("gather"),
                (groups.isEmpty() ? List.of(values()) : groups).stream()
                        .flatMap(group -> group.commands.keySet().stream()).map(CommandGroup::manual))
                .filter(name -> !name.equals(manual)).toList();
    }

    private static String manual(String command) {
        return command.startsWith("isi_") ? command : "gather-" + command;
    }

    /** What each is for, by its name. */
    public Map<String, String> commands() {
        return commands;
    }
}
