package io.gather.core.report;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.gather.core.minion.NodeFacts;
import io.gather.core.outcome.Outcome;
import io.gather.core.units.ByteSize;
import io.gather.core.units.Durations;
import org.jspecify.annotations.Nullable;

/** A node's part of {@code nodes_info}. */
final class NodeBlock {
    /** On OneFS a node is called after its cluster and its logical number. */
    private static final Pattern WITH_LNN = Pattern.compile(".*-([0-9]{1,4})");

    private final TextBlock text;
    private final Collected collected;

    NodeBlock(TextBlock text, Collected collected) {
        this.text = text;
        this.collected = collected;
    }

    void write(NodeRecord node) throws IOException {
        text.title("Node " + node.name());
        text.field("state", node.state().name().toLowerCase(Locale.ROOT));
        text.field("error", node.error());
        text.field("remedy", node.remedy());
        text.field("directory", node.directory());
        text.field("address", node.address());
        if (node.facts() != null) {
            facts(node.name(), node.facts());
        }
        text.field("items", Totals.inWords(node.outcomes()) + ", of " + node.planned() + " planned");
        text.field("results", node.results() + ", " + NodesInfo.sizes(node.size(), node.stored()));
        times(node.name());
        for (String notice : node.notices()) {
            text.field("notice", notice);
        }
    }

    private void facts(String name, NodeFacts facts) throws IOException {
        text.field("host name", facts.hostName());
        text.field("lnn", lnn(name, facts));
        text.field("machine id", facts.machineId());
        text.field("os", facts.osName());
        text.field("kernel", facts.kernel() + ", " + facts.architecture());
        text.field("cores", facts.cores() + ", memory " + ByteSize.of(facts.memory()));
        text.field("clock", facts.clock() + ", offset " + offset(facts.clockOffset()));
        text.field("uptime", facts.uptime() == null ? null : Durations.show(facts.uptime()));
        text.field("user", facts.user());
        text.field("minion", facts.version());
    }

    private void times(String node) throws IOException {
        try (Stream<Outcome> outcomes = collected.outcomes(node)) {
            Instant start = Instant.MAX;
            Instant end = Instant.MIN;
            for (Iterator<Outcome> i = outcomes.iterator(); i.hasNext();) {
                Outcome outcome = i.next();
                Instant ended = outcome.start().plus(outcome.took());
                start = outcome.start().isBefore(start) ? outcome.start() : start;
                end = ended.isAfter(end) ? ended : end;
            }
            if (!end.equals(Instant.MIN)) {
                text.field("ran", start + " to " + end + ", " + Durations.show(Duration.between(start, end)));
            }
        }
    }

    static String offset(Duration offset) {
        long millis = offset.toMillis();
        return (millis < 0 ? "-" : "+")
                + (Math.abs(millis) < 1000 ? Math.abs(millis) + "ms" : Durations.show(offset.abs()));
    }

    private static @Nullable String lnn(String name, NodeFacts facts) {
        Matcher matcher = WITH_LNN.matcher(name);
        return facts.osId().equals("onefs") && matcher.matches() ? matcher.group(1) : null;
    }
}
