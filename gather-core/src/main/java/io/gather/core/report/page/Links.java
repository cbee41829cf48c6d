package io.gather.core.report.page;

import java.io.IOException;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.stream.Stream;

import io.gather.core.bundle.Names;
import io.gather.core.outcome.Outcome;
import io.gather.core.report.Collected;
import io.gather.core.report.NodeRecord;
import org.jspecify.annotations.Nullable;

/** Where the results of one node's outcomes lie: the file of a command, the folder that a task's files share. */
final class Links {
    /** A node has some hundred tasks; what has more gets no links, and costs no memory. */
    private static final int MOST = 20_000;

    private final Map<Key, String> paths = new HashMap<>();

    private record Key(int task, @Nullable String source) {}

    private Links() {}

    static Links of(NodeRecord node, Collected collected) throws IOException {
        Links links = new Links();
        try (Stream<Collected.Entry> results = collected.results(node.name())) {
            for (Iterator<Collected.Entry> i = results.iterator(); i.hasNext();) {
                links.add(node.directory(), i.next());
            }
        }
        return links;
    }

    /** Null where nothing was kept. */
    @Nullable
    String find(Outcome outcome) {
        if (outcome.results() == 0) {
            return null;
        }
        String exact = paths.get(new Key(outcome.task(), outcome.source()));
        return exact == null ? paths.get(new Key(outcome.task(), null)) : exact;
    }

    private void add(String directory, Collected.Entry entry) {
        String source = entry.result().source();
        String path = entry.result().path();
        boolean file = source.startsWith("/") && path.equals(Names.ofPath(source));
        Key key = new Key(entry.task(), file ? null : source);
        String known = paths.get(key);
        if (known != null) {
            paths.put(key, shared(known, directory + "/" + path));
        } else if (paths.size() < MOST) {
            paths.put(key, directory + "/" + path);
        }
    }

    /** The longest folder that holds both, with a slash at its end. */
    private static String shared(String one, String other) {
        int end = 0;
        for (int i = 0; i < Math.min(one.length(), other.length()) && one.charAt(i) == other.charAt(i); i++) {
            end = one.charAt(i) == '/' ? i + 1 : end;
        }
        return one.equals(other) ? one : one.substring(0, end);
    }
}
