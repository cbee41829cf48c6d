package io.gather.transport.node.shell.land;

import java.io.IOException;
import java.io.OutputStream;

import io.gather.core.redact.Masked;
import io.gather.core.redact.Masks;

/**
 * Masks secrets.
 *
 * @param torn where a part begins whose line has lost its begin: what is left of that line could be a secret that no mask recognises
 *        any more; -1: nowhere
 */
record MaskChange(Masks masks, long torn) implements Change {

    @Override
    public Changing to(OutputStream out) {
        return new Masking(out);
    }

    private final class Masking extends Changing {
        private final Masked masked;
        private long seen;
        private boolean dropping;
        private long leftOut;

        Masking(OutputStream out) {
            this.masked = new Masked(out, masks);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            if (torn < seen || torn >= seen + length) {
                pass(bytes, from, length);
            } else {
                int before = (int) (torn - seen);
                pass(bytes, from, before);
                masked.finish();
                dropping = true;
                pass(bytes, from + before, length - before);
            }
            seen += length;
        }

        private void pass(byte[] bytes, int from, int length) throws IOException {
            int skipped = 0;
            while (dropping && skipped < length) {
                dropping = bytes[from + skipped] != '\n';
                skipped++;
            }
            leftOut += skipped;
            masked.write(bytes, from + skipped, length - skipped);
        }

        @Override
        void finish() throws IOException {
            masked.finish();
        }

        @Override
        long leftOut() {
            return leftOut;
        }
    }
}
