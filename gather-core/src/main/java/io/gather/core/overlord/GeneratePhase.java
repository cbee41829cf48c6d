package io.gather.core.overlord;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

import io.gather.core.bundle.BundleWriter;
import io.gather.core.bundle.ContentWriter;
import io.gather.core.error.Wording;
import io.gather.core.overlord.request.Completion;
import io.gather.core.overlord.request.GatherRequest;
import io.gather.core.overlord.state.LastFull;
import io.gather.core.overlord.state.StateDirectory;
import io.gather.core.report.Disclosure;
import io.gather.core.report.GatherRecord;
import io.gather.core.report.LeakMeter;
import io.gather.core.report.SecretHandling;
import io.gather.core.report.Told;
import io.gather.core.report.metadata.MetadataFiles;
import org.jspecify.annotations.Nullable;

/** 5: the metadata. Each file on its own: one that cannot be written costs no other. */
record GeneratePhase(StateDirectory state, Clock clock, StopSignal stop, Wording wording) implements Phase {
    @Override
    public int number() {
        return 5;
    }

    @Override
    public String name() {
        return "generate";
    }

    @Override
    public boolean applies(Gather gather) {
        return !gather.isWritten();
    }

    @Override
    public void run(Gather gather) throws IOException, InterruptedException {
        gather.bundle().checkpoint();
        gather.baseline().leave(gather);
        gather.bundle().useRoomForMetadata();
        // What is replaced is looked for where it is replaced.
        LeakMeter found = gather.request().discretion().obfuscates()
                ? null
                : gather.leaks().look(gather.bundle().writer());
        Told told = new Told(gather.redactor()::text, record(gather, found), gather.run());
        GatherRecord record = told.record();
        MetadataFiles.Place place = (path, content) -> add(gather, path, content);
        MetadataFiles.writeFirst(record, told, place);
        place.add("gather.log", out -> Files.copy(gather.run().log(), out));
        MetadataFiles.writeLast(record, told, place);
    }

    private void add(Gather gather, String name, ContentWriter content) {
        BundleWriter writer = gather.bundle().writer();
        try {
            writer.add(name, clock.instant(), content);
        } catch (IOException e) {
            gather.notice(name + " could not be written: " + e.getMessage());
        }
    }

    /** When it began, in seconds since 1970: whatever was written later may be missing in it. 0: there was none, as far as is known. */
    private long lastFull(String cluster) {
        return LastFull.of(state, cluster).map(last -> last.began().getEpochSecond()).orElse(0L);
    }

    private GatherRecord record(Gather gather, @Nullable LeakMeter found) {
        GatherRequest request = gather.request();
        Remainder remainder = Remainder.of(gather);
        String complete = remainder.isNothing() ? null : wording.of(gather.completing());
        if (complete != null) {
            gather.notice(remainder.words() + "; bring it with: " + complete);
        }
        Completion completion = request.completion();
        Instant now = clock.instant();
        return new GatherRecord(gather.id().text(), gather.name(), request.cluster(), request.mode(), request.caseId(),
                request.label(), gather.version(), request.commandLine(), request.selection().groups(),
                request.window().from(),
                request.window().until(),
                gather.began(),
                now, stop.stopped(), lastFull(request.cluster()), gather.phases(), gather.nodeRecords(),
                gather.notices(), gather.base(), List.of(), remainder.parts(), complete,
                completion == null ? null : completion.gather(),
                new Disclosure(request.concealment() == null ? SecretHandling.KEPT : SecretHandling.MASKED, null,
                        found));
    }
}
