package io.gather.core.leak;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

import io.gather.core.leak.word.MaskCollector;
import io.gather.core.leak.word.MaskedSecrets;

/** Notes which masks are in a bundle. */
final class MasksOfBundle implements BundleVisitor {
    private final MaskCollector collector;

    MasksOfBundle(MaskedSecrets masked) {
        this.collector = new MaskCollector(masked);
    }

    @Override
    public void text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        collector.write(bytes, 0, bytes.length);
        collector.end();
    }

    @Override
    public void content(InputStream plain) throws IOException {
        plain.transferTo(collector);
        collector.end();
    }

    @Override
    public void unsearched() {
        // The search itself says so.
    }

    @Override
    public void place(String name) {
        // Where a mask is does not matter.
    }
}
