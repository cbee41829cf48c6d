package io.gather.core.overlord;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.gather.core.bundle.Position;
import io.gather.core.inventory.Inventory;
import io.gather.core.plan.Plan;
import io.gather.core.report.PhaseRecord;

/** A step of a gather that must be known after a crash. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "step")
@JsonSubTypes({@JsonSubTypes.Type(value = JournalEntry.Started.class, name = "started"),
        @JsonSubTypes.Type(value = JournalEntry.Planned.class, name = "planned"),
        @JsonSubTypes.Type(value = JournalEntry.Checkpoint.class, name = "checkpoint"),
        @JsonSubTypes.Type(value = JournalEntry.PhaseDone.class, name = "phase-done"),
        @JsonSubTypes.Type(value = JournalEntry.Packed.class, name = "packed"),
        @JsonSubTypes.Type(value = JournalEntry.Uploaded.class, name = "uploaded")})
sealed interface JournalEntry {
    /** @param name of the bundle without ending */
    record Started(GatherId id, Instant at, GatherRequest request, Inventory inventory, String name, Path partial,
            String version) implements JournalEntry {}

    /** @param place the node, or {@code local} for the cluster's tasks */
    record Planned(String place, Plan plan) implements JournalEntry {}

    /** Up to here bundle, index and the lists of what was collected agree and are on disk. */
    record Checkpoint(Position bundle, Map<String, Long> files) implements JournalEntry {}

    record PhaseDone(PhaseRecord phase) implements JournalEntry {}

    record Packed(Path bundle, long size, String sha256) implements JournalEntry {}

    record Uploaded(String where) implements JournalEntry {}
}
