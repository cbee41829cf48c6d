package io.gather.cli.bundles;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.gather.cli.show.NodeFolding;
import io.gather.cli.show.Printer;
import io.gather.core.bundle.index.TocEntry;
import io.gather.core.compare.Compared;
import io.gather.core.compare.Comparison;
import io.gather.core.compare.ComparisonTally;

/** An object a path, and one for the whole at the end. */
record DifferencesJson(Printer printer, NodeFolding folding) {
    boolean file(Compared file) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("path", file.path());
        fields.put("state", file.state().name().toLowerCase(Locale.ROOT));
        fields.put("groups", file.groups().stream().map(this::group).toList());
        fields.put("missing", nodes(file.missing()));
        printer.json(fields);
        return !printer.closed();
    }

    private Map<String, Object> group(Compared.Group group) {
        Map<String, Object> fields = nodes(group.nodes());
        Compared.Content content = group.file();
        if (content != null && content.entry() instanceof TocEntry.File file && file.sha256() != null) {
            fields.put("sha256", file.sha256());
        }
        if (content != null && content.entry() instanceof TocEntry.Link link) {
            fields.put("target", link.target());
        }
        fields.put("size", group.size());
        return fields;
    }

    private Map<String, Object> nodes(List<String> nodes) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("nodes", nodes);
        fields.put("folded", nodes.isEmpty() ? "" : folding.fold(nodes));
        return fields;
    }

    void end(Comparison comparison) {
        ComparisonTally tally = comparison.tally();
        Map<String, Object> total = nodes(comparison.nodes());
        total.put("absent", comparison.absent());
        total.put("equal", tally.equal());
        total.put("differs", tally.differ());
        total.put("some", tally.some());
        total.put("left_out", tally.leftOut());
        printer.json(Map.of("total", total));
    }
}
