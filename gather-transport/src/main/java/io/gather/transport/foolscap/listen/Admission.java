package io.gather.transport.foolscap.listen;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/** Who is let in, by what the limits say. Safe for several threads. */
final class Admission {
    private final ListenLimits limits;
    /** In the order in which they came. */
    private final Set<Visitor> strangers = new LinkedHashSet<>();
    private final Set<Visitor> known = new HashSet<>();
    private final Map<String, Count> byOrigin = new HashMap<>();
    private int all;

    private record Count(int all, int strangers) {
        static final Count NONE = new Count(0, 0);
    }

    /**
     * What is to be done with somebody who comes.
     *
     * @param refusal empty: it is let in
     * @param leaves who has to make room
     */
    record Verdict(Optional<Unwelcome> refusal, Optional<Visitor> leaves) {
        private static Verdict refused(Unwelcome why) {
            return new Verdict(Optional.of(why), Optional.empty());
        }
    }

    Admission(ListenLimits limits) {
        this.limits = limits;
    }

    synchronized Verdict enter(Visitor visitor) {
        Count there = byOrigin.getOrDefault(visitor.origin(), Count.NONE);
        if (there.all() >= limits.perAddress()) {
            return Verdict.refused(Unwelcome.TOO_MANY_FROM_ONE_ADDRESS);
        }
        if (there.strangers() >= limits.strangersPerAddress()) {
            return Verdict.refused(Unwelcome.TOO_MANY_STRANGERS_FROM_ONE_ADDRESS);
        }
        Optional<Visitor> leaves = Optional.empty();
        if (all >= limits.connections() || strangers.size() >= limits.strangers()) {
            Iterator<Visitor> first = strangers.iterator();
            if (!first.hasNext()) {
                return Verdict.refused(Unwelcome.TOO_MANY);
            }
            leaves = Optional.of(first.next());
            leave(leaves.get());
        }
        strangers.add(visitor);
        count(visitor, 1, 1);
        return new Verdict(Optional.empty(), leaves);
    }

    /** It is no stranger any more. */
    synchronized void known(Visitor visitor) {
        if (strangers.remove(visitor)) {
            known.add(visitor);
            count(visitor, 0, -1);
        }
    }

    /** @return whether it was still there: who had to make room is told so once */
    synchronized boolean leave(Visitor visitor) {
        if (strangers.remove(visitor)) {
            count(visitor, -1, -1);
            return true;
        }
        if (known.remove(visitor)) {
            count(visitor, -1, 0);
            return true;
        }
        return false;
    }

    private void count(Visitor visitor, int more, int moreStrangers) {
        all += more;
        byOrigin.compute(visitor.origin(), (_, before) -> sum(before, more, moreStrangers));
    }

    private static @Nullable Count sum(@Nullable Count before, int more, int moreStrangers) {
        Count then = before == null ? Count.NONE : before;
        Count now = new Count(then.all() + more, then.strangers() + moreStrangers);
        return now.all() == 0 ? null : now;
    }

    synchronized List<Visitor> everybody() {
        List<Visitor> everybody = new ArrayList<>(strangers);
        everybody.addAll(known);
        return everybody;
    }

    synchronized int size() {
        return all;
    }
}
