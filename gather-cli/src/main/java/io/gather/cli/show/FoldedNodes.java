package io.gather.cli.show;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.gather.core.overlord.GatherEnd;
import io.gather.core.overlord.ItemTrouble;
import io.gather.core.report.NodeRecord;
import io.gather.core.report.PlainText;
import io.gather.core.units.ByteSize;

/** Many nodes on the last screen: counts, then each reason once, with the command that gathers just what is missing. */
record FoldedNodes(Folding folding, Terminal terminal) {
    private static final int MOST = 8;

    List<String> lines(GatherEnd end) {
        List<String> lines = new ArrayList<>();
        lines.add(counts(end));
        List<Reasons.Reason> reasons = Reasons.of(end.nodes()).all();
        reasons.stream().limit(MOST).forEach(reason -> reason(reason, lines));
        more(reasons.size(), "reason", lines);
        end.troubles().stream().limit(MOST).forEach(trouble -> trouble(trouble, end, lines));
        more(end.troubles().size(), "item", lines);
        return lines;
    }

    private String counts(GatherEnd end) {
        List<String> states = new ArrayList<>();
        for (NodeRecord.State state : NodeRecord.State.values()) {
            long count = end.nodes().stream().filter(node -> node.state() == state).count();
            if (count > 0) {
                states.add(count + " " + word(state));
            }
        }
        return terminal.bold("nodes: ") + String.join(", ", states) + "; " + Outcomes.counts(end.nodes()) + "; "
                + Words.count(end.nodes().stream().mapToLong(NodeRecord::results).sum(), "file") + ", "
                + ByteSize.of(end.nodes().stream().mapToLong(NodeRecord::size).sum());
    }

    private void reason(Reasons.Reason reason, List<String> lines) {
        String nodes = folding.fold(reason.nodes());
        lines.add("  " + terminal.red(word(reason.state())) + " " + nodes + ": " + PlainText.oneLine(reason.why()));
        if (reason.remedy() != null) {
            lines.add("    next: " + PlainText.oneLine(reason.remedy())
                    + (reason.nodes().size() == 1 ? "" : "  (for " + reason.nodes().getFirst() + "; others likewise)"));
        }
        lines.add("    just those: gather --nodes " + nodes);
    }

    private void trouble(ItemTrouble trouble, GatherEnd end, List<String> lines) {
        boolean everywhere = trouble.nodes().size() == end.nodes().size();
        String nodes = folding.fold(trouble.nodes());
        lines.add("  " + terminal.yellow(trouble.item() + " " + Outcomes.word(trouble.status())) + " on "
                + (everywhere ? "all nodes" : nodes));
        lines.add("    just that: gather" + (everywhere ? "" : " --nodes " + nodes) + " --group " + trouble.item());
    }

    private static void more(int all, String word, List<String> lines) {
        if (all > MOST) {
            lines.add("  and " + Words.count(all - MOST, "more " + word) + "; report.html in the bundle has them");
        }
    }

    private static String word(NodeRecord.State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
