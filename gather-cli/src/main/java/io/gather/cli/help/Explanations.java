package io.gather.cli.help;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.gather.cli.error.CommandError;
import io.gather.cli.show.Printer;
import io.gather.core.error.Category;
import io.gather.core.error.ErrorCatalog;
import io.gather.core.error.ErrorEntry;
import io.gather.core.error.GatherException;
import org.jspecify.annotations.Nullable;

/** What the codes of errors mean, for people or programs. */
record Explanations(Printer printer, ErrorCatalog catalog, boolean json) {
    void showAll() {
        catalog.entries().forEach(entry -> {
            if (json) {
                asJson(entry);
            } else {
                printer.result(entry.code() + "  " + entry.meaning());
            }
        });
    }

    void show(String code) {
        ErrorEntry entry = catalog.find(code).orElseThrow(() -> unknown(code));
        if (json) {
            asJson(entry);
            return;
        }
        printer.result(entry.code() + ": " + entry.meaning());
        printer.result("  next: " + entry.remedy());
        printer.result("  exit code: " + exit(entry.category()));
    }

    private GatherException unknown(String code) {
        List<String> nearest = catalog.nearest(code);
        return new GatherException(CommandError.NO_SUCH_CODE, "there is no error with the code '" + code + "'"
                + (nearest.isEmpty() ? "" : "; the nearest are " + String.join(", ", nearest)), "",
                "see what there is: gather explain");
    }

    private static String exit(@Nullable Category category) {
        return category == null
                ? "that of what the connection was for; of an upload " + Category.UPLOAD.exitCode()
                : category.exitCode() + ", " + Exits.meaning(category.exitCode());
    }

    private void asJson(ErrorEntry entry) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("code", entry.code());
        object.put("meaning", entry.meaning());
        object.put("remedy", entry.remedy());
        Category category = entry.category();
        if (category != null) {
            object.put("category", category.name());
            object.put("exitCode", category.exitCode());
        }
        printer.json(object);
    }
}
