package io.gather.core.overlord.state;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.gather.core.bundle.BundleFiles;
import io.gather.core.bundle.Position;
import io.gather.core.inventory.Inventory;
import io.gather.core.minion.NodeFacts;
import io.gather.core.overlord.request.GatherRequest;
import io.gather.core.plan.Task;
import io.gather.core.report.PhaseRecord;
import io.gather.core.units.ByteSize;

/** A step of a gather that must be known after a crash. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "step")
@JsonSubTypes({@JsonSubTypes.Type(value = JournalEntry.Started.class, name = "started"),
        @JsonSubTypes.Type(value = JournalEntry.Claiming.class, name = "claiming"),
        @JsonSubTypes.Type(value = JournalEntry.Based.class, name = "based"),
        @JsonSubTypes.Type(value = JournalEntry.Tasks.class, name = "tasks"),
        @JsonSubTypes.Type(value = JournalEntry.Planned.class, name = "planned"),
        @JsonSubTypes.Type(value = JournalEntry.Granted.class, name = "granted"),
        @JsonSubTypes.Type(value = JournalEntry.Returned.class, name = "returned"),
        @JsonSubTypes.Type(value = JournalEntry.Resumed.class, name = "resumed"),
        @JsonSubTypes.Type(value = JournalEntry.NodeDone.class, name = "node-done"),
        @JsonSubTypes.Type(value = JournalEntry.Checkpoint.class, name = "checkpoint"),
        @JsonSubTypes.Type(value = JournalEntry.PhaseDone.class, name = "phase-done"),
        @JsonSubTypes.Type(value = JournalEntry.Packed.class, name = "packed"),
        @JsonSubTypes.Type(value = JournalEntry.Uploaded.class, name = "uploaded")})
public sealed interface JournalEntry {
    /** @param name of the bundle without ending */
    record Started(GatherId id, Instant at, GatherRequest request, Inventory inventory, String name, Path partial,
            String version) implements JournalEntry {
        public BundleFiles files() {
            return new BundleFiles(partial.toAbsolutePath().resolveSibling(""), name);
        }
    }

    /** A name that is about to be taken for the bundle. It may turn out to be another's; then the next one is. */
    record Claiming(Path folder, String name) implements JournalEntry {
        public BundleFiles files() {
            return new BundleFiles(folder, name);
        }
    }

    /** Gathers whose bundles have what this increment has not, the oldest first. */
    record Based(List<String> gathers) implements JournalEntry {
        public Based {
            gathers = List.copyOf(gathers);
        }
    }

    /** A list of tasks that one or many places have. */
    record Tasks(String list, List<Task> tasks) implements JournalEntry {
        public Tasks {
            tasks = List.copyOf(tasks);
        }
    }

    /** @param places nodes, or {@code local} for the cluster's tasks; a later entry overrules an earlier one */
    record Planned(List<String> places, String list) implements JournalEntry {
        public Planned {
            places = List.copyOf(places);
        }
    }

    /**
     * Up to here bundle, index and the list of what was collected agree and are on disk.
     *
     * @param collected bytes of that list
     * @param items outcomes in it that have results
     */
    record Checkpoint(Position bundle, long collected, int items) implements JournalEntry {}

    /** What a place may gather of what all of them together may. */
    record Granted(String place, ByteSize size) implements JournalEntry {}

    /**
     * A place has ended, and what it was granted besides is left for others.
     *
     * @param used what it has gathered
     */
    record Returned(String place, ByteSize used) implements JournalEntry {}

    /** @param spent by the processes before, of the time that the gather has */
    record Resumed(Instant at, Duration spent) implements JournalEntry {}

    /** All of a node is in the bundle and nothing is left on it. */
    record NodeDone(String place, NodeFacts facts, List<String> notices) implements JournalEntry {
        public NodeDone {
            notices = List.copyOf(notices);
        }
    }

    record PhaseDone(PhaseRecord phase) implements JournalEntry {}

    record Packed(Path bundle, long size, String sha256) implements JournalEntry {}

    record Uploaded(String where) implements JournalEntry {}
}
