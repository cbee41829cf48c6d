package io.gather.core.upload;

import java.io.IOException;
import java.io.InputStream;

/**
 * Makes bundles unreadable for all but their recipients, on the way. What it makes of a bundle is the same each time with the same
 * {@link Seal}, so an upload can go on where it was cut, and has a size and a digest before it begins. Safe for several threads.
 */
public interface Envelope {
    /** Added to the bundle's name, with its dot. */
    String suffix();

    /** Which recipients these are: a seal made for others is of no use. No secrets. */
    String recipients();

    /**
     * New keys, sealed for the recipients. Blocks, for a bounded time.
     *
     * @throws io.gather.core.error.GatherException when a recipient cannot be used
     */
    Seal seal() throws IOException, InterruptedException;

    /** How large a bundle is when it is sealed. */
    long size(Seal seal, long plain);

    /**
     * @param plain closed with the stream that is returned
     * @param size of the plain bundle
     */
    InputStream open(Seal seal, InputStream plain, long size);

    /**
     * What a bundle is sealed with. Not a record: what it holds must not be shown.
     */
    final class Seal {
        private final byte[] head;
        private final byte[] key;

        public Seal(byte[] head, byte[] key) {
            this.head = head.clone();
            this.key = key.clone();
        }

        /** What comes first, for everybody to see: the key, sealed for each recipient. */
        public byte[] head() {
            return head.clone();
        }

        /** Secret: whoever has it can read the bundle. */
        public byte[] key() {
            return key.clone();
        }
    }
}
