package io.gather.stats.cluster;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import io.gather.stats.metric.StatFailure;
import io.gather.transport.error.PapiError;
import io.gather.transport.papi.PapiException;
import org.jspecify.annotations.Nullable;

/**
 * Finds the stats for which a cluster refuses whole requests, because it does not know them any more, and asks for the others. That it
 * refuses everything says nothing of any stat. For one thread.
 */
final class StatSearch {
    private static final long NOT_PRESENT = 1;
    private static final int NOT_FOUND = 404;
    /** Of requests that one refusal may lead to. */
    private static final int MOST_REQUESTS = 40;
    /** The same, while none is answered. */
    private static final int MOST_REFUSALS = 20;

    private final UnknownStats unknown;
    private final Round round;
    private final Asking asking;

    interface Asking {
        void ask(StatNames names) throws IOException, InterruptedException;
    }

    /** @param unknown found before; more are added */
    StatSearch(UnknownStats unknown, Round round, Asking asking) {
        this.unknown = unknown;
        this.round = round;
        this.asking = asking;
    }

    void ask(StatNames names) throws IOException, InterruptedException {
        List<String> wanted = new ArrayList<>();
        for (String stat : names.asked()) {
            if (unknown.has(stat)) {
                tell(stat, "the cluster does not know it any more");
            } else {
                wanted.add(stat);
            }
        }
        if (!wanted.isEmpty()) {
            new Search().all(names.only(wanted));
        }
    }

    private void tell(String stat, String why) {
        round.failed(new StatFailure(stat, 0, NOT_PRESENT, why));
    }

    /** What comes of one request. */
    private final class Search {
        private final Map<String, PapiException> suspects = new LinkedHashMap<>();
        private @Nullable PapiException first;
        private int requests;
        private boolean answered;

        void all(StatNames names) throws IOException, InterruptedException {
            try {
                search(names);
            } finally {
                suspects.entrySet().removeIf(it -> !answered && !saysSo(it.getKey(), it.getValue()));
                unknown.add(suspects.keySet());
                suspects.forEach((stat, refusal) -> tell(stat, refusal.reason().what()));
            }
            if (!answered && first != null && suspects.size() < names.asked().size()) {
                if (names.asked().size() > 1) {
                    unknown.searchedInVain();
                }
                throw first;
            }
        }

        private void search(StatNames names) throws IOException, InterruptedException {
            if (!answered && requests >= MOST_REFUSALS) {
                return;
            }
            requests++;
            try {
                asking.ask(names);
                answered = true;
            } catch (PapiException e) {
                boolean ofStats = e.is(PapiError.REFUSED)
                        && (e.status() == 200 || e.status() == 400 || e.status() == NOT_FOUND);
                if (!ofStats || requests > MOST_REQUESTS) {
                    throw e;
                }
                first = first == null ? e : first;
                divide(names, e);
            }
        }

        private void divide(StatNames names, PapiException refusal) throws IOException, InterruptedException {
            List<String> asked = names.asked();
            List<String> named = asked.stream().filter(stat -> isNamed(stat, refusal)).toList();
            List<String> suspect = asked.size() == 1 ? asked : named.size() < asked.size() ? named : List.of();
            if (!suspect.isEmpty()) {
                suspect.forEach(stat -> suspects.put(stat, refusal));
                List<String> others = asked.stream().filter(stat -> !suspect.contains(stat)).toList();
                if (!others.isEmpty()) {
                    search(names.only(others));
                }
            } else if (unknown.maySearch()) {
                search(names.only(asked.subList(0, asked.size() / 2)));
                search(names.only(asked.subList(asked.size() / 2, asked.size())));
            } else {
                throw refusal;
            }
        }
    }

    /** Whether a refusal is about this stat for certain. */
    private static boolean saysSo(String stat, PapiException refusal) {
        return isNamed(stat, refusal)
                && (refusal.status() == NOT_FOUND || refusal.reason().what().contains("NOT_FOUND"));
    }

    /** Whether its name stands in the words by itself, not as a part of another one. */
    private static boolean isNamed(String stat, PapiException refusal) {
        return Pattern.compile("(?<![\\w.])" + Pattern.quote(stat) + "(?!\\w|\\.\\w)")
                .matcher(String.valueOf(refusal.reason().what())).find();
    }
}
