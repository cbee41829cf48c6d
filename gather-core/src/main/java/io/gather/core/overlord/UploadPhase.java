package io.gather.core.overlord;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.gather.core.bundle.BundleFile;
import io.gather.core.error.Category;
import io.gather.core.error.GatherException;
import io.gather.core.upload.Uploader;

/** 7: tries the configured ways in order; the first that works ends it. */
record UploadPhase(List<Uploader> uploaders, StopSignal stop) implements Phase {
    @Override
    public int number() {
        return 7;
    }

    @Override
    public String name() {
        return "upload";
    }

    @Override
    public boolean applies(Gather gather) {
        return gather.packed() != null && gather.uploaded() == null && !gather.request().uploads().isEmpty()
                && !stop.stopped();
    }

    @Override
    public void run(Gather gather) throws IOException, InterruptedException {
        BundleFile bundle = Objects.requireNonNull(gather.packed());
        List<String> tried = new ArrayList<>();
        for (String way : gather.request().uploads()) {
            try {
                String where = uploader(way).upload(bundle.path());
                gather.uploaded(where);
                gather.journal().add(new JournalEntry.Uploaded(where));
                return;
            } catch (IOException e) {
                tried.add(way + ": " + e.getMessage());
            }
        }
        gather.uploadFailed(new GatherException(Category.UPLOAD, "GATHER-6001",
                "no way of uploading worked: " + String.join("; ", tried), String.valueOf(gather.target()),
                "the bundle is kept; correct the reason and copy it, or gather again"));
    }

    private Uploader uploader(String way) throws IOException {
        return uploaders.stream().filter(uploader -> uploader.name().equals(way)).findFirst()
                .orElseThrow(() -> new IOException("there is no such way of uploading"));
    }
}
