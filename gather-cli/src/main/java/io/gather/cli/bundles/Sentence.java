package io.gather.cli.bundles;

import java.util.ArrayList;
import java.util.List;

import io.gather.cli.show.Counts;
import io.gather.cli.show.NodeFolding;
import io.gather.core.compare.Compared;
import io.gather.core.report.PlainText;

/** Who is equal and who is not, in one line. */
record Sentence(NodeFolding folding) {
    /** More groups are counted, not named. */
    private static final int MOST_GROUPS = 4;

    String of(Compared file) {
        List<String> parts = new ArrayList<>();
        List<Compared.Group> groups = file.groups();
        int present = groups.stream().mapToInt(group -> group.nodes().size()).sum();
        if (groups.size() == 1 && file.missing().size() > present) {
            return "only on " + fold(groups.getFirst().nodes());
        }
        if (groups.size() > 1 && groups.size() == present) {
            parts.add(
                    "no two of " + fold(groups.stream().flatMap(group -> group.nodes().stream()).toList()) + " equal");
        } else {
            parts.add(fold(groups.getFirst().nodes()) + (present == 1 ? " alone" : " equal"));
            List<Compared.Group> odd = groups.subList(1, groups.size());
            if (odd.size() > MOST_GROUPS) {
                parts.add(Counts.count(odd.size(), "other content") + " on "
                        + fold(odd.stream().flatMap(group -> group.nodes().stream()).toList()));
            } else {
                odd.forEach(group -> parts
                        .add(fold(group.nodes()) + (group.nodes().size() == 1 ? " differs" : " differ")));
            }
        }
        if (!file.missing().isEmpty()) {
            parts.add("missing on " + fold(file.missing()));
        }
        return String.join("; ", parts);
    }

    String fold(List<String> nodes) {
        return PlainText.oneLine(folding.fold(nodes));
    }
}
