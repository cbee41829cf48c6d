package io.gather.stats.metric;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

import com.fasterxml.jackson.core.JsonParser;
import org.jspecify.annotations.Nullable;

/**
 * What {@code statistics/keys} answers, for one stat or for a page of all. A stat whose description is not as it should be is left out.
 *
 * @param errors what the cluster answers instead; empty: it answered what it was asked
 * @param resume what to ask for the next page with; empty: this is the last one
 * @param odd how many were left out
 */
public record KeysReply(List<ReplyError> errors, Optional<String> resume, int odd) {
    /** Is told the stats of a reply. */
    @FunctionalInterface
    public interface Keys {
        /** @param name as the reply calls it, which may be an alias */
        void key(String name, StatKey key);
    }

    /** @throws ReplyException when it is no such reply */
    public static KeysReply read(InputStream in, Keys keys) throws IOException {
        Reading reading = new Reading(keys);
        List<ReplyError> errors = ReplyJson.read(in, "keys", reading);
        return new KeysReply(errors, Optional.ofNullable(reading.resume), reading.odd);
    }

    private static final class Reading implements ReplyJson.Elements {
        private final Keys keys;
        private @Nullable String resume;
        private int odd;

        Reading(Keys keys) {
            this.keys = keys;
        }

        @Override
        public void element(JsonParser json) throws IOException {
            boolean isKey = ValueReader.read(json) instanceof ReplyValue.MapOf(List<ReplyValue.Member> members)
                    && key(members, keys);
            odd += isKey ? 0 : 1;
        }

        @Override
        public void other(String name, JsonParser json) throws IOException {
            String text = ReplyJson.text(json);
            if (name.equals("resume")) {
                resume = text;
            }
        }
    }

    /** @return whether it is one */
    private static boolean key(List<ReplyValue.Member> members, Keys keys) {
        Map<String, ReplyValue> values = new TreeMap<>();
        members.forEach(member -> values.put(member.name(), member.value()));
        String description = text(values, "description");
        String units = text(values, "units");
        String scope = text(values, "scope");
        String type = text(values, "type");
        String aggregation = text(values, "aggregation_type");
        if (description == null || units == null || scope == null || type == null || aggregation == null) {
            return false;
        }
        String name = Objects.requireNonNullElse(text(values, "key"), "");
        String real = Objects.requireNonNullElse(text(values, "real_name"), "");
        keys.key(name, new StatKey(real.isEmpty() ? name : real, description, units, scope, type, aggregation,
                interval(values.get("policies"))));
        return true;
    }

    private static @Nullable String text(Map<String, ReplyValue> values, String name) {
        return values.get(name) instanceof ReplyValue.Text(String text) ? text : null;
    }

    /** Of the first policy whose values are not kept: that is how often the cluster measures. */
    private static double interval(@Nullable ReplyValue policies) {
        if (policies instanceof ReplyValue.ListOf(List<ReplyValue> list)) {
            for (ReplyValue policy : list) {
                if (policy instanceof ReplyValue.MapOf(List<ReplyValue.Member> members) && members.stream().anyMatch(
                        it -> it.name().equals("persistent") && it.value().equals(new ReplyValue.Truth(false)))) {
                    return members.stream().filter(it -> it.name().equals("interval")).map(ReplyValue.Member::value)
                            .mapToDouble(it -> it instanceof ReplyValue.Num(double number) ? Math.max(0, number) : 0)
                            .findFirst().orElse(0);
                }
            }
        }
        return 0;
    }
}
