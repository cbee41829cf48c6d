package io.gather.cli.redact;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

import io.gather.cli.error.CommandError;
import io.gather.cli.show.Printer;
import io.gather.core.error.GatherException;
import io.gather.core.redact.rule.InstalledRules;
import io.gather.core.redact.rule.Rule;
import io.gather.core.redact.search.RuleTrial;

/** The rules themselves: which there are, and whether a site's own do what their examples say. */
record RuleLists(Printer printer, Supplier<InstalledRules> installed) {
    int list(boolean json) {
        for (Rule rule : installed.get().read()) {
            if (json) {
                printer.json(rule);
            } else {
                printer.result("%-26s %s".formatted(rule.id(), rule.kind()));
            }
        }
        return 0;
    }

    int check(List<String> files) {
        if (files.isEmpty()) {
            throw new GatherException(CommandError.COMMAND_LINE, "no file of rules is named", "--check",
                    "name them: gather redact --check FILE.toml");
        }
        int count = RuleTrial.check(files.stream().map(Path::of).toList());
        printer.message(
                count + (count == 1 ? " rule finds" : " rules find") + " what the examples say, and nothing else");
        return 0;
    }
}
