package io.gather.transport.upload.s3;

import java.io.IOException;

import io.gather.core.error.ErrorCode;
import io.gather.core.error.GatherException;
import io.gather.transport.error.WayError;
import org.jspecify.annotations.Nullable;

/** What the server's refusals mean, and whether they can pass. */
final class Refusals {
    private static final int LONGEST = 200;

    private Refusals() {}

    /**
     * @param where without what is secret
     * @return to be thrown, when another attempt may succeed
     * @throws GatherException when none can
     */
    static IOException of(S3Answer answer, String where) {
        String code = answer.text("Code");
        String said = said(answer, code);
        if (passes(answer.status(), code)) {
            return new IOException(where + ": " + said);
        }
        switch (code == null ? "" : code) {
            case "RequestTimeTooSkewed" -> throw refused(WayError.S3_WHO_WE_ARE, said, where,
                    "set this machine's clock; the server's says " + answer.headers().get("Date"));
            case "SignatureDoesNotMatch" -> throw refused(WayError.S3_WHO_WE_ARE, said, where,
                    "check the secret key and upload.s3.region");
            case "InvalidAccessKeyId", "InvalidToken", "ExpiredToken", "TokenRefreshRequired" ->
                throw refused(WayError.S3_WHO_WE_ARE, said, where,
                        "set current keys, and the session token that belongs to them");
            case "AuthorizationHeaderMalformed", "PermanentRedirect", "TemporaryRedirect",
                    "IllegalLocationConstraintException" ->
                throw refused(WayError.S3_REGION, said, where, region(answer));
            case "NoSuchBucket", "InvalidBucketName" -> throw refused(WayError.S3_BUCKET, said, where,
                    "check upload.s3.bucket, and upload.s3.endpoint if the server is not Amazon's");
            case "QuotaExceeded", "XMinioStorageFull", "XMinioAdminBucketQuotaExceeded" ->
                throw refused(WayError.S3_NO_ROOM, said, where, "make room in the bucket or raise its quota");
            case "EntityTooLarge" -> throw refused(WayError.S3_NO_ROOM, said, where,
                    "a pre-signed address takes 5 GiB at most: use keys, which send in parts");
            default -> {
                // The status has to do.
            }
        }
        throw switch (answer.status()) {
            case 301, 302, 307, 308 -> refused(WayError.S3_REGION, said, where, region(answer));
            case 401, 403 -> refused(WayError.S3_WHO_WE_ARE, said, where,
                    "check the keys, or that the pre-signed address has not expired, and their rights to put objects there");
            case 404 -> refused(WayError.S3_BUCKET, said, where, "check upload.s3.bucket and upload.s3.endpoint");
            case 507 -> refused(WayError.S3_NO_ROOM, said, where, "make room on the server");
            default -> refused(WayError.S3_REFUSED, said, where, "check [upload.s3] against what the server wants");
        };
    }

    private static boolean passes(int status, @Nullable String code) {
        return switch (code == null ? "" : code) {
            case "SlowDown", "InternalError", "ServiceUnavailable", "RequestTimeout", "IncompleteBody", "BadDigest",
                    "XAmzContentSHA256Mismatch", "OperationAborted", "NoSuchUpload", "InvalidPart", "Throttling",
                    "RequestLimitExceeded" ->
                true;
            default -> switch (status) {
                case 408, 409, 429 -> true;
                case 501, 507 -> false;
                default -> status >= 500 || status < 300;
            };
        };
    }

    private static String said(S3Answer answer, @Nullable String code) {
        String message = answer.text("Message");
        String said = "the server answered " + answer.status() + (code == null ? "" : " " + code)
                + (message == null || message.isBlank() ? "" : ": " + message);
        String line = said.replaceAll("\\p{Cntrl}+", " ");
        return line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
    }

    private static String region(S3Answer answer) {
        String region = answer.headers().get("x-amz-bucket-region");
        String expected = region == null ? answer.text("Region") : region;
        return expected == null
                ? "set upload.s3.region and upload.s3.endpoint to where the bucket is"
                : "set upload.s3.region to \"" + expected.replaceAll("[^A-Za-z0-9-]", "") + "\"";
    }

    private static GatherException refused(ErrorCode error, String said, String where, String remedy) {
        return new GatherException(error, said, where, remedy);
    }
}
