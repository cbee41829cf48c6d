package io.gather.core.toml;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import io.gather.core.error.ErrorCode;
import io.gather.core.error.GatherException;
import io.gather.core.error.Remedy;

/** Collects what is wrong in all files, so that users see everything at once. */
public final class Problems {
    private static final int SHOWN = 20;

    private final List<Problem> all = new ArrayList<>();

    public void add(Problem problem) {
        all.add(problem);
    }

    public List<Problem> all() {
        return List.copyOf(all);
    }

    /** @throws GatherException naming all problems, when there are any */
    public void throwIfAny(ErrorCode error, Remedy remedy) {
        if (all.isEmpty()) {
            return;
        }
        String text = all.stream().limit(SHOWN).map(Problem::toString).collect(Collectors.joining("\n  "));
        String more = all.size() > SHOWN ? "\n  and " + (all.size() - SHOWN) + " more" : "";
        throw new GatherException(error,
                all.size() == 1 ? all.getFirst().reason() : all.size() + " problems:\n  " + text + more,
                all.size() == 1 ? all.getFirst().place() : "", remedy);
    }
}
