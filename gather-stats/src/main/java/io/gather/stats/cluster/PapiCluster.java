package io.gather.stats.cluster;

import java.io.IOException;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

import io.gather.stats.config.StatRetries;
import io.gather.stats.metric.PointOrigin;
import io.gather.stats.metric.ReplyListener;
import io.gather.stats.metric.StatKey;
import io.gather.stats.metric.SummaryKind;
import io.gather.stats.metric.SummaryReply;
import io.gather.transport.error.PapiError;
import io.gather.transport.papi.PapiException;
import org.jspecify.annotations.Nullable;

/** A cluster by its platform API. */
final class PapiCluster implements StatsCluster {
    private final PapiAnswers answers;
    private final PapiAnswers.Identity identity;
    private final StatRetries retries;
    private final Map<String, StatKey> known = new ConcurrentHashMap<>();
    private final UnknownStats unknown = new UnknownStats(System::nanoTime);
    private final Set<String> undescribed = ConcurrentHashMap.newKeySet();
    /** For which asking again was no use the last time. */
    private final Set<String> hopeless = ConcurrentHashMap.newKeySet();
    private final CountDownLatch closed = new CountDownLatch(1);

    PapiCluster(PapiAnswers answers, PapiAnswers.Identity identity, StatRetries retries) {
        this.answers = answers;
        this.identity = identity;
        this.retries = retries;
    }

    @Override
    public String name() {
        return identity.name();
    }

    @Override
    public String release() {
        return identity.release();
    }

    @Override
    public Map<String, StatKey> describe(Collection<String> stats, BiConsumer<String, String> failed)
            throws IOException, InterruptedException {
        Map<String, StatKey> found = new Descriptions(answers, undescribed, failed).of(stats);
        known.putAll(found);
        unknown.remove(found.keySet());
        return Map.copyOf(found);
    }

    @Override
    public void current(Collection<String> stats, PointOrigin origin, ReplyListener listener)
            throws IOException, InterruptedException {
        Round round = new Round(origin, listener);
        StatSearch asking = new StatSearch(unknown, round,
                names -> answers.current(names.asked(), retries.timeout().toSeconds(), round.reply(names)));
        try {
            ask(stats, asking);
            again(stats, round, asking);
        } finally {
            round.end();
        }
    }

    /** A request that fails does not keep the others from being made, where the cluster answers at all. */
    private void ask(Collection<String> stats, StatSearch asking) throws IOException, InterruptedException {
        @Nullable
        PapiException first = null;
        for (StatNames names : StatNames.of(stats, known)) {
            try {
                asking.ask(names);
            } catch (PapiException e) {
                if (!e.is(PapiError.REFUSED) && !e.is(PapiError.GARBLED) && !e.is(PapiError.BUSY)) {
                    throw e;
                }
                if (first == null) {
                    first = e;
                } else {
                    first.addSuppressed(e);
                }
            }
        }
        if (first != null) {
            throw first;
        }
    }

    /** A node that never answers in time would cost all others their slots: what did not come the last time is asked for once. */
    private void again(Collection<String> stats, Round round, StatSearch asking)
            throws IOException, InterruptedException {
        Set<String> missing = new LinkedHashSet<>(round.missing());
        stats.stream().filter(stat -> !missing.contains(stat)).forEach(hopeless::remove);
        List<String> hoped = missing.stream().filter(stat -> !hopeless.contains(stat)).toList();
        long pause = Math.max(1, retries.interval().toMillis());
        for (int i = 0; i < retries.most() && !hoped.isEmpty(); i++) {
            if (closed.await(pause, TimeUnit.MILLISECONDS)) {
                return;
            }
            ask(hoped, asking);
            Set<String> left = new HashSet<>(round.missing());
            hoped = hoped.stream().filter(left::contains).toList();
            pause *= 2;
        }
        if (retries.most() > 0) {
            hopeless.addAll(hoped);
        }
    }

    @Override
    public void summary(SummaryKind kind, PointOrigin origin, ReplyListener listener)
            throws IOException, InterruptedException {
        answers.summary(kind, new SummaryReply(kind, origin, listener));
    }

    @Override
    public void close() {
        closed.countDown();
        answers.close();
    }
}
