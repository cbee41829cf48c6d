package io.gather.core.report;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import io.gather.core.minion.NodeFacts;
import io.gather.core.outcome.Outcome;
import org.jspecify.annotations.Nullable;

/** What the bundle's own files may say of a gather, and of what was collected. */
public final class Told implements Collected {
    private final UnaryOperator<String> text;
    private final Collected all;
    private final Map<String, String> names = new HashMap<>();
    private final GatherRecord record;

    /** @param text what may be said in its place; directories of nodes are names that were made for bundles */
    public Told(UnaryOperator<String> text, GatherRecord record, Collected all) {
        this.text = text;
        this.all = all;
        this.record = record(record);
    }

    public GatherRecord record() {
        return record;
    }

    @Override
    public Stream<Outcome> outcomes(String node) throws IOException {
        return all.outcomes(names.getOrDefault(node, node)).map(it -> it.told(text));
    }

    @Override
    public Stream<Entry> results(String node) throws IOException {
        return all.results(names.getOrDefault(node, node)).map(it -> new Entry(it.task(), it.result().told(text)));
    }

    private GatherRecord record(GatherRecord of) {
        return new GatherRecord(of.id(), of.bundle(), text.apply(of.cluster()), of.mode(),
                optional(of.caseId()), optional(of.label()), of.version(),
                text.apply(of.commandLine()), texts(of.selection()), of.since(), of.until(), of.start(), of.end(),
                of.interrupted(), of.lastFull(), of.phases().stream().map(this::phase).toList(),
                of.nodes().stream().map(this::node).toList(), texts(of.notices()), of.base(), of.merged(),
                of.leftOut().stream().map(part -> leftOut(part, of.nodes())).toList(),
                optional(of.complete()), of.completes(), of.disclosure());
    }

    private LeftOut leftOut(LeftOut of, List<NodeRecord> nodes) {
        return new LeftOut(of.limit(), nodes.stream().filter(node -> of.nodes().contains(node.name())).map(this::name)
                .toList(), of.items());
    }

    private PhaseRecord phase(PhaseRecord of) {
        return new PhaseRecord(of.number(), of.name(), of.start(), of.took(), optional(of.failure()));
    }

    private NodeRecord node(NodeRecord of) {
        String name = name(of);
        names.put(name, of.name());
        return new NodeRecord(name, of.directory(), text.apply(of.address()), of.state(), facts(of.facts()),
                of.planned(), of.outcomes(), of.results(), of.size(), of.stored(), optional(of.error()),
                optional(of.remedy()), texts(of.notices()));
    }

    /** Of two nodes of whose names the same is left, the directories differ. */
    private String name(NodeRecord node) {
        boolean same = !node.machine() || text.apply(node.name()).equals(node.name());
        return same ? node.name() : node.directory();
    }

    private @Nullable NodeFacts facts(@Nullable NodeFacts of) {
        return of == null
                ? null
                : new NodeFacts(text.apply(of.hostName()), optional(of.machineId()), of.osId(),
                        text.apply(of.osName()), text.apply(of.kernel()), of.architecture(), of.cores(),
                        of.memory(), of.clock(), of.clockOffset(), of.uptime(), text.apply(of.user()), of.version(),
                        of.spoolRoom(), texts(of.notices()));
    }

    private @Nullable String optional(@Nullable String of) {
        return of == null ? null : text.apply(of);
    }

    private List<String> texts(List<String> of) {
        return of.stream().map(text).toList();
    }
}
