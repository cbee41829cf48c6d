package io.gather.transport.node.rpc.wire;

import java.util.Base64;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.gather.core.outcome.Outcome;
import io.gather.core.outcome.Result;
import org.jspecify.annotations.Nullable;

/**
 * A line of what comes of a plan.
 *
 * @param outcome null: only what else is said
 * @param results of the outcome, where they come with it
 * @param members the bytes of the results, in base64; null: results and members are to be fetched
 * @param released whether the minion has forgotten them, as it was told to
 * @param notices all that is odd so far
 * @param finished nothing comes after it
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Event(@Nullable Outcome outcome, List<Result> results, @Nullable String members,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean released, List<String> notices,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean finished) {
    public Event {
        results = List.copyOf(results);
        notices = List.copyOf(notices);
    }

    /** @throws IllegalArgumentException when they are no bytes in base64 */
    public byte[] bytes() {
        return members == null ? new byte[0] : Base64.getDecoder().decode(members);
    }

    public static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    public static Event end(List<String> notices) {
        return new Event(null, List.of(), null, false, notices, true);
    }
}
