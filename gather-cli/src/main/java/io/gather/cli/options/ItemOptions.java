package io.gather.cli.options;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.gather.core.catalog.Selection;
import io.gather.core.settings.SelectionSettings;
import picocli.CommandLine.Option;

/** What one gather takes besides what is selected, and what not. */
public final class ItemOptions {
    @Option(names = "--include", split = ",", paramLabel = "NAME", description = "more groups, items or patterns")
    private List<String> include = new ArrayList<>();

    @Option(names = "--exclude", split = ",", paramLabel = "NAME", description = "groups, items or patterns to leave out")
    private List<String> exclude = new ArrayList<>();

    @Option(names = "--file", paramLabel = "PATH", description = "gather this file or directory too")
    private List<Path> files = new ArrayList<>();

    @Option(names = "--command", paramLabel = "LINE", description = "run this command line on every node too")
    private List<String> commands = new ArrayList<>();

    @Option(names = "--local-command", paramLabel = "LINE", description = "run this command line once too")
    private List<String> localCommands = new ArrayList<>();

    public Selection selection(SelectionSettings selected) {
        return new Selection(selected.profile(), selected.groups(), include, exclude);
    }

    public List<Path> files() {
        return files.stream().map(file -> file.toAbsolutePath().normalize()).toList();
    }

    public List<String> commands() {
        return commands;
    }

    public List<String> localCommands() {
        return localCommands;
    }
}
