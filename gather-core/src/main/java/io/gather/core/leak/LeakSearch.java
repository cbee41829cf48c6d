package io.gather.core.leak;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.gather.core.bundle.fault.BundleFault;
import io.gather.core.bundle.read.Bundle;
import io.gather.core.bundle.read.BundleContents;
import io.gather.core.cleanse.IndexedBundle;
import io.gather.core.error.GatherException;
import io.gather.core.files.Trees;
import io.gather.core.leak.word.MaskedSecrets;
import io.gather.core.obfuscate.Originals;
import io.gather.core.redact.Redactor;

/**
 * Looks for what may not be in a bundle: in contents, also compressed ones, in names, and where links lead. Originals are sought in
 * all their writings; of secrets, the rules must find no more than what stands for them, and what stands for one at one place may not be left
 * as it was at another. The bundle is only read, and may be one that is not finished yet ({@link io.gather.core.bundle.read.GrowingBundle}).
 */
public final class LeakSearch {
    private final Originals originals;
    private final Redactor secrets;
    private final String maskKey;

    /**
     * @param secrets finds them; {@link Redactor#NONE}: they are not looked for
     * @param maskKey with which secrets were masked, in hexadecimal digits; empty: those that are left elsewhere are not looked for
     */
    public LeakSearch(Originals originals, Redactor secrets, String maskKey) {
        this.originals = originals;
        this.secrets = secrets;
        this.maskKey = maskKey;
    }

    /** Of a finished bundle, ours or any {@code .tar.gz}. */
    public LeakReport of(Path path) {
        try {
            Path folder = Files.createTempDirectory("gather-leaks-");
            try (Bundle bundle = Bundle.open(IndexedBundle.of(path, folder))) {
                return search(bundle);
            } finally {
                Trees.delete(folder);
            }
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    /** Of one that is open; it is left open, and gone over once, or twice where there are masks to be looked for. */
    public LeakReport of(BundleContents bundle) {
        try {
            return search(bundle);
        } catch (IOException e) {
            throw unreadable(bundle.path(), e);
        }
    }

    private LeakReport search(BundleContents bundle) throws IOException {
        BundleWalk walk = new BundleWalk(bundle);
        MaskedSecrets masked = new MaskedSecrets(maskKey);
        if (!maskKey.isEmpty()) {
            walk.show(new MasksOfBundle(masked));
        }
        LeakTally tally = new LeakTally();
        long files = walk.show(new LeakVisitor(originals, secrets, masked, tally));
        return tally.report(originals, masked, files);
    }

    private static GatherException unreadable(Path path, IOException e) {
        return BundleFault.UNREADABLE.at(path, "cannot be searched: " + e.getMessage(), e);
    }
}
