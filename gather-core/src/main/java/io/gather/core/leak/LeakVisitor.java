package io.gather.core.leak;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

import io.gather.core.leak.word.MaskedSecrets;
import io.gather.core.leak.word.WordStream;
import io.gather.core.obfuscate.Originals;
import io.gather.core.redact.Redactor;
import org.jspecify.annotations.Nullable;

/** Tells a tally what of a bundle is a leak. */
final class LeakVisitor implements BundleVisitor {
    /** Of what is left of secrets that were masked elsewhere. */
    static final String MASKED = "masked-secret";

    private final Originals originals;
    private final WritingIndex index;
    private final Redactor secrets;
    private final LeakTally tally;
    private final @Nullable WordStream words;
    private boolean lines;

    LeakVisitor(Originals originals, Redactor secrets, MaskedSecrets masked, LeakTally tally) {
        this.originals = originals;
        this.index = new WritingIndex(originals.all());
        this.secrets = secrets;
        this.tally = tally;
        this.words = masked.count() == 0
                ? null
                : new WordStream(masked, (writing, line) -> tally.found(MASKED, null, writing, lines ? line : 0, 1));
    }

    @Override
    public void text(String text) {
        originals.search(text, it -> tally.found(it.kind().word(), it.text(), LeakTally.PLAIN, 0, 1));
        lines = false;
        if (words != null) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            words.write(bytes, 0, bytes.length);
            words.finish();
        }
    }

    @Override
    public void content(InputStream plain) throws IOException {
        lines = true;
        LeakStream search = new LeakStream(originals, index, secrets, words, tally);
        plain.transferTo(search);
        search.finish();
    }

    @Override
    public void unsearched() {
        tally.unsearched();
    }

    @Override
    public void place(String name) {
        tally.place(name);
    }
}
