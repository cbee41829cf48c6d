package io.gather.core.overlord;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.gather.core.minion.NodeFacts;
import io.gather.core.outcome.Outcome;
import io.gather.core.redact.Redactor;
import io.gather.core.report.Collected;
import io.gather.core.report.GatherRecord;
import io.gather.core.report.LeftOut;
import io.gather.core.report.NodeRecord;
import io.gather.core.report.PhaseRecord;
import org.jspecify.annotations.Nullable;

/** What the bundle's own files may say of a gather, and of what was collected. */
final class Told implements Collected {
    private final Redactor redactor;
    private final Collected all;
    private final Map<String, String> names = new HashMap<>();
    private final GatherRecord record;

    Told(Redactor redactor, GatherRecord record, Collected all) {
        this.redactor = redactor;
        this.all = all;
        this.record = redactor.changesContent() ? record(record) : record;
    }

    GatherRecord record() {
        return record;
    }

    @Override
    public Stream<Outcome> outcomes(String node) throws IOException {
        Stream<Outcome> outcomes = all.outcomes(names.getOrDefault(node, node));
        return redactor.changesContent() ? outcomes.map(it -> it.told(redactor::text)) : outcomes;
    }

    @Override
    public Stream<Entry> results(String node) throws IOException {
        Stream<Entry> results = all.results(names.getOrDefault(node, node));
        return redactor.changesContent()
                ? results.map(it -> new Entry(it.task(), it.result().told(redactor::text)))
                : results;
    }

    private GatherRecord record(GatherRecord of) {
        return new GatherRecord(of.id(), of.bundle(), redactor.text(of.cluster()), of.mode(),
                redactor.optional(of.caseId()), redactor.optional(of.label()), of.version(),
                redactor.text(of.commandLine()), texts(of.selection()), of.since(), of.until(), of.start(), of.end(),
                of.interrupted(), of.lastFull(), of.phases().stream().map(this::phase).toList(),
                of.nodes().stream().map(this::node).toList(), texts(of.notices()), of.base(), of.merged(),
                of.leftOut().stream().map(part -> leftOut(part, of.nodes())).toList(),
                redactor.optional(of.complete()), of.completes(), of.secrets());
    }

    private LeftOut leftOut(LeftOut of, List<NodeRecord> nodes) {
        return new LeftOut(of.limit(), nodes.stream().filter(node -> of.nodes().contains(node.name())).map(this::name)
                .toList(), of.items());
    }

    private PhaseRecord phase(PhaseRecord of) {
        return new PhaseRecord(of.number(), of.name(), of.start(), of.took(), redactor.optional(of.failure()));
    }

    private NodeRecord node(NodeRecord of) {
        String name = name(of);
        names.put(name, of.name());
        return new NodeRecord(name, of.directory(), redactor.text(of.address()), of.state(), facts(of.facts()),
                of.planned(), of.outcomes(), of.results(), of.size(), of.stored(), redactor.optional(of.error()),
                redactor.optional(of.remedy()), texts(of.notices()));
    }

    /** Of two nodes of whose names the same is left, the directories differ. */
    private String name(NodeRecord node) {
        boolean same = !node.machine() || redactor.text(node.name()).equals(node.name());
        return same ? node.name() : node.directory();
    }

    private @Nullable NodeFacts facts(@Nullable NodeFacts of) {
        return of == null
                ? null
                : new NodeFacts(redactor.text(of.hostName()), redactor.optional(of.machineId()), of.osId(),
                        redactor.text(of.osName()), redactor.text(of.kernel()), of.architecture(), of.cores(),
                        of.memory(), of.clock(), of.clockOffset(), of.uptime(), redactor.text(of.user()), of.version(),
                        of.spoolRoom(), texts(of.notices()));
    }

    private List<String> texts(List<String> of) {
        return of.stream().map(redactor::text).toList();
    }
}
