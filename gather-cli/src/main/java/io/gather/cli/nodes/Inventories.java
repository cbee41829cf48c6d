package io.gather.cli.nodes;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

import io.gather.cli.options.NodeOptions;
import io.gather.cli.show.Printer;
import io.gather.core.inventory.Inventory;
import io.gather.core.inventory.Node;
import io.gather.core.inventory.NodeSelection;
import io.gather.core.inventory.read.InventoryReader;
import io.gather.core.inventory.read.InventoryText;
import io.gather.core.settings.Settings;

/** Finds the nodes of a command: of the inventory that options or settings name, or else this machine. */
public final class Inventories {
    private static final String STDIN = "-";

    private final Printer printer;
    private final InputStream stdin;
    private final Supplier<String> hostName;

    public Inventories(Printer printer, InputStream stdin, Supplier<String> hostName) {
        this.printer = printer;
        this.stdin = stdin;
        this.hostName = hostName;
    }

    public Inventory read(Settings settings, NodeOptions options) {
        NodeSelection selection = options.selection();
        String told = options.inventory();
        String source = told == null ? settings.inventory() : told;
        if (source.isEmpty() || options.localOnly()) {
            return selection.nodes().isBlank() || options.localOnly()
                    ? selected(new Inventory(settings.cluster(), List.of(Node.local(hostName.get()))),
                            selection)
                    : selection.withoutInventory(settings.cluster());
        }
        InventoryText text = text(new InventoryReader(settings.cluster()), source, options);
        text.warnings().forEach(warning -> printer.message("warning: " + warning));
        return selected(text.inventory(), selection);
    }

    private InventoryText text(InventoryReader reader, String source, NodeOptions options) {
        if (!source.equals(STDIN)) {
            return reader.file(Path.of(source), options.format());
        }
        try {
            return reader.stdin(stdin, options.format());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Inventory selected(Inventory inventory, NodeSelection selection) {
        return selection.isAll() ? inventory : selection.of(inventory);
    }
}
