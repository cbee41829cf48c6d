package io.gather.core.retention;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.gather.core.settings.KeepSettings;

/**
 * Which bundles go. Increments and what they build on go together or not at all, as one is of no use without the other. What must not go
 * stays, and with it all that it is together with: the latest, what the next increment builds on, what still has to be sent.
 */
public record RetentionRule(KeepSettings settings) {
    /**
     * @param bundles of a cluster, the oldest first
     * @param needed gathers whose bundles must stay
     * @return the oldest first
     */
    public List<KeptBundle> goes(List<KeptBundle> bundles, Set<String> needed, Instant now) {
        if (bundles.isEmpty() || !settings.removesBundles()) {
            return List.of();
        }
        Set<String> stays = new HashSet<>(needed);
        stays.add(bundles.getLast().gather());
        int count = bundles.size();
        long size = bundles.stream().mapToLong(KeptBundle::size).sum();
        List<KeptBundle> goes = new ArrayList<>();
        for (List<KeptBundle> chain : chains(bundles)) {
            long itsSize = chain.stream().mapToLong(KeptBundle::size).sum();
            if (chain.stream().noneMatch(bundle -> stays.contains(bundle.gather()))
                    && (isTooMany(count - chain.size()) || isTooOld(chain, now) || isTooLarge(size))) {
                goes.addAll(chain);
                count -= chain.size();
                size -= itsSize;
            }
        }
        return goes;
    }

    private boolean isTooMany(int left) {
        return settings.bundles() > 0 && left >= settings.bundles();
    }

    private boolean isTooOld(List<KeptBundle> chain, Instant now) {
        return !settings.age().isZero()
                && chain.stream().allMatch(bundle -> bundle.finished().isBefore(now.minus(settings.age())));
    }

    private boolean isTooLarge(long size) {
        return settings.size().bytes() > 0 && size > settings.size().bytes();
    }

    /** By the oldest of each. */
    private static List<List<KeptBundle>> chains(List<KeptBundle> bundles) {
        Map<String, List<KeptBundle>> chains = new LinkedHashMap<>();
        for (KeptBundle bundle : bundles) {
            String first = bundle.base().stream().findFirst().orElse(bundle.gather());
            chains.computeIfAbsent(first, _ -> new ArrayList<>()).add(bundle);
        }
        return List.copyOf(chains.values());
    }
}
