package io.gather.stats.cluster;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import io.gather.stats.metric.StatFailure;
import io.gather.transport.error.PapiError;
import io.gather.transport.papi.PapiException;

/**
 * Finds the stats for which a cluster refuses whole requests, because it does not know them any more, and asks for the others. They are
 * not asked for again by the same connection.
 */
final class Strangers {
    private static final long NOT_PRESENT = 1;
    /** Of requests that one refusal may lead to. */
    private static final int MOST_REQUESTS = 40;

    private final Set<String> known;
    private final Round round;
    private final Asking asking;
    private int left = MOST_REQUESTS;

    interface Asking {
        void ask(StatNames names) throws IOException, InterruptedException;
    }

    /** @param known strangers that were found before; more are added */
    Strangers(Set<String> known, Round round, Asking asking) {
        this.known = known;
        this.round = round;
        this.asking = asking;
    }

    void ask(StatNames names) throws IOException, InterruptedException {
        List<String> wanted = new ArrayList<>();
        for (String stat : names.asked()) {
            if (known.contains(stat)) {
                tell(stat, "the cluster does not know it any more");
            } else {
                wanted.add(stat);
            }
        }
        if (!wanted.isEmpty()) {
            search(names.only(wanted));
        }
    }

    private void search(StatNames names) throws IOException, InterruptedException {
        try {
            asking.ask(names);
        } catch (PapiException e) {
            boolean ofStats = e.is(PapiError.REFUSED) && (e.status() == 200 || e.status() == 400 || e.status() == 404);
            if (!ofStats || --left < 0) {
                throw e;
            }
            divide(names, e);
        }
    }

    private void divide(StatNames names, PapiException refusal) throws IOException, InterruptedException {
        List<String> asked = names.asked();
        if (asked.size() == 1) {
            known.add(asked.getFirst());
            tell(asked.getFirst(), refusal.reason().what());
            return;
        }
        List<String> named = asked.stream().filter(stat -> names(refusal.reason().what(), stat)).toList();
        if (!named.isEmpty() && named.size() < asked.size()) {
            known.addAll(named);
            named.forEach(stat -> tell(stat, refusal.reason().what()));
            search(names.only(asked.stream().filter(stat -> !named.contains(stat)).toList()));
            return;
        }
        search(names.only(asked.subList(0, asked.size() / 2)));
        search(names.only(asked.subList(asked.size() / 2, asked.size())));
    }

    /** Whether a name stands in a text by itself, not as a part of another one. */
    private static boolean names(String text, String stat) {
        return Pattern.compile("(?<![\\w.])" + Pattern.quote(stat) + "(?!\\w|\\.\\w)").matcher(text).find();
    }

    private void tell(String stat, String why) {
        round.failed(new StatFailure(stat, 0, NOT_PRESENT, why));
    }
}
