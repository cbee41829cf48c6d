package io.gather.transport.upload.s3;

/** Signs the chunks of one body, each with the signature before it. */
final class Chunks {
    private final byte[] key;
    private final String before;
    private String last;

    Chunks(byte[] key, String stamp, String scope, String seed) {
        this.key = key;
        this.before = "AWS4-HMAC-SHA256-PAYLOAD\n" + stamp + "\n" + scope + "\n";
        this.last = seed;
    }

    /** @param digest of the chunk's bytes, SHA-256 in hex */
    String sign(String digest) {
        last = Hashes.hex(Hashes.hmac(key, before + last + "\n" + Signer.EMPTY + "\n" + digest));
        return last;
    }
}
