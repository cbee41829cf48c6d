package io.gather.cli.catalog;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.gather.cli.show.Counts;
import io.gather.cli.show.Printer;
import io.gather.core.catalog.CatalogReader;
import io.gather.core.error.Category;
import io.gather.core.toml.Problem;

/** Every mistake of a group's file, for whoever writes one. */
record CatalogCheck(Printer printer, boolean json) {
    int of(Path file) {
        CatalogReader reader = new CatalogReader().group(file);
        List<Problem> problems = reader.problems();
        problems.forEach(this::show);
        if (!problems.isEmpty()) {
            printer.message(Counts.count(problems.size(), "mistake"));
            return Category.USAGE.exitCode();
        }
        printer.message(file + ": " + Counts.count(reader.read().items().count(), "item") + ", no mistakes");
        return 0;
    }

    private void show(Problem problem) {
        if (json) {
            printer.json(fields(problem));
        } else {
            printer.result(problem.toString());
        }
    }

    private static Map<String, Object> fields(Problem problem) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("file", problem.file().toString());
        fields.put("line", problem.line());
        fields.put("column", problem.column());
        fields.put("reason", problem.reason());
        return fields;
    }
}
