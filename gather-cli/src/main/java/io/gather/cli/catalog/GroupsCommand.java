package io.gather.cli.catalog;

import java.util.concurrent.Callable;
import java.util.function.Supplier;

import io.gather.cli.show.GroupList;
import io.gather.cli.show.Printer;
import io.gather.core.catalog.Catalog;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "groups", mixinStandardHelpOptions = true, description = "Lists the groups that can be gathered, or the profiles.")
public final class GroupsCommand implements Callable<Integer> {
    private final Printer printer;
    private final Supplier<Catalog> catalog;

    @Option(names = "--profiles", description = "list the profiles instead")
    private boolean profiles;

    @Option(names = "--json", description = "one JSON object a line")
    private boolean json;

    public GroupsCommand(Printer printer, Supplier<Catalog> catalog) {
        this.printer = printer;
        this.catalog = catalog;
    }

    @Override
    public Integer call() {
        GroupList groups = new GroupList(printer, json);
        if (profiles) {
            groups.showProfiles(catalog.get());
        } else {
            groups.show(catalog.get());
        }
        return 0;
    }
}
