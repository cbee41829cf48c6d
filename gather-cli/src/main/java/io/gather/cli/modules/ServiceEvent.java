package io.gather.cli.modules;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** What happens to a module's services. Its JSON is what {@code --json} prints. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "event")
@JsonSubTypes({@JsonSubTypes.Type(value = ServiceEvent.Starting.class, name = "service-starting"),
        @JsonSubTypes.Type(value = ServiceEvent.Started.class, name = "service-started"),
        @JsonSubTypes.Type(value = ServiceEvent.Notice.class, name = "notice"),
        @JsonSubTypes.Type(value = ServiceEvent.Line.class, name = "line"),
        @JsonSubTypes.Type(value = ServiceEvent.Stopping.class, name = "stopping"),
        @JsonSubTypes.Type(value = ServiceEvent.Ended.class, name = "service-ended")})
sealed interface ServiceEvent {
    record Starting(String module, String service, String about) implements ServiceEvent {}

    /** @param how it serves, in its own words */
    record Started(String module, String service, String how) implements ServiceEvent {}

    /** What a service says, or the machinery of all of them. */
    record Notice(String module, String text) implements ServiceEvent {}

    /** A result. */
    record Line(String module, String text) implements ServiceEvent {}

    record Stopping(String module, String why) implements ServiceEvent {}

    record Ended(String module, String service) implements ServiceEvent {}
}
