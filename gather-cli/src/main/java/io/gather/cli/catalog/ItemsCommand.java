package io.gather.cli.catalog;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

import io.gather.cli.show.Printer;
import io.gather.cli.show.TaskList;
import io.gather.core.catalog.Catalog;
import io.gather.core.catalog.Item;
import io.gather.core.catalog.Selection;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "items", mixinStandardHelpOptions = true, description = "Lists the items that can be gathered, and what they run or read.")
public final class ItemsCommand implements Callable<Integer> {
    private final Printer printer;
    private final Supplier<Catalog> catalog;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(arity = "0..*", paramLabel = "GROUP", description = "only of these groups")
    private List<String> groups = new ArrayList<>();

    @Option(names = "--profile", paramLabel = "NAME", description = "only those of a profile")
    private String profile = "";

    @Option(names = "--check", paramLabel = "FILE", description = "say what is wrong in a group's file, with line and column, and list nothing; exit code 2 when anything is")
    private @Nullable Path check;

    @Option(names = "--json", description = "one JSON object a line")
    private boolean json;

    public ItemsCommand(Printer printer, Supplier<Catalog> catalog) {
        this.printer = printer;
        this.catalog = catalog;
    }

    @Override
    public Integer call() {
        if (check != null) {
            if (!profile.isEmpty() || !groups.isEmpty()) {
                throw new ParameterException(spec.commandLine(),
                        "--check FILE lists no items: leave out the other names");
            }
            return new CatalogCheck(printer, json).of(check);
        }
        new TaskList(printer).show(items(catalog.get()), json);
        return 0;
    }

    private List<Item> items(Catalog all) {
        if (!profile.isEmpty() || !groups.isEmpty()) {
            return new Selection(profile, groups, List.of(), List.of()).choose(all);
        }
        return all.items().toList();
    }
}
