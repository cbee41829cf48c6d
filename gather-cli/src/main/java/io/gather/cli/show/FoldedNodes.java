package io.gather.cli.show;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.gather.core.overlord.event.GatherEnd;
import io.gather.core.overlord.event.ItemTrouble;
import io.gather.core.report.NodeRecord;
import io.gather.core.report.PlainText;
import io.gather.core.units.ByteSize;

/** Many nodes on the last screen: counts, then each reason once, with the command that gathers just what is missing. */
record FoldedNodes(NodeFolding folding, Terminal terminal) {
    private static final int MOST = 8;

    List<StyledText> lines(GatherEnd end) {
        List<StyledText> lines = new ArrayList<>();
        lines.add(counts(end));
        List<FailedNodes.Reason> reasons = FailedNodes.of(end.nodes()).all();
        reasons.stream().limit(MOST).forEach(reason -> reason(reason, lines));
        more(reasons.size(), "reason", lines);
        List<ItemTrouble> troubles = end.troubles().stream().filter(trouble -> !trouble.missed()).toList();
        troubles.stream().limit(MOST).forEach(trouble -> trouble(trouble, end, lines));
        more(troubles.size(), "item", lines);
        return lines;
    }

    private StyledText counts(GatherEnd end) {
        List<String> states = new ArrayList<>();
        for (NodeRecord.State state : NodeRecord.State.values()) {
            long count = end.nodes().stream().filter(node -> node.machine() && node.state() == state).count();
            if (count > 0) {
                states.add(count + " " + word(state));
            }
        }
        return StyledText.on(terminal).add(Tone.STRONG, "nodes: ")
                .add(String.join(", ", states) + "; " + OutcomeWords.counts(end.nodes()) + "; "
                        + Counts.count(end.nodes().stream().mapToLong(NodeRecord::results).sum(), "file") + ", "
                        + ByteSize.of(end.nodes().stream().mapToLong(NodeRecord::size).sum()));
    }

    private void reason(FailedNodes.Reason reason, List<StyledText> lines) {
        String nodes = folding.fold(reason.nodes());
        lines.add(StyledText.on(terminal).add("  ").add(Tone.BAD, word(reason.state()))
                .add(" " + nodes + ": " + PlainText.oneLine(reason.why())));
        if (reason.remedy() != null) {
            lines.add(plain("    next: " + PlainText.oneLine(reason.remedy())
                    + (reason.nodes().size() == 1
                            ? ""
                            : "  (for " + reason.nodes().getFirst() + "; others likewise)")));
        }
        lines.add(plain("    just those: gather --nodes " + nodes));
    }

    private void trouble(ItemTrouble trouble, GatherEnd end, List<StyledText> lines) {
        boolean everywhere = trouble.nodes().size() == end.nodes().size();
        String nodes = folding.fold(trouble.nodes());
        String item = trouble.named() == null ? trouble.item() : PlainText.oneLine(trouble.named());
        lines.add(
                StyledText.on(terminal).add("  ").add(Tone.ATTENTION, item + " " + OutcomeWords.word(trouble.status()))
                        .add(" on " + (everywhere ? "all nodes" : nodes)));
        // What was named by hand has no name of its own another time.
        if (trouble.named() == null) {
            lines.add(plain(
                    "    just that: gather" + (everywhere ? "" : " --nodes " + nodes) + " --group " + trouble.item()));
        }
    }

    private void more(int all, String word, List<StyledText> lines) {
        if (all > MOST) {
            lines.add(
                    plain("  and " + Counts.count(all - MOST, "more " + word)
                            + "; report.html in the bundle has them"));
        }
    }

    private StyledText plain(String text) {
        return StyledText.on(terminal).add(text);
    }

    private static String word(NodeRecord.State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
