package io.gather.transport.upload.s3;

import java.io.IOException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;

/**
 * Entity tags: mostly the MD5 of what the server stored, and of an object in parts the MD5 of theirs. Servers that encrypt with keys
 * of others, and some that are not Amazon's, have tags of another kind, which prove nothing.
 */
final class Tags {
    private Tags() {}

    /**
     * Compares what was sent with what the server says it stored.
     *
     * @return whether the server's tag is a digest, and that of what was sent
     */
    static boolean check(S3Answer answer, String md5, String where) throws IOException {
        String tag = answer.tag();
        boolean tells = isDigest(tag) && !encrypts(answer);
        if (tells && !tag.equalsIgnoreCase(md5)) {
            throw new IOException(where + ": the server stored something else than was sent (its digest is " + tag
                    + " instead of " + md5 + ")");
        }
        return tells;
    }

    private static boolean isDigest(String tag) {
        return tag.matches("[0-9a-fA-F]{32}");
    }

    private static boolean encrypts(S3Answer answer) {
        String how = answer.headers().get("x-amz-server-side-encryption");
        return (how != null && !how.equals("AES256"))
                || answer.headers().get("x-amz-server-side-encryption-customer-algorithm") != null;
    }

    /** The tag that an object of these parts has; empty when their tags are no digests. */
    static String ofParts(List<Bucket.Part> parts) {
        MessageDigest md5 = Hashes.md5();
        for (Bucket.Part part : parts) {
            if (!isDigest(part.tag())) {
                return "";
            }
            md5.update(HexFormat.of().parseHex(part.tag()));
        }
        return Hashes.hex(md5.digest()) + "-" + parts.size();
    }
}
