package io.gather.core.complete;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import io.gather.core.bundle.fault.BundleFault;
import io.gather.core.bundle.read.Bundle;
import io.gather.core.obfuscate.scan.IdentityKind;
import io.gather.core.overlord.request.Completion;
import io.gather.core.report.HiddenIdentities;
import io.gather.core.report.LeftOut;
import io.gather.core.report.manifest.ManifestGather;
import io.gather.core.report.manifest.ManifestReader;

/** A bundle, in what it says of what its gather left out. */
public final class IncompleteBundle {
    private static final String MANIFEST = "manifest.json";

    private final ManifestGather gather;
    private final UnaryOperator<String> original;
    private final List<LeftOut> leftOut;
    /** What was named by hand and left out, by the name that its item has there. */
    private final Map<String, ByHand> byHand = new TreeMap<>();

    /** @param original of what stands in it for something else */
    private IncompleteBundle(ManifestGather gather, List<LeftOut> leftOut, Map<String, ByHand> named,
            UnaryOperator<String> original) {
        this.gather = gather;
        this.original = original;
        this.leftOut = List.copyOf(leftOut);
        named.forEach((item, what) -> {
            if (leftOut.stream().anyMatch(part -> part.items().contains(item))) {
                byHand.put(item, what);
            }
        });
    }

    IncompleteBundle(ManifestGather gather, List<LeftOut> leftOut, Map<String, ByHand> named) {
        this(gather, leftOut, named, UnaryOperator.identity());
    }

    /** The same, of whom it is really. */
    public IncompleteBundle revealed(UnaryOperator<String> reveal) {
        return new IncompleteBundle(gather, leftOut, byHand, reveal);
    }

    public static IncompleteBundle read(Path path) throws IOException {
        LeftOutVisitor visitor = new LeftOutVisitor();
        try (Bundle bundle = Bundle.open(path); InputStream manifest = bundle.open(MANIFEST)) {
            new ManifestReader(visitor).read(manifest, path + ": " + MANIFEST);
        }
        return visitor.bundle().orElseThrow(
                () -> BundleFault.DAMAGED.at(path, "has a manifest that says nothing of a gather"));
    }

    public ManifestGather gather() {
        return gather;
    }

    public String cluster() {
        return original.apply(gather.cluster());
    }

    /** Which were replaced in it. */
    public Set<IdentityKind> hidden() {
        HiddenIdentities hidden = gather.identities();
        Set<IdentityKind> kinds = EnumSet.noneOf(IdentityKind.class);
        if (hidden != null) {
            Stream.of(IdentityKind.values()).filter(kind -> hidden.kinds().contains(kind.word())).forEach(kinds::add);
        }
        return kinds;
    }

    public boolean lacksNothing() {
        return leftOut.isEmpty();
    }

    /** All that can be named again. */
    public Completion completion() {
        Map<String, String> names = names();
        List<Completion.Part> parts = new ArrayList<>();
        for (LeftOut part : leftOut) {
            List<String> items = part.items().stream().filter(item -> !isLost(item))
                    .map(item -> names.getOrDefault(item, item)).toList();
            if (!items.isEmpty()) {
                parts.add(new Completion.Part(part.nodes().stream().map(original).toList(), items));
            }
        }
        return new Completion(gather.id(), parts, named(ByHand.Kind.FILE).map(Path::of).toList(),
                named(ByHand.Kind.COMMAND).toList(), named(ByHand.Kind.LOCAL_COMMAND).toList());
    }

    /** Items that were named by hand, where the bundle does not say what they were. */
    public List<String> lost() {
        return leftOut.stream().flatMap(part -> part.items().stream()).filter(this::isLost).distinct().toList();
    }

    private boolean isLost(String item) {
        return ByHand.isOne(item) && !byHand.containsKey(item);
    }

    private Stream<String> named(ByHand.Kind kind) {
        return byHand.values().stream().filter(it -> it.kind() == kind).map(ByHand::text).map(original);
    }

    /** As their items are called where they alone are named. */
    private Map<String, String> names() {
        Map<String, String> names = new HashMap<>();
        for (ByHand.Kind kind : ByHand.Kind.values()) {
            for (Map.Entry<String, ByHand> item : byHand.entrySet()) {
                ByHand what = Objects.requireNonNull(item.getValue());
                if (what.kind() == kind) {
                    names.put(item.getKey(), what.name(names.size() + 1));
                }
            }
        }
        return names;
    }
}
