package io.gather.stats.cluster;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

import io.gather.stats.metric.KeysReply;
import io.gather.stats.metric.StatKey;
import io.gather.transport.error.PapiError;
import io.gather.transport.papi.PapiException;
import org.jspecify.annotations.Nullable;

/** Asks a cluster what it knows of stats: for all at once where they are many, then for those that the list has not. */
final class Descriptions {
    /** So many are asked for one by one. */
    private static final int FEW = 8;
    private static final int MOST_PAGES = 1000;
    /** After so many failures the others wait for the next time: each may take long. */
    private static final int MOST_FAILURES = 5;

    private final PapiAnswers answers;
    private final Set<String> failedBefore;
    private final BiConsumer<String, String> failed;
    private final Map<String, StatKey> found = new HashMap<>();
    private boolean answered;
    private int failures;
    private @Nullable PapiException first;

    /** @param failedBefore the last time, which therefore come last; kept up to date */
    Descriptions(PapiAnswers answers, Set<String> failedBefore, BiConsumer<String, String> failed) {
        this.answers = answers;
        this.failedBefore = failedBefore;
        this.failed = failed;
    }

    Map<String, StatKey> of(Collection<String> stats) throws IOException, InterruptedException {
        Set<String> wanted = new LinkedHashSet<>(stats);
        if (wanted.size() > FEW) {
            list(wanted);
        }
        List<String> missing = new ArrayList<>(wanted.stream().filter(it -> !failedBefore.contains(it)).toList());
        missing.addAll(wanted.stream().filter(failedBefore::contains).toList());
        missing.removeAll(found.keySet());
        for (String stat : missing) {
            if (failures < MOST_FAILURES) {
                one(stat);
            } else {
                failed.accept(stat, "it was not asked about, as others could not be described");
            }
        }
        failedBefore.removeAll(found.keySet());
        if (first != null && !answered) {
            throw first;
        }
        return found;
    }

    private void list(Set<String> wanted) throws IOException, InterruptedException {
        try {
            Optional<String> resume = Optional.empty();
            for (int page = 0; page < MOST_PAGES && found.size() < wanted.size(); page++) {
                KeysReply reply = answers.keys(resume, (name, key) -> {
                    if (wanted.contains(name)) {
                        found.put(name, key);
                    }
                });
                answered = true;
                if (reply.resume().isEmpty() || reply.resume().equals(resume)) {
                    return;
                }
                resume = reply.resume();
            }
        } catch (PapiException e) {
            // It has no such list, or one that is broken or takes too long: each is asked for by itself.
            throwIfOfConnection(e);
        }
    }

    private void one(String stat) throws IOException, InterruptedException {
        try {
            KeysReply ignored = answers.key(stat, (name, key) -> found.putIfAbsent(stat, key));
            answered = true;
        } catch (PapiException e) {
            throwIfOfConnection(e);
            if (e.is(PapiError.REFUSED) && (e.status() == 200 || e.status() == 400 || e.status() == 404)) {
                answered = true;
                return;
            }
            found.remove(stat);
            first = first == null ? e : first;
            failures++;
            failedBefore.add(stat);
            failed.accept(stat, String.valueOf(e.getMessage()));
        }
    }

    private static void throwIfOfConnection(PapiException e) throws PapiException {
        if (RequestFailure.of(e).concern() == RequestFailure.Concern.CONNECTION) {
            throw e;
        }
    }
}
