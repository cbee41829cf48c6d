package io.gather.cli.bundles;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.gather.cli.error.CommandError;
import io.gather.cli.show.Printer;
import io.gather.core.bundle.index.TocEntry;
import io.gather.core.bundle.read.Bundle;
import io.gather.core.bundle.read.Entries;
import io.gather.core.bundle.read.NamePatterns;
import io.gather.core.bundle.table.TableCursor;
import io.gather.core.error.GatherException;
import io.gather.core.report.PlainText;

/** Names in a bundle, one a line, whatever characters they have. */
public final class Listing {
    private static final int CHECK_EVERY = 1000;

    private final Printer printer;

    public Listing(Printer printer) {
        this.printer = printer;
    }

    int show(Path path, List<String> globs, boolean details, boolean json) {
        NamePatterns chosen = NamePatterns.of(globs);
        boolean any = false;
        ListedLine line = new ListedLine(details);
        try (Bundle bundle = Bundle.open(path); Entries entries = bundle.list(chosen)) {
            long shown = 0;
            while (entries.advance()) {
                if (++shown % CHECK_EVERY == 0 && printer.closed()) {
                    break;
                }
                any = true;
                TableCursor row = entries.row();
                if (json) {
                    printer.json(fields(entries.entry()));
                } else if (row != null && row.plain() && !row.isLink()) {
                    printer.bytes(line.of(row), line.length());
                } else {
                    printer.result(details ? details(entries.entry()) : name(entries.entry()));
                }
            }
            TableTrouble.tell(printer, bundle);
        }
        if (!any && !globs.isEmpty()) {
            throw nothing(path, globs);
        }
        return 0;
    }

    static GatherException nothing(Path path, List<String> globs) {
        return new GatherException(CommandError.NOTHING_MATCHES, "nothing matches " + String.join(" ", globs),
                path.toString(), "see the names: gather ls " + path);
    }

    private static String name(TocEntry entry) {
        String name = PlainText.oneLine(entry.name());
        return switch (entry) {
            case TocEntry.File _ -> name;
            case TocEntry.Directory _ -> name + "/";
            case TocEntry.Link link -> name + " -> " + PlainText.oneLine(link.target());
        };
    }

    private static String details(TocEntry entry) {
        long size = entry instanceof TocEntry.File file ? file.size() : 0;
        return String.format(Locale.ROOT, "%04o %12d %s  %s", entry.mode() & 07777, size, entry.modified(),
                name(entry));
    }

    private static Map<String, Object> fields(TocEntry entry) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", entry.name());
        fields.put("modified", entry.modified());
        fields.put("mode", String.format(Locale.ROOT, "%04o", entry.mode() & 07777));
        switch (entry) {
            case TocEntry.File file -> {
                fields.put("type", "file");
                fields.put("size", file.size());
                if (file.sha256() != null) {
                    fields.put("sha256", file.sha256());
                }
            }
            case TocEntry.Directory _ -> fields.put("type", "directory");
            case TocEntry.Link link -> {
                fields.put("type", "link");
                fields.put("target", link.target());
            }
        }
        return fields;
    }
}
