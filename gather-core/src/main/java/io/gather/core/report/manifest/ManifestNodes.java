package io.gather.core.report.manifest;

import java.io.IOException;
import java.io.OutputStream;

import io.gather.core.report.Collected;
import io.gather.core.report.GatherRecord;
import io.gather.core.report.MetadataFile;

/** {@code nodes.json}: a manifest without outcomes and results, which is small however many these are. */
public final class ManifestNodes implements MetadataFile {
    public static final String NAME = "nodes.json";
    static final String FORMAT = "gather-nodes";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void write(GatherRecord record, Collected collected, OutputStream out) throws IOException {
        Manifest.write(FORMAT, record, out, (_, _) -> {
            // Nothing but what is said of the node itself.
        });
    }
}
