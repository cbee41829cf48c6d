package io.gather.cli.catalog;

import java.util.List;
import java.util.function.Supplier;

import io.gather.cli.commands.NamedCommand;
import io.gather.cli.show.Printer;
import io.gather.core.catalog.Catalog;

/** The commands about what can be gathered. */
public record CatalogCommands(Printer printer, Supplier<Catalog> catalog) {
    public List<NamedCommand> all() {
        return List.of(new NamedCommand("groups", this::groups),
                new NamedCommand("items", () -> new ItemsCommand(printer, catalog)));
    }

    public GroupsCommand groups() {
        return new GroupsCommand(printer, catalog);
    }
}
