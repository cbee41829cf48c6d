package io.gather.cli.bundles;

import java.util.List;

import io.gather.cli.commands.NamedCommand;
import io.gather.cli.show.NodeFolding;
import io.gather.cli.show.Printer;
import io.gather.cli.show.Terminal;

/**
 * The commands about bundles.
 *
 * @param results what standard output is connected to
 * @param messages what standard error is connected to
 */
public record BundleCommands(Printer printer, Terminal results, Terminal messages) {
    public List<NamedCommand> all() {
        return List.of(new NamedCommand("ls", () -> new LsCommand(new Listing(printer))),
                new NamedCommand("cat", () -> new CatCommand(new PrintedContents(printer, results))),
                new NamedCommand("extract", () -> new ExtractCommand(new Unpacking(printer))),
                new NamedCommand("verify", () -> new VerifyCommand(new Checking(printer))),
                new NamedCommand("summary", () -> new SummaryCommand(new Summaries(printer, messages))),
                new NamedCommand("diff",
                        () -> new DiffCommand(new Differences(printer, results, NodeFolding.SETS))),
                new NamedCommand("merge", () -> new MergeCommand(new Merging(printer))),
                new NamedCommand("salvage", () -> new SalvageCommand(new Unpacking(printer))));
    }
}
