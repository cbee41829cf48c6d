package io.gather.transport.node.rpc.serve;

import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.gather.core.outcome.Outcome;
import org.jspecify.annotations.Nullable;

/** A line of the node's own record of who asked for what, and of what was run. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "entry")
@JsonSubTypes({@JsonSubTypes.Type(value = AuditEntry.Request.class, name = "request"),
        @JsonSubTypes.Type(value = AuditEntry.Ran.class, name = "ran"),
        @JsonSubTypes.Type(value = AuditEntry.Denied.class, name = "denied")})
public sealed interface AuditEntry {
    Instant time();

    String caller();

    /** @param milliseconds until the answer had been sent */
    record Request(Instant time, String caller, String address, String method, String path, int status,
            long milliseconds) implements AuditEntry {}

    /**
     * A command that was run, or files that were read.
     *
     * @param what the command line as it ran, or the patterns
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Ran(Instant time, String caller, String gather, String item, @Nullable String what, String status,
            long bytes) implements AuditEntry {
        static Ran of(String caller, String gather, Outcome outcome) {
            return new Ran(outcome.start(), caller, gather, outcome.fullName(), outcome.source(),
                    outcome.status().word(), outcome.size());
        }
    }

    /** What the node's owner does not allow. */
    record Denied(Instant time, String caller, String gather, String item, String why) implements AuditEntry {}
}
