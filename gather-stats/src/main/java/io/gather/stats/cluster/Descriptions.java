package io.gather.stats.cluster;

import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.gather.stats.metric.KeysReply;
import io.gather.stats.metric.StatKey;
import io.gather.transport.error.PapiError;
import io.gather.transport.papi.PapiException;

/** Asks a cluster what it knows of stats: for all at once where they are many, then for those that the list has not. */
final class Descriptions {
    /** So many are asked for one by one. */
    private static final int FEW = 8;
    private static final int MOST_PAGES = 1000;

    private final PapiAnswers answers;
    private final Map<String, StatKey> found = new HashMap<>();

    Descriptions(PapiAnswers answers) {
        this.answers = answers;
    }

    Map<String, StatKey> of(Collection<String> stats) throws IOException, InterruptedException {
        Set<String> wanted = new LinkedHashSet<>(stats);
        if (wanted.size() > FEW) {
            list(wanted);
        }
        for (String stat : wanted) {
            if (!found.containsKey(stat)) {
                one(stat);
            }
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
                if (reply.resume().isEmpty() || reply.resume().equals(resume)) {
                    return;
                }
                resume = reply.resume();
            }
        } catch (PapiException e) {
            if (!e.is(PapiError.REFUSED) && !e.is(PapiError.GARBLED) && !e.is(PapiError.TOO_LARGE)) {
                throw e;
            }
            // It has no such list, or one that is broken: each is asked for by itself.
        }
    }

    private void one(String stat) throws IOException, InterruptedException {
        try {
            KeysReply ignored = answers.key(stat, (name, key) -> found.putIfAbsent(stat, key));
        } catch (PapiException e) {
            boolean unknown = e.is(PapiError.REFUSED) && (e.status() == 200 || e.status() == 400 || e.status() == 404);
            if (!unknown) {
                throw e;
            }
        }
    }
}
